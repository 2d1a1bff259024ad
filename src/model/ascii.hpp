#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

/// ASCII classes for the parsers of this folder, which stands below `text/`: no locale, bytes above 0x7F are nothing.
namespace bibcast::ascii {

[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
[[nodiscard]] constexpr bool is_alnum(char c) { return is_digit(c) || is_alpha(c); }
[[nodiscard]] constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
[[nodiscard]] constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
[[nodiscard]] constexpr char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

/// `text` without white space at both ends.
[[nodiscard]] constexpr std::string_view trim(std::string_view text) {
    const auto is_ink = [](char c) { return static_cast<unsigned char>(c) > ' '; };
    if (!text.empty() && is_ink(text.front()) && is_ink(text.back())) [[likely]]
        return text;
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

[[nodiscard]] constexpr bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// `lowered` is in lower case already.
[[nodiscard]] constexpr bool equals(std::string_view text, std::string_view lowered) {
    return text.size() == lowered.size() &&
           std::equal(text.begin(), text.end(), lowered.begin(), [](char a, char b) { return lower(a) == b; });
}

/// `lowered` is in lower case already.
[[nodiscard]] constexpr bool starts_with(std::string_view text, std::string_view lowered) {
    return text.size() >= lowered.size() && equals(text.substr(0, lowered.size()), lowered);
}

/// Where `lowered` (in lower case already, not empty) first occurs in any case; npos if nowhere.
[[nodiscard]] constexpr std::size_t find(std::string_view text, std::string_view lowered) {
    const auto at = std::search(text.begin(), text.end(), lowered.begin(), lowered.end(),
                                [](char a, char b) { return lower(a) == b; });
    return at == text.end() ? std::string_view::npos : static_cast<std::size_t>(at - text.begin());
}

}  // namespace bibcast::ascii
