#pragma once

#include <string>
#include <string_view>

namespace bibcast {

/// Damaged XML made well-formed.
struct RepairedXml {
    std::string text;
    std::string left_out;  ///< what has no place in it
};

/// Closes elements that are open, leaves end tags without a start out, takes a `<` that begins no tag for text, and attributes
/// only as far as they can be read. `text` begins with the start tag of an element; linear in its size.
[[nodiscard]] RepairedXml repair_xml(std::string_view text);

}  // namespace bibcast
