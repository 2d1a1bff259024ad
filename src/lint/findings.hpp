#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "lint/packed_findings.hpp"

namespace bibcast {

/// A source that was looked at, held whole: what is found across records is shown in it, and what is mended is written from it.
struct LintSource {
    std::string name;    ///< as the user gave it; `-` for standard input
    std::string format;  ///< id
    std::string text;    ///< UTF-8, as the slices were read
};

/// Collects the findings of all sources.
class LintFindings {
  public:
    explicit LintFindings(std::function<bool(const Code&)> wants) : wants_(std::move(wants)) {}

    /// False if the rule is off: no need to look.
    [[nodiscard]] bool wants(const Code& code) const { return wants_(code); }
    /// Adds a finding, or nothing if the rule is off. What is returned may be filled in further until the next call.
    LintFinding& add(const Code& code, LintPlace place, std::string message, std::string_view record_id, std::string_view field = {},
                     std::string_view value = {});
    /// The texts of the findings, among which rules may keep theirs: the key of a record is kept once for all.
    [[nodiscard]] TextPool& texts() { return packed_.texts(); }
    /// Adds what a reader found.
    void take(Finding&& finding, std::uint32_t source);

    /// All of them; nothing may be added afterwards.
    [[nodiscard]] PackedFindings take_all();

  private:
    /// Makes room for one more: the last one is filled in by now.
    LintFinding& next();

    std::function<bool(const Code&)> wants_;
    PackedFindings packed_;
    LintFinding last_;
    LintFinding ignored_;
};

}  // namespace bibcast
