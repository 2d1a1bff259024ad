#pragma once

#include "formats/jsonl/parts.hpp"

namespace bibcast::jsonl {

/// Writes the parts and the two flags of a name, by CSL's keys, each only if it is there.
void write_name(JsonWriter& json, const Name& name);

/// Writes a person as one object with all that is known of it, as in `jsonl`, and marks it as written.
void write_person(JsonWriter& json, Contributor& person);

/// Reads a list of CSL name objects into a name variable: also a single object in place of the list, and strings as
/// literal names. Beside CSL's keys a name may have those of `jsonl` (`marks`, `details`, `as-written`, `guessed`) and
/// what Crossref and citation-js add (`ORCID`, `_orcid`, `affiliation`).
void read_names(PartsReader& parts, const JsonNode& node, Variable variable);

}  // namespace bibcast::jsonl
