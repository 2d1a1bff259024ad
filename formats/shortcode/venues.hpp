#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "formats/shortcode/venue.hpp"

namespace bibcast::shortcode {

/// One conference or journal. Data: see venue_conferences.cpp, venue_conferences_systems.cpp, venue_journals.cpp,
/// venue_journals_science.cpp.
struct VenueRow {
    /// The short name as the field writes it, then others, between `|`: `NeurIPS|NIPS^`. A name with `^` is an older
    /// one that stays as a page writes it; the others become the first. The words of `title`, with or without sponsors
    /// and "Proceedings of the", and its usual abbreviation need no mention.
    std::string_view names;
    std::string_view title;         ///< of the container: proceedings or journal
    std::string_view publisher;     ///< empty where it changed hands too often to be a fact
    std::uint16_t since = 0;        ///< the first year in which `publisher` holds
    std::uint16_t volume_base = 0;  ///< not 0: the volume of a year is the year minus this, from `since` on
};

/// A row and the kind of its table. `row` null: not found.
struct VenueMatch {
    const VenueRow* row = nullptr;
    VenueKind kind = VenueKind::unknown;
    /// The name that was matched is a short one (an acronym), not the title.
    bool by_acronym = false;
    std::string_view short_name;  ///< as the table spells it, for the event's title
    [[nodiscard]] explicit operator bool() const { return row != nullptr; }
};

[[nodiscard]] std::span<const VenueRow> conferences();
[[nodiscard]] std::span<const VenueRow> systems_conferences();
[[nodiscard]] std::span<const VenueRow> workshops();
[[nodiscard]] std::span<const VenueRow> journals();
[[nodiscard]] std::span<const VenueRow> science_journals();

/// Looks a name up: acronym or title, in any case, with or without its sponsors, "Proceedings of the", an ordinal, or
/// abbreviated word by word (`IEEE Trans. Pattern Anal. Mach. Intell.`).
[[nodiscard]] VenueMatch find_venue(std::string_view name);

/// The institution that an abbreviation stands for (`CMU` -> `Carnegie Mellon University`); `name` itself if none.
[[nodiscard]] std::string_view institution_named(std::string_view name);
/// The usual abbreviation of an institution; `name` itself if it has none.
[[nodiscard]] std::string_view short_institution(std::string_view name);
/// The title of the blog or site at a host (`lmsys.org` -> `LMSYS Org`); empty if the table has none.
[[nodiscard]] std::string_view site_at(std::string_view host);

}  // namespace bibcast::shortcode
