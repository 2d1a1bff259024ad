#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/format.hpp"

namespace bibcast::testing {

/// Where one more word can be put at the end of a value of a source without making it another kind of file.
struct ValuePlace {
    std::size_t at = 0;  ///< byte offset
    std::string name;    ///< of the field, tag, element (`b:DOI`) or attribute (`name/@type`)
};

/// The places of all values that the syntax of the format shows, in order. Found without the format's own reader, and only where a value is
/// written in the usual way: a place that is not found is not asked for.
[[nodiscard]] std::vector<ValuePlace> value_places(const Format& format, std::string_view text);

/// Records of ISO 2709 with the lengths and places in their heads and directories as they are, after something was put into their fields, whose
/// order is that of the directory.
[[nodiscard]] std::string with_true_lengths(std::string_view marc);

}  // namespace bibcast::testing
