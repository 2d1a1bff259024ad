#include "name/glued_initials.hpp"

#include "text/utf8.hpp"

namespace bibcast {

std::size_t glued_initials(std::string_view word) {
    std::size_t at = 0;
    while (at < word.size()) {
        const CodePoint letter = code_point_at(word, at);
        const std::size_t stop = at + letter.size;
        if (!is_upper(letter.value) || stop >= word.size() || word[stop] != '.') break;
        at = stop + 1;
        if (at + 1 < word.size() && word[at] == '-') ++at;
    }
    if (at == 0 || at >= word.size() || word[at - 1] == '-') return 0;
    // The family name: a capital, small letters, and no further stop.
    const CodePoint capital = code_point_at(word, at);
    const std::size_t second = at + capital.size;
    if (!is_upper(capital.value) || second >= word.size()) return 0;
    std::size_t letters = 0;
    for (std::size_t i = second; i < word.size();) {
        const CodePoint point = code_point_at(word, i);
        if (point.value != '-' && point.value != '\'' && point.value != U'’' && !is_letter(point.value)) return 0;
        letters += is_lower(point.value) ? 1U : 0U;
        i += point.size;
    }
    return letters > 1 ? at : 0;
}

}  // namespace bibcast
