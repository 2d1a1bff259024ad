#pragma once

#include <string_view>

#include "diag/finding.hpp"
#include "model/record.hpp"

namespace bibcast {

// The family of losses: what a writer's format has no place for. `report_losses` makes most of them by itself
// from what is not marked as written; a writer adds the partial ones (markup, date-part, name-part, text) when it could
// write a value only in part.
inline constexpr Code loss_variable{"loss/variable", Severity::loss, "a variable has no place in the target format",
                                    "The target format has no tag or field for this variable. Its value is not in the output. "
                                    "Convert to a format that holds it, or keep the source."};
inline constexpr Code loss_contributor{"loss/contributor", Severity::loss, "a contributor has no place in the target format",
                                       "The target format has no field for people in this role. The name is not in the output."};
inline constexpr Code loss_mark{"loss/mark", Severity::loss, "a mark beside a name has no place in the target format",
                                "A mark such as * or a dagger (equal contribution, corresponding author) belongs to this "
                                "contributor, and the target format cannot say so. The name is written without it."};
inline constexpr Code loss_detail{"loss/contributor-detail", Severity::loss,
                                  "a contributor's affiliation, ORCID or the like has no place in the target format",
                                  "The target format holds names only. The detail is not in the output."};
inline constexpr Code loss_identifier{"loss/identifier", Severity::loss, "an identifier has no place in the target format",
                                      "The target format has no tag for this identifier. It is not in the output."};
inline constexpr Code loss_link{"loss/link", Severity::loss, "a link has no place in the target format",
                                "The target format has no tag for links of this kind. The address is not in the output."};
inline constexpr Code loss_group{"loss/group", Severity::loss, "a group has no place in the target format",
                                 "The heading of the source page under which the record stood cannot be written."};
inline constexpr Code loss_topic{"loss/topic", Severity::loss, "a topic has no place in the target format",
                                 "The topic that the source page gave the record cannot be written."};
inline constexpr Code loss_keyword{"loss/keyword", Severity::loss, "a keyword has no place in the target format",
                                   "The target format has no keywords."};
inline constexpr Code loss_award{"loss/award", Severity::loss, "an award has no place in the target format",
                                 "The target format has no field for awards. The award is not in the output."};
inline constexpr Code loss_native_type{"loss/native-type", Severity::loss, "the source's own type name is not in the output",
                                       "The source called the record something that the common type does not say in full "
                                       "(a dialect's own entry type). The common type is written."};
inline constexpr Code loss_leftover{"loss/leftover", Severity::loss, "a field that the reader did not know is not in the output",
                                    "The source has a field that bibcast knows no variable for. It is kept when the target is the "
                                    "same format, and cannot be written in this one."};
inline constexpr Code loss_markup{"loss/markup", Severity::loss, "formatting inside a value is not in the output",
                                  "The words are written; italics, superscripts, links or protected capitals in them are not."};
inline constexpr Code loss_date_part{"loss/date-part", Severity::loss, "a part of a date is not in the output",
                                     "The target format's dates cannot say this: a time, a range, a season, an uncertainty."};
inline constexpr Code loss_name_part{"loss/name-part", Severity::loss, "a part of a name is not in the output",
                                     "The target format cannot hold this part of the name."};
inline constexpr Code loss_text{"loss/text", Severity::loss, "a part of a value is not in the output",
                                "The target format cannot hold the value as it is: characters or lines were changed or left out."};

/// All codes of this family, and those of the core.
[[nodiscard]] Codes loss_codes();

/// Adds one finding for every value of `record` that is not marked as written. `target` is the format's title,
/// for the message. `output` is what was written of the record, to see whether names stand there as they were written.
void report_losses(const Record& record, std::string_view target, Findings& findings, std::string_view output = {});

/// Whether `report_losses` looks for anything in the output.
[[nodiscard]] bool is_looked_for_in_output(const Record& record);

/// Adds a partial loss (`loss/markup`, `loss/date-part`, …) for one value of `record`.
void report_partial_loss(const Code& code, const Record& record, std::string_view field, std::string_view value, SourceSpan span,
                         std::string_view what, Findings& findings);

/// The date without the time of day, which is reported, for targets that have none: a time would else keep the day out of its place.
[[nodiscard]] Date without_time(const Record& record, const DateField& field, Findings& findings);

}  // namespace bibcast
