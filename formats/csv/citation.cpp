#include "formats/csv/citation.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace bibcast::csv {

Citation parse_citation(std::string_view text) {
    Citation citation;
    const std::size_t semicolon = text.find(';');
    if (semicolon == std::string_view::npos) return citation;
    const std::size_t stop = text.substr(0, semicolon).rfind(". ");
    if (stop == std::string_view::npos) return citation;
    citation.date = trim(text.substr(stop + 2, semicolon - stop - 2));
    std::string_view numbers = text.substr(semicolon + 1, std::min(text.find(". ", semicolon), text.size()) - semicolon - 1);
    while (numbers.ends_with('.')) numbers.remove_suffix(1);
    const std::size_t colon = std::min(numbers.find(':'), numbers.size());
    const std::string_view volume = numbers.substr(0, colon);
    const std::size_t open = std::min(volume.find('('), volume.size());
    citation.volume = trim(volume.substr(0, open));
    if (open != volume.size()) citation.issue = trim(volume.substr(open + 1, volume.find(')', open) - open - 1));
    if (colon != numbers.size()) citation.pages = trim(numbers.substr(colon + 1));
    return citation;
}

}  // namespace bibcast::csv
