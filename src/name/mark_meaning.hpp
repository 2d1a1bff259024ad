#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/finding.hpp"
#include "model/record.hpp"
#include "name/legend.hpp"

namespace bibcast {

inline constexpr Code marks_assumed_meaning{
    "marks/assumed-meaning", Severity::note, "what a mark means was assumed",
    "Neither the entry nor the page says what this mark means, so its usual meaning was taken and recorded as assumed. A line "
    "such as `* Equal contribution` on the page settles it, and so does `--mark '*=equal'`."};
inline constexpr Code marks_no_legend{
    "marks/no-legend", Severity::warning, "nothing says what a mark means",
    "The mark has no legend, and no meaning that most pages agree on: a dagger is a corresponding author here, equal contribution or "
    "an internship there. The mark is kept with an unknown meaning. Add a legend to the page, or say `--mark '†=corresponding'`."};
inline constexpr Code marks_one_equal_author{
    "marks/one-equal-author", Severity::warning, "one author alone contributed equally",
    "Equal contribution takes two. Either another author lost the mark, or here it means something else, often the corresponding "
    "author. A meaning that nobody stated is not assumed in this case."};
inline constexpr Code marks_all_marked{
    "marks/all-marked", Severity::note, "all authors of a longer list have the same mark",
    "A mark on everyone sets no one apart: it may stand for alphabetical order or for the whole team. The marks are kept. A "
    "legend in the entry says what is meant."};
inline constexpr Code marks_legend_unused{
    "marks/legend-unused", Severity::warning, "a legend explains a mark that no author has",
    "The entry says what a symbol means, and no author of it has the symbol. The mark may have been lost, or be written differently "
    "from the legend."};
inline constexpr Code marks_list_legend{
    "marks/said-of-all", Severity::note, "a legend without a symbol was given to all authors",
    "A line such as `Authors are listed in alphabetical order` is said of the whole list. Each author got it as a mark."};
inline constexpr Code marks_two_legends{
    "marks/two-legends", Severity::warning, "one mark is explained in two ways",
    "The same sign has two legends with different words. In an entry the last one is taken, and the words of the other one stand in this finding; on "
    "a page each entry has the one of its section, before it or behind it. Give the signs legends of their own."};

/// All codes of the family `marks/`.
[[nodiscard]] Codes mark_codes();

/// What the user says that marks mean: `--mark '*=equal'`.
class UserMarks {
  public:
    /// Adds `SYMBOL=MEANING`. The symbol may be spelled out (`dagger=corresponding`, `bold=self`); the meaning is one of the
    /// words of `Meaning`, an annotation word (`equalcontrib`), or the words of a legend (`†=Work done at X`). False if it is
    /// none of these.
    bool add(std::string_view argument);
    [[nodiscard]] bool empty() const { return rows_.empty(); }
    /// Sets meaning, legend and basis of `mark` if the user said what its symbol means.
    bool apply(Arena& arena, Mark& mark) const;

  private:
    struct Row {
        std::string symbol;
        Meaning meaning;
        std::string legend;
    };
    std::vector<Row> rows_;
};

/// Gives the marks of `record` the meanings that the legends of its entry, else of its page, state. For readers, which leave
/// the rest to the pipeline. Marks that the format itself stated, or that carry their own words, are left alone. Numbers that
/// point to an affiliation become the contributor's affiliation.
void apply_legends(Record& record, const MarkLegends& entry, const MarkLegends& page, Findings& findings);

/// Gives the marks that no legend explains the meaning that a note of the entry states (`note`, `annote`: `* Equal contribution`), else
/// the one that the user states, else the one they usually have, as assumed. The
/// usual meanings: `*` equal contribution where two authors or more have it and no other mark says or usually means the same
/// (`#` does beside `*`, which is then the corresponding author's); `✉` corresponding author; numbers and letters an
/// affiliation. Daggers and all others mean different things on different pages, and stay unknown.
void assume_meanings(Record& record, const UserMarks& user, Findings& findings);

/// Both, in the order entry, page, user, assumed.
void resolve_marks(Record& record, const MarkLegends& entry, const MarkLegends& page, const UserMarks& user, Findings& findings);

}  // namespace bibcast
