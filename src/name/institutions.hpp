#pragma once

#include <string_view>

namespace bibcast {

/// True if the words of `name` show that it is no person: `... Collaboration`, `... Team (...)`, `University of ...`,
/// `... GmbH`. Words are compared without case; a single word is never an institution.
[[nodiscard]] bool is_institution(std::string_view name);

/// True for one to five initials, with or without full stops, blanks and hyphens: `J.`, `J.-P.`, `JRR`, `R E`.
[[nodiscard]] bool is_initials(std::string_view text);

}  // namespace bibcast
