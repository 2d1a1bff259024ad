#include "formats/shortcode/address.hpp"

#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {
constexpr auto npos = std::string_view::npos;
}  // namespace

bool is_pdf_address(std::string_view url) {
    const std::string_view path = url.substr(0, url.find_first_of("?#"));
    if (path.size() > 4 && equals_ignoring_ascii_case(path.substr(path.size() - 4), ".pdf")) return true;
    const std::size_t host = path.find("://");
    for (std::size_t at = path.find('/', host == npos ? 0 : host + 3); at != npos; at = path.find('/', at + 1)) {
        const std::string_view part = path.substr(at + 1, path.find('/', at + 1) - at - 1);
        if (equals_ignoring_ascii_case(part, "pdf") || equals_ignoring_ascii_case(part, "epdf")) return true;
    }
    return false;
}

bool is_address(std::string_view text) {
    if (text.find_first_of(" \t\n\"<>") != npos) return false;
    return text.find("://") != npos || text.find_first_of("/.#") != npos || text.starts_with("mailto:");
}

std::string_view without_blanks(Arena& arena, std::string_view text) {
    if (text.find(' ') == npos || !(text.starts_with('/') || text.starts_with("./") || text.starts_with("../"))) return text;
    std::string encoded;
    for (const char c : text) {
        if (c == ' ') encoded += "%20";
        else encoded += c;
    }
    return arena.copy(encoded);
}

std::vector<std::string_view> split_addresses(std::string_view text) {
    std::vector<std::string_view> out;
    std::size_t begin = 0;
    for (std::size_t at = text.find_first_of(" \t\r\n,;"); at != npos; at = text.find_first_of(" \t\r\n,;", at + 1)) {
        const std::size_t next = text.find_first_not_of(" \t\r\n,;", at);
        if (next == npos) break;
        const std::string_view rest = text.substr(next);
        if (!rest.starts_with("http://") && !rest.starts_with("https://")) continue;
        out.push_back(text.substr(begin, at - begin));
        begin = next;
        at = next - 1;
    }
    out.push_back(text.substr(begin));
    return out;
}

}  // namespace bibcast::shortcode
