// Reading a venue string: the families of strings are tried in an order in which the surer one comes first. Whatever
// none of them understands stays as it is.

#include <algorithm>

#include "formats/shortcode/venue_reading.hpp"
#include "formats/shortcode/venue_text.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

constexpr std::size_t npos = std::string_view::npos;
/// Longer texts, or those of more pieces, are no venue; the limits keep the rules that try every piece cheap.
constexpr std::size_t longest_venue = 400;
constexpr std::ptrdiff_t most_pieces = 20;

bool is_too_long(std::string_view text) {
    const auto is_end = [](char c) { return c == ',' || c == ';' || c == '|' || c == '(' || c == '[' || c == '@'; };
    return text.size() > longest_venue || std::count_if(text.begin(), text.end(), is_end) > most_pieces;
}

bool has_word(std::string_view text, std::string_view word) { return find_word(text, word) != npos; }

/// `*Nature*, 12(3)`: the title is set apart from what stands behind it. A lone star is none.
std::string_view without_emphasis(Arena& arena, std::string_view text) {
    for (const std::string_view mark : {"**", "*", "__", "_"}) {
        if (!text.starts_with(mark)) continue;
        const std::size_t end = text.find(mark, mark.size() + 1);
        if (end == npos || is_ascii_space(text[mark.size()]) || is_ascii_space(text[end - 1])) return text;
        const std::string_view rest = text.substr(end + mark.size());
        const bool is_closed = rest.empty() || std::string_view(" ,.;:(").find(rest[0]) != npos;
        return is_closed && rest.find(mark) == npos ? arena.concat({text.substr(mark.size(), end - mark.size()), rest}) : text;
    }
    return text;
}

/// `*ICML 2024*`, `"ICML 2024"`, `ICML 2024.` without what is not its own.
std::string_view clean(Arena& arena, std::string_view text) {
    text = trim_unicode(collapse_spaces(arena, text));
    for (const std::string_view quote : {"**", "*", "_", "\"", "`"}) {
        if (text.size() > 2 * quote.size() && text.starts_with(quote) && text.ends_with(quote)) {
            text = trim(text.substr(quote.size(), text.size() - 2 * quote.size()));
        }
    }
    if (text.starts_with("FAT*") || text.starts_with("*SEM")) return text;
    return strip_separators(without_emphasis(arena, text));
}

struct Opening {
    std::string_view words;
    std::string_view status;
};

/// `To appear in ICML 2024`: the venue is certain, its publication is yet to come.
std::string_view take_status(Venue& venue, std::string_view text) {
    constexpr Opening openings[] = {
        {"to appear in", "to appear"},
        {"to appear at", "to appear"},
        {"to appear,", "to appear"},
        {"to appear:", "to appear"},
        {"accepted to", "accepted"},
        {"accepted at", "accepted"},
        {"accepted by", "accepted"},
        {"accepted in", "accepted"},
        {"accepted for publication in", "accepted"},
        {"accepted for", "accepted"},
        {"forthcoming in", "forthcoming"},
        {"forthcoming at", "forthcoming"},
        {"in press,", "in press"},
        {"in press at", "in press"},
        {"conditionally accepted to", "conditionally accepted"},
        {"conditionally accepted at", "conditionally accepted"},
        {"to be published in", "to appear"},
        {"to be presented at", "to appear"},
    };
    for (const Opening& row : openings) {
        if (text.size() <= row.words.size() || !equals_ignoring_ascii_case(text.substr(0, row.words.size()), row.words))
            continue;
        venue.status = row.status;
        return strip_separators(text.substr(row.words.size()));
    }
    return text;
}

