#include "io/thesis_note.hpp"

#include "text/utf8.hpp"

namespace bibcast {

namespace {

bool is_year(std::string_view text) {
    return text.size() == 4 && (text.starts_with('1') || text.starts_with("20")) && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::optional<ThesisNote> parse_thesis_note(std::string_view text) {
    text = trim(text);
    ThesisNote note;
    for (const std::string_view dash : {"--", "\u2014", " \u2013 ", " - "}) {
        const std::size_t at = text.find(dash);
        // A hyphen between colons is one of a field of study.
        if (at == std::string_view::npos || (dash.front() == ' ' && text.find(" : ") != std::string_view::npos)) continue;
        note.degree = trim(text.substr(0, at));
        note.institution = trim(text.substr(at + dash.size()));
        std::string_view closed = note.institution;
        if (closed.ends_with('.')) closed.remove_suffix(1);
        const std::size_t comma = closed.rfind(", ");
        if (comma != std::string_view::npos && is_year(closed.substr(comma + 2))) {
            note.year = closed.substr(comma + 2);
            note.institution = trim(closed.substr(0, comma));
        }
        break;
    }
    if (note.degree.empty()) {
        const std::size_t last = text.rfind(" : ");
        const std::size_t before = last == std::string_view::npos || last == 0 ? std::string_view::npos : text.rfind(" : ", last - 1);
        if (before == std::string_view::npos || !is_year(text.substr(last + 3))) return std::nullopt;
        note = {trim(text.substr(0, before)), trim(text.substr(before + 3, last - before - 3)), text.substr(last + 3)};
    }
    // A note that another dash or colon follows has another form.
    const bool plain = note.institution.find("--") == std::string_view::npos && note.institution.find(" : ") == std::string_view::npos;
    if (note.degree.empty() || note.institution.empty() || !plain) return std::nullopt;
    return note;
}

}  // namespace bibcast
