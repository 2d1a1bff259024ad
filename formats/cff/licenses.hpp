#pragma once

#include <string_view>
#include <vector>

namespace bibcast::cff {

/// The SPDX identifier of a licence, from one in any case or with blanks for hyphens (`CC BY 4.0`), or from the name that SPDX or GitHub gives it; empty
/// if there is none.
[[nodiscard]] std::string_view license_identifier(std::string_view name);

/// Those of an SPDX expression of nothing but choices (`Apache-2.0 OR MIT`), which the schema holds as a list; empty if one of them has none.
[[nodiscard]] std::vector<std::string_view> license_identifiers(std::string_view expression);

}  // namespace bibcast::cff
