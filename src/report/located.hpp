#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diag/finding.hpp"
#include "report/position.hpp"

namespace bibcast {

/// A change that mends what was found: the text between two places becomes `text`.
struct LocatedFix {
    Position begin;
    Position end;
    std::string text;
};

/// A finding that knows its place and no longer needs the slice it was made in.
struct LocatedFinding {
    Finding finding;
    Position begin;  ///< relative to the start of the slice until the reporter adds where that was
    Position end;
    bool has_place = false;
    std::uint32_t offset = 0;     ///< where it belongs among the findings of its slice, in bytes
    std::string line;             ///< the source line of `begin`, or the part of it around the place
    std::size_t line_offset = 0;  ///< byte of `line` at which the place begins
    std::size_t line_length = 0;  ///< bytes of `line` that the place covers
    std::string stated_source;      ///< not empty: it stands in this file, and its places are of that
    std::vector<LocatedFix> fixes;  ///< all of them together mend it; empty if nothing safe does
};

/// Works out the places of all findings in `text`, the slice they were made in, and sorts them by place; one without a place
/// stays behind the one it was made after. So the order of all findings of a source does not depend on how it was cut.
/// `from` is a place in `text` that is known already and before all of them; it becomes the place of the last one.
struct KnownPlace {
    std::size_t offset = 0;
    Position position;
};
[[nodiscard]] std::vector<LocatedFinding> locate(std::vector<Finding>&& findings, std::string_view text, KnownPlace& from);
[[nodiscard]] std::vector<LocatedFinding> locate(std::vector<Finding>&& findings, std::string_view text);

/// The place of a slice-relative position, when the slice begins at `start`.
[[nodiscard]] Position offset_by(Position start, Position relative);

}  // namespace bibcast
