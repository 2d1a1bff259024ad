#include "formats/hugoblox/citation.hpp"

#include <algorithm>

#include "text/entities.hpp"
#include "text/utf8.hpp"

namespace bibcast::hugoblox {

namespace {

std::size_t count_digits(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && is_ascii_digit(text[count])) ++count;
    return count;
}

/// Where ` (2009)` or ` (2009, March)` begins; npos if it does not come.
std::size_t find_year(std::string_view text) {
    for (std::size_t at = text.find(" ("); at != std::string_view::npos; at = text.find(" (", at + 1)) {
        const std::string_view inside = text.substr(at + 2);
        if (count_digits(inside) == 4 && inside.size() > 4 && (inside[4] == ')' || inside[4] == ',')) return at;
    }
    return std::string_view::npos;
}

constexpr std::size_t longest_list = 2000;

/// What stands before the page's own title, in quotation marks or behind a full stop: `L. Arkema, and M. Sherr. "Residue-Free Computing." …`. Empty if the
/// title does not come, or stands first.
std::string_view before_title(std::string_view text, std::string_view title) {
    constexpr std::size_t shortest_title = 10;  // a shorter one may stand anywhere
    while (!title.empty() && (title.back() == '.' || title.back() == '?' || title.back() == '!')) title.remove_suffix(1);
    if (title.size() < shortest_title) return {};
    const std::size_t at = text.find(title);
    if (at == std::string_view::npos || at > longest_list) return {};
    std::string_view before = trim_unicode(text.substr(0, at));
    bool marked = false;
    for (bool taken = true; taken;) {
        taken = false;
        for (const std::string_view sign : {"\"", "“", "‘", "'", "*", "_", "<i>", "<b>", "<em>", "["}) {
            if (!before.ends_with(sign)) continue;
            before = trim_unicode(before.substr(0, before.size() - sign.size()));
            marked = taken = true;
        }
    }
    const bool ends = before.ends_with('.') || before.ends_with(',') || before.ends_with(':');
    if ((!ends && !marked) || before.empty() || is_ascii_digit(before.front())) return {};
    while (before.ends_with(',') || before.ends_with(':')) before = trim(before.substr(0, before.size() - 1));
    return before;
}

}  // namespace

Citation parse_citation(Arena& arena, std::string_view text, std::string_view title) {
    Citation citation;
    text = trim(decode_entities(arena, text));
    const std::size_t year = find_year(text);
    std::string_view authors = year > longest_list ? std::string_view{} : trim(text.substr(0, year));
    // What stands in quotation marks or emphasis before the year is a title.
    if (authors.find_first_of("\"<>_") != std::string_view::npos || authors.find("“") != std::string_view::npos) authors = {};
    if (authors.empty() || (!title.empty() && authors.find(title) != std::string_view::npos)) {
        citation.authors = before_title(text, title);
        return citation;
    }
    citation.authors = authors;
    // `(# equal contribution)` at the end of the sentence is what the signs mean.
    if (const std::size_t open = text.rfind('('); open > year + 1 && authors.find_first_of("#*+^") != std::string_view::npos) {
        std::string_view legend = text.substr(open);
        while (!legend.empty() && (legend.back() == '.' || legend.back() == ' ')) legend.remove_suffix(1);
        if (legend.size() > 2 && legend.back() == ')' && authors.find(legend[1]) != std::string_view::npos) citation.authors = arena.concat({authors, " ", legend});
    }
    // Behind the emphasis of the journal: `. 1(2).`
    const std::size_t emphasis = text.rfind("</i>");
    if (emphasis == std::string_view::npos) return citation;
    std::string_view rest = text.substr(emphasis + 4);
    rest = trim(rest.substr(std::min(rest.find_first_not_of(" .,"), rest.size())));
    const std::size_t volume = count_digits(rest);
    if (volume == 0 || volume > 4 || volume == rest.size() || rest[volume] != '(') return citation;
    const std::size_t issue = count_digits(rest.substr(volume + 1));
    if (issue == 0 || volume + 1 + issue >= rest.size() || rest[volume + 1 + issue] != ')') return citation;
    citation.volume = rest.substr(0, volume);
    citation.issue = rest.substr(volume + 1, issue);
    return citation;
}

}  // namespace bibcast::hugoblox
