#include "formats/ris/line.hpp"

#include <cstring>

#include "formats/ris/tags.hpp"
#include "text/utf8.hpp"

namespace bibcast::ris {

namespace {

constexpr std::uint8_t widest_gap = 6;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool has_tag(const TagLine& line, char first, char second) {
    return ascii_lower(line.tag[0]) == first && ascii_lower(line.tag[1]) == second;
}

/// `XX  - ` as the specification has it.
bool is_strict(const TagLine& line) { return line.upper && line.gap == 2 && !line.tab && !line.glued; }

}  // namespace

bool is_usual_line(std::string_view line) {
    if (line.size() < 7 || std::memcmp(line.data() + 2, "  - ", 4) != 0) return false;
    const char first = line[0];
    const char second = line[1];
    return is_upper(first) && (is_upper(second) || is_ascii_digit(second)) && !(first == 'T' && second == 'Y') && !(first == 'E' && second == 'R');
}

std::string_view usual_value(std::string_view line) {
    const std::string_view value = trim(line.substr(6));
    // An empty value has its place, too.
    return value.empty() ? line.substr(5, 0) : value;
}

std::optional<TagLine> split_line(std::string_view line) {
    std::size_t at = 0;
    while (at < line.size() && is_blank(line[at])) ++at;
    if (at + 3 > line.size() || !is_ascii_alpha(line[at])) return std::nullopt;
    TagLine found;
    found.indented = at != 0;
    found.tag = line.substr(at, 2);
    const char second = found.tag[1];
    if (!is_ascii_alpha(second) && !is_ascii_digit(second)) return std::nullopt;
    found.upper = found.tag[0] < 'a' && second < 'a';
    at += 2;
    for (; at < line.size() && is_blank(line[at]) && found.gap <= widest_gap; ++at) {
        ++found.gap;
        found.tab = found.tab || line[at] == '\t';
    }
    if (at >= line.size() || line[at] != '-' || found.gap > widest_gap) return std::nullopt;
    ++at;
    found.glued = at < line.size() && !is_blank(line[at]);
    found.value = trim(line.substr(at));
    if (found.value.empty()) found.value = line.substr(at, 0);
    return found;
}

bool is_type(const TagLine& line) { return has_tag(line, 't', 'y'); }

bool begins_record(const TagLine& line) {
    if (!is_type(line)) return false;
    return is_strict(line) || type_named(line.value).has_value();
}

bool ends_record(const TagLine& line) {
    if (!has_tag(line, 'e', 'r')) return false;
    return is_strict(line) || line.value.empty();
}

bool is_sure_tag(const TagLine& line) { return is_strict(line) && !line.indented && is_known_tag(line.tag); }

bool is_tag(const TagLine& line, const LineShape& shape) {
    if (is_strict(line) && (!line.indented || shape.indented)) return true;
    if (!is_known_tag(line.tag)) return false;
    if (line.indented && !shape.indented) return is_strict(line);
    const bool as_the_first = line.gap == shape.gap && line.glued == shape.glued && (line.upper || !shape.upper);
    if (as_the_first) return true;
    // One thing may be amiss with any line: the number of blanks before the dash, the case, or the blank behind it.
    const bool odd_gap = line.gap != 2 || line.tab;
    const int amiss = int{odd_gap} + int{!line.upper} + int{line.glued};
    return amiss == 1 && line.gap != 0;
}

}  // namespace bibcast::ris
