#pragma once

#include <functional>
#include <string_view>

#include "model/record.hpp"

namespace bibcast::ovid {

/// Adds the person that `name` names. What stands behind the name is no part of it: `Werner, S. M. [Author; E-mail: …]`,
/// `Verbeek, Jan MD *`. Brackets that begin with `Ed` make an editor.
void add_name(Record& record, Variable variable, std::string_view name, SourceSpan span);

/// Calls `take` with each name of a list. They are separated by semicolons, by lines, or by a full stop
/// and two blanks; short ones also by a full stop and one blank. A semicolon in brackets belongs to what is said of one person.
void for_each_name(std::string_view list, const std::function<void(std::string_view)>& take);

}  // namespace bibcast::ovid
