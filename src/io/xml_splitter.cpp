#include "io/xml_splitter.hpp"

namespace bibcast {

Splitter::Cut XmlSplitter::cut(std::size_t length) {
    auto context = std::make_shared<XmlContext>();
    context->ancestors = begin_;
    scanner_.drop(length);
    begin_ = around_;
    cut_ = 0;
    return {length, std::move(context)};
}

Splitter::Cut XmlSplitter::next(std::string_view text, std::size_t wanted, bool at_end) {
    while (!finished_ && (cut_ == 0 || cut_ < wanted)) {
        const auto piece = scanner_.next(text, at_end);
        if (!piece) {
            finished_ = at_end;
            break;
        }
        cut_ = piece->end;
        around_ = piece->ancestors;
    }
    // What follows the last record goes with it, or, if that is cut already, alone.
    if (finished_ && (cut_ == 0 || text.size() <= wanted || cut_ < wanted)) return cut(text.size());
    return cut_ == 0 ? Cut{} : cut(cut_);
}

}  // namespace bibcast
