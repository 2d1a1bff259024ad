#pragma once

#include <string_view>

namespace bibcast {

/// An attribute that no finding need name, and why.
struct SilentAttribute {
    std::string_view name;   ///< without prefix, unless another format has one of that name
    std::string_view value;  ///< empty: any
    std::string_view reason;
};

/// All that XML may say without a value getting lost: declarations of namespaces, and these.
[[nodiscard]] bool says_nothing(std::string_view name, std::string_view value);

}  // namespace bibcast
