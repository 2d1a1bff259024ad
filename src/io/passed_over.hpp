#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include "diag/finding.hpp"

namespace bibcast {

inline constexpr Code passed_over{
    "source/passed-over", Severity::note, "parts of the source that say nothing of a work were not read",
    "Some parts of a file say how its records are kept, not what the works are: who made the file and when, which list a code is from, in which font a field "
    "is shown, how a catalogue sorts a record, or the same once more in another form. The reader of the format knows them and leaves them out. The value of "
    "the finding holds all of them, by name. As text it is shown once for each source, and as JSON Lines for each record."};

/// What begins the `once_key` of a finding that is shown once a source only if findings are folded: where each one is wanted, so is each of these.
inline constexpr std::string_view once_if_folded = "if folded: ";

/// What a reader knows and leaves out of one record or one part of a source, to be named in one finding.
class PassedOver {
  public:
    /// Notes a value under its name in the source (`@authority`). A blank value, and the same one again, add nothing.
    void add(std::string_view name, std::string_view value);
    [[nodiscard]] bool empty() const { return values_.empty(); }
    /// Adds the finding, if there is anything to say.
    void report(SourceSpan span, std::string_view record_id, Findings& findings) const;

  private:
    std::string names_;
    std::string values_;
    std::unordered_set<std::string> seen_;
    std::unordered_set<std::string> seen_names_;
};

}  // namespace bibcast
