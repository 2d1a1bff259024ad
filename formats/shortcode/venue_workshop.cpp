// Workshops: of an event (`X @ EVENT 2023`, `EVENT 2023 Workshop on X`), or by themselves.

#include "formats/shortcode/venue_reading.hpp"
#include "formats/shortcode/venue_text.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

constexpr std::size_t npos = std::string_view::npos;

bool has_word(std::string_view text, std::string_view word) { return find_word(text, word) != npos; }

bool mentions_workshop(std::string_view text) { return has_word(text, "workshop") || has_word(text, "workshops"); }

void set_workshop(Arena& arena, Venue& venue, std::string_view name, const Event& host, std::string_view host_text) {
    const Event series = read_event(name);
    set_title(venue, VenueKind::workshop,
              series && series.match.kind == VenueKind::workshop ? series.match.row->title : name);
    if (host) {
        venue.event_title = event_name(arena, host);
        if (host.date.has_parts()) venue.issued = host.date;
        return;
    }
    const YearCut year = cut_year(host_text, nullptr);
    venue.event_title = host_text;
    if (year.date.has_parts()) venue.issued = year.date;
}

/// What stands before "@" or "at" may be a detail of the event itself: `Oral @ ICML 2024`.
bool read_detail_at(Arena& arena, Venue& venue, std::string_view left, const Event& host) {
    Venue read = venue;
    set_event(arena, read, host);
    if (mentions_workshop(left) || read_event(left) || !read_detail(arena, read, left)) return false;
    venue = read;
    return true;
}

/// `X @ EVENT 2023`, `X Workshop at EVENT 2023`, `X, co-located with EVENT 2023`.
bool read_workshop_at(Arena& arena, Venue& venue, std::string_view text) {
    constexpr std::string_view joints[] = {
        "@",          " at ", " co-located with ", " colocated with ", " collocated with ", " in conjunction with ",
        " held with "};
    for (const std::string_view joint : joints) {
        std::size_t at = text.rfind(joint);
        if (at == npos || at == 0) continue;
        const std::string_view left = strip_separators(text.substr(0, at));
        const std::string_view right = strip_separators(text.substr(at + joint.size()));
        if (left.empty() || right.empty()) continue;
        std::size_t end = piece_end(right);
        Event host = read_event(right.substr(0, end));
        // "@ ICML, 2025": the year is a piece of its own.
        if (host && !host.date.has_parts() && end < right.size()) {
            if (const Event dated = read_event(right)) host = dated, end = right.size();
        }
        std::size_t length = 0;
        if (!host) host = read_event_prefix(right.substr(0, end), length);
        if (length != 0) end = length;
        if (host && read_detail_at(arena, venue, left, host)) {
            read_details(arena, venue, right.substr(end));
            return true;
        }
        if (!host && (joint != "@" || !mentions_workshop(left))) continue;
        if (joint != "@" && !mentions_workshop(left) && !has_word(left, "symposium") && !has_word(left, "challenge"))
            continue;
        set_workshop(arena, venue, left, host, right.substr(0, end));
        read_details(arena, venue, right.substr(end));
        return true;
    }
    return false;
}

/// `EVENT 2023 Workshop on X`, `EVENT Workshop on X 2023`, `EVENT 2023 X Workshop`, `EVENT Workshops 2023`.
bool read_workshop_of(Arena& arena, Venue& venue, std::string_view text) {
    std::size_t length = 0;
    Event host = read_event_prefix(text, length);
    if (!host || host.match.kind != VenueKind::conference) return false;
    std::string_view rest = strip_separators(text.substr(length));
    if (!mentions_workshop(rest)) return false;
    const YearCut year = cut_year(rest, nullptr);
    if (!host.date.has_parts()) host.date = year.date;
    if (year.date.has_parts()) rest = year.rest;
    if (equals_ignoring_ascii_case(rest, "workshop") || equals_ignoring_ascii_case(rest, "workshops") ||
        equals_ignoring_ascii_case(rest, "workshop proceedings")) {
        const VenueMatch series = find_venue(arena.concat({host.match.short_name, " Workshops"}));
        set_workshop(arena, venue, series ? series.row->title : arena.concat({host.match.short_name, " ", rest}), host,
                     {});
        return true;
    }
    if (find_word(rest, "workshop") == 0 && rest.size() > 9 && rest[8] == ':') rest = strip_separators(rest.substr(9));
    set_workshop(arena, venue, rest, host, {});
    return true;
}

}  // namespace

/// `Workshop on X (EVENT 2023)`, `X Workshop, EVENT, 2023`, `X (EVENT 2023 Workshop)`, `Workshop on X 2023`.
bool read_workshop(Arena& arena, Venue& venue, std::string_view text) {
    if (read_workshop_at(arena, venue, text) || read_workshop_of(arena, venue, text)) return true;
    if (!mentions_workshop(text)) return false;
    const YearCut whole = cut_year(text, nullptr);
    for (std::size_t at = 0; at < text.size();) {
        at += piece_end(text.substr(at));
        if (at >= text.size()) break;
        const std::string_view tail = strip_separators(text.substr(at));
        const std::string_view piece = strip_separators(strip_brackets(tail.substr(0, piece_end(tail))));
        std::size_t length = 0;
        Event host = read_event(piece);
        if (!host) {
            host = read_event_prefix(piece, length);
            const std::string_view rest = strip_separators(piece.substr(length));
            if (host && !equals_ignoring_ascii_case(rest, "workshop") && !equals_ignoring_ascii_case(rest, "workshops"))
                host = {};
        }
        if (host && host.match.kind == VenueKind::conference) {
            const std::string_view after = tail.substr(piece_end(tail));
            if (!host.date.has_parts()) host.date = cut_year(after, nullptr).date;
            set_workshop(arena, venue, strip_separators(text.substr(0, at)), host, {});
            read_details(arena, venue, after);
            return true;
        }
        if (text[at] == '(' || text[at] == '[') continue;
        ++at;
    }
    venue.issued = whole.date;
    set_workshop(arena, venue, drop_in(whole.rest), {}, {});
    venue.issued = whole.date;
    venue.event_title = {};
    return true;
}

}  // namespace bibcast::shortcode
