#include "name/mark_text.hpp"

#include <algorithm>
#include <array>

#include "name/mark_symbol.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

struct MeaningRow {
    Meaning meaning;
    std::string_view symbol;
    std::string_view legend;
};

constexpr auto meanings = std::to_array<MeaningRow>({
    {Meaning::unknown, "", ""},
    {Meaning::equal, "*", "Equal contribution"},
    {Meaning::equal_first, "*", "Shared first authorship"},
    {Meaning::equal_last, "‡", "Shared last authorship"},
    {Meaning::corresponding, "†", "Corresponding author"},
    {Meaning::deceased, "✝", "Deceased"},
    {Meaning::advising, "§", "Advisor"},
    {Meaning::lead, "§", "Project lead"},
    {Meaning::internship, "¶", "Work done during an internship"},
    {Meaning::affiliation, "", ""},
    {Meaning::alphabetical, "", "Authors are listed in alphabetical order"},
    {Meaning::former, "‖", "Formerly at this affiliation"},
    {Meaning::self, "", "Owner of this list"},
    {Meaning::student, "", "Student"},
    {Meaning::other, "", ""},
});

// The order of footnote symbols in print (Chicago Manual of Style 3.79), without those that double as something else.
constexpr auto sequence = std::to_array<std::string_view>(
    {"*", "†", "‡", "§", "¶", "‖", "#", "**", "††", "‡‡", "§§", "¶¶", "‖‖", "##", "***", "†††"});

struct Word {
    std::string_view word;
    Meaning meaning;
};

// Annotation values seen in .bib files and styles: biblatex#853, biblatex-publist, vitae, JabRef, moderncv users.
constexpr auto annotations = std::to_array<Word>({
    {"equalcontrib", Meaning::equal},
    {"equalcontribution", Meaning::equal},
    {"equallycontributed", Meaning::equal},
    {"equalauthor", Meaning::equal},
    {"eq", Meaning::equal},
    {"joint", Meaning::equal},
    {"cofirst", Meaning::equal_first},
    {"cofirstauthor", Meaning::equal_first},
    {"firstauthor", Meaning::equal_first},
    {"jointfirst", Meaning::equal_first},
    {"jointfirstauthor", Meaning::equal_first},
    {"sharedfirst", Meaning::equal_first},
    {"colast", Meaning::equal_last},
    {"jointlast", Meaning::equal_last},
    {"sharedlast", Meaning::equal_last},
    {"cosenior", Meaning::equal_last},
    {"equaladvising", Meaning::equal_last},
    {"corr", Meaning::corresponding},
    {"corresp", Meaning::corresponding},
    {"correspondence", Meaning::corresponding},
    {"correspondingauthor", Meaning::corresponding},
    {"contact", Meaning::corresponding},
    {"dead", Meaning::deceased},
    {"late", Meaning::deceased},
    {"advisor", Meaning::advising},
    {"adviser", Meaning::advising},
    {"supervisor", Meaning::advising},
    {"supervising", Meaning::advising},
    {"mentor", Meaning::advising},
    {"pi", Meaning::advising},
    {"senior", Meaning::advising},
    {"projectlead", Meaning::lead},
    {"leader", Meaning::lead},
    {"core", Meaning::lead},
    {"intern", Meaning::internship},
    {"alpha", Meaning::alphabetical},
    {"alphabetic", Meaning::alphabetical},
    {"me", Meaning::self},
    {"myself", Meaning::self},
    {"myname", Meaning::self},
    {"own", Meaning::self},
    {"ownname", Meaning::self},
    {"owner", Meaning::self},
    {"highlight", Meaning::self},
    {"highlighted", Meaning::self},
    {"mentee", Meaning::student},
    {"advisee", Meaning::student},
    {"phdstudent", Meaning::student},
    {"mystudent", Meaning::student},
    {"undergrad", Meaning::student},
    {"undergraduate", Meaning::student},
});

const MeaningRow& row_of_meaning(Meaning meaning) { return meanings[static_cast<std::size_t>(meaning)]; }

bool says_the_same(const MarkKeyRow& row, const Mark& mark) {
    return row.meaning == mark.meaning && row.legend == legend_text(mark);
}

/// Whether somebody has `symbol` and it says something else than `mark` does.
bool is_of_another(std::span<const Contributor> people, std::string_view symbol, const Mark& mark) {
    return std::any_of(people.begin(), people.end(), [&](const Contributor& person) {
        return std::any_of(person.marks.begin(), person.marks.end(), [&](const Mark& other) {
            return other.symbol == symbol && (other.meaning != mark.meaning || legend_text(other) != legend_text(mark));
        });
    });
}

