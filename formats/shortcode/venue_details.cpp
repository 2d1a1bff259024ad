// What stands behind the name of a venue: "36, 2023", ", 12(3):100-110", "(Oral)", "Datasets and Benchmarks Track".

#include <array>

#include "formats/shortcode/venue_reading.hpp"
#include "formats/shortcode/venue_text.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

bool has_any_word(std::string_view text, std::span<const std::string_view> words) {
    for (const std::string_view word : words) {
        if (find_word(text, word) != std::string_view::npos) return true;
    }
    return false;
}

/// What a venue thought of a paper. An acceptance tier is what pages put into `award` as well.
bool is_award(std::string_view piece) {
    constexpr std::string_view words[] = {"oral",
                                          "orals",
                                          "spotlight",
                                          "award",
                                          "awards",
                                          "prize",
                                          "best paper",
                                          "best student paper",
                                          "outstanding paper",
                                          "honorable",
                                          "honourable",
                                          "notable",
                                          "highlight",
                                          "top",
                                          "runner-up",
                                          "distinguished paper",
                                          "test of time",
                                          "best poster",
                                          "best demo",
                                          "candidate",
                                          "finalist",
                                          "nominee",
                                          "nomination"};
    return piece.size() <= 80 && has_any_word(piece, words);
}

/// What kind of paper it is, not part of the event's name.
bool is_genre(std::string_view piece) {
    constexpr std::string_view genres[] = {"poster",
                                           "posters",
                                           "demo",
                                           "demos",
                                           "demonstration",
                                           "short paper",
                                           "long paper",
                                           "full paper",
                                           "short",
                                           "long",
                                           "full",
                                           "extended abstract",
                                           "abstract",
                                           "tutorial",
                                           "invited paper",
                                           "invited",
                                           "late-breaking work",
                                           "lbw",
                                           "regular paper",
                                           "position paper",
                                           "survey",
                                           "poster paper",
                                           "demo paper",
                                           "short talk",
                                           "video",
                                           "work-in-progress",
                                           "case study",
                                           "keynote",
                                           "brief announcement",
                                           "poster presentation",
                                           "lightning talk",
                                           "doctoral consortium",
                                           "oral presentation paper"};
    for (const std::string_view genre : genres) {
        if (equals_ignoring_ascii_case(piece, genre)) return true;
    }
    return false;
}

/// A part of the event that has a name of its own.
bool is_track(std::string_view piece) {
    constexpr std::string_view words[] = {"track",
                                          "datasets and benchmarks",
                                          "main",
                                          "main conference",
                                          "findings",
                                          "demonstrations",
                                          "system demonstrations",
                                          "companion",
                                          "extended abstracts",
                                          "student research workshop",
                                          "industry",
                                          "competition",
                                          "challenge",
                                          "blogposts",
                                          "adjunct",
                                          "long papers",
                                          "short papers",
                                          "special session",
                                          "student abstract",
                                          "symposium",
                                          "doctoral",
                                          "posters",
                                          "talks",
                                          "emerging technologies",
                                          "volume"};
    return piece.size() <= 100 && has_any_word(piece, words);
}

std::string_view status_named(std::string_view piece) {
    constexpr std::string_view phrases[] = {
        "to appear",      "in press",       "forthcoming",         "accepted",      "conditionally accepted",
        "under review",   "in submission",  "under submission",    "submitted",     "in preparation",
        "under revision", "minor revision", "major revision",      "early access",  "online first",
        "ahead of print", "in revision",    "epub ahead of print", "just accepted", "advance online publication"};
    for (const std::string_view phrase : phrases) {
        if (equals_ignoring_ascii_case(piece, phrase)) return phrase;
    }
    return {};
}

