#include "io/tagged/grammar.hpp"

#include <algorithm>

#include "io/tagged/lines.hpp"

namespace bibcast::tagged {

Splitter::Cut RecordSplitter::next(std::string_view text, std::size_t wanted, bool at_end) {
    if (at_end && text.size() <= wanted) return {text.size(), nullptr};
    const std::size_t limit = std::min(text.size(), std::max(wanted, std::size_t{1}));
    std::size_t best = 0;
    Lines lines(text, seen_);
    while (lines.next() && lines.complete()) {
        if (best != 0 && lines.begin() > limit) break;
        const LineKind kind = grammar_->see(lines.line()).kind;
        const std::size_t cut = kind == LineKind::begin ? lines.begin() : kind == LineKind::end ? lines.end() : 0;
        if (cut != 0 && (cut <= limit || best == 0)) best = cut;
        if (best >= limit) break;
        seen_ = lines.end();
    }
    if (best == 0 && at_end) best = text.size();
    if (best != 0) {
        // What was seen beyond the cut is seen again: at most twice in all.
        grammar_->restart();
        seen_ = 0;
    }
    return {best, nullptr};
}

}  // namespace bibcast::tagged
