#pragma once

#include <string>
#include <string_view>

#include "lint/packed_findings.hpp"

namespace bibcast {

/// `text` with the edits of all findings of source `number` done; of two that overlap the first. Lines stay lines: an edit that
/// would join or split some is left out. `done` becomes how many were done.
[[nodiscard]] std::string mend(std::string_view text, const PackedFindings& findings, std::uint32_t number, std::size_t& done);

/// The difference of two texts of as many lines, as `diff -u` shows it; empty if they are equal.
[[nodiscard]] std::string unified_diff(std::string_view name, std::string_view before, std::string_view after);

}  // namespace bibcast