/// Not accepted anywhere: the place is where it was sent, not where it appeared.
bool read_unpublished(Venue& venue, std::string_view text) {
    constexpr std::string_view openings[] = {
        "under review",  "under submission", "in submission", "submitted",   "under revision",         "in revision",
        "in review",     "work in progress", "ongoing work",  "in progress", "currently under review", "major revision",
        "minor revision"};
    for (const std::string_view opening : openings) {
        if (text.size() < opening.size() || find_word(text.substr(0, opening.size() + 1), opening) != 0) continue;
        const YearCut year = cut_year(text, is_acronym);
        venue.kind = VenueKind::unpublished;
        venue.type = ItemType::article;
        venue.issued = year.date;
        // "Submitted to ICML 2024": the year is the event's, and part of what is said.
        const bool sent = year.rest.size() > opening.size() + 1;
        venue.status = sent ? text : year.rest;
        return true;
    }
    return false;
}

/// The row's title as it was in a year: ECAI's proceedings carry year and number in theirs.
std::string_view container_of(Arena& arena, const Venue& venue) {
    const std::string_view title = venue.row->title;
    if (venue.short_name != "ECAI" || !venue.issued.has_parts()) return title;
    struct Edition {
        int year;
        std::string_view number;
    };
    constexpr Edition editions[] = {{2008, "18th"}, {2010, "19th"}, {2012, "20th"}, {2014, "21st"}, {2016, "22nd"},
                                    {2020, "24th"}, {2023, "26th"}, {2024, "27th"}, {2025, "28th"}};
    for (const Edition& edition : editions) {
        if (edition.year == venue.issued.begin.year) {
            return arena.concat({"ECAI ", std::to_string(edition.year), ": ", edition.number, " ", title});
        }
    }
    return title;
}

bool ascii_year(std::string_view text) {
    const bool digits = text.size() >= 4 && (text.starts_with("19") || text.starts_with("20")) &&
                        is_ascii_digit(text[2]) && is_ascii_digit(text[3]);
    return digits && (text.size() == 4 || !is_ascii_digit(text[4]));
}

/// A title of proceedings that says which ones: with a number, or in full.
bool is_own_title(std::string_view text) {
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t blank = rest.find(' ');
        if (is_ordinal(rest.substr(0, blank))) return true;
        rest = blank == npos ? std::string_view{} : rest.substr(blank + 1);
    }
    return false;
}

/// `Findings of EMNLP 2021`, `ACL 2023 Findings`, `Findings of the Association for Computational Linguistics: EMNLP
/// 2021`.
bool read_findings(Arena& arena, Venue& venue, std::string_view text) {
    const std::size_t at = find_word(text, "findings");
    if (at == npos) return false;
    std::string_view before = strip_separators(text.substr(0, at));
    if (!before.empty() && before.back() == '(') before = strip_separators(before.substr(0, before.size() - 1));
    std::string_view after = strip_separators(text.substr(at + 8));
    if (!after.empty() && after[0] == ')') after = strip_separators(after.substr(1));
    for (const std::string_view word : {"of the", "of", "the"}) {
        if (find_word(after.substr(0, word.size() + 1), word) == 0) after = strip_separators(after.substr(word.size()));
    }
    if (const std::size_t colon = after.find(':'); colon != npos) {
        const Event family = read_event(after.substr(0, colon));
        if (family && family.match.short_name == "ACL") after = strip_separators(after.substr(colon + 1));
    }
    const std::size_t end = piece_end(after);
    Event event = read_event(before.empty() ? after : before);
    std::string_view rest = before.empty() ? std::string_view{} : after;
    if (!event && before.empty()) {
        event = read_event(after.substr(0, end));
        rest = after.substr(std::min(end, after.size()));
    }
    if (!event || event.match.row->publisher != "Association for Computational Linguistics") return false;
    if (!event.date.has_parts()) {
        const YearCut year = cut_year(rest, nullptr);
        event.date = year.date;
        rest = year.rest;
    }
    set_event(arena, venue, event);
    venue.container_title =
        arena.concat({"Findings of the Association for Computational Linguistics: ", venue.event_title});
    read_details(arena, venue, rest);
    return true;
}

