#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/conversion.hpp"

namespace bibcast {

inline constexpr Code select_omitted{
    "select/omitted", Severity::note, "a value was left out, as it was asked for",
    "`--omit` names this variable, so its value is not in the output. That is no loss: it was asked for. A BibTeX `crossref` is left out of a selection "
    "(`--only`, `--cited`) too: what is inherited stands in the record itself, and the parent may not be among the records that are left, which BibTeX refuses."};

/// Takes variables out of records: those of CSL, and `keyword`, `topic`, `group`, `award`, `link`, `mark` and schemes of identifiers, by the
/// names that conditions have too; and `FORMAT/TAG`, a field of a format that is kept as it stands.
class OmitTransform final : public Transform {
  public:
    /// `names` have commas between them. Throws UsageError for what is no such name.
    /// What `keeps` holds for is not omitted.
    explicit OmitTransform(const std::vector<std::string>& names, std::function<bool(const Leftover&)> keeps = {});
    void apply(Record& record, Findings& findings) const override;

  private:
    [[nodiscard]] bool omits(std::string_view name) const;

    std::vector<std::string> names_;
    std::function<bool(const Leftover&)> keeps_;
};

}  // namespace bibcast
