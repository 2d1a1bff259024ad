// Sources of Ovid are sentences, of a few shapes:
//
//     Forest Ecology & Management. 201(2-3):327-334, November 15, 2004.
//     Psychological Science. Vol.21(3), Mar 2010, pp. 331-339.
//     New England Journal of Medicine. 362(8):665-8, 2010 Feb 25.
//     European Journal of Cancer. 46 (12) (pp 2254-2261), 2010. Article Number: 12. Date of Publication: August 2010.
//     Journal of Rails. Conference: 5th Congress of Rails. Linz Austria. Conference Publication: (var.pagings). 12 (1) (pp S45), 2012.
//     Kamp, Roza [Editor], Calvete, Juan [Editor]. Methods in proteins.:371-397, 2004.
//     Journal of Finance, June 1990, v. 45, iss. 2, pp. 477-88
//     J Altern Med 2001 Oct; 7(5): 485-92
//     Neenan, Michael [Ed]; Palmer, Stephen [Ed]. (2012). Coaching. (pp. 11-31). xvii, 254 pp. New York, NY, US: Routledge.
#include <algorithm>

#include "formats/ovid/short_citation.hpp"
#include "formats/ovid/tags.hpp"
#include "text/utf8.hpp"

namespace bibcast::ovid {

namespace {

bool is_digit(char c) { return is_ascii_digit(c); }

/// Goes over a text from left to right.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_(trim(text)) {}

    [[nodiscard]] std::string_view rest() const { return rest_; }
    [[nodiscard]] bool done() const { return rest_.empty(); }
    void skip(std::string_view signs) {
        const std::size_t at = rest_.find_first_not_of(signs);
        rest_ = at == std::string_view::npos ? std::string_view{} : rest_.substr(at);
    }
    /// The text up to `end`, which is passed over; nothing if it does not come.
    std::string_view take_to(std::string_view end) {
        const std::size_t at = rest_.find(end);
        if (at == std::string_view::npos) return {};
        const std::string_view taken = trim(rest_.substr(0, at));
        rest_ = trim(rest_.substr(at + end.size()));
        return taken;
    }
    std::string_view take(std::size_t size) {
        const std::string_view taken = rest_.substr(0, size);
        rest_ = trim(rest_.substr(size));
        return taken;
    }
    bool pass(std::string_view word) {
        if (!rest_.starts_with(word)) return false;
        take(word.size());
        return true;
    }

  private:
    std::string_view rest_;
};

/// How many bytes of a citation name its editors: up to the last `[Ed]`, `[Ed.]`, `[Editor, …]`, with the full stop behind it.
std::size_t editors_size(std::string_view text) {
    std::size_t size = 0;
    for (std::size_t at = text.find("[Ed"); at != std::string_view::npos; at = text.find("[Ed", at + 1)) {
        const std::size_t close = text.find(']', at);
        if (close == std::string_view::npos) break;
        size = close + 1;
    }
    return size;
}

/// `201(2-3)`, `Vol.21(3)`, `28`.
void take_volume(Scanner& scanner, Citation& citation) {
    scanner.pass("Vol.") || scanner.pass("Vol ");
    const std::string_view text = scanner.rest();
    std::size_t at = 0;
    while (at < text.size() && (is_digit(text[at]) || (at != 0 && text[at] == '-'))) ++at;
    // `2010 Feb` is a date.
    const bool year = at == 4 && at < text.size() && text[at] == ' ';
    if (at == 0 || year) return;
    // MEDLINE: `12 Suppl 3:S12-9`.
    const std::size_t suffix = std::min({text.find(':', at), text.find('(', at), text.find(',', at), text.size()});
    if (text.substr(at).starts_with(" Suppl") || text.substr(at).starts_with(" Pt")) at = suffix;
    citation.volume = trim(scanner.take(at));
    const std::string_view rest = scanner.rest();
    if (!rest.starts_with('(') || rest.starts_with("(pp") || rest.starts_with("(no pag")) return;
    std::size_t depth = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        if (rest[i] == '(') ++depth;
        if (rest[i] != ')' || --depth != 0) continue;
        citation.issue = rest.substr(1, i - 1);
        scanner.take(i + 1);
        return;
    }
}

/// `327-334`, `S12-9`, `e101`.
std::string_view take_pages(Scanner& scanner) {
    const std::string_view text = scanner.rest();
    std::size_t at = 0;
    bool digit = false;
    while (at < text.size() && (is_digit(text[at]) || is_ascii_alpha(text[at]) || text[at] == '-')) {
        digit = digit || is_digit(text[at]);
        ++at;
    }
    return digit ? scanner.take(at) : std::string_view{};
}

/// Embase: `(pp 2254-2261), 2010. Article Number: 12. Date of Publication: August 2010.`
void take_labelled(std::string_view text, Citation& citation) {
    const auto labelled = [text](std::string_view label) {
        const std::size_t at = text.find(label);
        if (at == std::string_view::npos) return std::string_view{};
        const std::string_view value = trim(text.substr(at + label.size()));
        return value.substr(0, std::min(value.find(". "), value.size()));
    };
    const auto without_stop = [](std::string_view value) { return value.ends_with('.') ? value.substr(0, value.size() - 1) : value; };
    if (const std::string_view pages = labelled("(pp "); !pages.empty()) citation.pages = trim(pages.substr(0, pages.find(')')));
    citation.article_number = without_stop(labelled("Article Number: "));
    citation.date = without_stop(labelled("Date of Publication: "));
    if (!citation.date.empty()) return;
    const std::size_t comma = text.find(", ");
    if (comma != std::string_view::npos) citation.date = without_stop(text.substr(comma + 2, text.find(". ", comma) - comma - 2));
}