/// Reads `head` as a name of the table, with or without year.
bool read_head(Arena& arena, Venue& venue, std::string_view head) {
    head = strip_separators(head);
    YearCut year = cut_year(head, is_acronym);
    if (!year.date.has_parts() &&
        ascii_year(head)) {  // "2023 IEEE International Conference on Robotics and Automation"
        year.date = cut_year(head.substr(0, 4), nullptr).date;
        year.rest = strip_separators(head.substr(4));
    }
    Event event{find_venue(year.rest), year.date};
    if (!event && year.date.has_parts()) event = {find_venue(head), {}};
    if (!event) return false;
    if (event.match.kind == VenueKind::journal) {
        set_title(venue, VenueKind::journal, event.match.row->title);
        venue.publisher = event.match.row->publisher;
        if (event.date.has_parts()) venue.issued = event.date;
        return true;
    }
    set_event(arena, venue, event);
    const std::string_view own = drop_in(year.rest);
    if (is_own_title(own)) venue.container_title = own;
    return true;
}

/// A name of the table, and details: the longest name that is one.
bool read_known(Arena& arena, Venue& venue, std::string_view text) {
    constexpr std::size_t most_heads = 10;
    std::size_t ends[most_heads];
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size() && count < most_heads;) {
        std::size_t next = at + piece_end(text.substr(at));
        if (next == at) next = at + 1;
        if (!strip_separators(text.substr(at, next - at)).empty()) ends[count++] = next;
        at = next;
    }
    for (std::size_t i = count; i-- > 0;) {
        const std::string_view head = strip_separators(text.substr(0, ends[i]));
        if (read_head(arena, venue, head)) {
            read_details(arena, venue, text.substr(ends[i]));
            return true;
        }
        // "Nature 521 (7553)", "Advances in Neural Information Processing Systems 36"
        const std::size_t blank = head.rfind(' ');
        if (blank == npos || head.find_first_not_of("0123456789:-.", blank + 1) != npos || blank + 1 == head.size())
            continue;
        if (!read_head(arena, venue, head.substr(0, blank))) continue;
        read_details(arena, venue, text.substr(static_cast<std::size_t>(head.data() - text.data()) + blank));
        return true;
    }
    if (read_series_alone(venue, text)) return true;
    std::size_t length = 0;
    Event event = read_event_prefix(text, length);
    if (!event) return false;
    std::string_view rest = text.substr(length);
    if (!event.date.has_parts()) {  // "NeurIPS Datasets and Benchmarks Track 2023"
        const YearCut year = cut_year(rest, nullptr);
        event.date = year.date;
        rest = year.rest;
    }
    Venue read = venue;
    set_event(arena, read, event);
    read_details(arena, read, rest);
    // Without a year behind it an acronym may be any word ("RE thinking 2020"): then the rest must be understood.
    const bool dated = cut_year(text.substr(0, length), is_acronym).date.has_parts();
    if (!dated && !read.remainder.empty()) return false;
    venue = read;
    return true;
}

/// Words that say by themselves what a title is of.
VenueKind kind_by_words(std::string_view title) {
    struct Row {
        std::string_view word;
        VenueKind kind;
    };
    constexpr Row rows[] = {
        {"proceedings of the national", VenueKind::journal},
        {"proceedings of the royal", VenueKind::journal},
        {"proceedings of the acm on", VenueKind::journal},
        {"proceedings of the institution", VenueKind::journal},
        {"proceedings of the ieee", VenueKind::unknown},
        {"transactions", VenueKind::journal},
        {"journal", VenueKind::journal},
        {"trans.", VenueKind::journal},
        {"letters", VenueKind::journal},
        {"annals", VenueKind::journal},
        {"bulletin", VenueKind::journal},
        {"quarterly", VenueKind::journal},
        {"revista", VenueKind::journal},
        {"zeitschrift", VenueKind::journal},
        {"review", VenueKind::journal},
        {"reviews", VenueKind::journal},
        {"frontiers in", VenueKind::journal},
        {"magazine", VenueKind::magazine},
        {"newsletter", VenueKind::magazine},
        {"conference", VenueKind::conference},
        {"symposium", VenueKind::conference},
        {"congress", VenueKind::conference},
        {"colloquium", VenueKind::conference},
        {"annual meeting", VenueKind::conference},
        {"proceedings", VenueKind::conference},
        {"proc", VenueKind::conference},
        {"conf", VenueKind::conference},
        {"symp", VenueKind::conference},
        {"convention", VenueKind::conference},
        {"summit", VenueKind::conference},
    };
    for (const Row& row : rows) {
        if (row.kind != VenueKind::unknown && has_word(title, row.word)) return row.kind;
    }
    return title.starts_with("J. ") ? VenueKind::journal : VenueKind::unknown;
}

