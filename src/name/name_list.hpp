#pragma once

#include <string_view>

#include "diag/finding.hpp"
#include "model/record.hpp"
#include "name/bibtex_names.hpp"
#include "name/parse.hpp"

namespace bibcast {

/// What the commas of a plain list separate.
enum class Commas : unsigned char {
    guess,  ///< decided for each list by what its pieces look like
    names,  ///< `Given Family, Given Family`, `Family IN, Family IN`
    parts,  ///< `Family, Given, Family, Given`
};

/// One name of decoded text without its marks (`Doe*`, `Doe†`), which are added to `contributor`. Fits
/// `NameListOptions::filter`.
[[nodiscard]] std::string_view take_plain_marks(Arena& arena, std::string_view name, std::uint32_t offset, Contributor& contributor);

/// How a plain name list is read.
struct NameListOptions {
    NameOrder order = NameOrder::given_first;  ///< of the names that have no comma
    Commas commas = Commas::guess;
    bool doubts_pairs = false; ///< single words without anything else (`Ito, Berg, Moss, Lee`) may be family names alone, although their number is even
    bool whole_names = false;  ///< two pieces of several words are two names: marks stand between them
    NameFilter filter = take_plain_marks;  ///< takes marks out of each name; null: nothing is taken out
};

/// Reads a list of names as people write it, in decoded UTF-8, and adds the people to `record`: names joined by line
/// ends, `;`, `,`, `and`, `&`, with an Oxford comma, numbered, and with `et al.` at the end. Institutions are never split at
/// their own commas and words. A list that can be read in two ways is reported with the reading taken. Titles become
/// details. `source` as in `add_bibtex_names`.
void add_name_list(Record& record, Variable variable, std::string_view text, SourceSpan source, Findings& findings,
                   const NameListOptions& options = {});

}  // namespace bibcast
