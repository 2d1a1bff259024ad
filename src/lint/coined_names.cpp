#include "lint/coined_names.hpp"

#include "lint/words.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// The first letters of the words, in small letters: of all of them, or of all but the small words.
std::string initials_of(const std::vector<Word>& words, bool small_words) {
    std::string initials;
    for (const Word& word : words) {
        const std::string lowered = ascii_lower(word.text);
        if (small_words || !is_small_word(lowered)) initials += lowered.substr(0, 1);
    }
    return initials;
}

}  // namespace

std::string reason_for_coined_name(std::string_view name, std::string_view subtitle) {
    const std::string lowered = ascii_lower(name);
    if (!is_ascii(name)) return {};
    // Small as their makers write them.
    for (const std::string_view small : {"scikit-learn", "scikit-image", "scikit-optimize"}) {
        if (lowered == small) return {};
    }
    const std::vector<Word> words = words_of(subtitle, false);
    if (words.size() < 2) return {};
    // SCAN: Structure Correcting Adversarial Network
    if (lowered.size() >= 3 && lowered.find('-') == std::string::npos) {
        for (const bool small_words : {false, true}) {
            if (initials_of(words, small_words).find(lowered) != std::string::npos) return "it is the initials of '" + std::string(subtitle) + "'";
        }
    }
    // TeraPipe: … Pipeline …; Ada-Segment: … Segmentation. With a hyphen only what stands behind it.
    const std::size_t hyphen = lowered.find('-');
    for (const Word& word : words) {
        const std::string other = ascii_lower(word.text);
        for (std::size_t size = std::min(lowered.size() - 2, other.size() - 1); size >= 3 && size < lowered.size(); --size) {
            const std::size_t begin = lowered.size() - size;
            if (hyphen != std::string::npos && begin != hyphen + 1) continue;
            if (other.starts_with(lowered.substr(begin))) {
                return "its end, '" + lowered.substr(begin) + "', is the beginning of '" + std::string(word.text) + "'";
            }
        }
    }
    // GeePS: … Parameter Server
    const std::string last = initials_of({words.end() - 2, words.end()}, true);
    if (hyphen == std::string::npos && lowered.size() >= 4 && last.size() == 2 && lowered.ends_with(last)) {
        return "its end is the initials of '" + std::string(words[words.size() - 2].text) + " " + std::string(words.back().text) + "'";
    }
    return {};
}

}  // namespace bibcast
