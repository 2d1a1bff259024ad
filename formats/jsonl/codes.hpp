#pragma once

#include "diag/finding.hpp"

namespace bibcast::jsonl {

inline constexpr Code syntax{"jsonl/syntax", Severity::error, "a line is not JSON",
                             "Each line of JSON Lines is one JSON value of its own. This line could not be read and is left out; the "
                             "others are read. An object that is spread over several lines is CSL-JSON's way: use --from csl-json."};
inline constexpr Code not_a_record{"jsonl/not-a-record", Severity::error, "a line is not an object",
                                   "A record is a JSON object, {…}. This line holds JSON of another kind and is left out."};
inline constexpr Code lenient{"jsonl/lenient", Severity::warning, "a line is not strict JSON",
                              "RFC 8259 forbids this, but what is meant is clear. Other programs may refuse the line."};
inline constexpr Code wrong_type{"jsonl/wrong-type", Severity::warning, "a value has the wrong JSON type",
                                 "The record's schema (formats/jsonl/record.schema.json) wants another type here. The value was used "
                                 "if it could be, and is a leftover with its JSON text if not."};
inline constexpr Code unknown_key{"jsonl/unknown-key", Severity::note, "a record has a key that is not in the schema",
                                  "The value is kept as a leftover, with its JSON text."};
inline constexpr Code unknown_type{"jsonl/unknown-type", Severity::warning, "a record's type is none of CSL's",
                                   "The type is kept as the native type; the record itself becomes a document."};
inline constexpr Code duplicate_key{"jsonl/duplicate-key", Severity::warning, "a key stands twice in one object",
                                    "Most JSON readers would take the second value and forget the first. Both are kept."};
inline constexpr Code date{"jsonl/date", Severity::warning, "a date or a part of it could not be read",
                           "What was understood of the date is used; the JSON text of the whole date is kept as a leftover."};

}  // namespace bibcast::jsonl
