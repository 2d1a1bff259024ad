#pragma once

#include <string_view>

namespace bibcast {

/// A named character reference of HTML, without `&` and `;`.
struct NamedEntity {
    std::string_view name;
    char32_t character;
};

/// The character of a named reference, such as `dagger`; 0 if there is none of that name. Case matters.
[[nodiscard]] char32_t entity_named(std::string_view name);

}  // namespace bibcast
