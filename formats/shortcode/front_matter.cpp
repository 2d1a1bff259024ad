#include "formats/shortcode/front_matter.hpp"

#include <algorithm>

#include "formats/shortcode/tag.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

constexpr auto npos = std::string_view::npos;

std::size_t fenced_end(std::string_view page, std::size_t begin, std::string_view fence) {
    std::size_t line = page.find('\n', begin);
    if (trim(page.substr(begin, line == npos ? npos : line - begin)) != fence) return 0;
    while (line != npos) {
        const std::size_t from = line + 1;
        if (opens_tag(page, from)) return 0;  // a rule at the top of the page, and another one below
        line = page.find('\n', from);
        const std::size_t end = line == npos ? page.size() : line;
        std::string_view text = page.substr(from, end - from);
        while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
        if (text == fence) return line == npos ? end : end + 1;
    }
    return 0;
}

std::size_t object_end(std::string_view page, std::size_t begin) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t at = begin; at < page.size(); ++at) {
        const char c = page[at];
        if (quoted) {
            if (c == '\\') {
                ++at;
            } else if (c == '"') {
                quoted = false;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' && --depth == 0) {
            return at + 1;
        } else if (c == '<' || c == '%') {
            return 0;  // no JSON
        }
    }
    return 0;
}

}  // namespace

std::size_t front_matter_end(std::string_view page) {
    const std::size_t begin = page.find_first_not_of(" \t\r\n");
    if (begin == npos) return 0;
    switch (page[begin]) {
        case '-': return fenced_end(page, begin, "---");
        case '+': return fenced_end(page, begin, "+++");
        case '{': return page.substr(begin, 2) == "{{" ? 0 : object_end(page, begin);
        default: return 0;
    }
}

}  // namespace bibcast::shortcode
