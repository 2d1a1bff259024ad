#include "io/extent.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace bibcast {

CountedExtent find_count(std::string_view statement, std::span<const std::string_view> words) {
    CountedExtent found;
    std::size_t at = 0;
    while ((at = statement.find_first_of("0123456789", at)) != std::string_view::npos) {
        std::size_t end = at;
        while (end < statement.size() && is_ascii_digit(statement[end])) ++end;
        const std::size_t begin = at;
        at = end;
        std::size_t word = end;
        // `[24] p.`
        if (word < statement.size() && statement[word] == ']') ++word;
        while (word < statement.size() && statement[word] == ' ') ++word;
        // No word is longer than this.
        const std::size_t stop = word + std::min(statement.substr(word, 16).find_first_of(" .,:;()[]+"), statement.substr(word, 16).size());
        const std::string lower = fold_case(statement.substr(word, stop - word));
        if (std::find(words.begin(), words.end(), lower) == words.end()) continue;
        found.number = statement.substr(begin, end - begin);
        const std::string_view rest = trim(statement.substr(stop));
        found.whole = trim(statement.substr(0, begin)).empty() && rest.find_first_not_of(".,:; ") == std::string_view::npos;
        break;
    }
    return found;
}

}  // namespace bibcast
