#include <utf8proc.h>

#include <array>

#include "text/latex_encoder.hpp"
#include "text/latex_source.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// What stops a run of bytes that LaTeX reads as they are.
enum class Stop : std::uint8_t { no, ascii, high, dash };

constexpr std::array<Stop, 256> stops = [] {
    std::array<Stop, 256> table{};
    for (const char c : std::string_view("\\{}$&#%_^~`'-,\"")) table[static_cast<unsigned char>(c)] = Stop::ascii;
    for (std::size_t c = 0x80; c < 256; ++c) table[c] = Stop::high;
    table[0xC2] = Stop::dash;  // U+00A0, U+00AD
    table[0xE2] = Stop::dash;  // U+2013, U+2014, U+201C, U+201D, U+202F
    return table;
}();

/// The characters that have a spelling of their own in any LaTeX, ASCII or not.
std::string_view everyday(char32_t value) {
    switch (value) {
        case 0x00A0:
            return "~";
        case 0x00AD:
            return "\\-";
        case 0x2013:
            return "--";
        case 0x2014:
            return "---";
        case 0x201C:
            return "``";
        case 0x201D:
            return "''";
        case 0x202F:
            return "\\,";
        default:
            return {};
    }
}

/// `\cmd` so that nothing after it is taken for a part of it.
std::string closed(const LatexSymbol& symbol) {
    if (symbol.mode == LatexMode::math) return std::string("$\\").append(symbol.command).append("$");
    if (!is_ascii_alpha(symbol.command[0])) return std::string("\\").append(symbol.command);
    return std::string("{\\").append(symbol.command).append("}");
}

/// True if a letter after `source` would become part of a command's name.
bool ends_in_word(std::string_view source) {
    const std::size_t backslash = source.rfind('\\');
    if (backslash == std::string_view::npos || backslash + 1 == source.size()) return false;
    for (const char c : source.substr(backslash + 1)) {
        if (!is_ascii_alpha(c)) return false;
    }
    return true;
}

std::u32string decomposed(std::string_view cluster) {
    std::u32string points;
    for (std::size_t at = 0; at < cluster.size();) {
        const CodePoint point = code_point_at(cluster, at);
        utf8proc_int32_t buffer[32];
        int boundary = 0;
        const auto size =
            utf8proc_decompose_char(static_cast<utf8proc_int32_t>(point.value), buffer, 32,
                                    static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE), &boundary);
        for (utf8proc_ssize_t i = 0; i < size && i < 32; ++i) points.push_back(static_cast<char32_t>(buffer[i]));
        at += point.size;
    }
    return points;
}

}  // namespace

/// Writes the text from `at_` to `end`, which lies within one stretch.
void LatexEncoder::write_text(std::size_t end) {
    const std::string_view text = text_.plain;
    while (at_ < end) {
        const std::size_t begin = at_;
        while (at_ < end) {
            const Stop stop = stops[static_cast<unsigned char>(text[at_])];
            if (stop != Stop::no && (stop != Stop::high || encoding_.ascii)) break;
            ++at_;
        }
        if (at_ < end && encoding_.ascii && at_ > begin && is_combining(code_point_at(text, at_).value))
            --at_;  // its base
        put(text.substr(begin, at_ - begin));
        if (at_ < end) special(at_, end);
    }
}

void LatexEncoder::special(std::size_t& at, std::size_t end) {
    const std::string_view text = text_.plain;
    const CodePoint point = code_point_at(text, at);
    const std::size_t begin = at;
    at += point.size;
    const std::size_t base_end = at;
    while (encoding_.ascii && at < end) {
        const CodePoint mark = code_point_at(text, at);
        if (!is_combining(mark.value)) break;
        at += mark.size;
    }
    if (at > base_end) {
        const std::string_view follower =
            at < end && is_ascii_alpha(text[at]) ? text.substr(at, 1) : std::string_view();
        const std::size_t size = out_.size();
        if (cluster(text.substr(begin, at - begin), follower)) {
            // A tie has taken the letter after it too.
            if (out_.size() > size && !follower.empty() &&
                text.substr(base_end, at - base_end).find("\u0361") != std::string_view::npos)
                ++at;
            return;
        }
        for (std::size_t mark = base_end; mark < at;) {
            const std::size_t mark_size = code_point_at(text, mark).size;
            if (mark == base_end) character(begin, point.size, point.value);
            keep(text.substr(mark, mark_size));
            out_.append(text, mark, mark_size);
            mark += mark_size;
        }
        return;
    }
    character(begin, point.size, point.value);
}

void LatexEncoder::character(std::size_t at, std::size_t size, char32_t value) {
    const std::string_view raw = text_.plain.substr(at, size);
    if (value == '&' && latex_entity(text_.plain.substr(at + 1)).character != 0) return put("\\&{}");
    if (size == 1 && value < 0x80) return ascii_character(raw[0]);
    const std::string_view known = everyday(value);
    if (!known.empty()) return put(known);
    if (!encoding_.ascii) return put(raw);
    if (value == 0xA1 || value == 0xBF) return put(value == 0xA1 ? "!`" : "?`");
    if (single(value) || accented(decomposed(raw), {})) return;
    put(raw);
    keep(raw);
}

