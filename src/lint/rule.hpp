#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/findings.hpp"
#include "model/record.hpp"

namespace bibcast {

/// What a rule sees of one record.
struct LintSubject {
    const Record& record;
    std::string_view text;    ///< the slice in which the record's spans count
    std::string_view format;  ///< the id of its format
    std::uint32_t source;     ///< the number of its source
    std::uint32_t base;       ///< where in the source the slice begins
    TextPool& texts;          ///< where rules across records keep texts; `LintFindings::texts` gives them back

    [[nodiscard]] bool is_tex() const { return format == "bibtex" || format == "biblatex"; }
    /// The place of a span of the slice; of the record's first line, if the span is not known.
    [[nodiscard]] LintPlace at(SourceSpan span) const;
    /// The place of `part` where it stands word for word inside `span`; all of `span` if it does not.
    [[nodiscard]] LintPlace at(SourceSpan span, std::string_view part) const;
};

/// A rule that compares records. It keeps what it needs of each one, and speaks when all have been seen.
class AcrossRule {
  public:
    virtual ~AcrossRule() = default;
    virtual void add(const LintSubject& subject) = 0;
    virtual void finish(std::span<const LintSource> sources, LintFindings& findings) = 0;
};

/// Rules of one kind: a file of this room. `check` looks at one record, what `across` makes compares them; either may be null.
struct LintFamily {
    std::string_view name;
    std::span<const Code* const> codes;
    void (*check)(const LintSubject& subject, LintFindings& findings) = nullptr;
    std::unique_ptr<AcrossRule> (*across)() = nullptr;
};

/// All families, in the order in which they are listed to people.
[[nodiscard]] std::span<const LintFamily* const> lint_families();

/// Every code of every family.
[[nodiscard]] Codes lint_codes();

}  // namespace bibcast
