#pragma once

#include <string_view>

namespace bibcast::cff {

/// The SPDX identifier of a licence, from one in any case or with blanks for hyphens (`CC BY 4.0`); empty if there is none.
[[nodiscard]] std::string_view license_identifier(std::string_view name);

}  // namespace bibcast::cff
