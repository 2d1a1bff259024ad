#include "formats/csv/columns.hpp"

#include <array>

#include "text/utf8.hpp"

namespace bibcast::csv {

namespace {

using C = Content;
using V = Variable;

// Zotero 7 (CSV export), Scopus (CSV export, 2024), Web of Science (field tags of tab-delimited files), PubMed (CSV), and words of
// tables that people make. The first row of a header counts.
constexpr std::array rows = {
    // People make these.
    HeaderRow{"title", C::text, V::title},
    HeaderRow{"articletitle", C::text, V::title},
    HeaderRow{"papertitle", C::text, V::title},
    HeaderRow{"author", C::people, V::author},
    HeaderRow{"authors", C::short_people, V::author},
    HeaderRow{"authorfullnames", C::people, V::author},
    HeaderRow{"year", C::year, V::issued},
    HeaderRow{"publicationyear", C::year, V::issued},
    HeaderRow{"month", C::month, V::issued},
    HeaderRow{"date", C::date, V::issued},
    HeaderRow{"published", C::date, V::issued},
    HeaderRow{"publicationdate", C::date, V::issued},
    HeaderRow{"journal", C::text, V::container_title},
    HeaderRow{"journalbook", C::text, V::container_title},
    HeaderRow{"journaltitle", C::text, V::container_title},
    HeaderRow{"publicationtitle", C::text, V::container_title},
    HeaderRow{"booktitle", C::text, V::container_title},
    HeaderRow{"sourcetitle", C::text, V::container_title},
    HeaderRow{"venue", C::text, V::container_title},
    HeaderRow{"container", C::text, V::container_title},
    HeaderRow{"volume", C::text, V::volume},
    HeaderRow{"issue", C::text, V::issue},
    HeaderRow{"number", C::text, V::number},
    HeaderRow{"pages", C::text, V::page},
    HeaderRow{"pagestart", C::page_begin, V::page},
    HeaderRow{"firstpage", C::page_begin, V::page},
    HeaderRow{"pageend", C::page_end, V::page},
    HeaderRow{"lastpage", C::page_end, V::page},
    HeaderRow{"publisher", C::text, V::publisher},
    HeaderRow{"place", C::text, V::publisher_place},
    HeaderRow{"address", C::text, V::publisher_place},
    HeaderRow{"school", C::text, V::publisher},
    HeaderRow{"institution", C::text, V::publisher},
    HeaderRow{"edition", C::text, V::edition},
    HeaderRow{"abstract", C::text, V::abstract},
    HeaderRow{"keywords", C::keywords, V::keyword},
    HeaderRow{"tags", C::keywords, V::keyword},
    HeaderRow{"notes", C::text, V::note},
    HeaderRow{"link", C::text, V::url},
    HeaderRow{"language", C::text, V::language},
    HeaderRow{"key", C::id, V::citation_key},
    HeaderRow{"citationkey", C::id, V::citation_key},
    HeaderRow{"citekey", C::id, V::citation_key},
    HeaderRow{"type", C::type, V::title},
    HeaderRow{"entrytype", C::type, V::title},
    HeaderRow{"itemtype", C::type, V::title},
    HeaderRow{"documenttype", C::type, V::title},
    HeaderRow{"publicationtype", C::type, V::title},
    HeaderRow{"editors", C::people, V::editor},
    HeaderRow{"translators", C::people, V::translator},
    // Zotero
    HeaderRow{"abstractnote", C::text, V::abstract},
    HeaderRow{"accessdate", C::date, V::accessed},
    HeaderRow{"numpages", C::text, V::number_of_pages},
    HeaderRow{"numberofvolumes", C::text, V::number_of_volumes},
    HeaderRow{"journalabbreviation", C::text, V::container_title_short},
    HeaderRow{"shorttitle", C::text, V::title_short},
    HeaderRow{"series", C::text, V::collection_title},
    HeaderRow{"seriestitle", C::text, V::collection_title},
    HeaderRow{"seriesnumber", C::text, V::collection_number},
    HeaderRow{"rights", C::text, V::license},
    HeaderRow{"archivelocation", C::text, V::archive_location},
    HeaderRow{"librarycatalog", C::text, V::source},
    HeaderRow{"callnumber", C::text, V::call_number},
    HeaderRow{"extra", C::text, V::note},
    HeaderRow{"manualtags", C::keywords, V::keyword},
    HeaderRow{"automatictags", C::keywords, V::keyword},
    HeaderRow{"serieseditor", C::people, V::collection_editor},
    HeaderRow{"bookauthor", C::people, V::container_author},
    HeaderRow{"castmember", C::people, V::performer},
    HeaderRow{"scriptwriter", C::people, V::script_writer},
    HeaderRow{"meetingname", C::text, V::event_title},
    HeaderRow{"conferencename", C::text, V::event_title},
    HeaderRow{"programmingtitle", C::text, V::collection_title},
    HeaderRow{"runningtime", C::text, V::dimensions},
    HeaderRow{"artworksize", C::text, V::dimensions},
    HeaderRow{"filingdate", C::date, V::submitted},
    HeaderRow{"issuingauthority", C::text, V::authority},
    HeaderRow{"court", C::text, V::authority},
    HeaderRow{"legalstatus", C::text, V::status},
    // Scopus
    HeaderRow{"artno", C::text, V::number},
    HeaderRow{"pagecount", C::text, V::number_of_pages},
    HeaderRow{"authorkeywords", C::keywords, V::keyword},
    HeaderRow{"indexkeywords", C::keywords, V::keyword},
    HeaderRow{"pubmedid", C::text, V::pmid},
    HeaderRow{"languageoforiginaldocument", C::text, V::language},
    HeaderRow{"abbreviatedsourcetitle", C::text, V::container_title_short},
    HeaderRow{"publicationstage", C::text, V::status},
    HeaderRow{"conferencedate", C::date, V::event_date},
    HeaderRow{"conferencelocation", C::text, V::event_place},
    // Dimensions, Lens, IEEE Xplore
    HeaderRow{"anthologytitle", C::text, V::container_title},
    HeaderRow{"bookeditors", C::people, V::editor},
    HeaderRow{"meshterms", C::keywords, V::keyword},
    HeaderRow{"pubyear", C::year, V::issued},
    HeaderRow{"publicationdateonline", C::date, V::available_date},
    HeaderRow{"publicationdateprint", C::date, V::issued},
    HeaderRow{"datepublished", C::date, V::issued},
    HeaderRow{"pagination", C::text, V::page},
    HeaderRow{"dimensionsurl", C::text, V::url},
    HeaderRow{"externalurl", C::text, V::url},
    HeaderRow{"issuenumber", C::text, V::issue},
    HeaderRow{"startpage", C::page_begin, V::page},
    HeaderRow{"endpage", C::page_end, V::page},
    HeaderRow{"issns", C::text, V::issn},
    HeaderRow{"eissn", C::text, V::issn},
    HeaderRow{"isbns", C::text, V::isbn},
    HeaderRow{"isbn13", C::text, V::isbn},
    HeaderRow{"documenttitle", C::text, V::title},
    HeaderRow{"ieeeterms", C::keywords, V::keyword},
    // Google Scholar, Publish or Perish, JabRef
    HeaderRow{"publication", C::text, V::container_title},
    HeaderRow{"articleurl", C::text, V::url},
    HeaderRow{"bibliographytype", C::type, V::title},
    HeaderRow{"identifier", C::id, V::citation_key},
    HeaderRow{"reporttype", C::text, V::genre},
    HeaderRow{"howpublished", C::text, V::medium},
    // PubMed
    HeaderRow{"nihmsid", C::identifier, V::number},
    HeaderRow{"citation", C::citation, V::title},
    // Web of Science
    HeaderRow{"pt", C::type, V::title},
    HeaderRow{"au", C::short_people, V::author},
    HeaderRow{"af", C::people, V::author},
    HeaderRow{"be", C::people, V::editor},
    HeaderRow{"ti", C::text, V::title},
    HeaderRow{"so", C::text, V::container_title},
    HeaderRow{"la", C::text, V::language},
    HeaderRow{"dt", C::type, V::title},
    HeaderRow{"ct", C::text, V::event_title},
    HeaderRow{"cl", C::text, V::event_place},
    HeaderRow{"cy", C::date, V::event_date},
    HeaderRow{"de", C::keywords, V::keyword},
    HeaderRow{"ab", C::text, V::abstract},
    HeaderRow{"pu", C::text, V::publisher},
    HeaderRow{"pi", C::text, V::publisher_place},
    HeaderRow{"sn", C::text, V::issn},
    HeaderRow{"ei", C::text, V::issn},
    HeaderRow{"bn", C::text, V::isbn},
    HeaderRow{"ji", C::text, V::container_title_short},
    HeaderRow{"py", C::year, V::issued},
    HeaderRow{"pd", C::month, V::issued},
    HeaderRow{"ut", C::identifier, V::number},
    HeaderRow{"vl", C::text, V::volume},
    HeaderRow{"is", C::text, V::issue},
    HeaderRow{"bp", C::page_begin, V::page},
    HeaderRow{"ep", C::page_end, V::page},
    HeaderRow{"ar", C::text, V::number},
    HeaderRow{"di", C::text, V::doi},
    HeaderRow{"pg", C::text, V::number_of_pages},
    HeaderRow{"pm", C::text, V::pmid},
    HeaderRow{"se", C::text, V::collection_title},
};

/// Headers of our own that are no variables.
struct OwnRow {
    std::string_view header;
    Content content;
};
constexpr std::array own_rows = {
    OwnRow{"id", C::id},         OwnRow{"type", C::type},     OwnRow{"native-type", C::native_type}, OwnRow{"keyword", C::keywords},
    OwnRow{"groups", C::groups}, OwnRow{"topics", C::topics}, OwnRow{"awards", C::awards},
};

constexpr std::array<std::string_view, 11> schemes = {
    "arxiv", "openreview", "acl-anthology", "pmlr", "handle", "dblp", "hal", "openalex", "mag", "swh", "nihms",
};

/// Without the blanks and control characters around it, which no cell that is written keeps.
std::string_view trim_controls(std::string_view text) {
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    while (true) {
        text = trim_unicode(text);
        if (!text.empty() && is_control(text.front())) text.remove_prefix(1);
        else if (!text.empty() && is_control(text.back())) text.remove_suffix(1);
        else return text;
    }
}

}  // namespace

std::span<const HeaderRow> known_headers() { return rows; }

Column column_of(std::string_view header) {
    header = trim_controls(header);
    Column column;
    column.header = header;
    for (const OwnRow& row : own_rows) {
        if (row.header != header) continue;
        column.content = row.content;
        return column;
    }
    if (header.starts_with("link:")) {
        column.content = C::link;
        column.link = link_kind_named(header.substr(5));
        return column;
    }
    if (const bool own = header.starts_with("marks:"); own || header.ends_with(" marks")) {
        if (const auto whose = variable_named(ascii_lower(own ? header.substr(6) : header.substr(0, header.size() - 6)))) {
            column.content = C::marks;
            column.variable = *whose;
            return column;
        }
    }
    if (header.starts_with("id:")) {
        column.content = C::identifier;
        column.header = header.substr(3);
        return column;
    }
    std::optional<Variable> variable = variable_named(header);
    if (!variable && variable_named(ascii_lower(header))) variable = variable_named(ascii_lower(header));
    std::string plain;
    for (const char c : header) {
        if (is_ascii_alpha(c) || is_ascii_digit(c)) plain += ascii_lower(c);
    }
    for (const std::string_view number : {"DOI", "ISBN", "ISSN", "PMID", "PMCID", "URL"}) {
        if (plain == ascii_lower(number)) variable = variable_named(number);
    }
    if (variable) {
        column.variable = *variable;
        switch (kind_of(*variable)) {
            case VariableKind::name: column.content = C::people; break;
            case VariableKind::date: column.content = C::date; break;
            default: column.content = C::text; break;
        }
        return column;
    }
    for (const std::string_view scheme : schemes) {
        if (plain != scheme) continue;
        column.content = C::identifier;
        column.header = scheme;
        return column;
    }
    for (const HeaderRow& row : rows) {
        if (row.header != plain) continue;
        column.content = row.content;
        column.variable = row.variable;
        if (row.content == C::identifier) column.header = row.header == "ut" ? "wos" : "nihms";
        return column;
    }
    return column;
}

}  // namespace bibcast::csv
