#include "formats/cff/schema.hpp"

#include <algorithm>
#include <array>

#include "formats/cff/licenses.hpp"
#include "model/date.hpp"
#include "text/language.hpp"
#include "text/utf8.hpp"

namespace bibcast::cff {

namespace {

template <class Is>
bool is_all(std::string_view text, Is is) {
    return std::all_of(text.begin(), text.end(), is);
}

bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

/// `pattern`: `9` stands for a digit, `X` for a digit or an X, all else for itself.
bool fits(std::string_view value, std::string_view pattern) {
    return value.size() == pattern.size() && std::equal(value.begin(), value.end(), pattern.begin(), [](char c, char p) {
        return p == '9' ? is_ascii_digit(c) : p == 'X' ? is_ascii_digit(c) || c == 'X' : c == p;
    });
}

/// `10.`, four to nine digits, perhaps a full stop and more digits, a slash, and the signs that the schema has.
bool is_doi(std::string_view value) {
    if (!value.starts_with("10.")) return false;
    const std::size_t slash = value.find('/');
    if (slash == std::string_view::npos) return false;
    const std::string_view prefix = value.substr(3, slash - 3);
    const std::size_t stop = std::min(prefix.find('.'), prefix.size());
    if (stop < 4 || stop > 9 || !is_all(prefix.substr(0, stop), is_ascii_digit)) return false;
    if (stop != prefix.size() && (stop + 1 == prefix.size() || !is_all(prefix.substr(stop + 1), is_ascii_digit))) return false;
    const std::string_view suffix = value.substr(slash + 1);
    return !suffix.empty() && is_all(suffix, [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || is_one_of(c, ":/_;-.()[]\\"); });
}

bool is_isbn(std::string_view value) {
    const std::size_t size = value.ends_with('X') ? value.size() - 1 : value.size();
    return size >= 10 && size <= 17 && is_all(value.substr(0, size), [](char c) { return is_ascii_digit(c) || is_one_of(c, "- "); });
}

bool has_blank(std::string_view value) { return !is_all(value, [](char c) { return static_cast<unsigned char>(c) > ' '; }); }

bool is_email(std::string_view value) {
    const std::size_t at = value.find('@');
    const std::size_t stop = value.rfind('.', value.size() < 3 ? 0 : value.size() - 3);
    return at != std::string_view::npos && at > 0 && stop != std::string_view::npos && stop > at + 1 && !has_blank(value);
}

bool is_status(std::string_view value) {
    constexpr std::array<std::string_view, 6> words = {"abstract", "advance-online", "in-preparation", "in-press", "preprint", "submitted"};
    return std::find(words.begin(), words.end(), value) != words.end();
}

bool is_date(std::string_view value) { return fits(value, "9999-99-99") && parse_edtf(value).has_value(); }

struct Rule {
    std::string_view key;
    bool (*takes)(std::string_view value);
};
constexpr std::array rules = {
    Rule{"doi", is_doi},
    Rule{"isbn", is_isbn},
    Rule{"issn", [](std::string_view value) { return fits(value, "9999-999X") || (value.ends_with('x') && fits(value, "9999-999x")); }},
    Rule{"pmcid", [](std::string_view value) { return fits(value, "PMC9999999"); }},
    Rule{"status", is_status},
    Rule{"license", [](std::string_view value) { return !license_identifiers(value).empty(); }},
    Rule{"languages", [](std::string_view value) { return !language_of(value).empty(); }},
    Rule{"url", is_address},
    Rule{"license-url", is_address},
    Rule{"repository", is_address},
    Rule{"repository-code", is_address},
    Rule{"repository-artifact", is_address},
    Rule{"website", is_address},
    Rule{"email", is_email},
    Rule{"orcid", [](std::string_view value) { return fits(value, "https://orcid.org/9999-9999-9999-999X"); }},
    Rule{"date-accessed", is_date},
    Rule{"date-published", is_date},
    Rule{"date-released", is_date},
    Rule{"date-start", is_date},
    Rule{"date-end", is_date},
};

}  // namespace

bool takes(std::string_view key, std::string_view value) {
    if (value.empty()) return false;
    const auto rule = std::find_if(rules.begin(), rules.end(), [key](const Rule& one) { return one.key == key; });
    return rule == rules.end() || rule->takes(value);
}

std::string_view language_of(std::string_view words) {
    const std::string_view tag = language_tag_of(words);
    const std::string_view language = tag.substr(0, tag.find_first_of("-_"));
    return is_all(language, [](char c) { return c >= 'a' && c <= 'z'; }) ? language : std::string_view{};
}

bool is_swh(std::string_view value) {
    constexpr std::string_view scheme = "swh:1:";
    constexpr std::array<std::string_view, 5> kinds = {"snp:", "rel:", "rev:", "dir:", "cnt:"};
    if (!value.starts_with(scheme) || std::find(kinds.begin(), kinds.end(), value.substr(scheme.size(), 4)) == kinds.end()) return false;
    const std::string_view digest = value.substr(scheme.size() + 4);
    return digest.size() == 40 && is_all(digest, [](char c) { return is_ascii_digit(c) || is_one_of(c, "abcdefABCDEF"); });
}

std::string address_of(std::string_view value) {
    if (is_address(value)) return std::string(value);
    std::string address;
    if (value.starts_with("www.")) address = "http://" + std::string(value);
    return is_address(address) ? address : std::string();
}

bool is_address(std::string_view value) {
    constexpr std::array<std::string_view, 4> schemes = {"https://", "http://", "ftp://", "sftp://"};
    return !has_blank(value) && std::any_of(schemes.begin(), schemes.end(), [value](std::string_view scheme) { return value.starts_with(scheme) && value.size() > scheme.size(); });
}

}  // namespace bibcast::cff
