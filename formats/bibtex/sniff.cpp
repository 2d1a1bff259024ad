#include "formats/bibtex/sniff.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

std::string_view word_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && (is_ascii_alpha(text[end]) || is_ascii_digit(text[end]) || text[end] == '+' || text[end] == '-' || text[end] == ':')) ++end;
    return text.substr(at, end - at);
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    return at;
}

/// Words that only a BibLaTeX file has as entry types or before an equals sign.
bool is_biblatex_type(std::string_view type) {
    if (equals_ignoring_ascii_case(type, "xdata") || equals_ignoring_ascii_case(type, "set")) return true;
    const TypeRow* row = find_type(type);
    return row != nullptr && row->known_to == static_cast<std::uint8_t>(Dialect::biblatex);
}

bool is_biblatex_field(std::string_view name) {
    constexpr std::array<std::string_view, 16> names = {"date",     "journaltitle", "location",  "subtitle",     "eprinttype", "eprintclass",
                                                        "langid",   "eventtitle",   "pagetotal", "shortjournal", "addendum",   "maintitle",
                                                        "pubstate", "titleaddon",   "xdata",     "eventdate"};
    for (const std::string_view known : names) {
        if (equals_ignoring_ascii_case(known, name)) return true;
    }
    return name.find("+an") != std::string_view::npos;
}

/// Types that styles of BibTeX have as well (IEEEtran: `electronic`, `patent`, `periodical`; `online` and `www` of plainurl and others).
bool is_shared_type(std::string_view type) {
    constexpr std::array<std::string_view, 5> types = {"electronic", "online", "patent", "periodical", "www"};
    return std::any_of(types.begin(), types.end(), [type](std::string_view one) { return equals_ignoring_ascii_case(one, type); });
}

/// Words that BibLaTeX has as other names of its own fields at most.
bool is_bibtex_field(std::string_view name) {
    constexpr std::array<std::string_view, 7> names = {"address", "assignee", "dayfiled", "journal", "nationality", "school", "yearfiled"};
    return std::any_of(names.begin(), names.end(), [name](std::string_view one) { return equals_ignoring_ascii_case(one, name); });
}

struct Signs {
    bool entry = false;
    bool command = false;  ///< only @string, @preamble or @comment
    bool biblatex = false;
    bool shared_type = false;  ///< more likely BibLaTeX's, unless there are fields of BibTeX
    bool bibtex_field = false;

    [[nodiscard]] bool is_biblatex() const { return biblatex || (shared_type && !bibtex_field); }
};

/// Looks at the first word of a line.
void look_at_line(std::string_view head, std::size_t at, Signs& signs) {
    at = skip_blanks(head, at);
    if (at < head.size() && head[at] == '@') {
        const std::string_view word = word_at(head, skip_blanks(head, at + 1));
        const std::size_t open = skip_blanks(head, static_cast<std::size_t>(word.data() + word.size() - head.data()));
        if (word.empty() || open >= head.size() || (head[open] != '{' && head[open] != '(')) return;
        const bool command = equals_ignoring_ascii_case(word, "string") || equals_ignoring_ascii_case(word, "preamble") || equals_ignoring_ascii_case(word, "comment");
        (command ? signs.command : signs.entry) = true;
        if (is_shared_type(word)) signs.shared_type = true;
        else if (is_biblatex_type(word)) signs.biblatex = true;
        return;
    }
    if (!signs.entry) return;
    const std::string_view word = word_at(head, at);
    const std::size_t next = skip_blanks(head, at + word.size());
    if (word.empty() || next >= head.size() || head[next] != '=') return;
    if (is_biblatex_field(word)) signs.biblatex = true;
    else if (is_bibtex_field(word)) signs.bibtex_field = true;
}

}  // namespace

int sniff(std::string_view head, Dialect dialect) {
    Signs signs;
    for (std::size_t at = 0; at < head.size();) {
        look_at_line(head, at, signs);
        const std::size_t end = head.find_first_of("\r\n", at);
        if (end == std::string_view::npos) break;
        at = end + 1;
    }
    if (!signs.entry && !signs.command) return 0;
    const int sure = signs.entry ? 90 : 70;
    return signs.is_biblatex() == (dialect == Dialect::biblatex) ? sure : sure - 40;
}

}  // namespace bibcast::bibtex
