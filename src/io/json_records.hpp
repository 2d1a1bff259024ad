#pragma once

#include "io/json_items.hpp"
#include "io/tree_reader.hpp"

namespace bibcast {

// What every reader of an API's JSON can say of it. `crossref_json` has the fixtures.
inline constexpr Code json_syntax{"json/syntax", Severity::error, "a record is not JSON",
                                  "The text of this record breaks JSON's rules at the place shown. The members before that place are read, and the rest "
                                  "of the record is kept as a leftover. The other records are read as if nothing had happened."};
inline constexpr Code json_lenient{"json/lenient", Severity::warning, "a record is not strict JSON",
                                   "RFC 8259 forbids this, but what is meant is clear. Other programs may refuse the file."};
inline constexpr Code json_outside{"json/outside", Severity::note, "a part of the file belongs to no record",
                                   "The answer of an API has members around its records: counts, status, facets. They are not converted."};

inline constexpr Code json_no_work{"json/no-work", Severity::error, "an object is no work of this format",
                                   "Nothing of the object could be read: it is a message of an error, as APIs answer in place of a work, or something of another "
                                   "kind. It makes no record; the finding quotes it."};

/// Reads one record. What it does not take of `item` becomes leftovers.
using ReadItem = void (*)(TreeReader& tree, const JsonNode& item);

/// A reader for JSON in which each item is a record, with `read_item` for what an item means; leftovers have `format` as theirs.
[[nodiscard]] std::unique_ptr<Reader> make_json_reader(const JsonLayout& layout, std::string_view format, ReadItem read_item);

/// The first item of a file's beginning as far as it is there, for sniffing; null if there is none.
[[nodiscard]] const JsonNode* first_json_item(Arena& arena, const JsonLayout& layout, std::string_view head);

}  // namespace bibcast
