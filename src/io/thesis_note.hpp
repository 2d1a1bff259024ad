#pragma once

#include <optional>
#include <string_view>

namespace bibcast {

/// A dissertation note in its parts. Views of the text.
struct ThesisNote {
    std::string_view degree;       ///< `Thesis (Ph. D.)`, `Thèse de doctorat : Histoire`
    std::string_view institution;
    std::string_view year;         ///< four digits, or empty
};

/// What catalogues write of a thesis: `Thesis (Ph. D.)--University of Michigan, 2009.` (AACR2, 2.7B13; MARC 21, 502 `$a`; also with a spaced dash) and `Thèse de doctorat :
/// Histoire : Paris 1 : 2005` (UNIMARC, 328 `$a`). Nothing if the text has another form.
[[nodiscard]] std::optional<ThesisNote> parse_thesis_note(std::string_view text);

}  // namespace bibcast
