#include "io/tagged/lines.hpp"

#include <algorithm>

namespace bibcast::tagged {

/// The first CR of the line, or its LF if there is none. Few files have a CR: it is looked for in many lines at once.
std::size_t Lines::find_return() {
    constexpr std::size_t many_lines = 4096;
    if (next_return_ < begin_) next_return_ = std::string_view::npos;
    if (next_return_ == std::string_view::npos && looked_at_ < next_feed_) {
        const std::size_t from = std::max(begin_, looked_at_);
        const std::size_t to = std::min(text_.size(), std::max(next_feed_, from + many_lines));
        const std::size_t found = text_.substr(from, to - from).find('\r');
        next_return_ = found == std::string_view::npos ? found : from + found;
        looked_at_ = found == std::string_view::npos ? to : from + found + 1;
    }
    return std::min(next_return_, next_feed_);
}

bool Lines::next() {
    begin_ = end_;
    if (begin_ >= text_.size()) return false;
    if (next_feed_ < begin_ || next_feed_ == 0) next_feed_ = std::min(text_.find('\n', begin_), text_.size());
    // A CR outside of a CR LF ends a line, too.
    const bool none_here = next_return_ == std::string_view::npos && next_feed_ <= looked_at_;
    const std::size_t stop = none_here ? next_feed_ : find_return();
    line_ = text_.substr(begin_, stop - begin_);
    if (stop == next_feed_) {
        end_ = std::min(stop + 1, text_.size());
        complete_ = stop < text_.size();
    } else {
        end_ = stop + (stop + 1 == next_feed_ && next_feed_ < text_.size() ? 2 : 1);
        // A CR at the very end may be half of a CR LF.
        complete_ = end_ < text_.size() || end_ - stop == 2;
    }
    return true;
}

}  // namespace bibcast::tagged
