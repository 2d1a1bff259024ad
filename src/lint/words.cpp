#include "lint/words.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace bibcast {

std::vector<Word> words_of(std::string_view text, bool hyphens) {
    std::vector<Word> words;
    std::size_t begin = std::string_view::npos;
    const auto is_word = [](char32_t c) { return is_letter(c) || is_digit(c) || is_combining(c); };
    for (std::size_t at = 0; at <= text.size();) {
        const CodePoint point = at < text.size() ? code_point_at(text, at) : CodePoint{0, 1, true};
        bool inside = is_word(point.value);
        if (!inside && begin != std::string_view::npos && at + 1 < text.size()) {
            const bool joins = (hyphens && point.value == '-') || point.value == '\'' || point.value == 0x2019;
            inside = joins && is_word(code_point_at(text, std::min(at + point.size, text.size() - 1)).value);
        }
        if (inside && begin == std::string_view::npos) begin = at;
        if (!inside && begin != std::string_view::npos) {
            words.push_back({text.substr(begin, at - begin), begin});
            begin = std::string_view::npos;
        }
        at += point.size;
    }
    return words;
}

Case case_of(std::string_view word) {
    Case found;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = code_point_at(word, at);
        at += point.size;
        if (!is_letter(point.value)) continue;
        if (is_upper(point.value)) {
            ++found.upper;
            if (found.letters > 0) found.inner_upper = true;
        } else if (is_lower(point.value)) {
            ++found.lower;
        }
        ++found.letters;
    }
    return found;
}

bool is_small_word(std::string_view lowered) {
    static constexpr std::string_view words[] = {"a",  "an", "and", "as",  "at",  "by",  "das", "de",  "del", "den",  "der", "des", "die",
                                                 "du", "e",  "el",  "en",  "et",  "for", "from", "in", "into", "la",  "le",  "les", "of",
                                                 "on", "or", "the", "to",  "und", "using", "via", "von", "with", "y",  "zur"};
    return std::find(std::begin(words), std::end(words), lowered) != std::end(words);
}

}  // namespace bibcast
