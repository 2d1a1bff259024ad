#include "formats/bibtex/adopt.hpp"

#include <string>

#include "formats/bibtex/tags.hpp"
#include "text/latex.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

bool adopt(Leftover& leftover, Arena& arena) {
    std::string name;
    for (const char c : leftover.tag) {
        if (is_ascii_alpha(c) || is_ascii_digit(c)) {
            name += ascii_lower(c);
        } else if (!name.empty() && name.back() != '-') {
            name += '-';
        }
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    if (name.empty()) return false;
    std::string value;
    encode_latex(value, Text(leftover.value));
    leftover.format = leftover_format;
    leftover.tag = arena.copy(is_ascii_digit(name[0]) ? "x-" + name : name);
    leftover.value = arena.copy(value);
    return true;
}

}  // namespace bibcast::bibtex
