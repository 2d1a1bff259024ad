#pragma once

#include "io/format.hpp"

namespace bibcast::ris {

/// Cuts behind `ER` lines and before `TY` lines, whichever comes last in what is wanted.
class RisSplitter final : public Splitter {
  public:
    Cut next(std::string_view text, std::size_t wanted, bool at_end) override;

  private:
    /// The last place to cut in `text` that is in (from, to]; 0: none.
    [[nodiscard]] static std::size_t last_cut(std::string_view text, std::size_t from, std::size_t to);
    /// The first place to cut behind `from`; 0: none.
    [[nodiscard]] static std::size_t first_cut(std::string_view text, std::size_t from);

    std::size_t seen_ = 0;  ///< there is no place to cut before this one
};

}  // namespace bibcast::ris
