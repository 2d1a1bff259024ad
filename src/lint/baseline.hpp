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
    /// Reads what `text_of` wrote. Throws IoError or UsageError.
    [[nodiscard]] static Baseline of_file(const std::string& path);
    /// JSON Lines in the order of the findings.
    [[nodiscard]] static std::string text_of(const std::vector<LintFinding>& findings, const std::vector<LintSource>& sources);

    /// Removes the findings that are in the baseline; one that is there twice as often stays once. Returns how many were removed.
    std::size_t remove_known(std::vector<LintFinding>& findings, const std::vector<LintSource>& sources);

  private:
    std::map<std::string, std::uint64_t, std::less<>> counts_;
};

}  // namespace bibcast
