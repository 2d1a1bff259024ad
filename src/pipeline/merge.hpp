#pragma once

#include "diag/finding.hpp"
#include "model/record.hpp"

namespace bibcast {

/// How two records of one work become one, and what is said of it.
struct MergeRules {
    const Code* merged = nullptr;
    const Code* merged_value = nullptr;  ///< a value that is not in what stays
    bool spellings_count = false;        ///< a text in other capitals or with other punctuation is another one
};

/// Brings what `gone` says of the work into `kept`: what that lacks, dates and names that say more, links, identifiers, marks and what
/// else there can be more of. Of a preprint that is another one's earlier form nothing is taken that says where it appeared. What `kept` says
/// otherwise is named. The values of `gone` must live as long as those of `kept`.
void merge_record(Record& kept, const Record& gone, const MergeRules& rules, Findings& findings);

}  // namespace bibcast
