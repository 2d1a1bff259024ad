#pragma once

#include "formats/marc/fields.hpp"
#include "model/arena.hpp"

namespace bibcast::marc {

/// Fields inside of the linking fields of UNIMARC become the subfields that mean the same.
void resolve_embedded_fields(Fields& fields, Arena& arena);

/// Takes the signs out of values that stand around words which do not count in sorting.
void drop_sorting_signs(Fields& fields, Arena& arena);

}  // namespace bibcast::marc
