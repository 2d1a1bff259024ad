#pragma once

#include "io/tagged/grammar.hpp"

namespace bibcast::nbib {

/// `XXXX- value`: a tag of two to four letters, filled up to four with blanks, and a hyphen, perhaps behind one more. Other lines go on with the value before
/// them. A record begins at `PMID`, and at any tag behind a blank line.
class Grammar final : public tagged::Grammar {
  public:
    [[nodiscard]] tagged::Line see(std::string_view line) override;
    void restart() override { *this = {}; }

  private:
    bool inside_ = false;
    bool numbered_ = false;  ///< the record has a PMID
    bool after_blank_ = false;
};

}  // namespace bibcast::nbib
