#include "name/life_dates.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace bibcast {

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

}  // namespace bibcast
