#include "text/latex_print.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "text/latex.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// Which characters pdfLaTeX reads in UTF-8 with the encodings T1 and TS1 (t1enc.dfu, ts1enc.dfu, omsenc.dfu and what utf8.def puts
// together itself), found by compiling each of them with LaTeX2e of 2022.
constexpr auto known = std::to_array<Range>({
    {0xA1, 0xAC},     {0xAE, 0x125},    {0x128, 0x137},   {0x139, 0x13E},   {0x141, 0x148},   {0x14A, 0x165},   {0x168, 0x17E},
    {0x192, 0x192},   {0x1C4, 0x1D4},   {0x1E2, 0x1E3},   {0x1E6, 0x1EB},   {0x1F0, 0x1F0},   {0x1F4, 0x1F5},   {0x218, 0x21B},
    {0x232, 0x233},   {0x237, 0x237},   {0x2C6, 0x2C7},   {0x2D8, 0x2D9},   {0x2DB, 0x2DD},   {0x1E02, 0x1E03}, {0x1E0D, 0x1E0D},
    {0x1E1E, 0x1E21}, {0x1E25, 0x1E25}, {0x1E30, 0x1E31}, {0x1E37, 0x1E37}, {0x1E43, 0x1E43}, {0x1E45, 0x1E45}, {0x1E47, 0x1E47},
    {0x1E5B, 0x1E5B}, {0x1E63, 0x1E63}, {0x1E6D, 0x1E6D}, {0x1E8E, 0x1E91}, {0x1E9E, 0x1E9E}, {0x1EF2, 0x1EF3}, {0x200C, 0x200C},
    {0x2010, 0x2016}, {0x2018, 0x201A}, {0x201C, 0x201E}, {0x2020, 0x2022}, {0x2026, 0x2026}, {0x2030, 0x2031}, {0x2039, 0x203B},
    {0x203D, 0x203D}, {0x2044, 0x2044}, {0x204E, 0x204E}, {0x2052, 0x2052}, {0x20A1, 0x20A1}, {0x20A4, 0x20A4}, {0x20A6, 0x20A6},
    {0x20A9, 0x20A9}, {0x20AB, 0x20AC}, {0x20B1, 0x20B1}, {0x2103, 0x2103}, {0x2116, 0x2117}, {0x211E, 0x211E}, {0x2120, 0x2120},
    {0x2122, 0x2122}, {0x2127, 0x2127}, {0x212E, 0x212E}, {0x2190, 0x2193}, {0x2422, 0x2423}, {0x25E6, 0x25E6}, {0x25EF, 0x25EF},
    {0x266A, 0x266A}, {0x27E8, 0x27E9}, {0xFB00, 0xFB06},
});

// Those of them that the old encoding of `article` alone, OT1, has not.
constexpr auto only_in_t1 = std::to_array<Range>({
    {0xAB, 0xAB},   {0xBB, 0xBB},   {0xD0, 0xD0},   {0xDE, 0xDE},   {0xF0, 0xF0},   {0xFE, 0xFE},     {0x104, 0x105},   {0x110, 0x111},   {0x118, 0x119},
    {0x12E, 0x12F}, {0x14A, 0x14B}, {0x172, 0x173}, {0x1EA, 0x1EB}, {0x2DB, 0x2DB}, {0x201A, 0x201A}, {0x201E, 0x201E}, {0x2039, 0x203A},
});

// Commands of `encode_latex` that the package amssymb defines, sorted.
constexpr auto amssymb = std::to_array<std::string_view>({
    "Box", "Diamond", "Subset", "Supset", "Vdash", "approxeq", "backprime", "backsim", "barwedge", "because", "beth", "bigstar", "blacklozenge",
    "blacksquare", "blacktriangle", "boxdot", "boxminus", "boxplus", "boxtimes", "checkmark", "circeq", "circlearrowleft", "circlearrowright",
    "circledS", "circledast", "circledcirc", "complement", "curlyvee", "curlywedge", "daleth", "digamma", "dotplus", "eqcirc", "geqslant", "ggg",
    "gimel", "gtrdot", "gtrsim", "leadsto", "leftrightarrows", "leftrightharpoons", "leqslant", "lessdot", "lessgtr", "lesssim", "lhd", "lll",
    "ltimes", "maltese", "mathbb", "mathfrak", "measuredangle", "multimap", "ncong", "nexists", "ngeq", "ngtr", "nleftarrow", "nleq", "nless",
    "nmid", "nparallel", "nprec", "nrightarrow", "nsubseteq", "nsucc", "nvdash", "pitchfork", "rhd", "rightleftarrows", "rtimes",
    "sphericalangle", "sqsubset", "sqsupset", "subsetneq", "supsetneq", "therefore", "triangleq", "twoheadrightarrow", "unlhd", "unrhd",
    "upharpoonright", "vDash", "varkappa", "veebar",
});
static_assert(std::ranges::is_sorted(amssymb));

