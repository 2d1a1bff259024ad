#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "model/text.hpp"

namespace bibcast {

/// Where the styled stretches of a text begin and end, asked for place by place in ascending order: one pass over the text and
/// its stretches, however many they are. Empty stretches are passed over.
class StyleEdges {
  public:
    explicit StyleEdges(std::span<const Styled> styles) : begins_(styles) {
        ends_.reserve(styles.size());
        for (auto style = styles.rbegin(); style != styles.rend(); ++style) ends_.push_back(&*style);
        std::stable_sort(ends_.begin(), ends_.end(), [](const Styled* a, const Styled* b) { return a->end < b->end; });
    }

    /// Calls `take` with each stretch that ends at `at`, the inner ones first.
    template <class Take>
    void ends_at(std::size_t at, Take&& take) {
        for (; next_end_ < ends_.size() && ends_[next_end_]->end <= at; ++next_end_) {
            const Styled& style = *ends_[next_end_];
            if (style.end == at && style.begin < style.end) take(style);
        }
    }

    /// Calls `take` with each stretch that begins at `at`, the outer ones first.
    template <class Take>
    void begins_at(std::size_t at, Take&& take) {
        for (; next_begin_ < begins_.size() && begins_[next_begin_].begin <= at; ++next_begin_) {
            const Styled& style = begins_[next_begin_];
            if (style.begin == at && style.begin < style.end) take(style);
        }
    }

  private:
    std::span<const Styled> begins_;
    std::vector<const Styled*> ends_;
    std::size_t next_begin_ = 0;
    std::size_t next_end_ = 0;
};

}  // namespace bibcast
