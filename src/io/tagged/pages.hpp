#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/arena.hpp"
#include "text/utf8.hpp"

namespace bibcast::tagged {

/// The two ends of a page range.
struct PageRange {
    std::string_view first;
    std::string_view last;
};

namespace detail {

/// True for what can be one end: `12`, `S12`, `A-1`; not `1-2` or `1, 3`.
[[nodiscard]] inline bool is_page_end(std::string_view text) {
    if (text.empty() || text.front() == '-' || text.back() == '-' || text.find_first_of(" ,;") != std::string_view::npos) return false;
    return text.find('-') == std::string_view::npos || text.find_first_not_of("0123456789-") != std::string_view::npos;
}

}  // namespace detail

/// The ends of a single range such as `12-15`, `S1–S9` or `A-1--A-14`; nothing for a lone page or a list.
[[nodiscard]] inline std::optional<PageRange> split_pages(std::string_view pages) {
    for (const std::string_view dash : {std::string_view("--"), std::string_view("\u2013"), std::string_view("\u2014"),
                                        std::string_view("-")}) {
        const std::size_t at = pages.find(dash);
        if (at == std::string_view::npos) continue;
        const PageRange range{trim(pages.substr(0, at)), trim(pages.substr(at + dash.size()))};
        const bool plain = detail::is_page_end(range.first) && detail::is_page_end(range.last) &&
                           range.last.find(dash) == std::string_view::npos;
        return plain ? std::optional(range) : std::nullopt;
    }
    return std::nullopt;
}

/// `text` without the words that say that it counts the pages of a work: `345 p.`, `xii, 345 pages`; nothing if it
/// has none.
[[nodiscard]] inline std::optional<std::string_view> split_page_count(std::string_view text) {
    for (const std::string_view word : {"p", "p.", "pp", "pp.", "pages", "S.", "Seiten", "s.", "sider"}) {
        if (!text.ends_with(word)) continue;
        const std::string_view count = text.substr(0, text.size() - word.size());
        if (count.empty() || !(count.back() == ' ' || is_ascii_digit(count.back()))) continue;
        if (is_ascii_digit(trim(count).back()) && !split_pages(trim(count))) return trim(count);
    }
    return std::nullopt;
}

/// `pages` without the word that styles put there: `pp 278-298` (TRID), `pp. 5`, `p. 5`.
[[nodiscard]] inline std::string_view strip_page_word(std::string_view pages) {
    for (const std::string_view word : {"pp.", "pp", "p.", "p", "Pp.", "PP."}) {
        if (!pages.starts_with(word)) continue;
        const std::string_view rest = trim(pages.substr(word.size()));
        const bool apart = word != "p" || (pages.size() > 1 && pages[1] == ' ');
        return apart && !rest.empty() && is_ascii_digit(rest.front()) ? rest : pages;
    }
    return pages;
}

/// True if a range, list or page `pages` begins with the page `first`.
[[nodiscard]] inline bool begins_pages(std::string_view pages, std::string_view first) {
    if (!pages.starts_with(first)) return false;
    const std::string_view rest = pages.substr(first.size());
    return rest.empty() || !(is_ascii_digit(rest.front()) || is_ascii_alpha(rest.front()));
}

/// True for the words that databases have where there are no pages yet: Ovid's `No Pagination Specified`, which its RIS cuts at a blank into a first
/// and a last page.
[[nodiscard]] inline bool says_no_pages(std::string_view first, std::string_view last) {
    constexpr std::string_view words = "No Pagination Specified";
    if (first.starts_with('[') && first.ends_with(']')) first = first.substr(1, first.size() - 2);
    if (last.empty()) return first == words;
    return first == "No" && (last == "Specified" || last == "Pagination Specified" || last == "Pagination");
}

/// The number in `Article 14`, `Article No. e14`, `Art. 14`, which ACM and others have in place of pages; empty if it is none.
[[nodiscard]] inline std::string_view split_article_number(std::string_view text) {
    if (!text.starts_with('A')) return {};
    for (const std::string_view word : {"Article No. ", "Article no. ", "Article ", "Art. No. ", "Art. no. ", "Art. "}) {
        if (!text.starts_with(word)) continue;
        const std::string_view number = trim(text.substr(word.size()));
        return !number.empty() && number.find_first_of(" ,;:") == std::string_view::npos && number.find_first_of("0123456789") != std::string_view::npos ? number
                                                                                                                                                   : std::string_view{};
    }
    return {};
}

/// True for what counts the pages of a whole work where it stands alone: no range and no list.
[[nodiscard]] inline bool counts_pages(std::string_view text) {
    return !split_pages(text) && text.find_first_of(",;") == std::string_view::npos;
}

/// True for what could be the number of a page: `12`, `e1234`, `xiv`, `S12`.
[[nodiscard]] inline bool is_page_number(std::string_view text) {
    if (text.empty() || text.size() > 12) return false;
    if (text.find_first_not_of("ivxlcdmIVXLCDM") == std::string_view::npos) return true;
    bool digit = false;
    for (const char c : text) {
        digit = digit || is_ascii_digit(c);
        if (!is_ascii_digit(c) && !is_ascii_alpha(c) && c != '-' && c != '.') return false;
    }
    return digit;
}

namespace detail {

/// True if the digits from `begin` to `end` are a page by itself: `12`, `S12`; not a part of `S1357-2468(19)30544-5`.
[[nodiscard]] inline bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
    constexpr std::string_view around = " ,;";
    std::size_t before = begin;
    if (before != 0 && is_ascii_alpha(text[before - 1])) --before;
    const bool free_before = before == 0 || around.find(text[before - 1]) != std::string_view::npos;
    return free_before && (end == text.size() || text[end] == '.' || around.find(text[end]) != std::string_view::npos);
}

}  // namespace detail

/// `text` with the ends of its ranges in full: `1195-206` as `1195-1206`; the same view if there is none to fill up.
[[nodiscard]] inline std::string_view expand_pages(Arena& arena, std::string_view text) {
    std::string full;
    std::size_t done = 0;
    for (std::size_t dash = text.find('-'); dash != std::string_view::npos; dash = text.find('-', dash + 1)) {
        std::size_t begin = dash;
        while (begin > done && is_ascii_digit(text[begin - 1])) --begin;
        std::size_t end = dash + 1;
        while (end < text.size() && is_ascii_digit(text[end])) ++end;
        const std::size_t first = dash - begin;
        const std::size_t last = end - dash - 1;
        if (last == 0 || last >= first || !detail::stands_alone(text, begin, end)) continue;
        // `99-5` is no range that was cut short.
        if (text.substr(begin + first - last, last) >= text.substr(dash + 1, last)) continue;
        full += text.substr(done, dash + 1 - done);
        full += text.substr(begin, first - last);
        done = dash + 1;
    }
    if (done == 0) return text;
    full += text.substr(done);
    return arena.copy(full);
}

}  // namespace bibcast::tagged
