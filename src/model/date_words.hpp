#pragma once

#include <string>

#include "model/date.hpp"

namespace bibcast {

/// What a date says beside its year, in English: `May`, `May 5`, `Spring`, and of a stretch within one year `May-June`, `May 5-7`, `May 5-June 7`,
/// `Spring-Summer`. Empty for a year alone, and for what is uncertain, unspecified, of more years or of a time of day.
/// `parse_written_date` reads it with the year before it.
[[nodiscard]] std::string words_within_year(const Date& date);

}  // namespace bibcast
