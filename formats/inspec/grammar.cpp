#include "formats/inspec/grammar.hpp"

#include "text/utf8.hpp"

namespace bibcast::inspec {

tagged::Line Grammar::see(std::string_view line) {
    if (line.starts_with("Record") && line.find("INSPEC") != std::string_view::npos) {
        inside_ = true;
        return {tagged::LineKind::begin, "Record", {}};
    }
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (line.size() < 4 || !is_capital(line[0]) || !is_capital(line[1])) return {};
    // A sign between tag and value, in the three places behind the tag.
    const std::string_view gap = line.substr(2, 3);
    const std::size_t sign = gap.find_first_of(":~-");
    if (sign == std::string_view::npos || !trim(gap.substr(0, sign)).empty()) return {};
    const bool begins = !inside_;
    inside_ = true;
    return {begins ? tagged::LineKind::begin : tagged::LineKind::field, line.substr(0, 2), trim(line.substr(2 + sign + 1))};
}

}  // namespace bibcast::inspec
