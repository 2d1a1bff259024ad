#pragma once

#include <string_view>

#include "diag/finding.hpp"
#include "model/record.hpp"
#include "name/marks.hpp"

namespace bibcast {

/// Takes what is no part of the name (marks such as `\textsuperscript{*}`) out of one name of LaTeX source, adds it to
/// `contributor`, and returns the rest. Spans are relative to `raw`, moved by `offset`.
using NameFilter = std::string_view (*)(Arena& arena, std::string_view raw, std::uint32_t offset, Contributor& contributor);

/// How a BibTeX name list is read; the initial values are right for `.bib` files.
struct BibtexNameOptions {
    NameFilter filter = take_latex_marks;  ///< null: nothing is taken out
    bool extended = true;         ///< `family=..., given=...` is biblatex's extended name format
};

/// Reads a BibTeX or biblatex name list from its raw LaTeX source (the value without its outer delimiters) and adds
/// the people to `record`. `source` is where `raw` stands in the slice: when it has the size of `raw` each contributor
/// gets its own span within it, else (a value joined from macros) each one gets the whole.
///
/// The rules are those of bibtex.web ("name parsing", btxhak section 4), with biber's reading (biblatex manual, "Name
/// Formats") in three places where the two differ: words are not cut at hyphens, letters above 0x7F have case, and in
/// `von A zu B, Given` only the words before the first capitalized one are the particle. The von part becomes the
/// non-dropping particle; with `useprefix=false` in the extended format, the dropping one. A whole name in braces is a
/// literal; a family name in braces before a comma that begins with lower-case words (`{van der Veer}, Wytze`) has these as
/// particle.
/// `and others` sets `NamesField::others`. True if all names were plain (`PlainNames`), of letters and accents alone.
bool add_bibtex_names(Record& record, Variable variable, std::string_view raw, SourceSpan source, Findings& findings,
                      const BibtexNameOptions& options = {});

/// Walks over the names of a BibTeX list: what stands between the ` and ` outside braces, in any case, in any white
/// space, or the command `\and`. Empty names (between doubled, before leading and behind trailing separators) are given too. The braces of
/// `raw` must be balanced (`balance_braces`).
class BibtexNameSplitter {
  public:
    explicit BibtexNameSplitter(std::string_view raw) : raw_(raw) {}
    /// Moves to the next name. False at the end.
    bool next(std::string_view& name);
    /// Where the next name begins, behind its separator; goes on there. Not at the end.
    [[nodiscard]] std::size_t at() const { return at_; }
    void move_to(std::size_t at) { at_ = at; }
    [[nodiscard]] bool is_done() const { return done_; }
    /// Whether the separator behind the name was `\and`, the command.
    [[nodiscard]] bool was_command() const { return command_; }

  private:
    std::string_view raw_;
    std::size_t at_ = 0;
    bool done_ = false;
    bool command_ = false;
};

}  // namespace bibcast
