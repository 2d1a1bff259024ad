#include "name/author_links.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t orcid_size = 19;

// Words of links that lead to a person and are not the name.
constexpr auto link_words = std::to_array<std::string_view>({
    "orcid", "id", "orcid id", "homepage", "home", "home page", "website", "web", "page", "webpage", "email", "e-mail", "mail", "scholar",
    "google scholar", "github", "linkedin", "twitter", "link", "url", "profile", "x", "dblp", "bio", "site",
});

bool is_orcid(std::string_view text) {
    int sum = 0;
    for (std::size_t i = 0; i < orcid_size; ++i) {
        const char c = text[i];
        if (i % 5 == 4) {
            if (c != '-') return false;
            continue;
        }
        const bool last = i + 1 == orcid_size;
        if (!is_ascii_digit(c) && !(last && (c == 'X' || c == 'x'))) return false;
        if (last) return (12 - sum % 11) % 11 == (is_ascii_digit(c) ? c - '0' : 10);
        sum = (sum + (c - '0')) * 2;
    }
    return false;
}

bool ends_word(char c) {
    return is_ascii_space(c) || c == ',' || c == ';' || c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '"';
}

bool is_email(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == npos || at == 0 || text.find('@', at + 1) != npos) return false;
    const std::size_t dot = text.find('.', at);
    return dot != npos && dot > at + 1 && dot + 1 < text.size() && text.find('/') == npos;
}

Detail detail_of(Arena& arena, std::string_view address, SourceSpan source) {
    if (const std::string_view orcid = orcid_in(address); !orcid.empty()) {
        std::string upper(orcid);
        if (upper.back() == 'x') upper.back() = 'X';
        return {DetailKind::orcid, arena.copy(upper), {}, source};
    }
    if (address.size() > 7 && equals_ignoring_ascii_case(address.substr(0, 7), "mailto:")) {
        return {DetailKind::email, address.substr(7, address.find('?') - std::min<std::size_t>(address.find('?'), 7)), {}, source};
    }
    if (is_email(address)) return {DetailKind::email, address, {}, source};
    return {DetailKind::url, address, {}, source};
}

bool is_link_word(std::string_view words) {
    const std::string lower = ascii_lower(trim_unicode(words));
    return lower.empty() || std::find(link_words.begin(), link_words.end(), lower) != link_words.end();
}

bool is_address(std::string_view word) {
    return word.starts_with("https://") || word.starts_with("http://") || word.starts_with("orcid.org/") || word.starts_with("mailto:") ||
           is_email(word) || (word.size() == orcid_size && is_orcid(word));
}

// The brackets and the blanks before a stretch go with it.
LineRange with_brackets(std::string_view text, LineRange range) {
    const char before = range.begin > 0 ? text[range.begin - 1] : '\0';
    const char after = range.end < text.size() ? text[range.end] : '\0';
    const bool enclosed = (before == '(' && after == ')') || (before == '[' && after == ']') || (before == '<' && after == '>');
    if (enclosed) {
        --range.begin;
        ++range.end;
    }
    while (range.begin > 0 && text[range.begin - 1] == ' ') --range.begin;
    return range;
}

void add_link(Arena& arena, const PlainLine& line, const Inline& stretch, std::vector<AuthorLink>& links, std::vector<LineRange>& skip) {
    const LineRange range{stretch.begin, stretch.end};
    const std::string_view words = line.text.substr(range.begin, range.end - range.begin);
    SourceSpan source = line.source_of(range.begin, range.end);
    if (stretch.opening.known()) source = {stretch.opening.begin, std::max(stretch.closing.end, stretch.opening.end)};
    const std::string_view address = trim(stretch.value);
    if (!address.empty() && address != "#") links.push_back({detail_of(arena, address, source), range});
    if (range.begin < range.end && (is_link_word(words) || is_address(trim(words)))) skip.push_back(with_brackets(line.text, range));
}

}  // namespace

std::string_view orcid_in(std::string_view text) {
    if (text.size() < orcid_size) return {};
    for (std::size_t at = 0; at + orcid_size <= text.size(); ++at) {
        if (text[at + 4] != '-' || !is_ascii_digit(text[at])) continue;
        if (is_orcid(text.substr(at, orcid_size))) return text.substr(at, orcid_size);
    }
    return {};
}

std::vector<AuthorLink> find_author_links(Arena& arena, const PlainLine& line, std::vector<LineRange>& skip) {
    std::vector<AuthorLink> links;
    for (const Inline& stretch : line.inlines) {
        if (stretch.kind == InlineKind::link) add_link(arena, line, stretch, links, skip);
    }
    const std::size_t linked = links.size();
    const std::string_view text = line.text;
    if (text.find('@') == npos && text.find("://") == npos && text.find("orcid") == npos && text.find("0000-") == npos) return links;
    std::size_t next_link = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && !ends_word(text[end])) ++end;
        while (next_link < linked && links[next_link].range.end <= at) ++next_link;
        const bool in_link = next_link < linked && links[next_link].range.begin <= at;
        const LineRange range{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
        const std::string_view word = text.substr(at, end - at);
        if (end > at && !in_link && is_address(word)) {
            links.push_back({detail_of(arena, word, line.source_of(range.begin, range.end)), range});
            skip.push_back(with_brackets(text, range));
        }
        at = end + 1;
    }
    return links;
}

}  // namespace bibcast
