#pragma once

#include <string_view>

#include "diag/finding.hpp"
#include "model/record.hpp"

namespace bibcast::tagged {

/// Adds the person that `value` names, with HTML tags and character references read. `et al.` says that there are others. The
/// formats forbid `*` in names; what stands there all the same is a mark.
void add_person(Record& record, Variable variable, std::string_view value, SourceSpan span,
                Name (*read)(Arena& arena, std::string_view text));

/// The same for a person of the usual form (`name/usual_name.hpp`), which has nothing of all that: one look, and no copy. False, and
/// nothing added, if `value` is anything else. What is added is what `tagged::read_name` makes of it.
[[nodiscard]] bool add_usual_person(Record& record, Variable variable, std::string_view value, SourceSpan span);

/// Adds the people of a value that `holds_several_names`.
void add_listed_people(Record& record, Variable variable, std::string_view list, SourceSpan span, Findings& findings);

}  // namespace bibcast::tagged
