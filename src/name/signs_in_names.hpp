#pragma once

#include "model/record.hpp"

namespace bibcast {

/// Formats with an element for each part of a name have none for a sign beside it, so that programs leave it there: `"family": "Smith*"`,
/// `<given-names>Anna†</given-names>`. Signs at the edge of a part become marks of the person, of which nobody said what they mean. Only signs that
/// are hung on names everywhere count, and raised numbers; what is left of a part must be a name (`C#` of an institution is one as it stands).
void take_signs_off(Arena& arena, Contributor& person);
void take_signs_off(Arena& arena, NamesField& field);

}  // namespace bibcast
