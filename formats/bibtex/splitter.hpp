#pragma once

#include <memory>

#include "formats/bibtex/tags.hpp"
#include "io/format.hpp"

namespace bibcast::bibtex {

/// Cuts a file at sure starts (`syntax.hpp`), outside of `@comment{…}`, and carries macros from slice to slice.
///
/// While no entry has a `crossref` or `xdata`, slices go out as soon as they are whole. From the first entry that has one, the
/// rest of the file is held back until its end is known, and goes out with all parents at hand, which may stand anywhere. Of what
/// went out before, entries of the types that are parents are kept in reach (8 MiB), and so are the last 8 MiB of all.
[[nodiscard]] std::unique_ptr<Splitter> make_splitter(Dialect dialect);

}  // namespace bibcast::bibtex
