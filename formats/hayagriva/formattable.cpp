#include "formats/hayagriva/formattable.hpp"

#include <vector>

#include "text/csl_markup.hpp"
#include "text/style_edges.hpp"

namespace bibcast::hayagriva {

Text decode_formattable(Arena& arena, std::string_view source) {
    if (source.find_first_of("{}$\\") == std::string_view::npos) return Text(source);
    std::string plain;
    std::vector<Styled> styles;
    std::vector<std::size_t> open;  // styles of braces that are not closed
    const std::size_t last_brace = source.rfind('}');
    const auto here = [&plain] { return static_cast<std::uint32_t>(plain.size()); };
    for (std::size_t at = 0; at < source.size(); ++at) {
        const char c = source[at];
        if (c == '\\' && at + 1 < source.size() && std::string_view("{}$\\").find(source[at + 1]) != std::string_view::npos) {
            plain += source[++at];
        } else if (c == '$') {
            const std::size_t end = source.find('$', at + 1);
            if (end == std::string_view::npos || end == at + 1) {
                plain += c;
                continue;
            }
            const std::uint32_t begin = here();
            plain += source.substr(at + 1, end - at - 1);
            styles.push_back({begin, here(), Style::math, {}});
            at = end;
        } else if (c == '{' && last_brace != std::string_view::npos && last_brace > at) {
            open.push_back(styles.size());
            styles.push_back({here(), here(), Style::keep_case, {}});
        } else if (c == '}' && !open.empty()) {
            styles[open.back()].end = here();
            open.pop_back();
        } else {
            plain += c;
        }
    }
    for (const std::size_t index : open) styles[index].end = here();
    std::erase_if(styles, [](const Styled& style) { return style.begin == style.end; });
    return {arena.copy(plain), arena.copy_all<Styled>(styles)};
}

std::uint32_t encode_formattable(std::string& out, const Text& text) {
    std::uint32_t lost = 0;
    for (const Styled& style : text.styles) {
        if (style.style != Style::keep_case && style.style != Style::math) lost |= style_bit(style.style);
    }
    StyleEdges edges(text.styles);
    std::size_t math_until = 0;
    for (std::size_t at = 0; at <= text.plain.size(); ++at) {
        edges.ends_at(at, [&out](const Styled& style) {
            if (style.style == Style::keep_case) out += '}';
            if (style.style == Style::math) out += '$';
        });
        edges.begins_at(at, [&](const Styled& style) {
            if (style.style == Style::keep_case) out += '{';
            if (style.style != Style::math) return;
            out += '$';
            math_until = style.end;
        });
        if (at == text.plain.size()) break;
        const char c = text.plain[at];
        if (at >= math_until && (c == '{' || c == '}' || c == '$' || c == '\\')) out += '\\';
        out += c;
    }
    return lost;
}

}  // namespace bibcast::hayagriva