// Commands of text that plain LaTeX has; all others that begin with `text` are of other packages.
constexpr auto text_commands = std::to_array<std::string_view>({"textcommaabove", "textdivorced", "textlquill", "textmarried", "textminus", "textohm", "textrquill"});
// Accents and signs of packages that are not worth loading.
constexpr auto strange = std::to_array<std::string_view>({"G", "f", "h", "iint", "iiint", "coloneqq", "wedgeq"});

template <std::size_t N>
bool is_in(const std::array<Range, N>& ranges, char32_t value) {
    const auto after = std::ranges::upper_bound(ranges, value, {}, &Range::first);
    return after != ranges.begin() && value <= std::prev(after)->last;
}

/// Calls `take` with the name of each command of `source`, and what stands behind it.
template <class Take>
void each_command(std::string_view source, Take take) {
    for (std::size_t at = source.find('\\'); at != std::string_view::npos; at = source.find('\\', at)) {
        const std::size_t begin = ++at;
        while (at < source.size() && is_ascii_alpha(source[at])) ++at;
        if (at == begin) at = std::min(at + 1, source.size());
        take(source.substr(begin, at - begin), source.substr(at));
    }
}

bool compiles(std::string_view source) {
    bool all = true;
    each_command(source, [&](std::string_view command, std::string_view rest) {
        if (command.starts_with("CYR") || command.starts_with("cyr")) all = false;
        if (command.starts_with("text") && std::ranges::find(text_commands, command) == text_commands.end()) all = false;
        if (std::ranges::find(strange, command) != strange.end()) all = false;
        if (command == "mathbb" && (rest.size() < 2 || rest[1] < 'A' || rest[1] > 'Z')) all = false;  // msbm has capitals only
    });
    return all;
}

/// Invisible: they say how other text is to be set, and TeX has no use for them.
bool is_control(char32_t value) {
    return value == 0x200B || value == 0x200D || value == 0x200E || value == 0x200F || (value >= 0x202A && value <= 0x202E) ||
           (value >= 0x2060 && value <= 0x206F) || value == 0xFEFF || (value >= 0xFE00 && value <= 0xFE0F) || (value >= 0x7F && value < 0xA0);
}

/// Of ASCII, as T1 and OT1 both print it; `before` is the character before it.
void append_ascii(std::string& out, char c, char before) {
    switch (c) {
        case '\\': out += "\\textbackslash{}"; break;
        case '~': out += "\\textasciitilde{}"; break;
        case '^': out += "\\textasciicircum{}"; break;
        case '<': out += "\\textless{}"; break;
        case '>': out += "\\textgreater{}"; break;
        case '|': out += "\\textbar{}"; break;
        case '`': out += "\\textasciigrave{}"; break;
        // A shorthand of many languages of babel.
        case '"': out += "\\char34{}"; break;
        case '&':
        case '%':
        case '$':
        case '#':
        case '_':
        case '{':
        case '}':
            out += '\\';
            out += c;
            break;
        case '-':
        case '\'':
        case ',':
            if (before == c) out += "{}";
            out += c;
            break;
        default: out += c;
    }
}

/// Prints a text word by word.
class Printer {
  public:
    explicit Printer(std::string& out) : out_(out) {}