// Marks of affiliation are told apart by their number only.
bool is_shown(const Mark& mark) {
    if (is_emphasis(mark.symbol)) return false;
    // Words without a meaning that we know need a symbol to stand under.
    const bool only_words = mark.meaning == Meaning::other || (mark.meaning == Meaning::unknown && !mark.legend.empty());
    return !mark.symbol.empty() || !usual_symbol(mark.meaning).empty() || only_words;
}

}  // namespace

std::string_view usual_symbol(Meaning meaning) { return row_of_meaning(meaning).symbol; }

std::string_view usual_legend(Meaning meaning) { return row_of_meaning(meaning).legend; }

std::string_view legend_text(const Mark& mark) { return mark.legend.empty() ? usual_legend(mark.meaning) : mark.legend.view(); }

std::string_view shown_symbol(const Mark& mark) {
    if (is_emphasis(mark.symbol)) return {};
    return mark.symbol.empty() ? usual_symbol(mark.meaning) : mark.symbol.view();
}

void append_mark_symbols(std::string& out, const Contributor& contributor, std::string_view separator) {
    bool first = true;
    for (const Mark& mark : contributor.marks) {
        const std::string_view symbol = shown_symbol(mark);
        if (symbol.empty()) continue;
        if (!first) out += separator;
        out += symbol;
        first = false;
    }
}

const MarkKeyRow* MarkKey::row_of(const Mark& mark) const {
    const std::string_view own = shown_symbol(mark);
    const MarkKeyRow* alike = nullptr;
    for (const MarkKeyRow& row : rows_) {
        if (!says_the_same(row, mark)) continue;
        if (row.symbol == own) return &row;
        if (alike == nullptr) alike = &row;
    }
    // Where words say what is meant the symbol does not matter; two symbols without words stay two.
    const bool worded = alike != nullptr && !alike->legend.empty();
    return worded && (mark.symbol.empty() || taken(own)) ? alike : nullptr;
}

bool MarkKey::taken(std::string_view symbol) const {
    return std::any_of(rows_.begin(), rows_.end(), [&](const MarkKeyRow& row) { return row.symbol == symbol; });
}

void MarkKey::add(const Contributor& contributor) { add(contributor, {&contributor, 1}); }

// A sign is only made up that nobody of `all` has, before or behind this one.
void MarkKey::add(const Contributor& contributor, std::span<const Contributor> all) {
    for (const Mark& mark : contributor.marks) {
        if (!is_shown(mark) || row_of(mark) != nullptr) continue;
        std::string_view symbol = shown_symbol(mark);
        if (symbol.empty() || taken(symbol) || (mark.symbol.empty() && is_of_another(all, symbol, mark))) {
            const auto free = std::find_if(sequence.begin(), sequence.end(),
                                           [&](std::string_view s) { return !taken(s) && !is_of_another(all, s, mark); });
            if (free != sequence.end()) symbol = *free;
        }
        rows_.push_back({symbol, mark.meaning, mark.basis, legend_text(mark)});
    }
}

void MarkKey::add(const NamesField& names) {
    for (const Contributor& contributor : names.people) add(contributor, {names.people.begin(), names.people.end()});
}

std::string_view MarkKey::symbol_of(const Mark& mark) const {
    if (!is_shown(mark)) return {};
    if (const MarkKeyRow* row = row_of(mark)) return row->symbol;
    // Not a row of its own symbol: it was given another when that was taken.
    const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const MarkKeyRow& r) { return says_the_same(r, mark); });
    return row == rows_.end() ? shown_symbol(mark) : row->symbol;
}

std::string_view annotation_word(Meaning meaning) { return name_of(meaning); }

Meaning meaning_of_annotation(std::string_view word) {
    std::string plain;
    for (const char c : word) {
        if (c != '-' && c != '_' && !is_ascii_space(c)) plain.push_back(ascii_lower(c));
    }
    const auto row = std::find_if(annotations.begin(), annotations.end(), [&](const Word& w) { return w.word == plain; });
    if (row != annotations.end()) return row->meaning;
    for (const MeaningRow& m : meanings) {
        std::string own;
        std::copy_if(name_of(m.meaning).begin(), name_of(m.meaning).end(), std::back_inserter(own), [](char c) { return c != '-'; });
        if (own == plain) return m.meaning;
    }
    return Meaning::other;
}

}  // namespace bibcast
