#include "formats/repec/grammar.hpp"

#include "formats/repec/tags.hpp"
#include "text/utf8.hpp"

namespace bibcast::repec {

std::string_view canonical_tag(std::string_view name) {
    for (const tagged::Row& row : tags) {
        if (equals_ignoring_ascii_case(row.tag, name)) return row.tag;
    }
    return name;
}

tagged::Line Grammar::see(std::string_view line) {
    constexpr std::size_t longest_name = 40;
    const std::size_t colon = line.substr(0, longest_name + 1).find(':');
    if (colon == std::string_view::npos || colon == 0 || !is_ascii_alpha(line[0])) return {};
    const std::string_view name = line.substr(0, colon);
    for (const char c : name) {
        if (!is_ascii_alpha(c) && !is_ascii_digit(c) && c != '-') return {};
    }
    const std::string_view tag = canonical_tag(name);
    const bool begins = tag == "Template-Type";
    if (!begins && !inside_) return {};
    inside_ = true;
    return {begins ? tagged::LineKind::begin : tagged::LineKind::field, tag, trim(line.substr(colon + 1))};
}

}  // namespace bibcast::repec
