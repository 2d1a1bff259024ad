#pragma once

#include "io/tagged/grammar.hpp"

namespace bibcast::copac {

/// `XX- value`, further lines of a value behind four blanks. A record begins at `TI`.
class Grammar final : public tagged::Grammar {
  public:
    [[nodiscard]] tagged::Line see(std::string_view line) override;
    void restart() override { inside_ = false; }

  private:
    bool inside_ = false;
};

}  // namespace bibcast::copac
