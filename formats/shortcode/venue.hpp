#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "diag/finding.hpp"
#include "model/identifier.hpp"
#include "model/record.hpp"

namespace bibcast::shortcode {

inline constexpr Code unknown_venue{"shortcode/unknown-venue", Severity::warning, "a venue that no rule understands",
                                    "The venue is neither in the table of conferences and journals nor of a form that "
                                    "says what it is (\"Workshop on …\", \"Journal "
                                    "of …\", \"Preprint 2024\"). It is kept as it stands, as the title of the "
                                    "container, and the entry's type is open. Write the "
                                    "venue's name in full, or give the parameter journal or booktitle instead."};
inline constexpr Code venue_remainder{"shortcode/venue-remainder", Severity::note,
                                      "a part of a venue that no rule understands",
                                      "The venue was recognised, but it says more than its name, year, volume, pages "
                                      "or track. The rest is kept as a note."};

/// What kind of thing a venue string names.
enum class VenueKind : std::uint8_t {
    unknown,
    preprint,
    unpublished,  ///< under review, submitted, in preparation
    conference,
    workshop,
    journal,
    magazine,
    thesis,
    report,
    blog,
    chapter,
    book,
    patent,
    talk,
    other,  ///< software, a dataset, a manuscript
};

struct VenueRow;

/// What a venue string says, and what the table knows of it. Empty means: not said. The texts view the string that was
/// read, the arena, or the table.
struct Venue {
    VenueKind kind = VenueKind::unknown;
    ItemType type = ItemType::document;
    std::string_view container_title;  ///< the proceedings' or journal's full title: `Advances in Neural Information
                                       ///< Processing Systems`
    std::string_view event_title;      ///< `NeurIPS 2023`
    std::string_view collection_title;
    std::string_view volume_title;
    std::string_view genre;
    std::string_view publisher;
    std::string_view jurisdiction;
    std::string_view number;
    std::string_view volume;
    std::string_view issue;
    std::string_view page;
    std::string_view status;
    std::string_view remainder;              ///< what no rule took: a note
    Date issued;                             ///< without parts if the string names no year
    std::array<std::string_view, 2> awards;  ///< `Oral`, `Best Paper Award`: what the venue thought of the paper
    FoundIdentifier identifier;              ///< of `arXiv preprint arXiv:2403.00835`
    const VenueRow* row = nullptr;           ///< of the table, if the conference or journal is in it
    std::string_view short_name;             ///< of that row: what the event title begins with

    [[nodiscard]] bool understood() const { return kind != VenueKind::unknown; }
};

/// Reads a venue string. Never guesses: what no rule understands is the container title of an unknown kind. `hint` says
/// what the parameter's name promised (`journal=` -> journal); it decides only what the string itself leaves open.
[[nodiscard]] Venue read_venue(Arena& arena, std::string_view text, VenueKind hint = VenueKind::unknown);

/// Adds to `venue` what the address of the paper says: the date and site of a blog post, the volume of PMLR, the volume
/// and Findings of the ACL Anthology, the year of proceedings whose string had none.
void read_venue_link(Arena& arena, Venue& venue, std::string_view url);

/// Reads the venue string and the paper's address (may be empty) into `record`: type, container, event, issued, …
void apply_venue(Record& record, std::string_view text, SourceSpan source, std::string_view main_url,
                 Findings& findings, VenueKind hint = VenueKind::unknown);

/// Appends the venue string of `record` (`NeurIPS 2023`, `Preprint 2024`, `CMU PhD Dissertation 2020`) and marks as
/// written what `read_venue` gets back out of it. `main_url` is the address that will stand beside it.
void append_venue_string(std::string& out, Record& record, std::string_view main_url = {});

}  // namespace bibcast::shortcode
