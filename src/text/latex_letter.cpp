#include "text/latex_letter.hpp"

#include <utf8proc.h>

#include <array>

#include "text/latex_decoder.hpp"
#include "text/latex_table.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// The combining characters of the accents that are one character, by that character; 0 for any other.
const std::array<char32_t, 128>& marks_of_accents() {
    static const auto marks = [] {
        std::array<char32_t, 128> table{};
        for (const LatexAccent& accent : latex_accents()) {
            if (accent.command.size() == 1) table[static_cast<unsigned char>(accent.command[0])] = accent.mark;
        }
        return table;
    }();
    return marks;
}

/// `o` and `aa` in `{\o}` and `{\aa}`: commands for one letter.
char32_t letter_named(std::string_view command) {
    struct Letter {
        char command[2];
        char16_t value;
    };
    static constexpr Letter letters[] = {{{'o', 0}, 0xF8},    {{'O', 0}, 0xD8},    {{'l', 0}, 0x142},   {{'L', 0}, 0x141},   {{'i', 0}, 0x131},
                                         {{'j', 0}, 0x237},   {{'s', 's'}, 0xDF},  {{'a', 'e'}, 0xE6},  {{'A', 'E'}, 0xC6},  {{'o', 'e'}, 0x153},
                                         {{'O', 'E'}, 0x152}, {{'a', 'a'}, 0xE5},  {{'A', 'A'}, 0xC5}};
    if (command.empty() || command.size() > 2) return 0;
    const char second = command.size() == 2 ? command[1] : '\0';
    for (const Letter& letter : letters) {
        if (letter.command[0] == command[0] && letter.command[1] == second) return letter.value;
    }
    return 0;
}

/// True for the marks of one combining class, 230 (Unicode 15): they keep their order.
bool is_above(char32_t mark) { return mark >= 0x300 && mark <= 0x30C; }

/// The one character that an accented letter and a mark compose; 0 if there is none.
char32_t composed(char32_t letter, char32_t mark) {
    utf8proc_int32_t pair[2] = {static_cast<utf8proc_int32_t>(letter), static_cast<utf8proc_int32_t>(mark)};
    const auto size = utf8proc_normalize_utf32(pair, 2, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    return size == 1 ? static_cast<char32_t>(pair[0]) : 0;
}

/// The accent whose backslash is at `at`, with its letter; two more characters follow.
LatexLetter accented_letter(std::string_view source, std::size_t at, bool in_braces, bool outermost = true) {
    const auto name = static_cast<unsigned char>(source[at + 1]);
    const char32_t mark = name < 0x80 ? marks_of_accents()[name] : 0;
    if (mark == 0) return {};
    const bool braces = source[at + 2] == '{';
    std::size_t base = at + 2 + (braces ? 1 : 0);
    if (!braces && is_ascii_alpha(static_cast<char>(name))) {
        // The name of `\v` ends where no letter follows.
        if (!in_braces || source[base] != ' ') return {};
        while (base < source.size() && source[base] == ' ') ++base;
    }
    if (outermost && base + 2 < source.size() && source[base] == '\\' && (braces || in_braces)) {
        // Vietnamese has two accents on a letter: `\'{\^e}`. Those above it compose in the order in which they stand.
        const LatexLetter inner = accented_letter(source, base, true, false);
        const std::size_t end = base + inner.size + (braces ? 1 : 0);
        if (inner.value != 0) {
            const bool closed = !braces || (end <= source.size() && source[end - 1] == '}');
            return {closed && is_above(mark) && inner.value >= 0x80 ? composed(inner.value, mark) : 0, end - at};
        }
    }
    if (base < source.size() && source[base] == '\\') {
        // A letter without its dot, where its name surely ends.
        if (++base >= source.size() || (source[base] != 'i' && source[base] != 'j') || (!braces && !in_braces)) return {};
        if (base + 1 >= source.size() || source[base + 1] != '}') return {};
    }
    if (base >= source.size() || !is_ascii_alpha(source[base])) return {};
    const std::size_t end = base + 1 + (braces ? 1 : 0);
    if (braces && (end > source.size() || source[end - 1] != '}')) return {};
    const char32_t whole = composed_character(static_cast<unsigned char>(source[base]), mark);
    return {whole < 0x80 ? 0 : whole, end - at};  // a dot on an `i` is none
}

}  // namespace

LatexLetter latex_letter_at(std::string_view source, std::size_t at) {
    // Most are like `{\'e}`.
    if (at + 5 <= source.size() && source[at] == '{' && source[at + 1] == '\\' && source[at + 4] == '}' && is_ascii_alpha(source[at + 3])) {
        const auto accent = static_cast<unsigned char>(source[at + 2]);
        const char32_t mark = accent < 0x40 || accent == '^' || accent == '`' || accent == '~' ? marks_of_accents()[accent] : 0;
        const char32_t whole = mark == 0 ? 0 : composed_character(static_cast<unsigned char>(source[at + 3]), mark);
        if (whole >= 0x80) return {whole, 5};
    }
    const bool in_braces = source[at] == '{';
    const std::size_t command = in_braces ? at + 1 : at;
    if (command + 2 >= source.size() || source[command] != '\\') return {};
    LatexLetter letter = accented_letter(source, command, in_braces);
    if (!in_braces) return letter.value != 0 ? letter : LatexLetter{};
    if (letter.value == 0) {
        std::size_t end = command + 1;
        while (end < source.size() && is_ascii_alpha(source[end])) ++end;
        letter = {letter_named(source.substr(command + 1, end - command - 1)), end - command};
    }
    const std::size_t close = command + letter.size;
    if (letter.value == 0 || close >= source.size() || source[close] != '}') return {};
    return {letter.value, letter.size + 2};
}

bool commands_are_letters(std::string_view source) {
    constexpr auto npos = std::string_view::npos;
    if (source.find('$') != npos) return source.find('\\') == npos;  // mathematics has other letters
    for (std::size_t at = source.find('\\'); at != npos; at = source.find('\\', at)) {
        LatexLetter letter;
        std::size_t begin = at;
        if (at > 0 && source[at - 1] == '{') letter = latex_letter_at(source, --begin);
        if (letter.value == 0) letter = latex_letter_at(source, begin = at);
        if (letter.value == 0) return false;
        at = begin + letter.size;
    }
    return true;
}

}  // namespace bibcast
