#pragma once

#include <optional>

#include "model/record.hpp"

namespace bibcast::tagged {

/// Splits the names of a record whose people all have their family name in capitals and no comma (`Taro YAMADA`, `YAMADA Taro`), in one order,
/// and says where the first one is. Nothing if one of them does not stand so, if there is one alone, or if all capitals are so few that they may be
/// initials. Institutions and single words do not count.
[[nodiscard]] std::optional<SourceSpan> split_capital_names(Record& record);

}  // namespace bibcast::tagged
