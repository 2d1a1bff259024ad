#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "csl/render.hpp"
#include "text/latex_print.hpp"
#include "text/markdown_words.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

/// The plain characters of one that Unicode has raised (`<super>` decompositions); empty for all others. In HTML these are written
/// with the tag.
std::string lowered(char32_t c) {
    const utf8proc_property_t* const property = utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
    if (property->decomp_type != UTF8PROC_DECOMP_TYPE_SUPER) return {};
    std::array<utf8proc_int32_t, 8> plain{};
    int boundary = 0;
    const utf8proc_ssize_t count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), plain.data(), static_cast<utf8proc_ssize_t>(plain.size()),
                                                           static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STABLE), &boundary);
    std::string out;
    for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(count, 8); ++i) append_utf8(out, static_cast<char32_t>(plain[static_cast<std::size_t>(i)]));
    return out;
}

void append_html(std::string& out, std::string_view text) {
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if ((c & 0x80) != 0) {
            const CodePoint point = code_point_at(text, i);
            if (const std::string plain = lowered(point.value); !plain.empty()) {
                out.append(text, from, i - from);
                out += "<sup>" + plain + "</sup>";
                from = i + point.size;
            }
            i += point.size - 1U;
            continue;
        }
        if (c != '&' && c != '<' && c != '>') continue;
        out.append(text, from, i - from);
        out += c == '&' ? "&#38;" : c == '<' ? "&#60;" : "&#62;";
        from = i + 1;
    }
    out.append(text, from, text.size() - from);
}

/// Typst's own signs, and those that it draws together or reads as the beginning of something: `--`, `...`, `//`, `-?`.
void append_typst(std::string& out, std::string_view text) {
    // Behind a call these would go on with it: `#emph[Nature](3)`.
    if (!text.empty() && std::string_view("(.;").find(text[0]) != std::string_view::npos && out.ends_with(']') && !out.ends_with("\\]")) out += ';';
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const char after = i + 1 < text.size() ? text[i + 1] : '\0';
        const bool first = i == 0;
        const bool special = std::string_view("\\*_`$#[]<>@~\"'").find(c) != std::string_view::npos || (first && std::string_view("=+-/").find(c) != std::string_view::npos) ||
                             (c == '-' && (after == '-' || after == '?')) || (c == '/' && (after == '/' || after == '*')) || (c == '.' && after == '.');
        if (special) out += '\\';
        out += is_ascii_space(c) ? ' ' : c;
    }
}

void append_rtf(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if (point.value == U'\\' || point.value == U'{' || point.value == U'}') {
            out += '\\';
            out += static_cast<char>(point.value);
        } else if (point.value < 0x80) {
            out += static_cast<char>(point.value);
        } else {
            // RTF 1.9.1: \uN takes signed 16-bit units, and a character for readers that do not know it. With the blank, which
            // belongs to the command, pandoc too skips no more than that one.
            const auto unit = [&](char32_t value) {
                out += "\\u" + std::to_string(static_cast<std::int16_t>(static_cast<std::uint16_t>(value))) + " ?";
            };
            if (point.value > 0xffff) {
                unit(0xd800 + ((point.value - 0x10000) >> 10));
                unit(0xdc00 + ((point.value - 0x10000) & 0x3ff));
            } else {
                unit(point.value);
            }
        }
    }
}

}  // namespace

void append_escaped(std::string& out, std::string_view text, OutputForm form) {
    switch (form) {
        case OutputForm::html: append_html(out, text); break;
        case OutputForm::text: out += text; break;
        case OutputForm::markdown: append_markdown(out, text); break;
        case OutputForm::latex: append_printed_latex(out, text); break;
        case OutputForm::typst: append_typst(out, text); break;
        case OutputForm::rtf: append_rtf(out, text); break;
        case OutputForm::asciidoc:
            for (const char c : text) {
                if (c == '*' || c == '_' || c == '`' || c == '#' || c == '^' || c == '~' || c == '+') {
                    out += "pass:[";
                    out += c;
                    out += ']';
                } else {
                    out += c;
                }
            }
            break;
    }
}

}  // namespace bibcast::csl