bool is_publisher(std::string_view piece) {
    constexpr std::string_view publishers[] = {"acm",
                                               "ieee",
                                               "springer",
                                               "pmlr",
                                               "elsevier",
                                               "usenix",
                                               "usenix association",
                                               "wiley",
                                               "siam",
                                               "aaai press",
                                               "aaai",
                                               "association for computational linguistics",
                                               "association for computing machinery",
                                               "openreview.net",
                                               "openreview",
                                               "curran associates",
                                               "curran associates, inc.",
                                               "ios press",
                                               "springer nature",
                                               "springer-verlag",
                                               "springer verlag",
                                               "mit press",
                                               "the mit press",
                                               "oxford university press",
                                               "cambridge university press",
                                               "morgan kaufmann",
                                               "crc press",
                                               "chapman & hall",
                                               "chapman and hall",
                                               "princeton university press",
                                               "now publishers",
                                               "o'reilly",
                                               "o'reilly media",
                                               "world scientific",
                                               "taylor & francis",
                                               "routledge",
                                               "sage",
                                               "isca",
                                               "ijcai.org",
                                               "ijcai",
                                               "wiley-ieee press",
                                               "jmlr.org",
                                               "ieee computer society",
                                               "ieee press",
                                               "acm press",
                                               "mdpi",
                                               "plos",
                                               "the internet society",
                                               "internet society",
                                               "cvf",
                                               "the association for computer linguistics",
                                               "academic press",
                                               "birkhäuser",
                                               "de gruyter",
                                               "addison-wesley",
                                               "pearson",
                                               "manning"};
    for (const std::string_view publisher : publishers) {
        if (equals_ignoring_ascii_case(piece, publisher)) return true;
    }
    return false;
}

struct Series {
    std::string_view name;
    std::string_view title;
};
constexpr Series all_series[] = {
    {"pmlr", "Proceedings of Machine Learning Research"},
    {"proceedings of machine learning research", "Proceedings of Machine Learning Research"},
    {"jmlr w&cp", "JMLR Workshop and Conference Proceedings"},
    {"jmlr workshop and conference proceedings", "JMLR Workshop and Conference Proceedings"},
    {"lncs", "Lecture Notes in Computer Science"},
    {"lecture notes in computer science", "Lecture Notes in Computer Science"},
    {"lnai", "Lecture Notes in Artificial Intelligence"},
    {"ccis", "Communications in Computer and Information Science"},
    {"lipics", "Leibniz International Proceedings in Informatics"},
    {"ceur workshop proceedings", "CEUR Workshop Proceedings"},
    {"ceur", "CEUR Workshop Proceedings"},
};

/// A cursor over digits, letters and signs.
struct Scan {
    std::string_view text;

    bool take(char c) {
        if (text.empty() || text[0] != c) return false;
        text.remove_prefix(1);
        return true;
    }
    void blanks() {
        while (!text.empty() && is_ascii_space(text[0])) text.remove_prefix(1);
    }
    bool take_word(std::string_view word) {
        if (text.size() < word.size() || !equals_ignoring_ascii_case(text.substr(0, word.size()), word)) return false;
        if (text.size() > word.size() && is_ascii_alpha(text[word.size()])) return false;
        text.remove_prefix(word.size());
        take('.');
        blanks();
        return true;
    }
    bool take_any(std::span<const std::string_view> words) {
        for (const std::string_view word : words) {
            if (take_word(word)) return true;
        }
        return false;
    }
    /// `12`, `e1234`, `S1`, `100045`: letters and digits of which one is a digit.
    std::string_view number() {
        std::size_t size = 0;
        bool digit = false;
        for (; size < text.size() && (is_ascii_digit(text[size]) || is_ascii_alpha(text[size])); ++size) {
            digit = digit || is_ascii_digit(text[size]);
        }
        if (!digit) return {};
        const std::string_view value = text.substr(0, size);
        text.remove_prefix(size);
        return value;
    }
    /// `100-110`, `100–110`, `e1234`, `6:1-6:28`.
    std::string_view pages() {
        const std::string_view before = text;
        if (number().empty()) return {};
        for (int i = 0; i < 4; ++i) {
            Scan next{text};
            next.blanks();
            const std::size_t dash = dash_size(next.text);
            if (dash != 0) {
                next.text.remove_prefix(dash);
            } else if (!next.take(':')) {
                break;
            }
            next.blanks();
            if (next.number().empty()) break;
            text = next.text;
        }
        return before.substr(0, before.size() - text.size());
    }
    /// Nothing but separators is left.
    [[nodiscard]] bool done() const { return strip_separators(text).empty(); }
    [[nodiscard]] bool at_separator() const {
        return text.empty() || std::string_view(" ,;:.()[]").find(text[0]) != std::string_view::npos;
    }
};

