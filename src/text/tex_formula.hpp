#pragma once

#include <string_view>

#include "text/utf8.hpp"

namespace bibcast {

/// The formula in what publishers put into JATS's `tex-math`: without the document around it (Springer Nature: `\documentclass … \begin{document}$$x^2$$\end{document}`)
/// and without its dollars or `\(`, `\[`.
[[nodiscard]] inline std::string_view tex_formula(std::string_view tex) {
    constexpr std::string_view begin = "\\begin{document}";
    if (const std::size_t at = tex.find(begin); at != std::string_view::npos) {
        tex.remove_prefix(at + begin.size());
        tex = tex.substr(0, tex.find("\\end{document}"));
    }
    tex = trim(tex);
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"$$", "$$"}, {"$", "$"}, {"\\(", "\\)"}, {"\\[", "\\]"}}) {
        if (tex.size() < open.size() + close.size() || !tex.starts_with(open) || !tex.ends_with(close)) continue;
        return trim(tex.substr(open.size(), tex.size() - open.size() - close.size()));
    }
    return tex;
}

}  // namespace bibcast
