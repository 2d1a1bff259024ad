#include "formats/ads/imprint.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace bibcast::ads {

namespace {

std::string_view without_stop(std::string_view text) {
    text = trim(text);
    while (text.ends_with('.') || text.ends_with(',')) {
        // That of an initial is the name's.
        const std::size_t size = text.size();
        if (size >= 3 && text.back() == '.' && text[size - 2] >= 'A' && text[size - 2] <= 'Z' && (text[size - 3] == ' ' || text[size - 3] == '.')) break;
        text.remove_suffix(1);
    }
    return text;
}

/// The digits before ` pages` at the end, or nothing.
std::string_view pages_at_end(std::string_view text) {
    text = without_stop(text);
    constexpr std::string_view word = " pages";
    if (!text.ends_with(word)) return {};
    text.remove_suffix(word.size());
    std::size_t begin = text.size();
    while (begin != 0 && is_ascii_digit(text[begin - 1])) --begin;
    return text.substr(begin);
}

}  // namespace

VolumeStatement parse_volume_statement(std::string_view text) {
    VolumeStatement found;
    found.title = trim(text);
    for (const std::string_view label : {". Edited by ", ", edited by ", ", Edited by "}) {
        const std::size_t at = text.find(label);
        if (at == std::string_view::npos) continue;
        found.title = trim(text.substr(0, at));
        const std::string_view behind = text.substr(at + label.size());
        const std::size_t stop = behind.rfind(". ");
        const bool series = stop != std::string_view::npos && behind.find(';', stop) == std::string_view::npos;
        found.editors = without_stop(behind.substr(0, series ? stop + 1 : behind.size()));
        if (series) found.series = without_stop(behind.substr(stop + 2));
        break;
    }
    return found;
}

ThesisStatement parse_thesis_statement(std::string_view text) {
    ThesisStatement found;
    // The full stop of `Ph.D.` ends nothing.
    std::size_t end = std::min(text.find(", "), text.size());
    if (const std::size_t stop = text.find("). "); stop < end) end = stop + 1;
    found.genre = trim(text.substr(0, end));
    const std::string_view behind = trim(text.substr(std::min(end + 1, text.size())));
    const std::size_t source = behind.find(", Source ");
    found.university = without_stop(behind.substr(0, source));
    if (source == std::string_view::npos) return found;
    found.rest = trim(behind.substr(source + 2));
    found.extent = pages_at_end(found.rest);
    return found;
}

Imprint parse_imprint(std::string_view text) {
    Imprint found;
    if (const std::size_t isbn = text.find("ISBN"); isbn != std::string_view::npos) {
        std::string_view number = text.substr(isbn + 4);
        number = number.substr(std::min(number.find_first_of("0123456789"), number.size()));
        found.isbn = without_stop(number.substr(0, number.find_first_not_of("0123456789-Xx")));
        text = text.substr(0, isbn);
    }
    const std::size_t colon = text.rfind(": ");
    if (colon == std::string_view::npos) return found;
    const std::size_t stop = text.substr(0, colon).rfind(". ");
    const std::string_view place = trim(text.substr(stop == std::string_view::npos ? 0 : stop + 2, colon - (stop == std::string_view::npos ? 0 : stop + 2)));
    const std::string_view behind = text.substr(colon + 2);
    const std::size_t comma = behind.rfind(", ");
    // A year ends the imprint: without one the colon may be that of a title.
    const std::string_view year = comma == std::string_view::npos ? std::string_view{} : without_stop(behind.substr(comma + 2));
    if (year.size() != 4 || year.find_first_not_of("0123456789") != std::string_view::npos) return found;
    found.place = place;
    found.publisher = trim(behind.substr(0, comma));
    return found;
}

}  // namespace bibcast::ads
