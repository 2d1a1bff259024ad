#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lint/findings.hpp"

namespace bibcast {

/// The findings that a project has and lives with: each by file, code, record, field and value, without lines, so that what is
/// written above them does not matter; and how many of each.
class Baseline {
  public:
    /// Reads lines as `line_of` makes them. Throws IoError or UsageError.
    [[nodiscard]] static Baseline of_file(const std::string& path);
    /// The line of one finding, a JSON object, with its end.
    [[nodiscard]] static std::string line_of(const LintFinding& found, const std::vector<LintSource>& sources);

    /// Removes the findings that are in the baseline; one that is there twice as often stays once. Returns how many were removed.
    std::size_t remove_known(PackedFindings& findings, const std::vector<LintSource>& sources);

  private:
    std::map<std::string, std::uint64_t, std::less<>> counts_;
};

}  // namespace bibcast
