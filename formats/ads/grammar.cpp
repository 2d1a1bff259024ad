#include "formats/ads/grammar.hpp"

#include "text/utf8.hpp"

namespace bibcast::ads {

tagged::Line Grammar::see(std::string_view line) {
    const bool tag = line.size() >= 2 && line[0] == '%' && is_ascii_alpha(line[1]) && (line.size() == 2 || line[2] == ' ' || line[2] == '\t');
    if (!tag) {
        after_blank_ = trim(line).empty();
        return {};
    }
    const bool code = line[1] == 'R';
    const bool begins = !inside_ || (code && (coded_ || after_blank_));
    if (begins) coded_ = false;
    inside_ = true;
    coded_ = coded_ || code;
    after_blank_ = false;
    return {begins ? tagged::LineKind::begin : tagged::LineKind::field, line.substr(0, 2), trim(line.substr(2))};
}

}  // namespace bibcast::ads