void LatexEncoder::ascii_character(char c) {
    switch (c) {
        case '\\':
            return put("{\\textbackslash}");
        case '~':
            return put("{\\textasciitilde}");
        case '^':
            return put("{\\textasciicircum}");
        case '`':
            return put("{\\textasciigrave}");
        case '{':
            return put(braces_balanced() ? "\\{" : "{\\textbraceleft}");
        case '}':
            return put(braces_balanced() ? "\\}" : "{\\textbraceright}");
        case '"':
            return put(encoding_.quote_delimited ? "{\\textquotedbl}" : "\"");
        case '$':
        case '&':
        case '#':
        case '%':
        case '_': {
            const char escaped[2] = {'\\', c};
            return put({escaped, 2});
        }
        default:
            return put({&c, 1});
    }
}

bool LatexEncoder::single(char32_t value) {
    if (const LatexAlphabetLetter letter = latex_alphabet_letter(value); !letter.command.empty()) {
        put(std::string("$\\").append(letter.command).append("{").append(1, letter.letter).append("}$"));
        return true;
    }
    if (const LatexScript script = latex_script_of(value); script.script != 0) {
        put(std::string("\\ensuremath{").append(1, script.script).append(1, script.base).append("}"));
        return true;
    }
    if (const LatexFraction fraction = latex_fraction_of(value); fraction.character != 0) {
        put(std::string("$\\frac{").append(fraction.above).append("}{").append(fraction.below).append("}$"));
        return true;
    }
    if (const LatexSymbol* const symbol = latex_symbol_for(value); symbol != nullptr) {
        put(closed(*symbol));
        return true;
    }
    if (const LatexAccent* const accent = latex_spacing_accent_for(value); accent != nullptr && value >= 0x80) {
        put(std::string("{\\").append(accent->command).append("{}}"));
        return true;
    }
    return false;
}

bool LatexEncoder::cluster(std::string_view cluster, std::string_view follower) {
    return accented(decomposed(cluster), follower);
}

/// A base and its marks: `{\'e}`, `{\~{\^e}}`, `{\'\i}`.
bool LatexEncoder::accented(const std::u32string& decomposed, std::string_view follower) {
    if (decomposed.size() < 2 || decomposed.size() > 9) return false;
    const char32_t base = decomposed[0];
    if (base == 0x131 || base == 0x237 || is_combining(base)) return false;  // the decoder gives them their dot back
    const LatexAccent* last = latex_accent_for(decomposed.back());
    if (last == nullptr) return false;
    if (last->mode == LatexMode::math) return decomposed.size() == 2 && accented_math(base, *last);
    std::string inner;
    if (base < 0x80) {
        if (!is_ascii_alpha(static_cast<char>(base)) && !is_ascii_digit(static_cast<char>(base))) return false;
        inner = static_cast<char>(base);
    } else {
        const LatexSymbol* const symbol = latex_text_symbol_for(base);
        if (symbol == nullptr || !is_ascii_alpha(symbol->command[0]) || !is_letter(base)) return false;
        inner = std::string("\\").append(symbol->command);
    }
    const bool dotted = base == 'i' || base == 'j';
    for (std::size_t i = 1; i < decomposed.size(); ++i) {
        const LatexAccent* const accent = latex_accent_for(decomposed[i]);
        if (accent == nullptr || accent->mode == LatexMode::math) return false;
        if (dotted && accent->mark == 0x307) return false;
        // Marks below leave i its dot; the four old accents take it off themselves (LaTeX2e, ltoutenc), which
        // more readers get right than \'\i.
        const bool below = utf8proc_get_property(static_cast<utf8proc_int32_t>(accent->mark))->combining_class != 230;
        const bool old = base == 'i' && std::string_view("`'^\"").find(accent->command) != std::string_view::npos;
        if (i == 1 && dotted && !below && !old) inner = base == 'i' ? "\\i" : "\\j";
        const bool tie = accent->mark == 0x361;
        if (tie && !follower.empty()) inner.append(ends_in_word(inner) ? " " : "").append(follower);
        if (tie) follower = {};
        const bool word = is_ascii_alpha(accent->command[0]);
        const bool bare = !word && (inner.size() == 1 || inner == "\\i" || inner == "\\j");
        inner = std::string("\\").append(accent->command).append(bare ? inner : "{" + inner + "}");
    }
    put("{" + inner + "}");
    return true;
}

/// A mark that only mathematics can set: `$\overline{1}$`, `$\not\equiv$`.
bool LatexEncoder::accented_math(char32_t base, const LatexAccent& accent) {
    std::string inner;
    if (base < 0x80) {
        const char c = static_cast<char>(base);
        if (is_ascii_alpha(c)) {
            inner = std::string("\\mathrm{").append(1, c).append("}");
        } else if (is_ascii_digit(c) || c == '=' || c == '<' || c == '>') {
            inner = c;
        }
    } else if (const LatexSymbol* const symbol = latex_symbol_for(base);
               symbol != nullptr && symbol->mode == LatexMode::math) {
        inner = std::string("\\").append(symbol->command);
    }
    if (inner.empty() || (inner[0] == '\\' && base < 0x80 && accent.mark == 0x338)) return false;
    put(std::string("$\\").append(accent.command).append("{").append(inner).append("}$"));
    return true;
}

/// Notes the characters of `raw` that stay as they are.
void LatexEncoder::keep(std::string_view raw) {
    for (std::size_t at = 0; at < raw.size();) {
        const CodePoint point = code_point_at(raw, at);
        if (point.value >= 0x80) {
            ++count_;
            if (unencoded_ != nullptr) unencoded_->push_back(point.value);
        }
        at += point.size;
    }
}

}  // namespace bibcast
