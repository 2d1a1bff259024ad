#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bibcast {

/// A format that programs on `PATH` make one: `bibcast-from-NAME` reads it from its standard input and writes records as JSON Lines,
/// `bibcast-to-NAME` reads JSON Lines and writes it. A name that bibcast has itself is always its own.
struct OutsideFormat {
    std::string name;
    std::string reads;   ///< path of the program that reads it; empty: there is none
    std::string writes;  ///< and that writes it
};

inline constexpr std::string_view outside_reader = "bibcast-from-";
inline constexpr std::string_view outside_writer = "bibcast-to-";

/// All there are, by name.
[[nodiscard]] std::vector<OutsideFormat> outside_formats();

/// The one with that name, as far as it is there.
[[nodiscard]] OutsideFormat outside_format_named(std::string_view name);

/// Whether an outside format may be called so: small letters, digits, `-` and `_`. So no name leads to another folder.
[[nodiscard]] bool may_be_outside(std::string_view name);

}  // namespace bibcast
