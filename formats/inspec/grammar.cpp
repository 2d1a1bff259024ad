#include "formats/inspec/grammar.hpp"

#include "text/utf8.hpp"

namespace bibcast::inspec {

namespace {

/// `Record 1 of 20 - INSPEC 1990-1991`, whatever the database; `Record - INSPEC`.
bool is_record_line(std::string_view line) {
    constexpr std::string_view word = "Record ";
    if (!line.starts_with(word)) return false;
    if (line.find("INSPEC") != std::string_view::npos) return true;
    const std::string_view rest = line.substr(word.size());
    const std::size_t digits = rest.find_first_not_of("0123456789");
    return digits != 0 && digits != std::string_view::npos && rest.substr(digits).starts_with(" of ");
}

}  // namespace

tagged::Line Grammar::see(std::string_view line) {
    if (is_record_line(line)) {
        inside_ = true;
        const std::size_t dash = line.find(" - ");
        return {tagged::LineKind::begin, "Record", dash == std::string_view::npos ? std::string_view{} : trim(line.substr(dash + 3))};
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
