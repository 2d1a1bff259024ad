#include "formats/bibtex/wrap.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace bibcast::bibtex {

void append_wrapped(std::string& out, std::string_view paragraph, std::size_t width, std::string_view indent, std::size_t used) {
    for (std::size_t at = 0; at < paragraph.size();) {
        const std::size_t word = std::min(paragraph.find_first_not_of(' ', at), paragraph.size());
        const std::size_t end = std::min(paragraph.find(' ', word), paragraph.size());
        const std::size_t size = count_code_points(paragraph.substr(at, end - at));
        if (used > 0 && used + size > width && word < end && paragraph[word] != '@' && paragraph[word] != '%') {
            out += '\n';
            out += indent;
            used = size - (word - at);
            out.append(paragraph, word, end - word);
        } else {
            used += size;
            out.append(paragraph, at, end - at);
        }
        at = end;
    }
}

}  // namespace bibcast::bibtex
