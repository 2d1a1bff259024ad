#include "io/tagged/serial_number.hpp"

namespace bibcast::tagged {

namespace {

bool separates(char c) { return is_ascii_space(c) || c == ';' || c == ',' || c == '\\' || c == '/' || c == '|' || c == '[' || c == ']' || c == '"'; }

bool is_number(std::string_view text) {
    const detail::SerialDigits found = detail::count_serial_digits(text, false);
    return found.length == text.size() && (found.digits == 8 || found.digits == 10 || found.digits == 13);
}

}  // namespace

SerialNumbers split_serial_numbers(std::string_view whole) {
    SerialNumbers split;
    if (whole.find(", ") != std::string_view::npos && whole.find_first_not_of("0123456789-Xx, ") == std::string_view::npos) return split;
    for (std::size_t at = 0; at < whole.size();) {
        if (separates(whole[at])) {
            ++at;
            continue;
        }
        if (whole[at] == '(') {
            const std::size_t close = whole.find(')', at);
            if (close == std::string_view::npos || split.numbers.empty()) return {};
            const std::string_view word = whole.substr(at + 1, close - at - 1);
            split.words = split.words || (word != "ISSN" && word != "ISBN");
            at = close + 1;
            continue;
        }
        std::size_t end = at;
        while (end < whole.size() && !separates(whole[end]) && whole[end] != '(') ++end;
        std::string_view number = whole.substr(at, end - at);
        // ERIC at Ovid: `E2196-7822` is the number of the electronic edition.
        constexpr std::size_t with_letter = 10;
        if (number.size() == with_letter && number[0] == 'E') {
            number.remove_prefix(1);
            split.words = true;
        }
        if (!is_number(number)) return {};
        split.numbers.push_back(number);
        at = end;
    }
    return split;
}

}  // namespace bibcast::tagged
