#pragma once

#include <array>

#include "diag/finding.hpp"

namespace bibcast::bibtex {

inline constexpr Code tidy_damaged{"tidy/damaged-entry", Severity::warning, "a damaged entry was left as it is",
                                   "Something in the entry cannot be understood, so that laying it out anew could lose it. It stands in the output as it "
                                   "stood in the file. The findings before this one say what is wrong; mend it and run bibcast tidy again."};
inline constexpr Code tidy_not_sorted{"tidy/not-sorted", Severity::warning, "a file with damaged entries was not sorted, nor its duplicates merged",
                                      "Where a damaged entry ends is a guess that depends on what follows it. Moving it could join it to a neighbour. Mend the damaged "
                                      "entries and run bibcast tidy again."};
inline constexpr Code tidy_removed{"tidy/removed-field", Severity::note, "a field was removed",
                                   "An option asked for it: --omit, --remove-empty-fields or --remove-duplicate-fields."};
inline constexpr Code tidy_duplicate{"tidy/duplicate-entry", Severity::warning, "an entry stands twice",
                                     "Two entries have the same key, DOI, abstract, or the same first author, title and number. --merge makes one of them; rules "
                                     "are chosen with --duplicates."};
inline constexpr Code tidy_merged{"tidy/merged-entry", Severity::note, "an entry was merged into one before it",
                                  "--merge asked for it. Citations of the key that is gone must be changed."};
inline constexpr Code tidy_lost{"tidy/lost-value", Severity::loss, "a value of a merged entry is gone",
                                "Two entries that were made one had different values in this field, and --merge kept the other one."};
inline constexpr Code tidy_changed_key{"tidy/changed-key", Severity::note, "an entry got another key",
                                       "--generate-keys made it. Fields that name other entries (crossref, xdata …) were changed with it; citations in documents must be."};
inline constexpr Code tidy_cut_authors{"tidy/cut-authors", Severity::loss, "authors were cut off",
                                       "--max-authors asked for it: the list ends in 'and others' now."};
inline constexpr Code tidy_stripped_comment{"tidy/stripped-comment", Severity::note, "comments or text between entries were removed",
                                            "--strip-comments asked for it."};

/// All codes of the family `tidy/`.
inline constexpr std::array tidy_code_list = {
    &tidy_damaged, &tidy_not_sorted, &tidy_removed, &tidy_duplicate, &tidy_merged, &tidy_lost, &tidy_changed_key, &tidy_cut_authors, &tidy_stripped_comment,
};

}  // namespace bibcast::bibtex
