#include "formats/refworks/grammar.hpp"

#include <algorithm>

#include "formats/refworks/tags.hpp"
#include "text/utf8.hpp"

namespace bibcast::refworks {

tagged::Line Grammar::see(std::string_view line) {
    const std::size_t blank = std::min(line.find_first_of(" \t"), line.size());
    const std::string_view tag = line.substr(0, blank);
    const bool known = blank >= 2 && blank <= 5 && table.knows(tag) && !head_;
    if (tag == "RT" && blank < line.size()) {
        inside_ = true;
        head_ = false;
        return {tagged::LineKind::begin, tag, trim(line.substr(blank))};
    }
    if (known) {
        const bool begins = !inside_;
        inside_ = true;
        return {begins ? tagged::LineKind::begin : tagged::LineKind::field, tag, trim(line.substr(blank))};
    }
    if (!inside_ && equals_ignoring_ascii_case(trim(line).substr(0, 15), "RefWorks Export")) head_ = true;
    return {head_ ? tagged::LineKind::head : tagged::LineKind::text, {}, {}};
}

}  // namespace bibcast::refworks
