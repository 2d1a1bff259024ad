#pragma once

#include <string_view>

namespace bibcast {

/// What somebody did for a work for which CSL has no variable: such people are contributors with a role (`DetailKind::role`).
struct Relator {
    std::string_view code;  ///< of the MARC relator list; empty: that list has none
    std::string_view term;  ///< of that list
    std::string_view word;  ///< what the role is called here
};

/// The relator of a code, a term or a word in any case; null if there is none.
[[nodiscard]] const Relator* relator_named(std::string_view name);

/// The word for a role that a source calls `name`; `name` itself where it is not known.
[[nodiscard]] std::string_view role_word(std::string_view name);

}  // namespace bibcast
