#pragma once

#include <array>
#include <string>
#include <string_view>

#include "model/text.hpp"

namespace bibcast {

/// Rich text in one line, for expectations: `Tame the <nc>BeaST</nc>`.
inline std::string marked_up(const Text& text) {
    constexpr std::array<std::string_view, 12> names = {"i", "b",    "sc", "sup",  "sub", "nc",
                                                        "u", "code", "q",  "math", "a",   "tex"};
    std::string out;
    for (std::size_t at = 0; at <= text.plain.size(); ++at) {
        for (std::size_t i = text.styles.size(); i-- > 0;) {
            const Styled& styled = text.styles[i];
            if (styled.end == at) out.append("</").append(names[static_cast<std::size_t>(styled.style)]).append(">");
        }
        for (const Styled& styled : text.styles) {
            if (styled.begin != at) continue;
            out.append("<").append(names[static_cast<std::size_t>(styled.style)]);
            if (!styled.target.empty()) out.append(" ").append(styled.target);
            out.append(">");
        }
        if (at < text.plain.size()) out += text.plain[at];
    }
    return out;
}

}  // namespace bibcast