constexpr std::string_view volume_words[] = {"volume", "vol"};
constexpr std::string_view issue_words[] = {"number", "issue", "no", "nr", "iss"};
constexpr std::string_view page_words[] = {"pages", "page", "pp", "p"};
constexpr std::string_view article_words[] = {"article number", "article no", "article", "art", "paper"};

/// Takes one of volume, issue, pages off the front. False, and nothing taken: there is none.
bool take_place(Scan& scan, Venue& venue) {
    Scan next = scan;
    std::string_view* slot = nullptr;
    std::string_view value;
    if (next.take_any(volume_words)) {
        slot = &venue.volume;
        value = next.number();
    } else if (next.take_any(issue_words)) {
        slot = &venue.issue;
        value = next.pages();
    } else if (next.take_any(page_words) || next.take_any(article_words)) {
        slot = &venue.page;
        value = next.pages();
    } else if (venue.volume.empty() && venue.page.empty()) {
        // "Mathematical Geosciences, 1–41": what has no volume yet.
        Scan range = next;
        const std::string_view pages = range.pages();
        if (!pages.empty() && pages.find_first_of("-\xE2") != std::string_view::npos && strip_separators(cut_year(range.text, nullptr).rest).empty()) {
            venue.page = pages;
            scan = range;
            return true;
        }
        value = next.number();
        slot = &venue.volume;
        if (value.size() > 4 || value.empty()) return false;
    } else if (venue.page.empty()) {
        value = next.pages();
        slot = &venue.page;
    }
    if (slot == nullptr || value.empty() || !slot->empty() || !next.at_separator()) return false;
    *slot = value;
    scan = next;
    return true;
}

/// `12(3)`, `12, no. 3, pp. 100-110`, `12(3):100-110`, `521:436`: gives how many bytes were read; 0 if none.
std::size_t take_places(std::string_view text, Venue& venue) {
    Scan scan{text};
    std::size_t taken = 0;
    for (int i = 0; i < 8; ++i) {
        Scan next = scan;
        while (!next.text.empty() && std::string_view(" ,:;").find(next.text[0]) != std::string_view::npos)
            next.text.remove_prefix(1);
        // A year is no volume, nor a page.
        const std::size_t end = next.text.find_first_not_of("0123456789");
        const std::string_view digits = next.text.substr(0, end);
        const bool range_follows = end != std::string_view::npos && dash_size(next.text.substr(end)) != 0;
        if (digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20")) && !range_follows) break;
        if (!venue.volume.empty() && venue.issue.empty() && next.take('(')) {
            const std::string_view issue = next.pages();
            const bool year = issue.size() == 4 && (issue.starts_with("19") || issue.starts_with("20"));
            if (issue.empty() || year || !next.take(')')) break;
            venue.issue = issue;
        } else if (!take_place(next, venue)) {
            break;
        }
        scan = next;
        taken = text.size() - scan.text.size();
    }
    return taken;
}

void add_remainder(Arena& arena, Venue& venue, std::string_view piece) {
    venue.remainder = venue.remainder.empty() ? piece : arena.concat({venue.remainder, ", ", piece});
}

bool read_series(Venue& venue, std::string_view piece) {
    for (const Series& series : all_series) {
        Scan scan{piece};
        if (!scan.take_word(series.name)) continue;
        while (scan.take(',') || scan.take(' ') || scan.take(':')) {
        }
        (void)scan.take_any(volume_words);
        const std::string_view number = scan.number();
        if (!scan.done()) continue;
        venue.collection_title = series.title;
        if (!number.empty()) venue.volume = number;
        return true;
    }
    return false;
}

}  // namespace

