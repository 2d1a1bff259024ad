#include "model/text.hpp"

#include <algorithm>

namespace bibcast {

Text copy_text(Arena& arena, const Text& text) {
    Text copy(arena.copy(text.plain));
    if (!text.styles.empty()) {
        const std::span<Styled> styles = arena.copy_all(text.styles);
        for (Styled& styled : styles) styled.target = arena.copy(styled.target);
        copy.styles = styles;
    }
    return copy;
}

bool operator==(const Text& a, const Text& b) {
    return a.plain == b.plain &&
           std::equal(a.styles.begin(), a.styles.end(), b.styles.begin(), b.styles.end(), [](const Styled& x, const Styled& y) {
               return x.begin == y.begin && x.end == y.end && x.style == y.style && x.target == y.target;
           });
}

}  // namespace bibcast
