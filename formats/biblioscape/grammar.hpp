#pragma once

#include "io/tagged/grammar.hpp"

namespace bibcast::biblioscape {

/// `--XX-- value`; other lines go on with the value before them. `------` ends a record.
class Grammar final : public tagged::Grammar {
  public:
    [[nodiscard]] tagged::Line see(std::string_view line) override;
    void restart() override { inside_ = false; }

  private:
    bool inside_ = false;
};

}  // namespace bibcast::biblioscape