/// Where a number ends `text` as a word of its own ("Journal of Foo 12"); its size if there is none.
std::size_t before_number(std::string_view text) {
    const std::size_t blank = text.rfind(' ');
    const bool number =
        blank != npos && blank + 1 < text.size() && text.find_first_not_of("0123456789:-.", blank + 1) == npos;
    return number ? blank : text.size();
}

/// ` 158 (2024)`: a volume, and its year in brackets behind it.
bool is_volume_and_year(std::string_view text) {
    text = trim(text);
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const std::string_view rest = trim(text.substr(digits));
    return digits != 0 && digits <= 4 && rest.size() > 5 && rest[0] == '(' && ascii_year(rest.substr(1)) && rest[5] == ')';
}

struct TitleEnd {
    std::size_t at = 0;
    bool is_journal = false;  ///< what stands behind it only journals have: `12(3)`, `158 (2024): 239–51`
};

/// The title ends where details that are understood begin; commas and numbers may be its own. `hint`: what the parameter promised.
TitleEnd title_end(Arena& arena, std::string_view text, VenueKind hint) {
    bool is_journal = false;
    const auto understood_from = [&](std::size_t at) {
        Venue probe;
        probe.kind = VenueKind::journal;
        if (at == 0 || cut_year(text.substr(0, at), nullptr).rest.empty()) return false;
        read_details(arena, probe, text.substr(at));
        is_journal = !probe.volume.empty() && (!probe.issue.empty() || (!probe.page.empty() && is_volume_and_year(text.substr(at))));
        return probe.remainder.empty();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = piece_end(text.substr(at));
        at += next == 0 ? 1 : next;
        const std::string_view head = strip_separators(text.substr(0, at));
        const std::size_t number = before_number(head);
        if (number < head.size() && understood_from(number)) {
            const VenueKind kind = kind_by_words(head);
            if (kind == VenueKind::journal || (kind == VenueKind::unknown && (is_journal || hint == VenueKind::journal))) return {number, is_journal};
        }
        if (at < text.size() && understood_from(at)) return {at, is_journal};
    }
    return {text.size(), false};
}

bool read_by_words(Arena& arena, Venue& venue, std::string_view text, VenueKind hint) {
    text = drop_in(text);
    const auto [end, is_journal] = title_end(arena, text, hint);
    const YearCut head = cut_year(text.substr(0, end), nullptr);
    VenueKind kind = kind_by_words(head.rest);
    const bool hinted = hint == VenueKind::journal || hint == VenueKind::magazine || hint == VenueKind::conference ||
                        hint == VenueKind::workshop;
    if (kind == VenueKind::unknown && hinted) kind = hint;
    if (kind == VenueKind::unknown && is_journal) kind = VenueKind::journal;
    if (kind == VenueKind::unknown || head.rest.empty()) return false;
    set_title(venue, kind, head.rest);
    if (kind == VenueKind::magazine) venue.type = ItemType::article_magazine;
    venue.issued = head.date;
    read_details(arena, venue, text.substr(end));
    return true;
}

void read_unknown(Venue& venue, std::string_view text) {
    const YearCut year = cut_year(text, nullptr);
    venue.container_title = year.rest;
    venue.issued = year.date;
}