bool read_series_alone(Venue& venue, std::string_view text) {
    const YearCut year = cut_year(text, nullptr);
    if (!read_series(venue, year.rest)) return false;
    venue.kind = VenueKind::conference;
    venue.type = ItemType::paper_conference;
    venue.issued = year.date;
    return true;
}

bool read_detail(Arena& arena, Venue& venue, std::string_view piece) {
    if (piece.empty()) return true;
    const YearCut year = cut_year(piece, nullptr);
    if (year.rest.empty() && year.date.has_parts()) {
        if (!venue.issued.has_parts()) venue.issued = year.date;
        return venue.issued.begin.year == year.date.begin.year;
    }
    if (const int month = month_named(piece); month != 0 && venue.issued.has_parts() && venue.issued.begin.month == 0) {
        venue.issued.begin.month = static_cast<std::uint8_t>(month);
        return true;
    }
    if (read_series(venue, piece)) return true;
    if (is_publisher(piece)) {
        if (venue.publisher.empty()) venue.publisher = piece;
        return true;
    }
    if (const Event event = read_event(piece)) {
        const bool other = venue.kind != VenueKind::journal && venue.row != event.match.row;
        if (!venue.event_title.empty() && other) return false;
        if (venue.event_title.empty()) venue.event_title = event_name(arena, event);
        if (!venue.issued.has_parts()) venue.issued = event.date;
        return true;
    }
    if (const std::string_view status = status_named(piece); !status.empty()) {
        venue.status = status;
        return true;
    }
    if (const FoundIdentifier arxiv = parse_arxiv(arena, piece); arxiv.found()) {
        venue.identifier = arxiv;
        return true;
    }
    if (is_genre(piece)) {
        if (!venue.genre.empty()) return false;
        venue.genre = piece;
        return true;
    }
    if (is_award(piece)) {
        for (std::string_view& award : venue.awards) {
            if (!award.empty()) continue;
            award = piece;
            return true;
        }
        return false;
    }
    const bool is_event = venue.kind == VenueKind::conference || venue.kind == VenueKind::workshop;
    if (is_event && !venue.event_title.empty() && is_track(piece)) {
        venue.event_title = arena.concat({venue.event_title, " ", piece});
        return true;
    }
    return false;
}

void read_details(Arena& arena, Venue& venue, std::string_view text) {
    std::string_view rest = text;
    while (!(rest = strip_separators(rest)).empty()) {
        const bool open_bracket = rest[0] == '(' || rest[0] == '[';
        if (!open_bracket) {
            // "PMLR 235" and "LNCS 1234" are series, not volumes of the venue.
            if (const std::size_t taken = take_places(rest, venue); taken != 0) {
                rest.remove_prefix(taken);
                continue;
            }
        }
        const std::size_t end = piece_end(rest);
        std::string_view piece = strip_separators(strip_brackets(rest.substr(0, end)));
        std::size_t used = end;
        if (!open_bracket && !read_detail(arena, venue, piece)) {
            // Two pieces can be one: "PMLR, volume 235", "Curran Associates, Inc.".
            const std::size_t next = end < rest.size() ? end + 1 + piece_end(rest.substr(end + 1)) : end;
            const std::string_view both = strip_separators(rest.substr(0, next));
            if (next > end && (read_series(venue, both) || is_publisher(both))) {
                used = next;
            } else {
                const YearCut year = cut_year(piece, nullptr);
                const bool dated = year.date.has_parts() && !year.rest.empty() && !venue.issued.has_parts();
                if (dated) venue.issued = year.date;
                if (!dated || !read_detail(arena, venue, year.rest))
                    add_remainder(arena, venue, dated ? year.rest : piece);
            }
        } else if (open_bracket && !read_detail(arena, venue, piece)) {
            add_remainder(arena, venue, piece);
        }
        rest.remove_prefix(used);
    }
}

}  // namespace bibcast::shortcode
