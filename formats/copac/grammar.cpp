#include "formats/copac/grammar.hpp"

#include "text/utf8.hpp"

namespace bibcast::copac {

tagged::Line Grammar::see(std::string_view line) {
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const bool tag = line.size() >= 3 && is_capital(line[0]) && (is_capital(line[1]) || is_ascii_digit(line[1])) && line[2] == '-' &&
                     (line.size() == 3 || line[3] == ' ');
    if (!tag) return {};
    const bool begins = !inside_ || line.starts_with("TI");
    inside_ = true;
    return {begins ? tagged::LineKind::begin : tagged::LineKind::field, line.substr(0, 2), trim(line.substr(3))};
}

}  // namespace bibcast::copac
