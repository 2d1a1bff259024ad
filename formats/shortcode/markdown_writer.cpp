#include "formats/shortcode/markdown_writer.hpp"

#include "text/entities.hpp"

namespace bibcast::shortcode {

void append_markdown(std::string& out, std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool reference = c == '&' && character_reference_at(text, i).size != 0;
        if (c == '<') {
            out += "&lt;";  // safe also where the text is not read as markdown
            continue;
        }
        if (reference || std::string_view("\\`*_[]").find(c) != std::string_view::npos || (c == '#' && (i == 0 || i + 1 == text.size()))) {
            out += '\\';
        }
        // A shortcode in text would be carried out.
        if (c == '{' && text.substr(i, 2) == "{{") out += '\\';
        out += c == '\n' ? ' ' : c;
    }
}

void append_legend(std::string& out, std::string_view symbol, std::string_view words) {
    append_markdown(out, symbol);
    out += ' ';
    append_markdown(out, words);
    out += '\n';
}

}  // namespace bibcast::shortcode
