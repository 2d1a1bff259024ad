#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/finding.hpp"

namespace bibcast {

/// A span of the whole text of a source.
struct LintPlace {
    std::uint32_t source = 0;  ///< the number of the source
    SourceSpan span;
};

/// A source that was looked at, held whole: what is found across records is shown in it, and what is mended is written from it.
struct LintSource {
    std::string name;    ///< as the user gave it; `-` for standard input
    std::string format;  ///< id
    std::string text;    ///< UTF-8, as the slices were read
};

/// A safe change to a source: the bytes of `span`, in its text, become `text`.
struct Edit {
    SourceSpan span;
    std::string text;
};

struct LintFinding {
    Finding finding;  ///< spans count in the source's text
    std::uint32_t source = 0;
    std::vector<Edit> edits;         ///< what mends it without changing what is said; empty if nothing safe does
    std::optional<LintPlace> other;  ///< another place that it speaks of: the first of two
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
    /// Adds what a reader found.
    void take(Finding&& finding, std::uint32_t source);

    [[nodiscard]] std::vector<LintFinding>& all() { return all_; }

  private:
    std::function<bool(const Code&)> wants_;
    std::vector<LintFinding> all_;
    LintFinding ignored_;
};

}  // namespace bibcast
