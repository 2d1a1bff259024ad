#pragma once

#include <string>
#include <string_view>

namespace bibcast {

/// Why `name`, which stands alone before the colon of a title and has no capitals inside, seems to be coined from the words of
/// the `subtitle`; empty if nothing says so. The reasons are those of `bibcast explain lint/title-capitals`.
[[nodiscard]] std::string reason_for_coined_name(std::string_view name, std::string_view subtitle);

}  // namespace bibcast
