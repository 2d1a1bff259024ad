#pragma once

#include "model/record.hpp"

namespace bibcast {

/// Gives a record that has no citation key a readable one, made of its first author's family name, its year and the first
/// word of its title that says something: `kou2024cllms`. Only ASCII letters and digits, so that every format and every TeX
/// takes it; the same record always gets the same key. Not unique: the conversion sees to that.
void make_citation_key(Record& record);

}  // namespace bibcast
