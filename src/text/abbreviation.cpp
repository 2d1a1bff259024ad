#include "text/abbreviation.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// The first word of `text`, which is taken from it.
std::string_view take_word(std::string_view& text) {
    const std::size_t begin = std::min(text.find_first_not_of(" .,-&"), text.size());
    const std::size_t end = std::min(text.find_first_of(" .,-&:", begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    text.remove_prefix(end);
    return word;
}

/// `Clin` of `clinical`, `Natl` of `National`: the first letter, and others in their order.
bool is_cut_from(std::string_view word, std::string_view full) {
    if (full.empty() || ascii_lower(word.front()) != ascii_lower(full.front())) return false;
    std::size_t at = 0;
    for (const char letter : full) {
        if (at < word.size() && ascii_lower(letter) == ascii_lower(word[at])) ++at;
    }
    return at == word.size();
}

}  // namespace

bool is_abbreviation_of(std::string_view text, std::string_view title) {
    if (text.size() >= title.size()) return false;
    bool shorter = false;
    for (std::string_view word = take_word(text); !word.empty(); word = take_word(text)) {
        if (!is_letter(code_point_at(word, 0).value)) return false;
        std::string_view full = take_word(title);
        // `of`, `and`, `für`: small words are left out.
        constexpr std::size_t longest_small = 4;
        while (!full.empty() && !is_cut_from(word, full) && full.size() <= longest_small) full = take_word(title);
        if (!is_cut_from(word, full)) return false;
        shorter = shorter || full.size() > word.size();
    }
    return shorter && (trim(title).empty() || trim(title).starts_with(':'));
}

}  // namespace bibcast