/// The families, the surer ones first.
Venue read_words(Arena& arena, std::string_view text, VenueKind hint) {
    Venue venue;
    text = clean(arena, text);
    if (text.empty()) return venue;
    if (is_too_long(text)) {
        venue.container_title = text;
        return venue;
    }
    text = take_status(venue, text);
    if (read_unpublished(venue, text) || read_preprint(arena, venue, text)) return venue;
    if (read_head(arena, venue, text)) return venue;
    if (read_findings(arena, venue, text) || read_blog(arena, venue, text) || read_patent(arena, venue, text))
        return venue;
    if (read_workshop(arena, venue, text) || read_known(arena, venue, text)) return venue;
    if (read_thesis(arena, venue, text) || read_report(arena, venue, text) || read_chapter(arena, venue, text))
        return venue;
    if (read_talk(arena, venue, text) || read_other(arena, venue, text)) return venue;
    if (read_by_words(arena, venue, text, hint)) return venue;
    read_unknown(venue, text);
    return venue;
}

}  // namespace

void set_title(Venue& venue, VenueKind kind, std::string_view title) {
    venue.kind = kind;
    venue.type = kind == VenueKind::journal ? ItemType::article_journal : ItemType::paper_conference;
    venue.container_title = title;
}

std::string_view drop_in(std::string_view text) {
    for (const std::string_view opening : {"in: ", "in "}) {
        if (text.size() > opening.size() && equals_ignoring_ascii_case(text.substr(0, opening.size()), opening))
            return strip_separators(text.substr(opening.size()));
    }
    return text;
}

bool is_acronym(std::string_view name) {
    const VenueMatch match = find_venue(name);
    return match && match.by_acronym;
}

Event read_event(std::string_view text) {
    if (text.empty() || text.size() > 300) return {};
    const YearCut year = cut_year(text, is_acronym);
    const Event event{find_venue(year.rest), year.date};
    return event && event.match.kind != VenueKind::journal ? event : Event{};
}

Event read_event_prefix(std::string_view text, std::size_t& length) {
    Event best;
    std::size_t at = 0;
    for (int words = 0; words < 14 && at < text.size(); ++words) {
        std::size_t end = text.find(' ', at);
        if (end == npos) end = text.size();
        std::string_view prefix = text.substr(0, end);
        while (!prefix.empty() && std::string_view(",:;").find(prefix.back()) != npos) prefix.remove_suffix(1);
        const bool dated_before = best && best.date.has_parts();
        const Event event = read_event(prefix);
        if (event && !(dated_before && !event.date.has_parts())) {
            best = event;
            length = prefix.size();
        }
        at = end + 1;
    }
    return best;
}

std::string_view event_name(Arena& arena, const Event& event) {
    if (!event.date.has_parts()) return event.match.short_name;
    return arena.concat({event.match.short_name, " ", std::to_string(event.date.begin.year)});
}

void set_event(Arena& arena, Venue& venue, const Event& event) {
    set_title(venue, event.match.kind, event.match.row->title);
    venue.row = event.match.row;
    venue.short_name = event.match.short_name;
    venue.event_title = event_name(arena, event);
    if (event.date.has_parts()) venue.issued = event.date;
}

void complete_event(Arena& arena, Venue& venue) {
    if (venue.row == nullptr || venue.event_title.empty()) return;
    const VenueRow& row = *venue.row;
    const int year = venue.issued.has_parts() ? venue.issued.begin.year : 0;
    const std::string_view suffix = venue.event_title.starts_with(venue.short_name)
                                        ? venue.event_title.substr(venue.short_name.size())
                                        : std::string_view{};
    const bool undated =
        venue.event_title == venue.short_name || (suffix.starts_with(' ') && !ascii_year(suffix.substr(1)));
    if (year != 0 && undated) venue.event_title = arena.concat({venue.short_name, " ", std::to_string(year), suffix});
    if (venue.container_title == row.title) venue.container_title = container_of(arena, venue);
    if (venue.publisher.empty() && (row.since == 0 || year >= row.since)) venue.publisher = row.publisher;
    if (venue.volume.empty() && row.volume_base != 0 && year >= row.since)
        venue.volume = arena.concat({std::to_string(year - row.volume_base)});
}

Venue read_venue(Arena& arena, std::string_view text, VenueKind hint) {
    Venue venue = read_words(arena, text, hint);
    complete_event(arena, venue);
    return venue;
}

}  // namespace bibcast::shortcode
