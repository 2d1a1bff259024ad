#include "text/declared_charset.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr auto npos = std::string_view::npos;

/// How much of a file its first lines are.
constexpr std::size_t head_size = 1024;

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0) {
    const auto* const found = std::search(text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size())), text.end(), word.begin(), word.end(),
                                          [](char a, char b) { return ascii_lower(a) == ascii_lower(b); });
    return found == text.end() ? npos : static_cast<std::size_t>(found - text.begin());
}

bool starts_with_word(std::string_view text, std::string_view word) { return equals_ignoring_ascii_case(text.substr(0, word.size()), word); }

std::string_view behind_blanks(std::string_view text) {
    const std::size_t at = text.find_first_not_of(" \t");
    return at == npos ? std::string_view{} : text.substr(at);
}

/// The value of `name` in a start tag or a declaration: quoted, or a word.
std::string_view attribute(std::string_view tag, std::string_view name) {
    const std::size_t at = find_word(tag, name);
    if (at == npos) return {};
    std::string_view rest = behind_blanks(tag.substr(at + name.size()));
    if (!rest.starts_with('=')) return {};
    rest = behind_blanks(rest.substr(1));
    const bool quoted = rest.starts_with('"') || rest.starts_with('\'');
    if (quoted) return rest.substr(1, std::min(rest.find(rest.front(), 1), rest.size()) - 1);
    return rest.substr(0, rest.find_first_of(" \t\r\n\"';/>"));
}

std::string_view of_xml(std::string_view head) {
    return attribute(head.substr(0, head.find("?>")), "encoding");
}

/// `<meta charset="X">`, and `<meta http-equiv="Content-Type" content="text/html; charset=X">`.
std::string_view of_page(std::string_view head) {
    for (std::size_t at = find_word(head, "<meta"); at != npos; at = find_word(head, "<meta", at + 1)) {
        const std::string_view label = attribute(head.substr(at, std::min(head.find('>', at), head.size()) - at), "charset");
        if (!label.empty()) return label;
    }
    return {};
}

/// Up to the end of the line, or of a comment of TeX's that Emacs reads.
std::string_view rest_of_line(std::string_view line) {
    while (!line.empty() && (is_ascii_space(line.back()) || line.back() == '%')) line.remove_suffix(1);
    return behind_blanks(line);
}

DeclaredCharset of_comment(std::string_view line) {
    std::string_view words = line.substr(std::min(line.find_first_not_of("% \t"), line.size()));
    if (starts_with_word(words, "Encoding:")) return {rest_of_line(words.substr(9)), "UTF-8"};
    constexpr std::string_view bibdesk = "Saved with string encoding ";
    if (starts_with_word(words, bibdesk)) return {rest_of_line(words.substr(bibdesk.size())), "Unicode (UTF-8)"};
    if (starts_with_word(words, "!TEX")) {
        words = behind_blanks(words.substr(4));
        if (!starts_with_word(words, "encoding")) return {};
        words = behind_blanks(words.substr(8));
        return words.starts_with('=') ? DeclaredCharset{rest_of_line(words.substr(1)), "UTF-8"} : DeclaredCharset{};
    }
    const std::size_t open = words.find("-*-");
    const std::size_t coding = open == npos ? npos : find_word(words, "coding:", open);
    if (coding == npos) return {};
    const std::string_view label = behind_blanks(words.substr(coding + 7));
    return {label.substr(0, label.find_first_of(" \t\r;*")), "utf-8"};
}

/// Lines before the first entry; KBibTeX writes a comment that looks like one.
DeclaredCharset of_bibtex(std::string_view head) {
    for (std::size_t at = 0; at < head.size();) {
        const std::size_t end = std::min(head.find_first_of("\r\n", at), head.size());
        const std::string_view line = behind_blanks(head.substr(at, end - at));
        at = end + 1;
        constexpr std::string_view kbibtex = "@comment{x-kbibtex-encoding=";
        if (starts_with_word(line, kbibtex)) {
            const std::string_view label = line.substr(kbibtex.size());
            return {label.substr(0, label.find('}')), "utf-8"};
        }
        if (line.starts_with('@') && !starts_with_word(line, "@comment")) break;
        if (!line.starts_with('%')) continue;
        if (const DeclaredCharset found = of_comment(line); !found.label.empty()) return found;
    }
    return {};
}

bool is_page(std::string_view head) { return find_word(head, "<html") != npos || find_word(head, "<!doctype") != npos || find_word(head, "<meta") != npos; }

/// The sets that RFC 1468 has beside ASCII; MARC-8, which has escapes too, has none of them.
bool is_iso_2022_jp(std::string_view text) {
    for (std::size_t at = text.find('\x1B'); at != npos; at = text.find('\x1B', at + 1)) {
        const std::string_view escape = text.substr(at + 1, 2);
        if (escape == "$@" || escape == "$B") return true;
    }
    return false;
}

}  // namespace

DeclaredCharset declared_charset(std::string_view text) {
    std::string_view head = text.substr(0, head_size);
    head = head.substr(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    DeclaredCharset found;
    if (head.starts_with("<?xml")) found = {of_xml(head), "UTF-8"};
    else if (head.starts_with('<') && is_page(head)) found = {of_page(head), "utf-8"};
    else if (head.starts_with('%') || head.starts_with('@')) found = of_bibtex(head);
    if (!found.label.empty()) return found;
    return is_iso_2022_jp(text) ? DeclaredCharset{"ISO-2022-JP", {}} : DeclaredCharset{};
}

bool shows_declaration(std::string_view head) {
    if (head.size() >= head_size) return true;
    if (head.starts_with("<?xml")) return head.find("?>") != npos;
    if (head.starts_with('<')) return find_word(head, "<body") != npos || find_word(head, "</head") != npos || !is_page(head);
    return !head.starts_with('%') || head.find('\n') != npos;
}

}  // namespace bibcast
