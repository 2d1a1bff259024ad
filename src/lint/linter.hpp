#pragma once

#include <memory>
#include <vector>

#include "io/format.hpp"
#include "io/source.hpp"
#include "lint/choice.hpp"
#include "lint/rule.hpp"
#include "name/mark_meaning.hpp"

namespace bibcast {

/// Reads sources and applies the rules. A source is held whole, since what is found across records is shown where it stands; of
/// the records only what a rule across them needs.
class Linter {
  public:
    /// Both must outlive the linter.
    Linter(const LintChoice& choice, const UserMarks& marks);

    /// Reads all records of `source`. Throws IoError, or UsageError for a source of 4 GiB and more.
    void read(Source& source, const Format& format, const Reader& reader);
    /// All findings, by source and place. Call once, after all sources.
    [[nodiscard]] PackedFindings finish();

    [[nodiscard]] const std::vector<LintSource>& sources() const { return sources_; }
    /// The same for good: texts of many MiB are not copied.
    [[nodiscard]] std::vector<LintSource> take_sources() { return std::move(sources_); }
    [[nodiscard]] std::uint64_t records() const { return records_; }

  private:
    /// Reads what has been put behind the text of the last source, from `begin` on.
    void read_slice(std::size_t begin, Slice& slice, const Reader& reader, Findings& found);
    void look_at(Record& record, std::string_view text, std::uint32_t base);
    /// Takes over what the reader said of a slice so far.
    void take(Findings& found, std::uint32_t source, std::uint32_t base);

    const LintChoice& choice_;
    const UserMarks& marks_;
    LintFindings findings_;
    std::vector<LintSource> sources_;
    std::vector<std::unique_ptr<AcrossRule>> across_;
    Arena arena_;
    std::uint64_t records_ = 0;
};

}  // namespace bibcast
