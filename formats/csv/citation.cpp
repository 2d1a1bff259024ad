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

SourceOfEmbase parse_source_of_embase(std::string_view text) {
    SourceOfEmbase source;
    const auto is_digits = [](std::string_view word) { return !word.empty() && std::all_of(word.begin(), word.end(), is_ascii_digit); };
    // The year, before which the journal stands.
    std::size_t open = text.find(" (");
    const auto is_year_at = [&](std::size_t at) { return at + 7 <= text.size() && is_digits(text.substr(at + 2, 4)) && text[at + 6] == ')'; };
    while (open != std::string_view::npos && !is_year_at(open)) open = text.find(" (", open + 1);
    if (open == std::string_view::npos || open == 0) return {};
    source.date = text.substr(open + 2, 4);
    std::string_view rest = text.substr(open + 7);
    constexpr std::string_view publication = ". Date of Publication: ";
    if (const std::size_t at = rest.find(publication); at != std::string_view::npos) {
        const std::string_view date = trim(rest.substr(at + publication.size()));
        // The date says the year once more, or another one.
        if (date.find(source.date) == std::string_view::npos) return {};
        source.date = date;
        rest = rest.substr(0, at);
    }
    if (rest.ends_with('.')) rest.remove_suffix(1);
    rest = trim(rest);
    if (rest.ends_with(')')) {
        const std::size_t pages = rest.rfind('(');
        if (pages == std::string_view::npos) return {};
        source.pages = trim(rest.substr(pages + 1, rest.size() - pages - 2));
        rest = trim(rest.substr(0, pages));
    }
    const std::size_t end = std::min(rest.find_first_of(": "), rest.size());
    source.volume = rest.substr(0, end);
    if (end != rest.size()) source.issue = trim(rest.substr(end + 1));
    // `3 SUPPL. 1`, `45:4 Supplement`
    const bool supplement = ascii_lower(source.issue).find("suppl") != std::string::npos;
    const bool plain = end == rest.size() || rest[end] == ':' || ascii_lower(source.issue).starts_with("suppl");
    if (!plain || rest.find_first_of(supplement ? "()" : " ().") != std::string_view::npos || source.volume.find('.') != std::string_view::npos) return {};
    if (source.pages.find_first_of("():") != std::string_view::npos) return {};
    source.journal = trim(text.substr(0, open));
    return source;
}

}  // namespace bibcast::csv
