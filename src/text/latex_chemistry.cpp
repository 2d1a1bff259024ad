#include <algorithm>

#include "text/latex_decoder.hpp"
#include "text/utf8.hpp"

namespace bibcast {

/// A formula of mhchem (its manual, section 2) as far as it is letters, numbers, charges and arrows.
bool LatexDecoder::chemistry(std::string_view formula) {
    formula = trim(formula);
    bool after_element = false;
    const auto scripted = [this](std::string_view text, Style style) {
        const std::uint32_t index = begin_style(style);
        for (const char c : text) c == '-' ? append("−") : append({&c, 1});
        end_style(index);
    };
    for (std::size_t at = 0; at < formula.size();) {
        const char c = formula[at];
        const std::size_t left = formula.size() - at;
        if (is_ascii_alpha(c) || c == '(' || c == ')' || c == '[' || c == ']') {
            out_ += c;
            after_element = c != '(' && c != '[';
            ++at;
        } else if (is_ascii_digit(c)) {
            std::size_t size = 1;
            while (size < left && is_ascii_digit(formula[at + size])) ++size;
            if (after_element) {
                scripted(formula.substr(at, size), Style::subscript);
            } else {
                append(formula.substr(at, size));
            }
            at += size;
        } else if (c == '^' || c == '_') {
            const bool braced = left > 1 && formula[at + 1] == '{';
            const std::size_t from = at + (braced ? 2 : 1);
            const std::size_t to = std::min(
                braced ? formula.find('}', from) : formula.find_first_of(" \t\r\n\v\f^_(", from), formula.size());
            const std::string_view text = formula.substr(from, to - from);
            if (text.empty() || text.find_first_of("\\{}$^_% \t\r\n\v\f") != std::string_view::npos ||
                (braced && to == formula.size()))
                return false;
            scripted(text, c == '^' ? Style::superscript : Style::subscript);
            at = to + (braced ? 1 : 0);
        } else if (c == '-' && left > 1 && formula[at + 1] == '>') {
            append("→");
            after_element = false;
            at += 2;
        } else if ((c == '+' || c == '-') && after_element && (left == 1 || is_ascii_space(formula[at + 1]))) {
            scripted(formula.substr(at, 1), Style::superscript);
            ++at;
        } else if (is_ascii_space(c)) {
            append_blank();
            after_element = false;
            ++at;
        } else if (c == '+' || c == ',' || c == '-' || c == '=') {
            append({&c, 1});
            after_element = false;
            ++at;
        } else {
            return false;
        }
    }
    return true;
}

}  // namespace bibcast
