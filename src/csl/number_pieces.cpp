#include "csl/number_pieces.hpp"

#include <array>
#include <charconv>

#include "csl/evaluator.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

/// A number as CSL has it: digits with letters before or behind, no blank in it.
bool is_number_word(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && !is_ascii_digit(text[at])) ++at;
    if (at == text.size()) return false;
    while (at < text.size() && is_ascii_digit(text[at])) ++at;
    while (at < text.size() && !is_ascii_digit(text[at])) ++at;
    return at == text.size();
}

/// The separator of numbers at `at`: how many bytes it takes, with the blanks around; 0 if there is none.
struct Separator {
    std::size_t length = 0;
    char kind = 0;  ///< `-` range, `,` list, `&`
};

Separator separator_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && text[end] == ' ') ++end;
    if (end == text.size()) return {};
    Separator out;
    const std::string_view rest = text.substr(end);
    if (rest[0] == '-' || rest[0] == ',' || rest[0] == '&') {
        out = {1, rest[0]};
    } else if (rest.starts_with("\u2013")) {
        out = {3, '-'};
    } else {
        return {};
    }
    end += out.length;
    while (end < text.size() && text[end] == ' ') ++end;
    out.length = end - at;
    return out;
}

}  // namespace

bool is_roman(std::string_view text) {
    if (text.empty()) return false;
    for (const char c : text) {
        if (std::string_view("ivxlcdmIVXLCDM").find(c) == std::string_view::npos) return false;
    }
    return true;
}

bool has_digit(std::string_view text) {
    for (const char c : text) {
        if (is_ascii_digit(c)) return true;
    }
    return false;
}

bool is_letters(std::string_view text) {
    for (const char c : text) {
        if (!is_ascii_alpha(c) && (c & 0x80) == 0) return false;
    }
    return true;
}

std::vector<NumberPiece> split_numbers(std::string_view value) {
    std::vector<NumberPiece> pieces;
    std::size_t begin = 0;
    std::size_t at = 0;
    while (at < value.size()) {
        if (value[at] == '\\' && at + 1 < value.size()) {
            at += 2;
            continue;
        }
        const Separator separator = separator_at(value, at);
        if (separator.length == 0) {
            ++at;
            continue;
        }
        pieces.push_back({value.substr(begin, at - begin), separator.kind});
        at += separator.length;
        begin = at;
    }
    pieces.push_back({value.substr(begin), 0});
    return pieces;
}

std::string_view letters_before(std::string_view text) {
    std::size_t end = text.size();
    while (end > 0 && is_ascii_digit(text[end - 1])) --end;
    return text.substr(0, end);
}

void append_roman(std::string& out, unsigned value) {
    struct Row {
        unsigned value;
        std::string_view digits;
    };
    constexpr std::array<Row, 13> rows = {{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                                           {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}};
    for (const Row& row : rows) {
        for (; value >= row.value; value -= row.value) out += row.digits;
    }
}

void append_unescaped(std::string& out, std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '-') continue;
        out += text[i];
    }
}

bool is_numeric(std::string_view value) {
    if (value.empty()) return false;
    for (const NumberPiece& piece : split_numbers(value)) {
        const std::string_view text = trim(piece.text);
        if (text.find(' ') != std::string_view::npos || !is_number_word(text)) return false;
    }
    return true;
}

std::optional<unsigned> plain_number(std::string_view value) {
    if (value.empty() || value.size() > 5) return std::nullopt;
    unsigned number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size()) return std::nullopt;
    return number;
}

}  // namespace bibcast::csl
