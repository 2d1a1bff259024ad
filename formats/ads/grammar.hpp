#pragma once

#include "io/tagged/grammar.hpp"

namespace bibcast::ads {

/// `%X value`. A record begins at `%R` behind a blank line, or where the one before has a `%R` already. Other lines go on with the value
/// before them, also behind blank ones: the paragraphs of an abstract.
class Grammar final : public tagged::Grammar {
  public:
    [[nodiscard]] tagged::Line see(std::string_view line) override;
    void restart() override { *this = {}; }

  private:
    bool inside_ = false;
    bool coded_ = false;  ///< the record has a `%R`
    bool after_blank_ = false;
};

}  // namespace bibcast::ads
