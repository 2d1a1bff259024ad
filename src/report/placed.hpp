#pragma once

#include <string_view>

#include "report/located.hpp"

namespace bibcast {

/// A finding with its place in a source, as every form of diagnostics shows it.
struct PlacedFinding {
    const Finding& finding;
    std::string_view source;  ///< the file's name as the user gave it; `-` for standard input; empty: no source
    bool has_place = false;
    Position begin;
    Position end;  ///< behind the last code point

    /// `start` is where in the source the slice of `located` began.
    PlacedFinding(const LocatedFinding& located, std::string_view source_name, Position start);
    /// `<stdin>` for standard input, else the file's name.
    [[nodiscard]] std::string_view shown_source() const { return source == "-" ? std::string_view("<stdin>") : source; }
};

}  // namespace bibcast
