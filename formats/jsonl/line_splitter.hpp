#pragma once

#include "io/format.hpp"

namespace bibcast::jsonl {

/// Cuts behind line ends, and in the middle of a line that cannot end well: what comes from a program may be of any length.
class LineSplitter final : public Splitter {
  public:
    Cut next(std::string_view text, std::size_t wanted, bool at_end) override;

  private:
    std::size_t searched_ = 0;  ///< no line end before this, in what has not been cut yet
};

}  // namespace bibcast::jsonl
