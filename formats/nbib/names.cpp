#include "formats/nbib/tags.hpp"
#include "io/tagged/names.hpp"
#include "text/utf8.hpp"

namespace bibcast::nbib {

namespace {

/// One to four capitals: the initials of the short form.
bool is_short_initials(std::string_view word) {
    if (word.empty() || count_code_points(word) > 4) return false;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = code_point_at(word, at);
        if (!is_upper(point.value)) return false;
        at += point.size;
    }
    return true;
}

bool is_short_suffix(std::string_view word) {
    for (const std::string_view suffix : {"Jr", "Sr", "2nd", "3rd", "4th", "II", "III", "IV"}) {
        if (word == suffix) return true;
    }
    return false;
}

std::string_view last_word(std::string_view text) {
    const std::size_t blank = text.rfind(' ');
    return blank == std::string_view::npos ? std::string_view{} : text.substr(blank + 1);
}

}  // namespace

Name read_name(Arena& arena, std::string_view text) {
    text = trim(text);
    if (text.find(',') != std::string_view::npos) return tagged::read_indexed_name(arena, text);
    std::string_view family = text;
    std::string_view suffix = last_word(family);
    // `II` alone behind the family name is initials, not a suffix.
    if (is_short_suffix(suffix) && is_short_initials(last_word(trim(family.substr(0, family.size() - suffix.size()))))) {
        family = trim(family.substr(0, family.size() - suffix.size()));
    } else {
        suffix = {};
    }
    const std::string_view initials = last_word(family);
    if (!is_short_initials(initials)) return tagged::read_name(arena, text);
    family = trim(family.substr(0, family.size() - initials.size()));
    // `Hiles ID`: as CSL needs them, each initial has its full stop.
    std::string written(family);
    written += ", ";
    for (std::size_t at = 0; at < initials.size();) {
        const CodePoint point = code_point_at(initials, at);
        if (at != 0) written += ' ';
        written += initials.substr(at, point.size);
        written += '.';
        at += point.size;
    }
    if (!suffix.empty()) {
        written += ", ";
        written += suffix;
    }
    return tagged::read_name(arena, arena.copy(written));
}

}  // namespace bibcast::nbib
