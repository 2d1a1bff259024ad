#include "formats/biblioscape/grammar.hpp"

#include "text/utf8.hpp"

namespace bibcast::biblioscape {

tagged::Line Grammar::see(std::string_view line) {
    const std::string_view text = trim(line);
    if (text.size() >= 6 && text.find_first_not_of('-') == std::string_view::npos) {
        inside_ = false;
        return {tagged::LineKind::end, {}, {}};
    }
    const auto is_sign = [](char c) { return (c >= 'A' && c <= 'Z') || is_ascii_digit(c); };
    const bool tag = text.size() >= 6 && text.starts_with("--") && is_sign(text[2]) && is_sign(text[3]) && text.substr(4, 2) == "--" &&
                     (text.size() == 6 || text[6] == ' ');
    if (!tag) return {};
    const bool begins = !inside_;
    inside_ = true;
    return {begins ? tagged::LineKind::begin : tagged::LineKind::field, text.substr(2, 2), trim(text.substr(6))};
}

}  // namespace bibcast::biblioscape
