#pragma once

#include "io/format.hpp"

namespace bibcast::jsonl {

/// Cuts behind line ends.
class LineSplitter final : public Splitter {
  public:
    Cut next(std::string_view text, std::size_t wanted, bool at_end) override;

  private:
    std::size_t searched_ = 0;  ///< no line end before this, in what has not been cut yet
};

}  // namespace bibcast::jsonl
