#pragma once

#include <string_view>

namespace bibcast {

/// True if the words of `name` show that it is no person: `... Collaboration`, `... Team (...)`, `University of ...`,
/// `... GmbH`. Words are compared without case; a single word is never an institution.
[[nodiscard]] bool is_institution(std::string_view name);

/// The same for a name with commas, whose first part is given too: `Google, Inc.`, `Assembly of Sciences, National
/// Council` are institutions and are never split; `School, John` is not.
[[nodiscard]] bool is_institution_with_commas(std::string_view name, std::string_view first_part);

/// True for what stands behind the comma of a company's name: `Inc.`, `Ltd`, `GmbH`.
[[nodiscard]] bool is_company_form(std::string_view text);

/// True for what stands behind the last `and` of a firm's name: `Co.`, `Sons`, `Söhne`.
[[nodiscard]] bool is_firm_word(std::string_view text);

/// True for one to five initials, with or without full stops, blanks and hyphens: `J.`, `J.-P.`, `JRR`, `R E`.
[[nodiscard]] bool is_initials(std::string_view text);

}  // namespace bibcast
