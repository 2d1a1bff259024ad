#include "formats/hayagriva/types.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "text/utf8.hpp"

namespace bibcast::hayagriva {

namespace {

constexpr auto npos = std::string_view::npos;

void append_padded(std::string& out, int value, std::size_t size) {
    const std::string digits = std::to_string(value);
    out.append(size - std::min(size, digits.size()), '0');
    out += digits;
}

bool is_all(std::string_view text, bool (*is)(char)) { return std::all_of(text.begin(), text.end(), is); }
bool is_alphanumeric(char c) { return is_ascii_alpha(c) || is_ascii_digit(c); }

void skip_blanks(std::string_view& text) { text.remove_prefix(std::min(text.find_first_not_of(" \t\n"), text.size())); }

/// Hayagriva counts in 32 bits.
bool take_number(std::string_view& text) {
    skip_blanks(text);
    if (text.starts_with('-')) text.remove_prefix(1);
    const auto end = std::find_if_not(text.begin(), text.end(), is_ascii_digit);
    const auto size = static_cast<std::size_t>(end - text.begin());
    if (size == 0 || size > 9) return false;
    text.remove_prefix(size);
    skip_blanks(text);
    return true;
}

/// The size of what stands between two numbers at the beginning of `text`; 0: nothing that may.
std::size_t delimiter_size(std::string_view text) {
    constexpr std::string_view dash = "\u2013";
    if (text.starts_with(dash)) return dash.size();
    if (text.starts_with(',') || text.starts_with('&')) return 1;
    return std::min(text.find_first_not_of('-'), text.size());
}

}  // namespace

WrittenDate write_date(const Date& date) {
    const bool begins = date.begin_bound == Bound::point;
    if (!begins && date.end_bound != Bound::point) return {};
    const DatePoint& point = begins ? date.begin : date.end;
    if (point.year > 9999 || point.year < -9999 || point.unspecified_digits > 0) return {};
    WrittenDate written;
    std::string& text = written.text;
    if (point.approximate) text += '~';
    if (point.year < 0) text += '-';
    append_padded(text, std::abs(point.year), 4);
    if (point.month > 0 && !point.is_season() && !point.unspecified_month) {
        text += '-';
        append_padded(text, point.month, 2);
        if (point.day > 0 && !point.unspecified_day) {
            text += '-';
            append_padded(text, point.day, 2);
        }
    }
    DatePoint said;
    said.year = point.year;
    said.month = point.is_season() ? std::uint8_t{0} : point.month;
    said.day = point.day;
    said.approximate = point.approximate;
    written.whole = !date.is_range() && date.literal.empty() && said == point;
    return written;
}

bool is_numeric(std::string_view text) {
    const std::size_t number = text.find_first_of("0123456789- \t\n");
    if (number == npos) return false;
    text.remove_prefix(number);
    if (!take_number(text)) return false;
    for (std::size_t size = delimiter_size(text); size != 0; size = delimiter_size(text)) {
        text.remove_prefix(size);
        if (!take_number(text)) return false;
    }
    return text.find_first_of(" \t\n") == npos;
}

bool is_address(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == npos || colon == 0 || !is_ascii_alpha(text[0])) return false;
    const std::string scheme = ascii_lower(text.substr(0, colon));
    if (!std::all_of(scheme.begin(), scheme.end(), [](char c) { return is_alphanumeric(c) || c == '+' || c == '-' || c == '.'; })) return false;
    constexpr std::array<std::string_view, 5> with_host = {"http", "https", "ftp", "ws", "wss"};
    if (std::find(with_host.begin(), with_host.end(), scheme) == with_host.end()) return true;
    std::string_view host = text.substr(colon + 1);
    host.remove_prefix(std::min(host.find_first_not_of("/\\"), host.size()));
    host = host.substr(0, host.find_first_of("/\\?#"));
    if (const std::size_t at = host.rfind('@'); at != npos) host.remove_prefix(at + 1);
    if (host.starts_with('[')) return host.find(']') != npos;
    if (const std::size_t port = host.rfind(':'); port != npos) {
        if (host.size() - port > 6 || !is_all(host.substr(port + 1), is_ascii_digit)) return false;
        host = host.substr(0, port);
    }
    // Signs that a domain cannot have; what is behind a last full stop is a number in addresses of IPv4 only, which few people write.
    constexpr std::string_view forbidden = " \t\n\r#%/:<>?@[\\]^|\"`{}";
    return !host.empty() && host.find_first_of(forbidden) == npos;
}

bool is_role(std::string_view text) {
    constexpr std::array<std::string_view, 20> roles = {
        "translator", "afterword",   "foreword", "introduction", "annotator",          "commentator", "holder",         "compiler", "founder",     "collaborator",
        "organizer",  "cast-member", "composer", "producer",     "executive-producer", "writer",      "cinematography", "director", "illustrator", "narrator"};
    return std::find(roles.begin(), roles.end(), text) != roles.end();
}

bool is_split_alike(const Name& name) {
    if (!name.suffix.empty()) return false;
    const std::string_view words = name.is_literal() ? name.literal.view() : name.family.view();
    bool any_upper = false;
    bool any_lower = false;
    for (std::size_t at = 0; at < words.size();) {
        const bool lower = is_lower(code_point_at(words, at).value);
        any_lower = any_lower || lower;
        any_upper = any_upper || !lower;
        at = std::min(words.find(' ', at), words.size());
        at = std::min(words.find_first_not_of(' ', at), words.size());
    }
    // Of words that are all in lower case the last one is the name.
    const bool lone = words.find(' ') == npos && name.non_dropping_particle.empty() && name.dropping_particle.empty();
    return !any_lower || (!any_upper && lone);
}

}  // namespace bibcast::hayagriva
