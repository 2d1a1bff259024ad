#include "formats/shortcode/venue.hpp"

#include "formats/shortcode/venue_reading.hpp"
#include "formats/shortcode/venue_text.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

constexpr std::size_t npos = std::string_view::npos;

std::string_view host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme != npos) url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#"));
    if (const std::size_t at = url.rfind('@'); at != npos) url.remove_prefix(at + 1);
    url = url.substr(0, url.find(':'));
    if (url.size() > 4 && equals_ignoring_ascii_case(url.substr(0, 4), "www.")) url.remove_prefix(4);
    return url;
}

bool is_below(std::string_view host, std::string_view domain) {
    if (host.size() < domain.size() || !equals_ignoring_ascii_case(host.substr(host.size() - domain.size()), domain))
        return false;
    return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

std::string_view path_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme != npos) url.remove_prefix(scheme + 3);
    const std::size_t slash = url.find('/');
    return slash == npos ? std::string_view{} : url.substr(slash, url.find_first_of("?#", slash) - slash);
}

/// `/blog/2023-03-30-vicuna/`, `/2023/03/30/vicuna`: the day of a post stands in its address.
std::optional<Date> date_in_path(std::string_view path) {
    for (std::size_t at = path.find('/'); at != npos; at = path.find('/', at + 1)) {
        const std::string_view rest = path.substr(at + 1);
        if (rest.size() < 10) break;
        const char sign = rest[4];
        if ((sign != '-' && sign != '/') || rest[7] != sign) continue;
        if (rest.size() > 10 && is_ascii_digit(rest[10])) continue;
        const std::string_view digits[] = {rest.substr(0, 4), rest.substr(5, 2), rest.substr(8, 2)};
        if (!digits[0].starts_with("19") && !digits[0].starts_with("20")) continue;
        std::string iso;
        for (const std::string_view part : digits) {
            if (!iso.empty()) iso += '-';
            iso += part;
        }
        if (const auto date = parse_edtf(iso)) return *date;
    }
    return std::nullopt;
}

/// A year as a path segment, or at the end of one (`content_ICCV_2017`, `CVPR2021`, `osdi23`).
int year_in_path(std::string_view path) {
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        const std::string_view segment = path.substr(0, slash);
        path = slash == npos ? std::string_view{} : path.substr(slash + 1);
        if (segment.size() < 4 || segment.size() > 30) continue;
        const std::string_view tail = segment.substr(segment.size() - 4);
        const bool before_is_digit = segment.size() > 4 && is_ascii_digit(segment[segment.size() - 5]);
        if (!before_is_digit && (tail.starts_with("19") || tail.starts_with("20")) && is_ascii_digit(tail[2]) &&
            is_ascii_digit(tail[3])) {
            return 1000 * (tail[0] - '0') + 100 * (tail[1] - '0') + 10 * (tail[2] - '0') + (tail[3] - '0');
        }
    }
    return 0;
}

void read_blog_link(Arena& arena, Venue& venue, std::string_view url) {
    const std::string_view host = host_of(url);
    if (venue.container_title.empty() && !host.empty()) {
        const std::string_view site = site_at(host);
        venue.container_title = site.empty() ? arena.copy(ascii_lower(host)) : site;
    }
    const auto date = date_in_path(path_of(url));
    const bool agrees = date && (!venue.issued.has_parts() ||
                                 (venue.issued.begin.year == date->begin.year && venue.issued.begin.month == 0));
    if (agrees) venue.issued = *date;
}

void read_pmlr_link(Venue& venue, const FoundIdentifier& paper) {
    venue.collection_title = "Proceedings of Machine Learning Research";
    venue.volume = paper.value.substr(1, paper.value.find('/') - 1);
    if (venue.publisher.empty()) venue.publisher = "PMLR";
}

/// `2025.acl-long.33`: the volume has a name; `2023.findings-emnlp.7` did not appear in the conference's own
/// proceedings.
void read_anthology_link(Arena& arena, Venue& venue, const FoundIdentifier& paper) {
    const std::size_t dot = paper.value.find('.');
    if (dot == npos) return;
    std::string_view volume = paper.value.substr(dot + 1);
    volume = volume.substr(0, volume.find('.'));
    const bool main_event = volume.starts_with("acl-") || volume.starts_with("naacl-") || volume.starts_with("eacl-");
    if (volume.starts_with("findings-") && !venue.event_title.empty() && venue.kind == VenueKind::conference) {
        venue.container_title =
            arena.concat({"Findings of the Association for Computational Linguistics: ", venue.event_title});
    } else if (main_event && volume.ends_with("-long")) {
        venue.volume = "1";
        venue.volume_title = "Long Papers";
    } else if (main_event && volume.ends_with("-short")) {
        venue.volume = "2";
        venue.volume_title = "Short Papers";
    }
}

