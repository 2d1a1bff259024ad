#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "diag/span.hpp"
#include "formats/bibtex/tags.hpp"

namespace bibcast::bibtex {

/// A field whose value is put together: macros replaced, nothing decoded.
struct Field {
    std::string_view name;   ///< as the source spells it
    std::string_view value;  ///< LaTeX source without delimiters
    SourceSpan span;         ///< of the value; of the whole entry, if the value stands in another one
    bool inherited = false;  ///< by crossref
};

/// Adds to `fields` what an entry of type `child_type` inherits by crossref from one of type `parent_type`, by biblatex's
/// rules (biblatex manual 3.19, appendix B): a field that the child has itself is not touched. In
/// the BibTeX dialect the parent's own `booktitle` is the booktitle of its children; in BibLaTeX its title is.
void inherit(std::string_view child_type, std::vector<Field>& fields, std::string_view parent_type, std::span<const Field> parent, SourceSpan span,
             Dialect dialect);

/// Adds what an entry takes over from a data container: all that it does not have itself. What it has with another value is `overridden`.
void take_over(std::vector<Field>& fields, std::span<const Field> container, SourceSpan span, const std::function<void(const Field&)>& overridden);

/// The value of a field by its name in any case; empty if there is none.
[[nodiscard]] std::string_view value_of(std::span<const Field> fields, std::string_view name);

}  // namespace bibcast::bibtex
