#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/variable.hpp"
#include "text/utf8.hpp"

namespace bibcast::tagged {

namespace detail {

/// The digits (and a last X) at the begin of `text`, with hyphens between them and blanks if `blanks`.
struct SerialDigits {
    std::size_t digits = 0;
    std::size_t hyphens = 0;
    std::size_t length = 0;
};

[[nodiscard]] inline SerialDigits count_serial_digits(std::string_view text, bool blanks) {
    SerialDigits found;
    for (; found.length < text.size(); ++found.length) {
        const char c = text[found.length];
        if (is_ascii_digit(c) || (ascii_lower(c) == 'x' && found.digits >= 7)) ++found.digits;
        else if (c == '-') ++found.hyphens;
        else if (c != ' ' || !blanks) break;
    }
    return found;
}

}  // namespace detail

/// `text` without a word that says what it is: `ISSN 0021-9606`, `ISBN: 978-…`, `00219606 (ISSN)`.
[[nodiscard]] inline std::string_view strip_serial_word(std::string_view text) {
    for (const std::string_view word : {" (ISSN)", " (ISBN)"}) {
        if (text.ends_with(word)) return trim(text.substr(0, text.size() - word.size()));
    }
    if (text.size() > 4 && (equals_ignoring_ascii_case(text.substr(0, 4), "ISSN") || equals_ignoring_ascii_case(text.substr(0, 4), "ISBN"))) {
        const std::size_t digits = text.find_first_of("0123456789");
        if (digits != std::string_view::npos && digits <= 8) return text.substr(digits);
    }
    return text;
}

/// The numbers of a value that consists of them.
struct SerialNumbers {
    std::vector<std::string_view> numbers;  ///< none: the value is something else, or one number with blanks in it
    bool words = false;  ///< brackets behind a number say of which edition it is, for which no variable is
};

/// Takes a value apart that holds several numbers, or words in brackets behind them: `2045-2322 (Electronic) 2045-2322 (Linking)` (EndNote, from PubMed),
/// `0277-5212 1943-6246`, `0-521-46674-1\\0-521-46128-6` (CAB), `["1932-8494", "1932-8486"]` (Rayyan). With commas and blanks between them they are one value, as
/// we and Zotero write several.
[[nodiscard]] SerialNumbers split_serial_numbers(std::string_view whole);

/// What a number can be that is neither ISBN nor ISSN by its digits.
enum class SerialKind : std::uint8_t {
    book,      ///< an ISBN
    serial,    ///< an ISSN
    document,  ///< the number of a report, patent or standard
};

/// The variable that a number in a tag for both ISBN and ISSN belongs to: by its digits (ISO 3297, ISO 2108), else by what it
/// can be.
[[nodiscard]] inline Variable serial_variable(std::string_view value, SerialKind kind) {
    const bool document = kind == SerialKind::document;
    detail::SerialDigits found = detail::count_serial_digits(value, false);
    if (found.digits == 8 && (found.hyphens == 1 || !document)) return Variable::issn;
    if (found.digits != 10 && found.digits != 13) found = detail::count_serial_digits(value, true);
    const bool book_number = value.starts_with("978") || value.starts_with("979") || found.hyphens >= 3;
    if ((found.digits == 10 || found.digits == 13) && (book_number || !document)) return Variable::isbn;
    if (document) return Variable::number;
    return kind == SerialKind::serial ? Variable::issn : Variable::isbn;
}

}  // namespace bibcast::tagged
