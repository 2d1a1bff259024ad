#pragma once

#include <string_view>
#include <vector>

#include "report/located.hpp"

namespace bibcast {

/// A finding with its place in a source, as every form of diagnostics shows it.
struct PlacedFinding {
    const Finding& finding;
    std::string_view source;  ///< the file's name as the user gave it; `-` for standard input; empty: no source
    bool has_place = false;
    Position begin;
    Position end;  ///< behind the last code point
    const std::vector<LocatedFix>& fixes;  ///< places in the source; those of a slice are not moved, as lint holds sources whole

    /// `start` is where in the source the slice of `located` began.
    PlacedFinding(const LocatedFinding& located, std::string_view source_name, Position start);
    /// `<stdin>` for standard input, else the file's name.
    [[nodiscard]] std::string_view shown_source() const { return source == "-" ? std::string_view("<stdin>") : source; }
};

}  // namespace bibcast
