#pragma once

#include "io/tagged/grammar.hpp"

namespace bibcast::inspec {

/// `XX: value` or `XX ~ value` behind a line `Record 1 of 2 - INSPEC 1990`, which begins a record. Other lines go on with the value before.
class Grammar final : public tagged::Grammar {
  public:
    [[nodiscard]] tagged::Line see(std::string_view line) override;
    void restart() override { inside_ = false; }

  private:
    bool inside_ = false;
};

}  // namespace bibcast::inspec
