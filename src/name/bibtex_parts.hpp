#pragma once

#include <string_view>

#include "model/contributor.hpp"

namespace bibcast {

/// The parts of a BibTeX name in its raw source, before decoding.
struct BibtexParts {
    std::string_view first;
    std::string_view von;
    std::string_view last;
    std::string_view jr;
    std::string_view literal;  ///< a whole name in braces, without them
    bool stray_comma = false;
    bool too_many_commas = false;
    bool suffix_last = false;  ///< `Family, Given, Jr` or `Given Family, Jr` was turned round
    bool glued = false;        ///< initials were cut off: `R.K.Singh`
};

/// Splits one trimmed, balanced, not empty name. Views of `raw`; never fails.
[[nodiscard]] BibtexParts split_bibtex_name(std::string_view raw);

/// Decodes a part of a name: LaTeX to Unicode, NFC, white space as one blank.
[[nodiscard]] std::string_view decode_name_part(Arena& arena, std::string_view raw);

/// Cuts leading lower-case words off a family name: `de la Mata` is `de la` and `Mata`.
void split_leading_particle(std::string_view family, std::string_view& von, std::string_view& last);


}  // namespace bibcast
