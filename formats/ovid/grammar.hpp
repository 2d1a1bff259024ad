#pragma once

#include "io/tagged/grammar.hpp"

namespace bibcast::ovid {

/// `<12. >` begins a record, whose fields are `XX  - value`, or the field's name in a line of its own and the value below, indented. Without such
/// numbers a record begins at `VN`.
class Grammar final : public tagged::Grammar {
  public:
    [[nodiscard]] tagged::Line see(std::string_view line) override;
    void restart() override { *this = {}; }

  private:
    bool inside_ = false;
    bool fresh_ = false;     ///< no field of the record has come yet
    bool labelled_ = false;  ///< its fields are named in full
    bool vendor_ = false;    ///< it has a VN
};

}  // namespace bibcast::ovid
