#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.hpp"

namespace bibcast {

/// The values of a variable of a record as text: every CSL variable by its name (dates in EDTF, names given first), `year`, `type`,
/// `topic`, `group`, `keyword`, `award`, `link` (its kinds), `mark` (the meanings of marks), `id`, `native-type`, and every scheme of
/// identifiers (`arxiv`).
[[nodiscard]] std::vector<std::string> values_of(const Record& record, std::string_view variable);

/// The name of a variable as `values_of` knows it, of `name` in any case: `DOI` for `doi`. Empty if there is none.
[[nodiscard]] std::string_view variable_name(std::string_view name);

/// All names that `values_of` knows, what people ask for most first.
[[nodiscard]] std::span<const std::string_view> known_variables();

/// The year of the record: of `issued`, else of its event, else of when it was made available, submitted or first published.
/// Of words that are no date the year that they begin with (`2010a`); else nothing.
[[nodiscard]] std::string year_of(const Record& record);

}  // namespace bibcast
