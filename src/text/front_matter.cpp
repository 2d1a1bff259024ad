#include "text/front_matter.hpp"

#include "text/byte_block.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

std::string_view line_at(std::string_view text, std::size_t at, std::size_t& next) {
    // A line ends with LF, CR LF, or a CR alone.
    const std::size_t found = find_first_byte<'\n', '\r'>(text.substr(at));
    const std::size_t end = found == std::string_view::npos ? found : at + found;
    next = end == std::string_view::npos ? text.size() : end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
    std::string_view line = text.substr(at, end == std::string_view::npos ? std::string_view::npos : end - at);
    while (!line.empty() && is_ascii_space(line.back())) line.remove_suffix(1);
    return line;
}

bool is_key_line(std::string_view line, char behind) {
    std::size_t at = 0;
    while (at < line.size() && (is_ascii_alpha(line[at]) || is_ascii_digit(line[at]) || line[at] == '_' || line[at] == '-')) ++at;
    if (at == 0) return false;
    if (behind == '=') return at < line.size() && trim(line.substr(at)).starts_with('=');
    return at < line.size() && line[at] == ':' && (at + 1 == line.size() || line[at + 1] == ' ');
}

bool begins_page(std::string_view text, std::size_t at, Toml toml) {
    std::size_t next = at;
    const std::string_view fence = line_at(text, at, next);
    if (fence != "---" && (fence != "+++" || toml == Toml::unwanted)) return false;
    std::size_t behind = next;
    return is_key_line(line_at(text, next, behind), fence == "---" ? ':' : '=');
}

}  // namespace

bool find_front_matter(std::string_view text, std::size_t at, FrontMatter& page, Toml toml) {
    std::size_t next = at;
    while (at < text.size() && line_at(text, at, next).empty()) at = next;
    if (at >= text.size()) return false;
    const std::string_view fence = line_at(text, at, next);
    const bool is_toml = fence == "+++" && toml == Toml::wanted;
    if (fence != "---" && !is_toml) return false;
    page = {.begin = next, .end = text.size(), .body_begin = text.size(), .body_end = text.size(), .closed = false, .toml = is_toml};
    for (std::size_t line = next; line < text.size(); line = next) {
        const std::string_view words = line_at(text, line, next);
        if (is_toml ? words != "+++" : words != "---" && words != "...") continue;
        page.end = line;
        page.body_begin = next;
        page.closed = true;
        break;
    }
    for (std::size_t line = page.body_begin; line < text.size(); line = next) {
        if (begins_page(text, line, toml)) {
            page.body_end = line;
            break;
        }
        (void)line_at(text, line, next);
    }
    return true;
}

}  // namespace bibcast
