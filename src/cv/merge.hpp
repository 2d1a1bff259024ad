#pragma once

#include "cv/work.hpp"
#include "diag/finding.hpp"

namespace bibcast::cv {

inline constexpr Code cv_merged{
    "cv/merged", Severity::note, "two records of one work are one entry",
    "They have the same identifier and title, or the same title and first author: a preprint and its published form, or a work that is there twice. "
    "The published one stays, the first one of two alike; links, identifiers, topics, awards, keywords and marks of the other are added to it. "
    "`--versions both` shows each."};
inline constexpr Code cv_merged_value{
    "cv/merged-value", Severity::loss, "a value of a merged record is not on the list",
    "Two records of one work were made one entry, and this value of the one that went says something else than the one that stayed: another "
    "venue, date or title. `--versions both` shows both records."};

/// Makes one work of those that are records of the same one. Linear time.
void merge_versions(Works& works, Findings& findings);

}  // namespace bibcast::cv
