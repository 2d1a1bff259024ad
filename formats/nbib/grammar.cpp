#include "formats/nbib/grammar.hpp"

#include "text/utf8.hpp"

namespace bibcast::nbib {

namespace {

/// How long the tag is that the line begins with, in letters; 0: it has none. Atypon (Taylor & Francis, SAGE, ACS) has two blanks behind each tag,
/// and some that are numbers: `AID  - 10.1080/…`, `4099  - https://…`.
std::size_t tag_size(std::string_view line) {
    const std::size_t hyphen = line.substr(0, 7).find('-');
    if (hyphen == std::string_view::npos) return 0;
    std::size_t size = 0;
    while (size < 4 && ((line[size] >= 'A' && line[size] <= 'Z') || is_ascii_digit(line[size]))) ++size;
    const bool filled_up = hyphen == 4 && !is_ascii_digit(line[0]);
    const bool apart = hyphen == size + 2 && line.substr(hyphen, 2) == "- ";
    if (size < 2 || (!filled_up && !apart) || !trim(line.substr(size, hyphen - size)).empty()) return 0;
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
    return {begins ? tagged::LineKind::begin : tagged::LineKind::field, tag, trim(line.substr(line.find('-') + 1))};
}

}  // namespace bibcast::nbib
