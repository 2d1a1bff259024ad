#include "formats/ovid/short_citation.hpp"

#include <algorithm>
#include <initializer_list>

#include "text/utf8.hpp"

namespace bibcast::ovid {

namespace {

std::string_view without_stop(std::string_view text) {
    text = trim(text);
    while (text.ends_with('.')) text = trim(text.substr(0, text.size() - 1));
    return text;
}

/// What stands behind one of the labels, if it has a digit.
std::string_view labelled(std::string_view piece, std::initializer_list<std::string_view> signs) {
    for (const std::string_view label : signs) {
        if (!piece.starts_with(label)) continue;
        const std::string_view value = trim(piece.substr(label.size()));
        if (value.find_first_of("0123456789") != std::string_view::npos) return value;
    }
    return {};
}

/// Four digits of a year that the text ends in.
bool ends_in_year(std::string_view text) {
    if (text.size() < 4 || (text.size() > 4 && text[text.size() - 5] != ' ')) return false;
    const std::string_view year = text.substr(text.size() - 4);
    return (year.starts_with("1") || year.starts_with("20")) && year.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

bool take_comma_list(std::string_view text, Citation& citation) {
    text = without_stop(text);
    std::size_t at = std::min(text.find(", vol. "), text.find(", v. "));
    if (at == std::string_view::npos) return false;
    Citation found;
    found.title = text.substr(0, at);
    if (const std::size_t comma = found.title.rfind(", "); comma != std::string_view::npos && ends_in_year(found.title)) {
        found.date = trim(found.title.substr(comma + 2));
        found.title = found.title.substr(0, comma);
    }
    while (at < text.size()) {
        const std::size_t begin = at + 2;
        at = std::min(text.find(", ", begin), text.size());
        const std::string_view piece = trim(text.substr(begin, at - begin));
        const auto take = [&](std::string_view& place, std::initializer_list<std::string_view> signs) {
            if (place.empty()) place = labelled(piece, signs);
        };
        take(found.volume, {"vol. ", "v. "});
        take(found.issue, {"no. ", "iss. "});
        take(found.pages, {"pp. ", "p. "});
        if (found.date.empty() && ends_in_year(piece)) found.date = piece;
    }
    if (found.volume.empty() || found.title.empty()) return false;
    found.editors = citation.editors;
    citation = found;
    return true;
}

bool take_dated_journal(std::string_view text, Citation& citation) {
    text = without_stop(text);
    const std::size_t sign = text.find(';');
    if (sign == std::string_view::npos) return false;
    const std::string_view before = trim(text.substr(0, sign));
    const std::string_view parts = trim(text.substr(sign + 1));
    const std::size_t colon = parts.find(':');
    if (parts.empty() || !is_ascii_digit(parts.front()) || colon == std::string_view::npos || parts.find(';') != std::string_view::npos) return false;
    // The year with the month behind it: `2001 Oct`.
    std::size_t year = std::string_view::npos;
    for (std::size_t blank = before.find(' '); blank != std::string_view::npos; blank = before.find(' ', blank + 1)) {
        if (before.size() >= blank + 5 && ends_in_year(before.substr(0, blank + 5)) && (before.size() == blank + 5 || before[blank + 5] == ' ')) year = blank;
    }
    if (year == std::string_view::npos || year == 0) return false;
    citation.title = without_stop(before.substr(0, year));
    citation.date = trim(before.substr(year));
    citation.volume = trim(parts.substr(0, colon));
    if (const std::size_t open = citation.volume.find('('); open != std::string_view::npos && citation.volume.ends_with(')')) {
        citation.issue = citation.volume.substr(open + 1, citation.volume.size() - open - 2);
        citation.volume = trim(citation.volume.substr(0, open));
    }
    citation.pages = trim(parts.substr(colon + 1));
    return true;
}

}  // namespace bibcast::ovid
