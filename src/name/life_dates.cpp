#include "name/life_dates.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// Designators of relationship (RDA, appendix I) that stand behind names in catalogues, and their abbreviations.
constexpr std::array<std::string_view, 30> designators = {
    "author",    "joint author", "co-author", "editor",   "ed",         "eds",      "joint editor", "editor-in-chief", "translator", "tr",
    "trans",     "compiler",     "comp",      "illustrator", "ill",     "contributor", "writer of introduction", "writer of foreword", "director", "producer",
    "composer",  "performer",    "narrator",  "interviewer", "interviewee", "photographer", "artist",      "cartographer",    "creator",    "publisher",
};

/// The heading without the last word for what the person did; the same view if there is none.
std::string_view without_designator(std::string_view text) {
    std::string_view bare = trim(text);
    if (bare.ends_with('.')) bare.remove_suffix(1);
    // `1950- author` has no comma behind the dates.
    const std::size_t comma = bare.rfind(", ");
    const std::size_t dash = bare.rfind("- ");
    const std::size_t start = comma == std::string_view::npos ? dash : dash == std::string_view::npos ? comma : std::max(comma, dash);
    if (start == std::string_view::npos) return text;
    const std::string_view word = trim(bare.substr(start + 2));
    if (word.empty() || word.front() < 'a' || word.front() > 'z') return text;
    // `smith, ed` is a name in small letters.
    constexpr std::size_t longest_abbreviation = 5;
    if (word.size() <= longest_abbreviation && bare.substr(0, start).find(',') == std::string_view::npos) return text;
    if (std::find(designators.begin(), designators.end(), word) == designators.end()) return text;
    return trim(bare.substr(0, start + (bare[start] == '-' ? 1 : 0)));
}

}  // namespace

std::string_view without_life_dates(std::string_view text) {
    // Most names end in a letter.
    if (text.empty() || is_ascii_alpha(text.back())) return text;
    const auto digit = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_ascii_digit) - text.begin());
    if (digit == text.size() || digit < 3) return text;
    std::size_t end = digit;
    for (const std::string_view before : {"b. ", "d. ", "ca. ", "fl. ", "active ", "born ", "approximately "}) {
        if (text.substr(0, end).ends_with(before)) end -= before.size();
    }
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '[' || text[end - 1] == '(')) --end;
    const bool separated = end > 0 && (text[end - 1] == ',' || (end < digit && (text[end] == ' ' && digit > end + 1)));
    const std::string_view dates = text.substr(digit);
    const bool years = dates.find_first_not_of("0123456789-?–[]()., ") == std::string_view::npos && dates.size() >= 4;
    if (!separated || !years) return text;
    while (end > 0 && (text[end - 1] == ',' || text[end - 1] == ' ')) --end;
    return text.substr(0, end);
}

std::string_view without_additions(std::string_view heading) {
    // No catalogue has more of them, and each is looked for in the whole heading.
    constexpr int most_additions = 8;
    for (int i = 0; i < most_additions; ++i) {
        std::string_view less = without_designator(without_life_dates(heading));
        if (less.ends_with(',')) less = trim(less.substr(0, less.size() - 1));
        if (less.size() == heading.size() || less.empty()) return heading;
        heading = less;
    }
    return heading;
}

}  // namespace bibcast