/// Sites of proceedings whose paths say the year.
bool is_proceedings_site(std::string_view host) {
    for (const std::string_view domain :
         {"openaccess.thecvf.com", "proceedings.neurips.cc", "papers.nips.cc", "papers.neurips.cc",
          "proceedings.mlsys.org", "proceedings.iclr.cc", "ecva.net", "isca-speech.org", "isca-archive.org"}) {
        if (is_below(host, domain)) return true;
    }
    return false;
}

/// What the entry said itself stands first; the venue's word is kept beside it.
void add(Record& record, Variable variable, std::string_view value, SourceSpan source) {
    if (record.plain(variable) != value) record.add_text(variable, value, source);
}

/// As `add`, for what may come from the table: it yields to what the entry said.
void add_known(Record& record, Variable variable, std::string_view value, SourceSpan source) {
    if (record.text(variable) == nullptr) record.add_text(variable, value, source);
}

/// Pages with a hyphen, whatever dash the page has.
std::string_view plain_range(Arena& arena, std::string_view pages) {
    const std::size_t dash = pages.find_first_of("-\xE2");
    if (dash == npos || dash_size(pages.substr(dash)) == 0) return pages;
    const std::string_view end = strip_separators(pages.substr(dash));
    return end.find_first_of("-\xE2") == npos ? arena.concat({strip_separators(pages.substr(0, dash)), "-", end})
                                              : pages;
}

}  // namespace

void read_venue_link(Arena& arena, Venue& venue, std::string_view url) {
    url = trim(url);
    if (url.empty()) return;
    if (venue.kind == VenueKind::blog) {
        read_blog_link(arena, venue, url);
        return;
    }
    const bool at_event = venue.kind == VenueKind::conference || venue.kind == VenueKind::workshop;
    if (!at_event) return;
    const FoundIdentifier paper = identifier_in_url(arena, url);
    if (paper.scheme == "pmlr") read_pmlr_link(venue, paper);
    if (paper.scheme == "acl-anthology") read_anthology_link(arena, venue, paper);
    const std::string_view host = host_of(url);
    const std::string_view path = path_of(url);
    if (is_proceedings_site(host)) {
        const int year = venue.issued.has_parts() ? 0 : year_in_path(path);
        if (year != 0) {
            venue.issued = Date::of_year(year);
            complete_event(arena, venue);
        }
        const bool datasets =
            path.find("Datasets_and_Benchmarks") != npos && venue.event_title.find("Datasets") == npos;
        if (datasets && !venue.event_title.empty())
            venue.event_title = arena.concat({venue.event_title, " Datasets and Benchmarks Track"});
    }
    if (is_below(host, "usenix.org") && venue.publisher.empty()) venue.publisher = "USENIX Association";
}

void apply_venue(Record& record, std::string_view text, SourceSpan source, std::string_view main_url,
                 Findings& findings, VenueKind hint) {
    Arena& arena = record.arena();
    Venue venue = read_venue(arena, text, hint);
    if (trim(text).empty()) return;
    read_venue_link(arena, venue, main_url);
    if (!venue.understood() && !venue.container_title.empty()) {
        Finding& finding = findings.add(unknown_venue, source, "no rule understands the venue");
        finding.field = "venue";
        finding.value = text;
        finding.hint = "write its name in full, or use the parameter journal or booktitle";
    } else if (!venue.remainder.empty()) {
        Finding& finding = findings.add(venue_remainder, source, "a part of the venue is kept as a note");
        finding.field = "venue";
        finding.value = venue.remainder;
    }
    record.type = venue.type;
    add(record, Variable::container_title, venue.container_title, source);
    add(record, Variable::event_title, venue.event_title, source);
    add_known(record, Variable::collection_title, venue.collection_title, source);
    add(record, Variable::volume_title, venue.volume_title, source);
    add(record, Variable::genre, venue.genre, source);
    add_known(record, Variable::publisher, venue.publisher, source);
    add(record, Variable::jurisdiction, venue.jurisdiction, source);
    add(record, Variable::number, venue.number, source);
    add_known(record, Variable::volume, venue.volume, source);
    add(record, Variable::issue, venue.issue, source);
    add(record, Variable::page, plain_range(arena, venue.page), source);
    add(record, Variable::status, venue.status, source);
    if (!venue.remainder.empty()) record.add_text(Variable::note, venue.remainder, source);
    if (venue.issued.has_parts() && record.date(Variable::issued) == nullptr)
        record.add_date(Variable::issued, venue.issued, source);
    for (const std::string_view award : venue.awards) record.add_award(award, source);
    add_found_identifier(record, venue.identifier, source);
    const FoundIdentifier paper = identifier_in_url(arena, main_url);
    if (paper.scheme == "acl-anthology") {
        const std::string_view doi = acl_anthology_doi(arena, paper.value);
        if (!doi.empty()) add_found_identifier(record, {"doi", doi, {}, {}}, source);
    }
}

}  // namespace bibcast::shortcode
