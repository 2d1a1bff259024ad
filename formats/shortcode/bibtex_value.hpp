#pragma once

#include "formats/shortcode/entry.hpp"

namespace bibcast::shortcode {

/// Reads `value`, a whole BibTeX entry, and adds to `record` what it does not have. What contradicts the record is kept
/// as a leftover.
void add_bibtex(const PageContext& context, const EntryValue& value, Record& record);

}  // namespace bibcast::shortcode
