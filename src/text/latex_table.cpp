#include "text/latex_table.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// Finds commands by name: open addressing, made once. Slots hold 1 + the number of a row over all three tables.
class CommandIndex {
  public:
    CommandIndex() {
        std::size_t row = 0;
        for (const auto& symbol : latex_symbols()) add(symbol.command, ++row);
        for (const auto& accent : latex_accents()) add(accent.command, ++row);
        for (const auto& command : latex_commands()) add(command.command, ++row);
    }

    [[nodiscard]] LatexMeaning find(std::string_view name) const {
        for (std::size_t at = hash(name);; ++at) {
            const std::size_t row = slots_[at % slots_.size()];
            if (row == 0) return {};
            if (name_of(row - 1) == name) return meaning_of(row - 1);
        }
    }

  private:
    static std::size_t hash(std::string_view name) {
        std::uint32_t value = 2166136261U;  // FNV-1a
        for (const char c : name) value = (value ^ static_cast<unsigned char>(c)) * 16777619U;
        return value ^ value >> 15U;
    }
    void add(std::string_view name, std::size_t row) {
        std::size_t at = hash(name) % slots_.size();
        while (slots_[at] != 0) at = (at + 1) % slots_.size();
        slots_[at] = static_cast<std::uint16_t>(row);
    }
    static LatexMeaning meaning_of(std::size_t row) {
        if (row < latex_symbols().size()) return {.symbol = &latex_symbols()[row]};
        row -= latex_symbols().size();
        if (row < latex_accents().size()) return {.accent = &latex_accents()[row]};
        return {.command = &latex_commands()[row - latex_accents().size()]};
    }
    static std::string_view name_of(std::size_t row) {
        const LatexMeaning meaning = meaning_of(row);
        return meaning.symbol != nullptr   ? meaning.symbol->command
               : meaning.accent != nullptr ? meaning.accent->command
                                           : meaning.command->command;
    }

    std::array<std::uint16_t, 4096> slots_{};
};

struct CharacterRow {
    char32_t character;
    const LatexSymbol* symbol;
};

/// The symbols of one character, in order of it; of several commands the first one.
std::vector<CharacterRow> by_character(bool text_only) {
    std::vector<CharacterRow> rows;
    for (const auto& symbol : latex_symbols()) {
        if (symbol.text.empty() || (text_only && symbol.mode == LatexMode::math)) continue;
        const CodePoint point = code_point_at(symbol.text, 0);
        if (point.size == symbol.text.size()) rows.push_back({point.value, &symbol});
    }
    const auto less = [](const CharacterRow& a, const CharacterRow& b) { return a.character < b.character; };
    std::stable_sort(rows.begin(), rows.end(), less);
    const auto same = [](const CharacterRow& a, const CharacterRow& b) { return a.character == b.character; };
    rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
    return rows;
}

template <class Matches>
const LatexAccent* first_accent(Matches matches) {
    const auto rows = latex_accents();
    const auto found = std::find_if(rows.begin(), rows.end(), matches);
    return found == rows.end() ? nullptr : &*found;
}

struct Alphabet {
    std::string_view command;
    char32_t upper;  ///< the character of A; 0: none
    char32_t lower;
    char32_t digit;
};

// Unicode 15, Mathematical Alphanumeric Symbols, and the Letterlike Symbols that are the holes in it.
constexpr auto alphabets = std::to_array<Alphabet>({
    {"mathbb", 0x1D538, 0x1D552, 0x1D7D8},
    {"mathcal", 0x1D49C, 0x1D4B6, 0},
    {"mathscr", 0x1D49C, 0x1D4B6, 0},
    {"mathfrak", 0x1D504, 0x1D51E, 0},
    {"Bbb", 0x1D538, 0x1D552, 0x1D7D8},
});

struct Hole {
    char32_t hole;
    char32_t instead;
};
constexpr auto holes = std::to_array<Hole>({
    {0x1D53A, 0x2102}, {0x1D53F, 0x210D}, {0x1D545, 0x2115}, {0x1D547, 0x2119}, {0x1D548, 0x211A}, {0x1D549, 0x211D},
    {0x1D551, 0x2124}, {0x1D49D, 0x212C}, {0x1D4A0, 0x2130}, {0x1D4A1, 0x2131}, {0x1D4A3, 0x210B}, {0x1D4A4, 0x2110},
    {0x1D4A7, 0x2112}, {0x1D4A8, 0x2133}, {0x1D4AD, 0x211B}, {0x1D4BA, 0x212F}, {0x1D4BC, 0x210A}, {0x1D4C4, 0x2134},
    {0x1D506, 0x212D}, {0x1D50B, 0x210C}, {0x1D50C, 0x2111}, {0x1D515, 0x211C}, {0x1D51D, 0x2128},
});

struct Script {
    char script;
    char base;
    char32_t character;
};

// Unicode 15, Superscripts and Subscripts, and the three of Latin-1.
constexpr auto scripts = std::to_array<Script>({
    {'^', '1', 0x00B9}, {'^', '2', 0x00B2}, {'^', '3', 0x00B3}, {'^', '0', 0x2070}, {'^', 'i', 0x2071},
    {'^', '4', 0x2074}, {'^', '5', 0x2075}, {'^', '6', 0x2076}, {'^', '7', 0x2077}, {'^', '8', 0x2078},
    {'^', '9', 0x2079}, {'^', '+', 0x207A}, {'^', '-', 0x207B}, {'^', '=', 0x207C}, {'^', '(', 0x207D},
    {'^', ')', 0x207E}, {'^', 'n', 0x207F}, {'_', '0', 0x2080}, {'_', '1', 0x2081}, {'_', '2', 0x2082},
    {'_', '3', 0x2083}, {'_', '4', 0x2084}, {'_', '5', 0x2085}, {'_', '6', 0x2086}, {'_', '7', 0x2087},
    {'_', '8', 0x2088}, {'_', '9', 0x2089}, {'_', '+', 0x208A}, {'_', '-', 0x208B}, {'_', '=', 0x208C},
    {'_', '(', 0x208D}, {'_', ')', 0x208E}, {'_', 'a', 0x2090}, {'_', 'e', 0x2091}, {'_', 'o', 0x2092},
    {'_', 'x', 0x2093}, {'_', 'h', 0x2095}, {'_', 'k', 0x2096}, {'_', 'l', 0x2097}, {'_', 'm', 0x2098},
    {'_', 'n', 0x2099}, {'_', 'p', 0x209A}, {'_', 's', 0x209B}, {'_', 't', 0x209C},
});

