#include "name/mark_symbol.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

struct Row {
    char32_t value;
    std::string_view symbol;  // empty: the character itself
    SymbolStrength strength;
};

using enum SymbolStrength;

// Characters that stand for another, and those that deserve more or less trust than the ranges below. Sorted by value.
constexpr auto rows = std::to_array<Row>({
    {U'#', "#", edge},
    {U'$', "$", weak},
    {U'&', "&", weak},
    {U'*', "*", strong},
    {U'+', "+", weak},
    {U'^', "^", weak},
    {U'\u00A4', "", edge},   // currency sign
    {U'\u00A7', "", strong},  // section
    {U'\u00B0', "", edge},    // degree
    {U'\u00B2', "2", raised},
    {U'\u00B3', "3", raised},
    {U'\u00B6', "", strong},  // pilcrow
    {U'\u00B9', "1", raised},
    {U'\u00BA', "°", weak},  // masculine ordinal, typed for a degree sign
    {U'\u02B0', "h", raised},
    {U'\u02B2', "j", raised},
    {U'\u02B3', "r", raised},
    {U'\u02B7', "w", raised},
    {U'\u02B8', "y", raised},
    {U'\u02DA', "°", edge},  // ring above
    {U'\u02E1', "l", raised},
    {U'\u02E2', "s", raised},
    {U'\u02E3', "x", raised},
    {U'\u1D43', "a", raised},
    {U'\u1D47', "b", raised},
    {U'\u1D48', "d", raised},
    {U'\u1D49', "e", raised},
    {U'\u1D4D', "g", raised},
    {U'\u1D4F', "k", raised},
    {U'\u1D50', "m", raised},
    {U'\u1D52', "o", raised},
    {U'\u1D56', "p", raised},
    {U'\u1D57', "t", raised},
    {U'\u1D58', "u", raised},
    {U'\u1D5B', "v", raised},
    {U'\u1D9C', "c", raised},
    {U'\u1DA0', "f", raised},
    {U'\u1DBB', "z", raised},
    {U'\u2016', "", strong},   // double vertical line
    {U'\u2020', "", strong},   // dagger
    {U'\u2021', "", strong},   // double dagger
    {U'\u2022', "", edge},     // bullet
    {U'\u204E', "*", strong},  // low asterisk
    {U'\u2070', "0", raised},
    {U'\u2071', "i", raised},
    {U'\u2074', "4", raised},
    {U'\u2075', "5", raised},
    {U'\u2076', "6", raised},
    {U'\u2077', "7", raised},
    {U'\u2078', "8", raised},
    {U'\u2079', "9", raised},
    {U'\u207A', "+", raised},
    {U'\u207F', "n", raised},
    {U'\u2217', "*", strong},  // asterisk operator
    {U'\u2225', "‖", strong},  // parallel to
    {U'\u2605', "", strong},   // stars
    {U'\u2606', "", strong},
    {U'\u2709', "", strong},  // envelope
    {U'\u2731', "*", strong},  // heavy asterisk
    {U'\uFE61', "*", strong},  // small asterisk
    {U'\uFF03', "#", edge},    // full-width forms
    {U'\uFF0A', "*", strong},
    {U'\uFF0B', "+", weak},
    {U'\U0001F4E7', "✉", strong},  // e-mail, envelopes
    {U'\U0001F4E8', "✉", strong},
    {U'\U0001F4E9', "✉", strong},
    {U'\U0001F582', "✉", strong},
    {U'\U0001F583', "✉", strong},
    {U'\U0001F584', "✉", strong},
});
static_assert(std::is_sorted(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.value < b.value; }));

struct Range {
    char32_t first;
    char32_t last;
};

// Blocks of symbols any of which people hang on names; arrows and box drawing are not among them.
constexpr auto symbol_ranges = std::to_array<Range>({
    {0x2200, 0x22FF},    // Mathematical Operators
    {0x25A0, 0x25FF},    // Geometric Shapes
    {0x2600, 0x26FF},    // Miscellaneous Symbols
    {0x2700, 0x27BF},    // Dingbats
    {0x2B00, 0x2BFF},    // Miscellaneous Symbols and Arrows
    {0x1F300, 0x1FAFF},  // pictographs
});

SymbolStrength strength_by_block(char32_t value) {
    for (const Range& range : symbol_ranges) {
        if (value >= range.first && value <= range.last) return edge;
    }
    return none;
}

struct Spelling {
    std::string_view name;
    std::string_view symbol;
};

std::string_view find_spelling(std::span<const Spelling> table, std::string_view name) {
    const auto row = std::find_if(table.begin(), table.end(), [&](const Spelling& s) { return s.name == name; });
    return row == table.end() ? std::string_view{} : row->symbol;
}

