#pragma once

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/digest_map.hpp"
#include "model/record.hpp"

namespace bibcast {

/// The symbol that stands for `meaning` where a source had none: `*` for equal, `†` for corresponding, …; empty for what is
/// not shown by a symbol (affiliation, self, student).
[[nodiscard]] std::string_view usual_symbol(Meaning meaning);

/// The words of a legend for `meaning`: `Equal contribution`; empty for unknown, affiliation and other.
[[nodiscard]] std::string_view usual_legend(Meaning meaning);

/// What a mark says, in words: those of its source's legend, else the usual ones. Empty if nobody knows.
[[nodiscard]] std::string_view legend_text(const Mark& mark);

/// The symbol to print for a mark: its own, else the usual one of its meaning. Empty for emphasis (`bold`), which is no
/// character, and for what has no symbol.
[[nodiscard]] std::string_view shown_symbol(const Mark& mark);

/// Appends the symbols of a contributor's marks in their order, `separator` between them: `*†`, `1,2,*`. Marks nothing
/// as written.
void append_mark_symbols(std::string& out, const Contributor& contributor, std::string_view separator = ",");

/// One meaning in use among some contributors and the symbol that stands for it there.
struct MarkKeyRow {
    std::string_view symbol;
    Meaning meaning = Meaning::unknown;
    Basis basis = Basis::none;
    std::string_view legend;  ///< `legend_text` of the mark
};

/// The symbols in use in one list of contributors, or in several that share a legend: each row one symbol and one meaning,
/// in order of first use. A mark whose symbol is taken by another meaning, and a mark without a symbol, get the next free
/// one of * † ‡ § ¶ ‖ # ** ††, and then numbers.
class MarkKey {
  public:
    void add(const NamesField& names);
    void add(const Contributor& contributor);
    [[nodiscard]] std::span<const MarkKeyRow> rows() const { return rows_; }
    /// The symbol to print for `mark`; empty if it is not shown by a symbol.
    [[nodiscard]] std::string_view symbol_of(const Mark& mark) const;
    [[nodiscard]] bool empty() const { return rows_.empty(); }

  private:
    /// What a sign that we could make up says where somebody has it.
    struct SignUse {
        std::string_view symbol;
        const Mark* mark = nullptr;  ///< the first mark with it
        bool several = false;        ///< others with it say something else
    };
    struct Signs {
        std::vector<SignUse> uses;
        std::size_t largest = 0;  ///< of the numbers that are symbols
    };
    /// Finds rows by what they say, where there are so many that looking through them would take the square of their number.
    struct Index {
        DigestMap<std::uint32_t> symbols;  ///< to the first row of each
        DigestMap<std::uint32_t> words;    ///< of meaning and legend
        DigestMap<std::uint32_t> wholes;   ///< of both
    };
    [[nodiscard]] const MarkKeyRow* row_of(const Mark& mark) const;
    /// The first row that says the same as `mark`, under whatever symbol; null if there is none.
    [[nodiscard]] const MarkKeyRow* row_alike(const Mark& mark) const;
    void add(const Contributor& contributor, const Signs& signs);
    [[nodiscard]] std::string_view free_symbol(const Mark& mark, const Signs& signs);
    void push(const MarkKeyRow& row);
    void index(std::uint32_t number);
    [[nodiscard]] bool taken(std::string_view symbol) const;
    static Signs signs_of(std::span<const Contributor> people);

    std::vector<MarkKeyRow> rows_;
    std::deque<std::string> numbers_;  ///< symbols that were made up when the signs had run out
    std::unique_ptr<Index> index_;  ///< null while there are few rows
};

/// The word for `meaning` in a BibLaTeX data annotation (`author+an`), which biber leaves to the style: `equal`,
/// `corresponding`, `self`; the same words as in JSON.
[[nodiscard]] std::string_view annotation_word(Meaning meaning);

/// The meaning of an annotation word as people write it: `equal`, `equalcontrib`, `jointfirst`, `me`, `highlight`, in any
/// case, `-`, `_` and blanks alike; `Meaning::other` for any other word.
[[nodiscard]] Meaning meaning_of_annotation(std::string_view word);

}  // namespace bibcast
