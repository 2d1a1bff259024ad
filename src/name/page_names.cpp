#include "name/page_names.hpp"

#include "name/author_line.hpp"
#include "name/mark_meaning.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t npos = std::string_view::npos;

bool has_tag(std::string_view text) {
    for (std::size_t at = text.find('<'); at != npos; at = text.find('<', at + 1)) {
        if (at + 1 < text.size() && (is_ascii_alpha(text[at + 1]) || text[at + 1] == '/')) return text.find('>', at) != npos;
    }
    return false;
}

bool has_reference(std::string_view text) {
    for (std::size_t at = text.find('&'); at != npos; at = text.find('&', at + 1)) {
        std::size_t end = at + 1;
        while (end < text.size() && (is_ascii_alpha(text[end]) || is_ascii_digit(text[end]) || text[end] == '#')) ++end;
        if (end > at + 2 && end < text.size() && text[end] == ';') return true;
    }
    return false;
}

}  // namespace

bool has_page_markup(std::string_view text) {
    // Hardly any name has one of these.
    if (text.find_first_of("*_<&^[\\") == npos) return false;
    const std::size_t caret = text.find('^');
    const bool raised = caret != npos && (text.find('^', caret + 1) != npos || (caret > 0 && text[caret - 1] == '$'));
    return raised || text.find("**") != npos || text.find("__") != npos || text.find("](") != npos || text.find('\\') != npos || has_tag(text) ||
           has_reference(text);
}

bool add_page_names(Record& record, Variable variable, std::string_view text, SourceSpan source, Findings& findings, Commas commas) {
    const auto count = [&] { return record.people(variable) == nullptr ? 0 : record.people(variable)->people.size(); };
    const std::size_t before = count();
    MarkLegends legends;
    AuthorLineOptions options;
    options.commas = commas;
    add_author_line(record, variable, text, source, findings, legends, options);
    // All people of the record are looked at, which may stand in as many values.
    if (!legends.empty()) apply_legends(record, legends, {}, findings);
    return count() != before || !legends.empty();
}

}  // namespace bibcast
