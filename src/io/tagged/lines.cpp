#include "io/tagged/lines.hpp"

#include <algorithm>

namespace bibcast::tagged {

bool Lines::next() {
    begin_ = end_;
    if (begin_ >= text_.size()) return false;
    if (next_feed_ < begin_ || next_feed_ == 0) next_feed_ = std::min(text_.find('\n', begin_), text_.size());
    // A CR outside of a CR LF ends a line, too.
    const std::size_t stop = std::min(text_.substr(begin_, next_feed_ - begin_).find('\r'), next_feed_ - begin_) + begin_;
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
