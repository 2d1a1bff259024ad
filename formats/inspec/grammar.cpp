#include "formats/inspec/grammar.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace bibcast::inspec {

namespace {

/// `1 of 20`, with or without something behind it.
bool counts_records(std::string_view text) {
    constexpr std::string_view of = " of ";
    const std::size_t digits = text.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos || !text.substr(digits).starts_with(of)) return false;
    return text.size() > digits + of.size() && is_ascii_digit(text[digits + of.size()]);
}

/// `Record 1 of 20 - INSPEC 1990-1991`, whatever the database; `Record - INSPEC`.
bool is_record_line(std::string_view line) {
    constexpr std::string_view word = "Record ";
    if (!line.starts_with(word)) return false;
    if (line.find("INSPEC") != std::string_view::npos) return true;
    return counts_records(line.substr(word.size()));
}

/// What the line says beside its count: the name of the database.
std::string_view behind_count(std::string_view text) {
    if (counts_records(text)) text.remove_prefix(std::min(text.find_first_not_of("0123456789", text.find(" of ") + 4), text.size()));
    text.remove_prefix(std::min(text.find_first_not_of(" -"), text.size()));
    return trim(text);
}

/// Tags of more than two letters; other words of capitals with a colon are headings of an abstract.
bool is_long_tag(std::string_view word) { return word == "ISSN" || word == "ISBN" || word == "MESH" || word == "DOI" || word == "URL"; }

}  // namespace

tagged::Line Grammar::see(std::string_view line) {
    if (is_record_line(line)) {
        inside_ = true;
        return {tagged::LineKind::begin, "Record", behind_count(line.substr(7))};
    }
    // SilverPlatter for DOS: the place of the record in the list, alone behind blanks.
    if (const std::string_view count = trim(line); counts_records(count) && count.find_first_not_of("0123456789 of") == std::string_view::npos) {
        inside_ = true;
        return {tagged::LineKind::begin, "Record", {}};
    }
    if (const std::size_t colon = line.substr(0, 5).find(':'); colon != std::string_view::npos && is_long_tag(line.substr(0, colon))) {
        return {inside_ ? tagged::LineKind::field : tagged::LineKind::begin, line.substr(0, colon), trim(line.substr(colon + 1))};
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
