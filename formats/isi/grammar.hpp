#pragma once

#include <string_view>

#include "io/tagged/grammar.hpp"

namespace bibcast::isi {

/// Tags of lines that are no field of a record.
[[nodiscard]] inline bool is_frame_tag(std::string_view tag) { return tag == "FN" || tag == "VR" || tag == "EF" || tag == "ER"; }

/// `XX value`, further lines of a value behind three blanks. A record begins at `PT` and ends at `ER`; `FN`, `VR` and `EF` are the
/// file's.
class Grammar final : public tagged::Grammar {
  public:
    [[nodiscard]] tagged::Line see(std::string_view line) override;
    void restart() override { *this = {}; }

  private:
    bool inside_ = false;
    bool typed_ = false;     ///< the record has a PT or TY
    bool ragged_ = false;    ///< the line before went on without blanks: only known tags are tags
};

}  // namespace bibcast::isi