const LatexSymbol* find_character(const std::vector<CharacterRow>& rows, char32_t character) {
    const auto found = std::lower_bound(rows.begin(), rows.end(), character,
                                        [](const CharacterRow& row, char32_t key) { return row.character < key; });
    return found != rows.end() && found->character == character ? found->symbol : nullptr;
}

// Unicode 15, Number Forms and Latin-1 Supplement.
constexpr auto fractions = std::to_array<LatexFraction>({
    {"1", "2", 0xBD},
    {"1", "4", 0xBC},
    {"3", "4", 0xBE},
    {"1", "3", 0x2153},
    {"2", "3", 0x2154},
    {"1", "5", 0x2155},
    {"2", "5", 0x2156},
    {"3", "5", 0x2157},
    {"4", "5", 0x2158},
    {"1", "6", 0x2159},
    {"5", "6", 0x215A},
    {"1", "8", 0x215B},
    {"3", "8", 0x215C},
    {"5", "8", 0x215D},
    {"7", "8", 0x215E},
    {"1", "7", 0x2150},
    {"1", "9", 0x2151},
    {"1", "10", 0x2152},
});

// The TeXbook, chapter 18: the names of log-like functions.
constexpr auto operators = std::to_array<std::string_view>({
    "log",  "lg",  "ln",     "lim",  "limsup", "liminf", "sin", "arcsin", "sinh", "cos", "arccos",
    "cosh", "tan", "arctan", "tanh", "cot",    "coth",   "sec", "csc",    "max",  "min", "sup",
    "inf",  "arg", "ker",    "dim",  "hom",    "det",    "exp", "Pr",     "gcd",  "deg",
});

}  // namespace

LatexMeaning latex_meaning(std::string_view command) {
    static const CommandIndex index;
    return index.find(command);
}

const LatexSymbol* latex_symbol_for(char32_t character) {
    static const std::vector<CharacterRow> rows = by_character(false);
    return find_character(rows, character);
}

const LatexSymbol* latex_text_symbol_for(char32_t character) {
    static const std::vector<CharacterRow> rows = by_character(true);
    return find_character(rows, character);
}

const LatexAccent* latex_accent_for(char32_t mark) {
    return first_accent([mark](const LatexAccent& accent) { return accent.mark == mark; });
}

const LatexAccent* latex_spacing_accent_for(char32_t character) {
    return first_accent([character](const LatexAccent& accent) { return accent.spacing == character; });
}

std::string_view latex_command_for(Style style) {
    for (const LatexCommand& command : latex_commands()) {
        if (command.action == LatexAction::style && command.style == style) return command.command;
    }
    return {};
}

char32_t latex_alphabet(std::string_view command, char letter) {
    for (const Alphabet& alphabet : alphabets) {
        if (alphabet.command != command) continue;
        char32_t character = 0;
        if (letter >= 'A' && letter <= 'Z') character = alphabet.upper + static_cast<char32_t>(letter - 'A');
        if (letter >= 'a' && letter <= 'z') character = alphabet.lower + static_cast<char32_t>(letter - 'a');
        if (is_ascii_digit(letter) && alphabet.digit != 0)
            character = alphabet.digit + static_cast<char32_t>(letter - '0');
        for (const Hole& hole : holes) {
            if (hole.hole == character) return hole.instead;
        }
        return character;
    }
    return 0;
}

LatexAlphabetLetter latex_alphabet_letter(char32_t character) {
    for (const Hole& hole : holes) {
        if (hole.instead == character) character = hole.hole;
    }
    for (const Alphabet& alphabet : alphabets) {
        const auto offset = [character](char32_t first) { return static_cast<std::uint32_t>(character - first); };
        if (offset(alphabet.upper) < 26) return {alphabet.command, static_cast<char>('A' + offset(alphabet.upper))};
        if (offset(alphabet.lower) < 26) return {alphabet.command, static_cast<char>('a' + offset(alphabet.lower))};
        if (alphabet.digit != 0 && offset(alphabet.digit) < 10) {
            return {alphabet.command, static_cast<char>('0' + offset(alphabet.digit))};
        }
    }
    return {};
}

char32_t latex_script(char script, char base) {
    for (const Script& row : scripts) {
        if (row.script == script && row.base == base) return row.character;
    }
    return 0;
}

LatexScript latex_script_of(char32_t character) {
    for (const Script& row : scripts) {
        if (row.character == character) return {row.script, row.base};
    }
    return {};
}

char32_t latex_fraction(std::string_view above, std::string_view below) {
    for (const LatexFraction& row : fractions) {
        if (row.above == above && row.below == below) return row.character;
    }
    return 0;
}

LatexFraction latex_fraction_of(char32_t character) {
    for (const LatexFraction& row : fractions) {
        if (row.character == character) return row;
    }
    return {};
}

bool is_latex_operator(std::string_view command) {
    return std::find(operators.begin(), operators.end(), command) != operators.end();
}

}  // namespace bibcast
