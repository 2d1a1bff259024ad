#pragma once

#include "pipeline/conversion.hpp"
#include "pipeline/where.hpp"

namespace bibcast::cv {

inline constexpr Code cv_without_self{
    "cv/without-self", Severity::note, "the person whose list it is is not among the people of an entry",
    "None of the names of the record fits those given with `--me`. Is it the work of somebody else, or is the name spelled in a way that is not seen "
    "to be the same? Give that spelling with a further `--me`, or an alias file; `--only` leaves records out."};

inline constexpr Code cv_nobody_highlighted{
    "cv/nobody-highlighted", Severity::note, "a name in a file of --highlight fits nobody in the list",
    "No contributor of a listed work has this name. Somebody who has published nothing yet may well stand in the file; else the name is mistyped, or "
    "spelled in a way that is not seen to be the same: `bibcast names --variants FILE` lists the spellings that are there."};

/// Changes nothing, and names the records in which nobody is marked as the person whose list it is. For after `SelfTransform`.
class SelfCheck final : public Transform {
  public:
    /// Records for which `only` does not hold are not looked at; null: all are.
    explicit SelfCheck(const Where* only) : only_(only) {}
    void apply(Record& record, Findings& findings) const override;

  private:
    const Where* only_;
};

}  // namespace bibcast::cv
