#pragma once

#include <string>
#include <string_view>

namespace bibcast::cff {

// What the schema of version 1.2.0 (schema.json) takes. A file with one other value is not valid, and who reads it, GitHub and Zenodo
// before all, passes over the whole of it.

/// Whether `value` may stand under `key`, in a reference or in a person.
[[nodiscard]] bool takes(std::string_view key, std::string_view value);

/// The language of a language tag (`de-AT`), if the tag begins with two or three letters; else empty.
[[nodiscard]] std::string_view language_of(std::string_view tag);

/// A Software Heritage identifier without qualifiers.
[[nodiscard]] bool is_swh(std::string_view value);

/// An address that a URL may be: with one of the schemes that the schema has.
[[nodiscard]] bool is_address(std::string_view value);

/// The address with its scheme, which people leave out before `www.`; empty if it is none.
[[nodiscard]] std::string address_of(std::string_view value);

}  // namespace bibcast::cff