// LaTeX 2e source (ltoutenc, fontmath), textcomp, amssymb, marvosym and bbding names.
constexpr auto commands = std::to_array<Spelling>({
    {"dag", "†"},       {"dagger", "†"},         {"textdagger", "†"},    {"ddag", "‡"},
    {"ddagger", "‡"},   {"textdaggerdbl", "‡"},  {"S", "§"},             {"textsection", "§"},
    {"mathsection", "§"}, {"P", "¶"},            {"textparagraph", "¶"}, {"mathparagraph", "¶"},
    {"ast", "*"},       {"textasteriskcentered", "*"}, {"star", "⋆"},    {"bigstar", "★"},
    {"textbullet", "•"}, {"bullet", "•"},        {"circ", "∘"},          {"textdegree", "°"},
    {"degree", "°"},    {"parallel", "‖"},       {"|", "‖"},             {"Vert", "‖"},
    {"textbardbl", "‖"}, {"sharp", "♯"},         {"forall", "∀"},        {"diamond", "⋄"},
    {"Diamond", "◇"},   {"diamondsuit", "♢"},    {"heartsuit", "♡"},     {"spadesuit", "♠"},
    {"clubsuit", "♣"},  {"triangle", "△"},       {"bigtriangleup", "△"}, {"square", "□"},
    {"Letter", "✉"},    {"Envelope", "✉"},       {"envelope", "✉"},      {"faEnvelope", "✉"},
    {"faEnvelopeO", "✉"}, {"textreferencemark", "※"}, {"#", "#"},        {"$", "$"},
    {"&", "&"},         {"*", "*"},              {"cross", "✝"},         {"natural", "♮"},
});

constexpr auto words = std::to_array<Spelling>({
    {"asterisk", "*"},     {"asterisks", "*"},      {"asterix", "*"},        {"star", "*"},          {"stars", "*"},
    {"starred", "*"},      {"dagger", "†"},         {"daggers", "†"},        {"double dagger", "‡"}, {"double daggers", "‡"},
    {"double-dagger", "‡"}, {"ddagger", "‡"},       {"section sign", "§"},   {"section", "§"},       {"pilcrow", "¶"},
    {"paragraph", "¶"},    {"hash", "#"},           {"envelope", "✉"},       {"mail", "✉"},          {"sternchen", "*"},
    {"astérisque", "*"},   {"asterisco", "*"},      {"boldface", "bold"},    {"bolded", "bold"},     {"underlined", "underline"},
    {"italics", "italic"}, {"italicized", "italic"}, {"highlighted", "highlight"}, {"colour", "color"}, {"small caps", "small-caps"},
});

constexpr auto emphases =
    std::to_array<std::string_view>({"bold", "italic", "underline", "small-caps", "strike", "highlight", "color"});

}  // namespace

SymbolAt symbol_at(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80 && first != '*' && first != '#' && first != '$' && first != '&' && first != '+' && first != '^') return {};
    const CodePoint point = code_point_at(text, at);
    if (!point.valid) return {};
    SymbolAt found{.size = point.size, .symbol = text.substr(at, point.size), .strength = none};
    const auto row = std::lower_bound(rows.begin(), rows.end(), point.value,
                                      [](const Row& r, char32_t value) { return r.value < value; });
    if (row != rows.end() && row->value == point.value) {
        found.strength = row->strength;
        if (!row->symbol.empty()) found.symbol = row->symbol;
    } else {
        found.strength = strength_by_block(point.value);
    }
    // U+FE0E and U+FE0F choose the look of an emoji; they say nothing more.
    constexpr std::string_view selector = "\xEF\xB8";
    const std::string_view next = text.substr(at + found.size, 3);
    if (next.size() == 3 && next.starts_with(selector) && (next[2] == '\x8E' || next[2] == '\x8F')) found.size += 3;
    return found.found() ? found : SymbolAt{};
}

std::size_t raised_separator_size(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return std::string_view("'`.-|&:").find(text[at]) == std::string_view::npos ? 0 : 1;
    // Middle dot, modifier letters and marks that look like a comma, superscript minus and brackets, dashes, quotes, small and raised commas.
    constexpr auto separators = std::to_array<char32_t>({U'\u00B4', U'\u00B7', U'\u02BC', U'\u02D2', U'\u02D9', U'\u02CF', U'\u066B', U'\u066C', U'\u207B', U'\u207D',
                                                         U'\u207E', U'\u2010', U'\u2011', U'\u2012', U'\u2013', U'\u2014', U'\u2018', U'\u2019', U'\u201A', U'\u2027',
                                                         U'\u2032', U'\u2212', U'\u22C5', U'\u2E32', U'\u2E34', U'\u2E41', U'\uFE50', U'\uFE51'});
    const CodePoint point = code_point_at(text, at);
    return std::find(separators.begin(), separators.end(), point.value) == separators.end() ? 0 : point.size;
}

std::string_view symbol_of_command(std::string_view name) { return find_spelling(commands, name); }

std::string_view symbol_of_word(std::string_view word) { return find_spelling(words, word); }

std::string_view normal_symbol(std::string_view symbol) {
    if (symbol.empty()) return symbol;
    if (symbol.front() == '\\' && symbol.size() > 1) {
        const std::string_view found = symbol_of_command(symbol.substr(1));
        return found.empty() ? symbol : found;
    }
    const SymbolAt found = symbol_at(symbol, 0);
    if (found.found() && found.size == symbol.size()) return found.symbol;
    const std::string_view spelled = symbol_of_word(symbol);
    return spelled.empty() ? symbol : spelled;
}

bool is_emphasis(std::string_view symbol) {
    return std::find(emphases.begin(), emphases.end(), symbol) != emphases.end();
}

}  // namespace bibcast
