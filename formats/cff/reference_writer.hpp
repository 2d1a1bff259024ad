#pragma once

#include "io/format.hpp"

namespace bibcast::cff {

/// What the file's head needs to know of a record; stands in `Chunk::Item::note`.
struct ReferenceNote {
    enum class Place : char { software = 'S', preferred = 'P', reference = 'R' };
    Place place = Place::reference;
    bool main = false;           ///< the record was the head of a citation file
    std::size_t shared = 0;      ///< leading bytes that a head without software takes over: title and authors
    std::string root_type;       ///< `software` or `dataset`
    std::string reference_type;  ///< `article`
    std::string message;         ///< YAML; empty: the usual one
};
[[nodiscard]] std::string encode(const ReferenceNote& note);
[[nodiscard]] ReferenceNote decode_note(std::string_view text);

/// Appends the members of one record, but for its type, as lines of a mapping that is not indented.
[[nodiscard]] ReferenceNote write_reference(Record& record, std::string& out, Findings& findings);

}  // namespace bibcast::cff
