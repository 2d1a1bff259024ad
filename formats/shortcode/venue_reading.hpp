#pragma once

#include <string_view>

#include "formats/shortcode/venue.hpp"
#include "formats/shortcode/venues.hpp"
#include "model/arena.hpp"

// The parts of reading a venue string that more than one file needs; for others there is venue.hpp.
namespace bibcast::shortcode {

/// An event that a string names: a conference or workshop series of the table, and the year behind it.
struct Event {
    VenueMatch match;
    Date date;
    [[nodiscard]] explicit operator bool() const { return static_cast<bool>(match); }
};

/// The event that `text` names and nothing else: `NeurIPS 2023`, `NeurIPS'23`, `ICLR2024`, `EMNLP`.
[[nodiscard]] Event read_event(std::string_view text);

/// The longest event at the start of `text`; `length` is how many bytes it takes. None if `text` begins with no event.
[[nodiscard]] Event read_event_prefix(std::string_view text, std::size_t& length);

/// `NeurIPS 2023`.
[[nodiscard]] std::string_view event_name(Arena& arena, const Event& event);

/// True for a short name of the table (`NeurIPS`), which a year may be glued to.
[[nodiscard]] bool is_acronym(std::string_view name);

/// Puts `event` into `venue`: container, event title, year.
void set_event(Arena& arena, Venue& venue, const Event& event);

/// Adds what the table knows once the year is known: the year in the event's title, publisher, volume. Nothing that was
/// said is overruled.
void complete_event(Arena& arena, Venue& venue);

/// Reads what stands behind a venue's name: volume, issue, pages, track, prize, publisher, year, …; what no rule takes
/// goes to `venue.remainder`.
void read_details(Arena& arena, Venue& venue, std::string_view text);

/// Reads one detail, without separators and brackets. False: no rule takes it, and nothing has changed.
bool read_detail(Arena& arena, Venue& venue, std::string_view piece);

/// A series and its volume, and nothing of the book in it: `Proceedings of Machine Learning Research 139, 2021`.
bool read_series_alone(Venue& venue, std::string_view text);

/// Sets kind, type and container.
void set_title(Venue& venue, VenueKind kind, std::string_view title);

/// Without a leading `In`.
[[nodiscard]] std::string_view drop_in(std::string_view text);

// One family of venue strings each. False: it is none of this family, and `venue` is as it was.
bool read_workshop(Arena& arena, Venue& venue, std::string_view text);
bool read_preprint(Arena& arena, Venue& venue, std::string_view text);
bool read_thesis(Arena& arena, Venue& venue, std::string_view text);
bool read_report(Arena& arena, Venue& venue, std::string_view text);
bool read_patent(Arena& arena, Venue& venue, std::string_view text);
bool read_chapter(Arena& arena, Venue& venue, std::string_view text);
bool read_blog(Arena& arena, Venue& venue, std::string_view text);
bool read_talk(Arena& arena, Venue& venue, std::string_view text);
bool read_other(Arena& arena, Venue& venue, std::string_view text);

}  // namespace bibcast::shortcode
