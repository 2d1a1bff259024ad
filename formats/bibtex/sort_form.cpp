#include "formats/bibtex/sort_form.hpp"

#include "text/utf8.hpp"

namespace bibcast::bibtex {

std::string sort_form(std::string_view text) {
    std::string form;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if (is_combining(point.value)) continue;
        const char32_t letter = base_letter(to_lower(point.value));
        form += is_letter(letter) ? '\x03' : is_digit(letter) ? '\x02' : '\x01';
        append_utf8(form, letter);
    }
    return form;
}

}  // namespace bibcast::bibtex
