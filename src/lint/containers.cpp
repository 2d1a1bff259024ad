#include <algorithm>
#include <array>

#include "lint/families.hpp"
#include "lint/words.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr Code container_extra{
    "lint/container-extra", Severity::note, "the name of proceedings or of a book has a place, a year, a publisher, an editor or a series in it",
    "`Proceedings of X, Paris, France, June 2020, Springer LNCS` is five values in one: the name differs from paper to paper, styles print the year twice, and "
    "nothing can be sorted or abbreviated. There are fields for the place, date, publisher, editors and series. A year that is part of the name itself "
    "(`Proceedings of the 2020 Conference on X`) and a short name with its year (`ICML 2020`) are left alone."};
constexpr Code title_repeats{"lint/title-repeats", Severity::note, "a work has the title of what it stands in",
                             "The title of an article is the name of its journal, or that of a paper the name of its proceedings. Most likely one of them was "
                             "copied into the wrong field."};
constexpr std::array codes = {&container_extra, &title_repeats};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 76> countries = {
    "argentina", "australia", "austria", "belgium", "brazil", "bulgaria", "canada", "chile", "china", "colombia", "croatia", "cyprus", "czech republic",
    "czechia", "denmark", "egypt", "england", "estonia", "finland", "france", "germany", "greece", "hong kong", "hungary", "iceland", "india", "indonesia",
    "iran", "ireland", "israel", "italy", "japan", "korea", "south korea", "republic of korea", "latvia", "lithuania", "luxembourg", "malaysia", "malta",
    "mexico", "morocco", "the netherlands", "netherlands", "new zealand", "norway", "pakistan", "peru", "poland", "portugal", "romania", "russia",
    "saudi arabia", "scotland", "serbia", "singapore", "slovakia", "slovenia", "south africa", "spain", "sweden", "switzerland", "taiwan", "thailand",
    "tunisia", "turkey", "uk", "ukraine", "united kingdom", "united states", "uruguay", "usa", "u.s.a.", "vietnam", "deutschland", "wales",
};

constexpr std::array<std::string_view, 28> publishers = {
    "springer", "springer-verlag", "springer international publishing", "springer nature", "acm", "acm press", "ieee", "ieee press", "ieee computer society",
    "ieee computer society press", "elsevier", "wiley", "john wiley & sons", "north-holland", "mit press", "the mit press", "morgan kaufmann", "aaai press",
    "pmlr", "ceur-ws.org", "kluwer", "academic press", "cambridge university press", "oxford university press", "usenix association", "curran associates",
    "association for computational linguistics", "association for computing machinery",
};

constexpr std::array<std::string_view, 24> months = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
};

constexpr std::array<std::string_view, 8> editor_words = {"ed", "eds", "editor", "editors", "edited", "hrsg", "herausgegeben", "éditeurs"};

bool is_year(std::string_view word) {
    return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) && std::all_of(word.begin(), word.end(), is_ascii_digit);
}

/// What a part between two commas is instead of a part of a name; empty if nothing else.
std::string_view kind_of(std::string_view part) {
    const std::string lowered = ascii_lower(trim(part));
    std::string_view bare = lowered;
    while (!bare.empty() && (bare.back() == '.' || bare.back() == ')')) bare.remove_suffix(1);
    if (is_one_of(bare, countries) || is_one_of(std::string_view(lowered), countries)) return "a country";
    if (is_one_of(bare, publishers)) return "a publisher";
    if (is_year(bare)) return "a year";
    if (bare.starts_with("lecture notes in ") || bare.starts_with("lncs") || bare.starts_with("lnai") || bare.starts_with("volume ") || bare.starts_with("vol. ")) {
        return "a series";
    }
    bool has_month = false;
    bool has_digit = false;
    for (const Word& word : words_of(bare, false)) {
        if (is_one_of(word.text, editor_words)) return "an editor";
        has_month = has_month || is_one_of(word.text, months);
        has_digit = has_digit || is_ascii_digit(word.text[0]);
    }
    return has_month && has_digit ? "a date" : std::string_view{};
}

/// The part of a container's name that is something else, and what.
struct Extra {
    std::string_view part;
    std::string_view kind;
};

Extra extra_in(const Record& record, std::string_view name) {
    for (std::size_t at = name.find(','); at != std::string_view::npos;) {
        const std::size_t next = name.find(',', at + 1);
        const std::string_view part = trim(name.substr(at + 1, next == std::string_view::npos ? next : next - at - 1));
        if (const std::string_view kind = kind_of(part); !kind.empty()) return {part, kind};
        at = next;
    }
    const std::string lowered = ascii_lower(name);
    for (const std::string_view word : {"(eds.)", "(ed.)", "(eds)", "(hrsg.)", "edited by "}) {
        const std::size_t at = lowered.find(word);
        if (at != std::string::npos) return {name.substr(at, word.size()), "an editor"};
    }
    for (const std::string_view word : {"lecture notes in computer science", "(lncs", "(lnai"}) {
        const std::size_t at = lowered.find(word);
        if (at != std::string::npos && at > 0) return {name.substr(at, word.size()), "a series"};
    }
    // A year at the end, of a long name only.
    const std::vector<Word> words = words_of(name, false);
    const DateField* const issued = record.date(Variable::issued);
    if (words.size() >= 5 && is_year(words.back().text) && issued != nullptr && std::to_string(issued->value.begin.year) == words.back().text) {
        return {words.back().text, "a year"};
    }
    return {};
}

void check(const LintSubject& subject, LintFindings& findings) {
    const Record& record = subject.record;
    const TextField* const container = record.text(Variable::container_title);
    if (container == nullptr) return;
    const std::string_view name = container->value.plain;
    const TextField* const title = record.text(Variable::title);
    if (title != nullptr && words_of(name).size() >= 2 && bare_letters(title->value.plain) == bare_letters(name) && record.type != ItemType::entry_encyclopedia) {
        findings.add(title_repeats, subject.at(title->source), "the title is that of the container", record.id, "title", title->value.plain);
    }
    // The venues of pages are taken apart by their reader.
    const bool in_book = record.type == ItemType::paper_conference || record.type == ItemType::chapter;
    if (!in_book || subject.format == "shortcode") return;
    const Extra extra = extra_in(record, name);
    if (extra.kind.empty()) return;
    findings.add(container_extra, subject.at(container->source, extra.part), "container-title has " + std::string(extra.kind) + " in it, '" + std::string(extra.part) + "'",
                 record.id, "container-title", name);
}

}  // namespace

namespace lint {
constinit const LintFamily containers{.name = "containers", .codes = codes, .check = check};
}

}  // namespace bibcast
