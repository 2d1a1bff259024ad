#pragma once

#include <string>
#include <string_view>

namespace bibcast {

/// True if given names have something in brackets or quotation marks: `J. (John)`, `William "Bill"`. One look for those that have not.
[[nodiscard]] bool has_call_name(std::string_view given);

/// The given names without what stands in brackets or quotation marks, which gives no initial; without the signs alone if there is nothing else.
[[nodiscard]] std::string without_call_names(std::string_view given);

}  // namespace bibcast
