#include "name/mark_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "name/mark_symbol.hpp"
#include "text/bare_letters.hpp"
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

/// Whether `symbol` is one that we give to marks without one.
bool may_be_made_up(std::string_view symbol) {
    if (std::find(sequence.begin(), sequence.end(), symbol) != sequence.end()) return true;
    return std::any_of(meanings.begin(), meanings.end(), [symbol](const MeaningRow& row) { return !symbol.empty() && row.symbol == symbol; });
}

bool say_the_same(const Mark& a, const Mark& b) { return a.meaning == b.meaning && legend_text(a) == legend_text(b); }

std::uint64_t digest_of_words(Meaning meaning, std::string_view legend) { return hash_of(legend) * 31 + static_cast<std::uint64_t>(meaning); }
std::uint64_t digest_of_whole(Meaning meaning, std::string_view legend, std::string_view symbol) {
    return digest_of_words(meaning, legend) * 0x9E3779B97F4A7C15ULL + hash_of(symbol);
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

const MarkKeyRow* MarkKey::row_alike(const Mark& mark) const {
    if (index_ != nullptr) {
        const std::uint32_t* const row = index_->words.find(digest_of_words(mark.meaning, legend_text(mark)));
        return row == nullptr ? nullptr : &rows_[*row];
    }
    const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const MarkKeyRow& one) { return says_the_same(one, mark); });
    return row == rows_.end() ? nullptr : &*row;
}

const MarkKeyRow* MarkKey::row_of(const Mark& mark) const {
    const std::string_view own = shown_symbol(mark);
    if (index_ != nullptr) {
        const std::uint32_t* const row = index_->wholes.find(digest_of_whole(mark.meaning, legend_text(mark), own));
        if (row != nullptr) return &rows_[*row];
    } else {
        for (const MarkKeyRow& row : rows_) {
            if (row.symbol == own && says_the_same(row, mark)) return &row;
        }
    }
    // Where words say what is meant the symbol does not matter; two symbols without words stay two.
    const MarkKeyRow* const alike = row_alike(mark);
    const bool worded = alike != nullptr && !alike->legend.empty();
    return worded && (mark.symbol.empty() || taken(own)) ? alike : nullptr;
}

bool MarkKey::taken(std::string_view symbol) const {
    if (index_ != nullptr) return index_->symbols.find(hash_of(symbol)) != nullptr;
    return std::any_of(rows_.begin(), rows_.end(), [&](const MarkKeyRow& row) { return row.symbol == symbol; });
}

void MarkKey::index(std::uint32_t number) {
    const MarkKeyRow& row = rows_[number];
    index_->symbols.try_emplace(hash_of(row.symbol), number);
    index_->words.try_emplace(digest_of_words(row.meaning, row.legend), number);
    index_->wholes.try_emplace(digest_of_whole(row.meaning, row.legend, row.symbol), number);
}

void MarkKey::push(const MarkKeyRow& row) {
    constexpr std::size_t few = 32;
    rows_.push_back(row);
    if (rows_.size() <= few) return;
    const std::uint32_t first = index_ == nullptr ? 0 : static_cast<std::uint32_t>(rows_.size() - 1);
    if (index_ == nullptr) index_ = std::make_unique<Index>();
    for (std::uint32_t number = first; number < rows_.size(); ++number) index(number);
}

MarkKey::Signs MarkKey::signs_of(std::span<const Contributor> people) {
    Signs signs;
    for (const Contributor& person : people) {
        for (const Mark& mark : person.marks) {
            std::size_t number = 0;
            if (!mark.symbol.empty() && std::from_chars(mark.symbol.view().data(), mark.symbol.view().data() + mark.symbol.size(), number).ec == std::errc{}) {
                signs.largest = std::max(signs.largest, number);
            }
            if (!may_be_made_up(mark.symbol)) continue;
            const auto known = std::find_if(signs.uses.begin(), signs.uses.end(), [&](const SignUse& sign) { return sign.symbol == mark.symbol; });
            if (known == signs.uses.end()) signs.uses.push_back({mark.symbol, &mark, false});
            else known->several = known->several || !say_the_same(*known->mark, mark);
        }
    }
    return signs;
}

void MarkKey::add(const Contributor& contributor) { add(contributor, signs_of({&contributor, 1})); }

/// The symbol of a mark that has no row: its own, else the usual one, else one that nobody in the list has, before or behind this one.
std::string_view MarkKey::free_symbol(const Mark& mark, const Signs& signs) {
    const auto is_free = [&](std::string_view symbol) {
        return !taken(symbol) && std::none_of(signs.uses.begin(), signs.uses.end(), [&](const SignUse& sign) {
            return sign.symbol == symbol && (sign.several || !say_the_same(*sign.mark, mark));
        });
    };
    const std::string_view own = shown_symbol(mark);
    if (!own.empty() && (mark.symbol.empty() ? is_free(own) : !taken(own))) return own;
    if (const auto free = std::find_if(sequence.begin(), sequence.end(), is_free); free != sequence.end()) return *free;
    std::size_t number = signs.largest + numbers_.size() + 1;
    while (taken(std::to_string(number))) ++number;
    return numbers_.emplace_back(std::to_string(number));
}

void MarkKey::add(const Contributor& contributor, const Signs& signs) {
    for (const Mark& mark : contributor.marks) {
        if (is_shown(mark) && row_of(mark) == nullptr) push({free_symbol(mark, signs), mark.meaning, mark.basis, legend_text(mark)});
    }
}

void MarkKey::add(const NamesField& names) {
    const Signs signs = signs_of({names.people.begin(), names.people.end()});
    for (const Contributor& contributor : names.people) add(contributor, signs);
}

std::string_view MarkKey::symbol_of(const Mark& mark) const {
    if (!is_shown(mark)) return {};
    if (const MarkKeyRow* row = row_of(mark)) return row->symbol;
    // Not a row of its own symbol: it was given another when that was taken.
    const MarkKeyRow* const row = row_alike(mark);
    return row == nullptr ? shown_symbol(mark) : row->symbol;
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
