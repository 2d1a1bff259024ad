#include "name/short_form.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "name/suffixes.hpp"
#include "text/bare_letters.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// Calls `take` with each piece of `text` that has letters, bare; `breaks` tells where one ends.
template <class Breaks, class Take>
void for_each_word(std::string_view text, const Breaks& breaks, const Take& take) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size()) {
            const CodePoint point = code_point_at(text, end);
            if (breaks(point.value)) break;
            end += point.size;
        }
        if (std::string word = bare_letters(text.substr(at, end - at)); !word.empty()) take(std::move(word));
        at = end == text.size() ? end : end + code_point_at(text, end).size;
    }
}

/// Hyphens and apostrophes stand within words.
bool ends_word(char32_t c) { return c == ' ' || c == ',' || c == ';' || c == '.' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0; }
bool ends_part(char32_t c) { return ends_word(c) || c == '-' || c == 0x2010 || c == 0x2011 || c == '\'' || c == 0x2019; }

/// Whether `word` consists of beginnings of the parts, in their order: `rj`, `rjb`, `jph`.
bool is_of_initials(std::string_view word, const std::vector<std::string>& parts) {
    std::vector<bool> reached(word.size() + 1);  // how much of the word can be made of the parts so far
    reached[0] = true;
    for (const std::string& part : parts) {
        for (std::size_t at = word.size(); at-- > 0;) {
            if (!reached[at]) continue;
            const auto [end, rest] = std::mismatch(word.begin() + static_cast<std::ptrdiff_t>(at), word.end(), part.begin(), part.end());
            for (std::size_t to = at + 1; to <= static_cast<std::size_t>(end - word.begin()); ++to) reached[to] = true;
        }
    }
    return reached.back();
}

}  // namespace

bool says_no_more_than(std::string_view brief, std::string_view full) {
    // More bytes than these are no name, and are compared whole.
    constexpr std::size_t longest = 1024;
    if (brief == full || brief.size() + full.size() > longest) return brief == full;
    std::vector<std::string> words;
    std::vector<std::string> parts;
    for_each_word(full, ends_word, [&](std::string word) { words.push_back(std::move(word)); });
    for_each_word(full, ends_part, [&](std::string part) { parts.push_back(std::move(part)); });
    bool repeated = true;
    for_each_word(brief, ends_word, [&](const std::string& word) {
        const bool known = std::find(words.begin(), words.end(), word) != words.end() || std::find(parts.begin(), parts.end(), word) != parts.end() ||
                           is_of_initials(word, parts);
        repeated = repeated && known;
    });
    return repeated;
}

bool is_short_form(std::string_view name) {
    constexpr std::size_t most_initials = 3;
    const std::size_t last = name.find_last_of(" ~");
    if (last == std::string_view::npos || name.size() - last - 1 > most_initials || name.find_first_of(".{\\") != std::string_view::npos) return false;
    const std::string_view initials = name.substr(last + 1);
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    return !initials.empty() && std::all_of(initials.begin(), initials.end(), is_capital) && suffix_kind(initials) == SuffixKind::none &&
           std::any_of(name.begin(), name.end(), is_small);
}

}  // namespace bibcast
