#include "name/role_words.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace bibcast {

bool is_role_word(std::string_view text) {
    static constexpr std::array<std::string_view, 33> words = {
        "ed",     "eds",        "editor",      "editors",      "series ed", "vol ed",   "vol. ed", "auth",  "author", "authors", "trans",
        "transl", "translator", "translators", "illustrator",  "ill",       "illus",    "chair",   "comp",  "comps",  "compiler", "dir",
        "dirs",   "hrsg",       "hg",          "hgg",          "coord",     "coords",   "org",     "orgs",  "red",    "contrib", "übers",
    };
    if (text.ends_with('.')) text.remove_suffix(1);
    return std::any_of(words.begin(), words.end(), [text](std::string_view word) { return equals_ignoring_ascii_case(word, text); });
}

}  // namespace bibcast
