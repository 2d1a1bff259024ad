#include "text/latex_source.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

// Commands that open files, run programs, change the meaning of characters or of commands, or end the document:
// none has business in a bibliography.
constexpr auto forbidden = std::to_array<std::string_view>({
    "input",
    "include",
    "openin",
    "openout",
    "read",
    "write",
    "immediate",
    "special",
    "catcode",
    "csname",
    "def",
    "edef",
    "gdef",
    "xdef",
    "let",
    "futurelet",
    "newcommand",
    "renewcommand",
    "providecommand",
    "DeclareRobustCommand",
    "newread",
    "newwrite",
    "directlua",
    "latelua",
    "luaexec",
    "luadirect",
    "ShellEscape",
    "lstinputlisting",
    "verbatiminput",
    "InputIfFileExists",
    "IfFileExists",
    "usepackage",
    "RequirePackage",
    "documentclass",
    "expandafter",
    "endinput",
    "stop",
    "batchmode",
    "scantokens",
    "makeatletter",
    "loop",
    "repeat",
    "everypar",
    "aftergroup",
    "pdfobj",
    "pdfliteral",
    "endgroup",
});

bool is_forbidden(std::string_view command) {
    return std::find(forbidden.begin(), forbidden.end(), command) != forbidden.end();
}

enum class Outer { text, math };

bool is_inert(std::string_view source, Outer outer) {
    long depth = 0;      // as TeX counts
    long raw_depth = 0;  // as BibTeX counts
    bool in_math = false;
    for (std::size_t at = 0; at < source.size(); ++at) {
        const char c = source[at];
        if (c == '\\') {
            const std::string_view name = latex_command_name(source, at);
            if (name.empty() || is_forbidden(name)) return false;
            at += name.size();
            raw_depth += name == "{" ? 1 : name == "}" ? -1 : 0;
        } else if (c == '{') {
            ++depth;
            ++raw_depth;
        } else if (c == '}') {
            --depth;
            --raw_depth;
        } else if (c == '$') {
            if (outer == Outer::math && depth == 0) return false;
            in_math = !in_math;
        } else if (c == '%') {
            return false;
        }
        if (depth < 0 || raw_depth < 0) return false;
    }
    return depth == 0 && raw_depth == 0 && !in_math;
}

}  // namespace

std::size_t LatexScanner::group_end(std::size_t open, std::size_t end) {
    if (budget_ == 0) return latex_nowhere;
    std::size_t depth = 0;
    for (std::size_t at = open; at < end; ++at) {
        const char c = source_[at];
        if (c == '\\') {
            ++at;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' && --depth == 0) {
            return at;
        }
    }
    return failed(open, end);
}

std::size_t LatexScanner::option_end(std::size_t open, std::size_t end) {
    if (budget_ == 0) return latex_nowhere;
    std::size_t depth = 0;
    std::size_t at = open + 1;
    for (; at < end; ++at) {
        const char c = source_[at];
        if (c == '\\') {
            ++at;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}') {
            if (depth-- == 0) break;
        } else if (c == ']' && depth == 0) {
            return at;
        }
    }
    return failed(open, std::min(at, end));
}

std::size_t LatexScanner::math_end(std::size_t at, std::size_t end, std::string_view closer) {
    if (budget_ == 0) return latex_nowhere;
    const std::size_t from = at;
    std::size_t depth = 0;
    for (; at < end; ++at) {
        const char c = source_[at];
        if (depth == 0 && c == closer[0] && at + closer.size() <= end && source_.substr(at, closer.size()) == closer)
            return at;
        if (c == '\\') {
            ++at;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}') {
            if (depth-- == 0) break;
        }
    }
    return failed(from, std::min(at, end));
}

std::size_t LatexScanner::branch_end(std::size_t at, std::size_t end) {
    if (budget_ == 0) return latex_nowhere;
    const std::size_t from = at;
    std::size_t depth = 0;
    for (; at < end; ++at) {
        if (source_[at] != '\\') continue;
        const std::string_view name = latex_command_name(source_.substr(0, end), at);
        if (name.starts_with("if") && name.size() > 2) ++depth;
        if (depth == 0 && (name == "else" || name == "fi")) return at;
        if (name == "fi") --depth;
        at += name.size();
    }
    return failed(from, end);
}

std::string_view latex_command_name(std::string_view source, std::size_t at) {
    const std::size_t begin = at + 1;
    if (begin >= source.size()) return {};
    std::size_t end = begin;
    while (end < source.size() && is_ascii_alpha(source[end])) ++end;
    if (end == begin) end += code_point_at(source, begin).size;
    return source.substr(begin, end - begin);
}

bool is_inert_tex(std::string_view source) { return is_inert(source, Outer::text); }

bool is_inert_math(std::string_view source) { return is_inert(source, Outer::math); }

std::string latex_address(std::string_view address, bool ascii) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string made;
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '{' || c == '}' || c == '\\' || byte <= 0x20 || byte == 0x7F || (ascii && byte >= 0x80)) {
            made.append(1, '%').append(1, digits[byte >> 4U]).append(1, digits[byte & 15U]);
        } else {
            made += c;
        }
    }
    return made;
}

LatexEntity latex_entity(std::string_view behind_ampersand) {
    struct Row {
        std::string_view name;
        char character;
    };
    static constexpr Row rows[] = {{"amp;", '&'}, {"lt;", '<'}, {"gt;", '>'}, {"quot;", '"'}, {"apos;", '\''}};
    for (const Row& row : rows) {
        if (behind_ampersand.substr(0, row.name.size()) == row.name) return {row.character, row.name.size()};
    }
    return {};
}

}  // namespace bibcast
