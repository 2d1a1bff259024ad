#include "formats/ovid/grammar.hpp"

#include <algorithm>

#include "formats/ovid/tags.hpp"
#include "text/utf8.hpp"

namespace bibcast::ovid {

namespace {

/// The number in `<12. >`; empty if the line is none.
std::string_view record_number(std::string_view line) {
    line = trim(line);
    if (line.size() < 3 || line.front() != '<' || line.back() != '>') return {};
    std::string_view number = trim(line.substr(1, line.size() - 2));
    if (number.ends_with('.')) number.remove_suffix(1);
    return number.size() <= 9 && number.find_first_not_of("0123456789") == std::string_view::npos ? number : std::string_view{};
}

/// `XX - value`: where the value begins; 0 if the line has no tag.
std::size_t value_begin(std::string_view line) {
    if (line.size() < 4 || line[0] < 'A' || line[0] > 'Z' || !((line[1] >= 'A' && line[1] <= 'Z') || is_ascii_digit(line[1]))) return 0;
    std::size_t at = 2;
    while (at < line.size() && at < 5 && line[at] == ' ') ++at;
    return at > 2 && at < line.size() && line[at] == '-' && (at + 1 == line.size() || line[at + 1] == ' ') ? at + 1 : 0;
}

std::string_view tag_of(std::string_view label) {
    for (const Label& row : labels) {
        if (equals_ignoring_ascii_case(row.label, label)) return row.tag;
    }
    return {};
}

}  // namespace

tagged::Line Grammar::see(std::string_view line) {
    if (const std::string_view number = record_number(line); !number.empty()) {
        *this = {};
        inside_ = true;
        fresh_ = true;
        return {tagged::LineKind::begin, "<", number};
    }
    if (const std::size_t at = value_begin(line); at != 0) {
        const std::string_view tag = line.substr(0, 2);
        const bool vendor = tag == "VN";
        const bool begins = !inside_ || (vendor && vendor_);
        if (begins) vendor_ = false;
        vendor_ = vendor_ || vendor;
        inside_ = true;
        fresh_ = false;
        labelled_ = false;
        return {begins ? tagged::LineKind::begin : tagged::LineKind::field, tag, trim(line.substr(at))};
    }
    constexpr std::size_t longest_label = 45;
    const bool flush = !line.empty() && !is_ascii_space(line[0]) && line.size() <= longest_label;
    if (!inside_ || !flush || (!fresh_ && !labelled_)) return {};
    const std::string_view label = trim(line);
    const std::string_view tag = tag_of(label);
    fresh_ = false;
    labelled_ = true;
    return {tagged::LineKind::field, tag.empty() ? label : tag, {}};
}

}  // namespace bibcast::ovid
