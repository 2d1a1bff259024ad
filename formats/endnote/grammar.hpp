#pragma once

#include "io/tagged/grammar.hpp"

namespace bibcast::endnote {

/// `%X value`. A record begins at `%0`; where the one before has none (refer), or has it behind other tags (Digital Commons),
/// also at any tag behind a blank line, and at a second `%T` there. Other lines go on
/// with the value before them, also behind blank ones: the paragraphs of an abstract.
class Grammar final : public tagged::Grammar {
  public:
    [[nodiscard]] tagged::Line see(std::string_view line) override;
    void restart() override { *this = {}; }

  private:
    bool inside_ = false;
    bool typed_ = false;       ///< the record has a `%0`
    bool late_type_ = false;   ///< and other tags before it
    bool titled_ = false;      ///< it has a `%T`
    bool after_type_ = false;  ///< the line before is one
    bool after_blank_ = false;
};

}  // namespace bibcast::endnote
