#include "formats/html/url.hpp"

#include <array>

#include "text/utf8.hpp"

namespace bibcast::html {

namespace {

constexpr std::array<std::string_view, 4> safe_schemes = {"http", "https", "ftp", "mailto"};

/// The scheme of `url` (RFC 3986, section 3.1) without its colon; empty for a relative reference.
std::string_view scheme_of(std::string_view url) {
    const std::size_t end = url.find_first_of(":/?#");
    return end == std::string_view::npos || url[end] != ':' ? std::string_view{} : url.substr(0, end);
}

bool is_safe_scheme(std::string_view scheme) {
    for (const std::string_view safe : safe_schemes) {
        if (equals_ignoring_ascii_case(safe, scheme)) return true;
    }
    return false;
}

}  // namespace

std::string safe_url(std::string_view url) {
    url = trim(url);
    // Browsers drop tabs and line ends inside an address before they look at its scheme (WHATWG URL, 4.4).
    for (const char c : url) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return {};
    }
    if (url.empty()) return {};
    std::string safe;
    const std::size_t colon = url.find(':');
    const std::string_view scheme = scheme_of(url);
    if (equals_ignoring_ascii_case(scheme, "doi")) {
        safe = "https://doi.org/";
        url = trim(url.substr(4));
    } else if (colon != std::string_view::npos && !is_safe_scheme(scheme) && (!scheme.empty() || colon == 0)) {
        return {};
    }
    for (const char c : url) {
        if (c == ' ') safe += "%20";
        else if (c == '"') safe += "%22";
        else if (c == '<') safe += "%3C";
        else if (c == '>') safe += "%3E";
        else safe += c;
    }
    return safe;
}

bool is_external(std::string_view safe_url) {
    const std::string_view scheme = scheme_of(safe_url);
    return safe_url.starts_with("//") || (is_safe_scheme(scheme) && !equals_ignoring_ascii_case(scheme, "mailto"));
}

}  // namespace bibcast::html
