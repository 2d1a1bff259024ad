#pragma once

#include "io/tagged/grammar.hpp"

namespace bibcast::repec {

/// `Field-Name: value`; lines that begin with a blank go on with the value before them. A record begins at `Template-Type`.
class Grammar final : public tagged::Grammar {
  public:
    [[nodiscard]] tagged::Line see(std::string_view line) override;
    void restart() override { inside_ = false; }

  private:
    bool inside_ = false;
};

}  // namespace bibcast::repec
