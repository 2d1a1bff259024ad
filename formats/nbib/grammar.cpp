#include "formats/nbib/grammar.hpp"

#include "text/utf8.hpp"

namespace bibcast::nbib {

namespace {

/// How long the tag is that the line begins with, in letters; 0: it has none.
std::size_t tag_size(std::string_view line) {
    if (line.size() < 5 || line[4] != '-') return 0;
    std::size_t size = 0;
    while (size < 4 && ((line[size] >= 'A' && line[size] <= 'Z') || (size != 0 && is_ascii_digit(line[size])))) ++size;
    if (size < 2 || trim(line.substr(size, 4 - size)) != "") return 0;
    return size;
}

}  // namespace

tagged::Line Grammar::see(std::string_view line) {
    const std::size_t size = tag_size(line);
    if (size == 0) {
        after_blank_ = trim(line).empty();
        return {};
    }
    const std::string_view tag = line.substr(0, size);
    const bool number = tag == "PMID";
    const bool begins = !inside_ || after_blank_ || (number && numbered_);
    if (begins) numbered_ = false;
    inside_ = true;
    numbered_ = numbered_ || number;
    after_blank_ = false;
    return {begins ? tagged::LineKind::begin : tagged::LineKind::field, tag, trim(line.substr(5))};
}

}  // namespace bibcast::nbib