    void print(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            std::size_t end = at;
            while (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) end += code_point_at(text, end).size;
            // A mark belongs to the ASCII letter before it.
            if (end == at) {
                const bool marked = at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0x80 && is_combining(code_point_at(text, at + 1).value);
                if (!marked) {
                    take_ascii(text[at++]);
                    continue;
                }
                end = at + 1;
                while (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) end += code_point_at(text, end).size;
            }
            take_run(text.substr(at, end - at));
            before_ = '\0';
            at = end;
        }
    }

  private:
    void take_ascii(char c) {
        if (is_ascii_space(c) || static_cast<unsigned char>(c) < 0x20) {
            if (is_ascii_space(c) && before_ != ' ') out_ += ' ';
            before_ = ' ';
            return;
        }
        if (c == 0x7F) return;
        append_ascii(out_, c, before_);
        before_ = c;
    }

    /// Characters above ASCII, one behind the other: as commands if all that are letters have some.
    void take_run(std::string_view run) {
        Arena arena;
        std::string commands;
        bool letters_have_some = true;
        struct Piece {
            std::string_view raw;
            std::string printed;  ///< empty: there is none
            bool letter;
        };
        std::vector<Piece> pieces;
        for (std::size_t at = 0; at < run.size();) {
            const std::size_t begin = at;
            const CodePoint point = code_point_at(run, at);
            at += point.size;
            while (at < run.size() && is_combining(code_point_at(run, at).value)) at += code_point_at(run, at).size;
            Piece piece{run.substr(begin, at - begin), {}, is_letter(point.value)};
            if (is_control(point.value)) {
                pieces.push_back({{}, {}, false});
                continue;
            }
            piece.printed = printed(arena, piece.raw, point.value);
            if (piece.printed.empty() && piece.letter) letters_have_some = false;
            pieces.push_back(piece);
        }
        for (const Piece& piece : pieces) {
            const bool raw = piece.printed.empty() || (piece.letter && !letters_have_some);
            if (raw && !piece.raw.empty() && static_cast<unsigned char>(piece.raw[0]) < 0x80) {
                append_ascii(out_, piece.raw[0], '\0');
                out_ += piece.raw.substr(1);
            } else {
                out_ += raw ? piece.raw : std::string_view(piece.printed);
            }
        }
    }

    [[nodiscard]] static std::string printed(Arena& arena, std::string_view raw, char32_t value) {
        if (value == 0xFFFD) return "?";  // LuaTeX takes it for damage
        if (value == 0x2028 || value == 0x2029 || value == 0x3000) return " ";
        if (is_in(known, value) && raw.size() == code_point_at(raw, 0).size) return std::string(raw);
        std::string source;
        if (encode_latex(source, {to_nfc(arena, raw), {}}, {.ascii = true}) != 0 || !compiles(source)) return {};
        return source;
    }

    std::string& out_;
    char before_ = '\0';
};

void append_list(std::string& out, const std::u32string& letters) {
    constexpr std::size_t shown = 12;
    for (std::size_t i = 0; i < std::min(letters.size(), shown); ++i) {
        out += ' ';
        append_utf8(out, letters[i]);
    }
    if (letters.size() > shown) out += " …";
}

void note(std::u32string& seen, char32_t value) {
    if (seen.find(value) == std::u32string::npos && seen.size() < 16) seen += value;
}

}  // namespace

void append_printed_latex(std::string& out, std::string_view text) { Printer(out).print(text); }

void append_latex_address(std::string& out, std::string_view address) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7F || std::string_view("\\{}^`\"<>|").find(c) != std::string_view::npos) {
            out += "\\%";
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        } else {
            if (c == '%' || c == '#' || c == '&') out += '\\';
            out += c;
        }
    }
}

std::string latex_requirements(std::string_view source) {
    std::u32string t1;
    std::u32string unknown;
    for (std::size_t at = 0; at < source.size();) {
        const CodePoint point = code_point_at(source, at);
        at += point.size;
        if (point.value < 0xA0) continue;
        if (!is_in(known, point.value)) note(unknown, point.value);
        else if (is_in(only_in_t1, point.value)) note(t1, point.value);
    }
    std::string symbols;
    bool links = false;
    each_command(source, [&](std::string_view command, std::string_view) {
        if (command == "href") links = true;
        if (command == "k" || command == "guillemetleft") note(t1, U'˛');
        if (std::ranges::binary_search(amssymb, command) && (symbols + " ").find(" \\" + std::string(command) + " ") == std::string::npos && symbols.size() < 80)
            symbols += " \\" + std::string(command);
    });
    std::string out;
    if (!unknown.empty()) {
        out += "% Compile this with LuaLaTeX or XeLaTeX, and a font that has these characters:";
        append_list(out, unknown);
        out += '\n';
    }
    if (!t1.empty()) {
        out += unknown.empty() ? "% With pdfLaTeX this needs \\usepackage[T1]{fontenc}, for:" : "% (pdfLaTeX would also need \\usepackage[T1]{fontenc}, for:";
        append_list(out, t1);
        out += unknown.empty() ? "\n" : ")\n";
    }
    if (!symbols.empty()) out += "% This needs \\usepackage{amssymb}, for:" + symbols + "\n";
    if (links) out += "\\providecommand{\\href}[2]{#2}% links, where \\usepackage{hyperref} is loaded\n";
    return out;
}

}  // namespace bibcast
