#pragma once

#include <string_view>
#include <vector>

namespace bibcast::csv {

/// Cuts names that stand without anything between them, as Springer Link writes them (`Åsa LindqvistNgozi Okafor`): where a capital letter follows
/// a small one, unless the word so far is one that names begin with (`McDonald`, `LeCun`). One piece: nothing was cut.
[[nodiscard]] std::vector<std::string_view> split_joined_names(std::string_view text);

}  // namespace bibcast::csv
