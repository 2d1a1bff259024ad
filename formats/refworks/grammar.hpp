#pragma once

#include "io/tagged/grammar.hpp"

namespace bibcast::refworks {

/// `XX value`: only known tags are tags, all other lines go on with the value before them. A record begins at `RT`. What stands before the
/// first one in an export (the legend of tags) is the file's head.
class Grammar final : public tagged::Grammar {
  public:
    [[nodiscard]] tagged::Line see(std::string_view line) override;
    void restart() override { *this = {}; }

  private:
    bool inside_ = false;
    bool head_ = false;  ///< within the head
};

}  // namespace bibcast::refworks