/// `Journal. Conference: Title. Place. Conference Publication: …`: the conference, taken out of what stands before the volume.
void take_conference(Citation& citation) {
    constexpr std::string_view label = ". Conference: ";
    const std::size_t at = citation.title.find(label);
    if (at == std::string_view::npos) return;
    Scanner scanner(citation.title.substr(at + label.size()));
    citation.title = citation.title.substr(0, at);
    std::string_view rest = scanner.rest();
    if (const std::size_t publication = rest.find(". Conference Publication:"); publication != std::string_view::npos) rest = rest.substr(0, publication);
    const std::size_t stop = rest.find(". ");
    citation.event = rest.substr(0, stop);
    if (stop != std::string_view::npos) citation.event_place = trim(rest.substr(stop + 2));
}

/// What stands behind the title of a journal: volume, pages and date in the order of the database.
void take_details(Scanner& scanner, Citation& citation) {
    take_volume(scanner, citation);
    if (scanner.rest().starts_with("(pp") || scanner.rest().starts_with("(no pag")) return take_labelled(scanner.rest(), citation);
    scanner.skip(" .,");
    if (scanner.pass(":")) {
        const std::string_view begin = scanner.rest();
        citation.pages = take_pages(scanner);
        // `1234-42; discussion 1243, 2004`
        if (const std::size_t comma = begin.find(", "); scanner.rest().starts_with(';') && comma != std::string_view::npos) {
            scanner.take(comma - (begin.size() - scanner.rest().size()));
            citation.pages = begin.substr(0, comma);
        }
    }
    scanner.skip(" .,");
    std::string_view rest = scanner.rest();
    const std::size_t pages = rest.find("pp.");
    if (pages != std::string_view::npos && citation.pages.empty()) {
        Scanner tail(rest.substr(pages + 3));
        citation.pages = take_pages(tail);
        rest = rest.substr(0, pages);
    } else if (citation.pages.empty()) {
        // `Vol 28(2) April 2015, 103-106.`
        const std::size_t comma = rest.rfind(", ");
        Scanner tail(comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 2));
        const std::string_view range = take_pages(tail);
        if (range.find('-') != std::string_view::npos && is_digit(range.front())) {
            citation.pages = range;
            rest = rest.substr(0, comma);
        }
    }
    rest = trim(rest);
    while (!rest.empty() && (rest.back() == '.' || rest.back() == ',' || rest.back() == ' ')) rest.remove_suffix(1);
    citation.date = rest;
}

/// `(2012). Title. (pp. 11-31). xvii, 254 pp. Place: Publisher.`
void take_book(Scanner& scanner, Citation& citation) {
    if (scanner.pass("(")) citation.date = scanner.take_to(")");
    scanner.skip(" .");
    std::string_view text = scanner.rest();
    const std::size_t pages = text.find("(pp.");
    if (pages != std::string_view::npos) {
        citation.title = trim(text.substr(0, pages));
        Scanner inside(text.substr(pages + 4));
        citation.pages = inside.take_to(")");
        text = inside.rest();
    }
    if (const std::size_t extent = text.find(" pp"); extent != std::string_view::npos) {
        std::size_t begin = extent;
        while (begin != 0 && is_digit(text[begin - 1])) --begin;
        citation.extent = text.substr(begin, extent - begin);
        if (citation.title.empty()) citation.title = trim(text.substr(0, begin));
        text = text.substr(extent + 3);
    }
    Scanner tail(text);
    tail.skip(" .");
    citation.place = tail.take_to(": ");
    citation.publisher = tail.rest();
}

void trim_stops(std::string_view& text) {
    while (!text.empty() && (text.back() == '.' || text.back() == ' ' || text.back() == ',')) text.remove_suffix(1);
}

}  // namespace

Citation parse_citation(std::string_view text) {
    Citation citation;
    Scanner scanner(text);
    citation.editors = scanner.take(editors_size(text));
    scanner.skip(" .;,");
    const std::string_view rest = scanner.rest();
    // `Neenan, Michael. (2012).`: a year in parentheses, with a full stop behind it.
    std::size_t year = rest.find('(');
    while (year != std::string_view::npos && !(rest.substr(year).size() > 6 && rest.substr(year + 5, 2) == ")." && is_digit(rest[year + 1]))) {
        year = rest.find('(', year + 1);
    }
    const bool book = year != std::string_view::npos && rest.substr(0, year).find_first_of(":0123456789") == std::string_view::npos;
    if (book) {
        if (year != 0) citation.editors = trim(rest.substr(0, year));
        scanner.take(year);
        take_book(scanner, citation);
    } else if (!take_comma_list(rest, citation) && !take_dated_journal(rest, citation)) {
        // The title ends at the first full stop behind which a volume, pages or a date stand.
        std::size_t end = rest.find(". ");
        const std::size_t publication = rest.rfind(". Conference Publication:");
        for (std::size_t at = rest.find('.'); at != std::string_view::npos; at = rest.find('.', at + 1)) {
            const std::string_view behind = trim(rest.substr(at + 1));
            const bool details = behind.empty() || behind.front() == ':' || behind.starts_with("Vol") || is_digit(behind.front());
            // `Conference: 5th Congress`
            const bool before_publication = publication != std::string_view::npos && behind.data() <= rest.data() + publication;
            const bool of_event = rest.substr(0, at).ends_with("Conference:") || before_publication;
            if (!details || of_event) continue;
            end = at;
            break;
        }
        if (end == std::string_view::npos) return citation;
        citation.title = scanner.take(end);
        scanner.skip(" .");
        take_details(scanner, citation);
        take_conference(citation);
    }
    trim_stops(citation.title);
    trim_stops(citation.publisher);
    return citation;
}

}  // namespace bibcast::ovid
