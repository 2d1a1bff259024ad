#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "formats/bibtex/options.hpp"
#include "io/format.hpp"
#include "model/record.hpp"

namespace bibcast::bibtex {

/// What an entry tells the joiner about itself, in `Chunk::Item::note`: what it is sorted by, its parent, the macros that it uses.
[[nodiscard]] std::string entry_note(const Record& record, std::string_view type, const WriteOptions& options, std::string_view definitions);

/// Sets blank lines between entries, sorts them, and puts the definitions of macros before the first entry that uses them.
/// Sorted, the entries are held back until the last one; parents stand behind their children in BibTeX output.
[[nodiscard]] std::unique_ptr<Joiner> make_entry_joiner(const WriteOptions& options);

}  // namespace bibcast::bibtex
