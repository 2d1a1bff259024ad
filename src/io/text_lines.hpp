#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.hpp"

namespace bibcast {

/// A text that is put together from lines, with their formatting.
class TextLines {
  public:
    void begin_line() {
        if (!plain_.empty()) plain_ += '\n';
    }
    void add(std::string_view words) { plain_ += words; }
    void add(const Text& text) {
        const auto offset = static_cast<std::uint32_t>(plain_.size());
        plain_ += text.plain;
        for (Styled styled : text.styles) {
            styled.begin += offset;
            styled.end += offset;
            styles_.push_back(styled);
        }
    }
    [[nodiscard]] Text text(Arena& arena) const { return {arena.copy(plain_), arena.copy_all(std::span<const Styled>(styles_))}; }

  private:
    std::string plain_;
    std::vector<Styled> styles_;
};

}  // namespace bibcast
