#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/arena.hpp"
#include "model/contributor.hpp"

namespace bibcast {

/// Which spellings of names are to be written as which one: an alias file.
///
/// A line is `NAME = SPELLING | SPELLING`, as in `Eric P. Xing = Eric Xing | Eric P Xing`; the name may be `Family, Given`, an institution
/// stands in braces. Empty lines and lines that begin with `#` say nothing. A spelling is compared letter by letter, with the
/// given name first, after NFC.
class Aliases {
  public:
    /// Adds one line. An empty text if it was understood, else what is wrong with it.
    [[nodiscard]] std::string add_line(std::string_view line);
    [[nodiscard]] bool empty() const { return names_.empty(); }
    /// The name to write in place of `name`; null if there is none, or if it is written so already. It lives as long as the aliases.
    [[nodiscard]] const Name* find(const Name& name) const;

  private:
    std::unique_ptr<Arena> arena_ = std::make_unique<Arena>();
    std::unordered_map<std::string, Name> names_;  ///< by spelling, the given name first
};

/// A name as an alias file has it, so that it is read back with the same parts.
[[nodiscard]] std::string alias_of(const Name& name);

}  // namespace bibcast
