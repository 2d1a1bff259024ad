#include "name/fold.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

struct Letter {
    char32_t letter;
    std::string_view latin;
};

// Letters without a decomposition into an ASCII letter and marks (Unicode 15, Latin-1 Supplement and Latin Extended-A).
constexpr std::array latin_letters = std::to_array<Letter>({
    {U'ß', "ss"}, {U'æ', "ae"}, {U'ð', "d"}, {U'ø', "o"}, {U'þ', "th"}, {U'đ', "d"}, {U'ħ', "h"}, {U'ı', "i"}, {U'ł', "l"}, {U'ŋ', "ng"},
    {U'œ', "oe"}, {U'ə', "a"},
});

// Cyrillic: the romanisation of passports (ICAO Doc 9303, part 3, section 6), which is how most Russian, Ukrainian and
// Bulgarian names are written abroad. Greek: ISO 843 / ELOT 743, table of transcription.
constexpr std::array other_letters = std::to_array<Letter>({
    {U'α', "a"}, {U'β', "v"}, {U'γ', "g"}, {U'δ', "d"}, {U'ε', "e"}, {U'ζ', "z"}, {U'η', "i"}, {U'θ', "th"}, {U'ι', "i"}, {U'κ', "k"},
    {U'λ', "l"}, {U'μ', "m"}, {U'ν', "n"}, {U'ξ', "x"}, {U'ο', "o"}, {U'π', "p"}, {U'ρ', "r"}, {U'ς', "s"}, {U'σ', "s"}, {U'τ', "t"},
    {U'υ', "y"}, {U'φ', "f"}, {U'χ', "ch"}, {U'ψ', "ps"}, {U'ω', "o"},
    {U'а', "a"}, {U'б', "b"}, {U'в', "v"}, {U'г', "g"}, {U'д', "d"}, {U'е', "e"}, {U'ж', "zh"}, {U'з', "z"}, {U'и', "i"}, {U'й', "i"},
    {U'к', "k"}, {U'л', "l"}, {U'м', "m"}, {U'н', "n"}, {U'о', "o"}, {U'п', "p"}, {U'р', "r"}, {U'с', "s"}, {U'т', "t"}, {U'у', "u"},
    {U'ф', "f"}, {U'х', "kh"}, {U'ц', "ts"}, {U'ч', "ch"}, {U'ш', "sh"}, {U'щ', "shch"}, {U'ъ', "ie"}, {U'ы', "y"}, {U'ь', ""}, {U'э', "e"},
    {U'ю', "iu"}, {U'я', "ia"}, {U'ё', "e"}, {U'ђ', "dj"}, {U'є', "ie"}, {U'і', "i"}, {U'ї', "i"}, {U'ј', "j"}, {U'љ', "lj"}, {U'њ', "nj"},
    {U'ћ', "c"}, {U'ў', "u"}, {U'џ', "dz"}, {U'ґ', "g"},
});

template <std::size_t N>
constexpr bool is_ordered(const std::array<Letter, N>& letters) {
    return std::is_sorted(letters.begin(), letters.end(), [](const Letter& a, const Letter& b) { return a.letter < b.letter; });
}
static_assert(is_ordered(latin_letters) && is_ordered(other_letters));

template <std::size_t N>
const Letter* find_letter(const std::array<Letter, N>& letters, char32_t letter) {
    const auto* const at = std::lower_bound(letters.begin(), letters.end(), letter, [](const Letter& l, char32_t wanted) { return l.letter < wanted; });
    return at != letters.end() && at->letter == letter ? at : nullptr;
}

}  // namespace

void append_folded(std::string& out, std::string_view word, FoldLosses& losses) {
    for (std::size_t at = 0; at < word.size();) {
        const char c = word[at];
        if (static_cast<unsigned char>(c) < 0x80) {
            if (is_ascii_alpha(c) || is_ascii_digit(c)) out += ascii_lower(c);
            ++at;
            continue;
        }
        const CodePoint point = code_point_at(word, at);
        at += point.size;
        if (is_combining(point.value)) {
            losses.accents = true;
            continue;
        }
        if (!is_letter(point.value) && !is_digit(point.value)) continue;
        const char32_t small = to_lower(point.value);
        const char32_t base = to_lower(base_letter(small));
        if (const Letter* letter = find_letter(other_letters, small)) {
            out += letter->latin;
            losses.other_script = true;
        } else if (base < 0x80) {
            out += static_cast<char>(base);
            losses.accents = true;
        } else if (const Letter* latin = find_letter(latin_letters, small)) {
            out += latin->latin;
            losses.accents = true;
        } else if (const Letter* accented = find_letter(other_letters, base)) {
            out += accented->latin;
            losses.other_script = true;
        } else {
            append_utf8(out, small);
        }
    }
}

std::string without_umlaut_spelling(std::string_view folded) {
    std::string out;
    for (std::size_t at = 0; at < folded.size(); ++at) {
        const char c = folded[at];
        out += c;
        if ((c == 'a' || c == 'o' || c == 'u') && at + 1 < folded.size() && folded[at + 1] == 'e') ++at;
    }
    return out;
}

}  // namespace bibcast
