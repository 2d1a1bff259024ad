#pragma once

#include <cstdint>
#include <string_view>

#include "model/arena.hpp"

namespace bibcast {

/// What is wrong with a number that carries its own proof.
enum class NumberFault : std::uint8_t {
    none,
    shape,  ///< too long, too short, or a sign that does not belong
    check,  ///< the last character does not prove the others: one is mistyped
};

/// ISBN-10 or ISBN-13 (ISO 2108), with hyphens, blanks or a leading `ISBN`.
[[nodiscard]] NumberFault isbn_fault(std::string_view text);
/// ISSN (ISO 3297), with or without its hyphen, a leading `ISSN` allowed.
[[nodiscard]] NumberFault issn_fault(std::string_view text);
/// ORCID iD (ISO 7064, MOD 11-2), bare or as an address.
[[nodiscard]] NumberFault orcid_fault(std::string_view text);

[[nodiscard]] inline bool isbn_valid(std::string_view text) { return isbn_fault(text) == NumberFault::none; }
[[nodiscard]] inline bool issn_valid(std::string_view text) { return issn_fault(text) == NumberFault::none; }
[[nodiscard]] inline bool orcid_valid(std::string_view text) { return orcid_fault(text) == NumberFault::none; }

// The one spelling of a number, for comparing and for formats that ask for it; the check digit may be wrong. Empty if
// `text` has not the shape.

/// `9783161484100`, `316148410X`: no hyphens, capital X.
[[nodiscard]] std::string_view canonical_isbn(Arena& arena, std::string_view text);
/// The ISBN-13 of an ISBN of either length; empty if it is not valid.
[[nodiscard]] std::string_view isbn13(Arena& arena, std::string_view text);
/// `2049-363X`.
[[nodiscard]] std::string_view canonical_issn(Arena& arena, std::string_view text);
/// `0000-0002-1825-0097`.
[[nodiscard]] std::string_view canonical_orcid(Arena& arena, std::string_view text);
/// `12345678`: digits without leading zeros.
[[nodiscard]] std::string_view canonical_pmid(Arena& arena, std::string_view text);
/// `PMC1234567`, also from bare digits.
[[nodiscard]] std::string_view canonical_pmcid(Arena& arena, std::string_view text);

}  // namespace bibcast
