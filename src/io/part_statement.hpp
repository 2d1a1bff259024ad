#pragma once

#include <string_view>

#include "model/record.hpp"

namespace bibcast {

/// Adds volume, issue, pages and date of a part as catalogues have them in words: `Vol. 12, no. 3 (2001), p. 17-28`; `12:3 (2001)`;
/// `Bd. 12 (2001), H. 3, S. 17-28`. What the record has already stays; the words may say more than what is found in them.
void add_parts_in_words(Record& record, std::string_view words, SourceSpan source);

}  // namespace bibcast
