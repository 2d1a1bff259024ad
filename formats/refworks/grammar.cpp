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
    if (inside_ && !head_) {
        // CNKI: `vo 49`, `URL https://…`, and no blank before Chinese: `A1林行众`.
        if (tag == "vo" && blank + 1 < line.size() && is_ascii_digit(line[blank + 1])) return {tagged::LineKind::field, "VO", trim(line.substr(blank))};
        if (tag == "URL" && trim(line.substr(blank)).starts_with("http")) return {tagged::LineKind::field, "UL", trim(line.substr(blank))};
        const bool glued = line.size() > 2 && is_ascii_digit(line[1]) && static_cast<unsigned char>(line[2]) >= 0x80;
        if (glued && table.knows(line.substr(0, 2))) return {tagged::LineKind::field, line.substr(0, 2), trim(line.substr(2))};
    }
    if (!inside_ && equals_ignoring_ascii_case(trim(line).substr(0, 15), "RefWorks Export")) head_ = true;
    return {head_ ? tagged::LineKind::head : tagged::LineKind::text, {}, {}};
}

}  // namespace bibcast::refworks
