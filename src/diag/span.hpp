#pragma once

#include <cstdint>

namespace bibcast {

/// A half-open range of byte offsets into the text of one slice. {0, 0} means "not known".
struct SourceSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr bool known() const { return end != 0; }
    friend constexpr bool operator==(SourceSpan, SourceSpan) = default;
};

}  // namespace bibcast
