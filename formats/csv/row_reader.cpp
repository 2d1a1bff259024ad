#include "formats/csv/row_reader.hpp"

#include <algorithm>
#include <array>

#include "formats/csl_json/keywords.hpp"
#include "formats/csl_json/types.hpp"
#include "formats/csv/citation.hpp"
#include "formats/csv/codes.hpp"
#include "formats/csv/row_reading.hpp"
#include "formats/csv/type_words.hpp"
#include "model/identifier.hpp"
#include "model/plain_variables.hpp"
#include "name/marks_note.hpp"
#include "name/spaces.hpp"
#include "text/csl_markup.hpp"
#include "text/entities.hpp"
#include "text/jats_markup.hpp"
#include "text/latex.hpp"

namespace bibcast::csv {

namespace {

constexpr std::string_view openalex = "https://openalex.org/W";

/// `https://a.org/1;https://b.org/2`
template <class Do>
void split_addresses(std::string_view text, Do&& what) {
    while (!text.empty()) {
        std::size_t end = text.find("http", 1);
        while (end != std::string_view::npos && text[end - 1] != ';' && text[end - 1] != ' ') end = text.find("http", end + 1);
        end = std::min(end, text.size());
        std::string_view one = trim(text.substr(0, end));
        if (end < text.size() && one.ends_with(';')) one = trim(one.substr(0, one.size() - 1));
        if (!one.empty()) what(one);
        text.remove_prefix(end);
    }
}

// What R (`NA`), pandas (`nan`, `None`), SQL and spreadsheets write for a cell with nothing in it.
constexpr std::array<std::string_view, 15> missing_words = {"NA",  "N/A",  "n/a",  "<NA>", "#N/A", "nan",    "NaN",   "NAN",
                                                            "NaT", "None", "null", "NULL", "-",    "\u2013", "\u2014"};
constexpr std::size_t longest_missing_word = 4;

/// True for what is never a value that those words are: a number, an address, a date.
bool holds_no_words(const Column& column) {
    switch (column.content) {
        case Content::date:
        case Content::year:
        case Content::month:
        case Content::day:
        case Content::identifier:
        case Content::link:
        case Content::other_link:
        case Content::orcids:
        case Content::page_begin:
        case Content::page_end: return true;
        case Content::text: break;
        default: return false;
    }
    switch (column.variable) {
        case Variable::doi:
        case Variable::isbn:
        case Variable::issn:
        case Variable::pmid:
        case Variable::pmcid:
        case Variable::url: return true;
        default: return false;
    }
}

/// Whether TeX's commands stand in a cell, as in tables that feed a CV in LaTeX: `\emph{P}`, `M\"uller`, `\&`.
bool has_tex(std::string_view text) {
    constexpr auto npos = std::string_view::npos;
    for (std::size_t at = text.find('\\'); at != npos; at = text.find('\\', at + 1)) {
        std::size_t end = at + 1;
        while (end < text.size() && is_ascii_alpha(text[end])) ++end;
        if (end == text.size()) return false;
        if (end > at + 1 && (text[end] == '{' || (at > 0 && text[at - 1] == '{'))) return true;
        if (end == at + 1 && std::string_view("&%$#").find(text[end]) != npos) return true;
        const bool accent = end == at + 1 && std::string_view("'\"`^~=").find(text[end]) != npos && end + 1 < text.size();
        if (accent && (text[end + 1] == '{' || is_ascii_alpha(text[end + 1]))) return true;
    }
    return false;
}

/// With one backslash where a program that writes tables has doubled them.
std::string_view with_single_backslashes(Arena& arena, std::string_view text) {
    if (text.find("\\\\") == std::string_view::npos) return text;
    std::string single;
    for (std::size_t at = 0; at < text.size(); ++at) {
        single += text[at];
        if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] == '\\') ++at;
    }
    return arena.copy(single);
}

/// `152--159`
std::string_view with_single_hyphens(Arena& arena, std::string_view pages) {
    std::string single;
    for (const char c : pages) {
        if (c != '-' || single.empty() || single.back() != '-') single += c;
    }
    return arena.copy(single);
}

/// What TeX, HTML or character references say in a cell of a foreign table. TeX that is not understood in full stays as it stands.
Text decode_foreign(Arena& arena, std::string_view value, bool tex) {
    if (value.find('\\') != std::string_view::npos || (tex && value.find('{') != std::string_view::npos)) {
        const std::string_view single = with_single_backslashes(arena, value);
        std::vector<LatexIssue> issues;
        if (tex || has_tex(single)) {
            const Text text = decode_latex(arena, decode_entities(arena, single), &issues);
            if (issues.empty()) return text;
        }
    }
    return has_block_markup(value) ? decode_jats_markup(arena, value) : decode_csl_markup(arena, decode_entities(arena, value));
}

std::string_view without_doubled_backslashes(Arena& arena, std::string_view text) {
    const std::string_view single = with_single_backslashes(arena, text);
    return single.size() != text.size() && has_tex(single) ? single : text;
}

}  // namespace

bool RowReader::is_missing(std::size_t i, std::string_view value) const {
    if (value.empty() || value.size() > longest_missing_word || is_ascii_digit(value.front()) || i >= columns_.size()) return false;
    // Zotero leaves such cells empty.
    if ((!foreign_ || columns_[i].inverted) && !holds_no_words(columns_[i])) return false;
    return std::find(missing_words.begin(), missing_words.end(), value) != missing_words.end();
}

void RowReader::read() {
    record_.source = {static_cast<std::uint32_t>(row_.begin), static_cast<std::uint32_t>(row_.end)};
    each(Content::id, [&](const Column& column, std::string_view value, SourceSpan at) {
        // OpenAlex's own, which is no key.
        if (value.starts_with(openalex)) return read_identifier("openalex", value, at);
        if (!record_.id.empty() && record_.id != value) return record_.add_leftover(format_, column.header, value, at);
        record_.id = value;
    });
    for (std::size_t i = 0; i < row_.cells.size(); ++i) {
        const std::string_view value = cell(i);
        if (value.empty()) {
            if (!row_.cells[i].text.empty() && i < columns_.size()) passed_.add(columns_[i].header, trim_unicode(row_.cells[i].text));
            continue;
        }
        if (i < columns_.size()) {
            RowReader::read_cell(columns_[i], value, span(i));
        } else {
            record_.add_leftover(format_, record_.arena().copy("column " + std::to_string(i + 1)), value, span(i));
        }
    }
    each(Content::citation, [&](const Column& column, std::string_view value, SourceSpan at) { read_citation(column, value, at); });
    RowReader::read_pages();
    read_year();
    RowReader::guess_type();
    each(Content::short_people, [&](const Column& column, std::string_view value, SourceSpan at) {
        if (record_.people(column.variable) == nullptr) return read_people(column, value, at);
        record_.add_leftover(format_, column.header, value, at);
    });
    each(Content::orcids, [&](const Column& column, std::string_view value, SourceSpan at) { read_orcids(column, value, at); });
    each(Content::marks, [&](const Column& column, std::string_view value, SourceSpan at) {
        if (!read_marks_note(record_, value, at)) record_.add_leftover(format_, column.header, value, at);
    });
    passed_.report(record_.source, record_.id, findings_);
}

void RowReader::read_cell(const Column& column, std::string_view value, SourceSpan at) {
    const bool people = column.content == Content::people || column.content == Content::joined_people || column.content == Content::groups_of_people;
    if (column.foreign && people) value = without_doubled_backslashes(record_.arena(), decode_entities(record_.arena(), value));
    switch (column.content) {
        case Content::leftover: return record_.add_leftover(format_, column.header, value, at);
        case Content::text: return RowReader::read_text(column, value, at);
        case Content::date: return read_date_cell(column, value, at);
        case Content::people: return read_people(column, value, at);
        case Content::keywords:
            // OpenAlex separates with bars.
            if (column.foreign && value.find('|') != std::string_view::npos) return split(value, '|', [&](std::string_view word) { record_.add_keyword(word, at); });
            return csl_json::split_keywords(record_, value, at);
        case Content::type: return RowReader::read_type(column, trim_controls(value), at);
        case Content::native_type:
            value = trim_controls(value);
            // A column of types may have said another one before.
            if (const std::string_view before = record_.native_type.value; !before.empty() && before != value) record_.add_leftover(format_, "type", before, record_.native_type.source);
            record_.native_type.value = value;
            record_.native_type.source = at;
            return;
        case Content::identifier: return RowReader::read_identifier(column.header, value, at);
        case Content::link:
            // `yes`, `coming soon`
            if (column.words == HeaderWords::others && value.find('/') == std::string_view::npos && value.find('.') == std::string_view::npos) {
                return record_.add_leftover(format_, column.header, value, at);
            }
            return split(value, ' ', [&](std::string_view url) { record_.add_link(column.link, url, {}, at); });
        case Content::other_link: return split(value, ' ', [&](std::string_view url) { record_.add_link(LinkKind::other, url, {}, at); });
        case Content::joined_people: return read_joined_people(column.variable, value, at);
        case Content::groups_of_people:
            return split(value, ';', [&](std::string_view group) {
                Name name;
                const std::string_view normal = normalize_name_text(record_.arena(), group);
                name.literal = normal.empty() ? group : normal;
                record_.add_contributor(column.variable, name, at);
            });
        case Content::groups: return split(value, ';', [&](std::string_view part) { record_.add_group(part, at); });
        case Content::topics: return split(value, ';', [&](std::string_view part) { record_.add_topic(part, at); });
        case Content::awards: return split(value, ';', [&](std::string_view part) { record_.add_award(part, at); });
        // These need to know the other cells.
        case Content::id:
        case Content::short_people:
        case Content::marks:
        case Content::orcids:
        case Content::year:
        case Content::month:
        case Content::day:
        case Content::citation:
        case Content::page_begin:
        case Content::page_end: return;
    }
}

void RowReader::read_text(const Column& column, std::string_view value, SourceSpan at) {
    const Variable variable = variable_of(column);
    if (variable == Variable::doi) {
        if (const std::string_view doi = canonical_doi(record_.arena(), value); !doi.empty()) {
            if (says_more_than_doi(record_.arena(), value)) record_.add_leftover(format_, "DOI", value, at);
            if (record_.plain(Variable::doi) != doi) record_.add_text(variable, doi, at);
            return;
        }
    }
    // Publish or Perish writes it for what it does not know.
    const bool numbers = variable == Variable::volume || variable == Variable::issue;
    if (value == "0" && numbers && column.header != name_of(variable)) return record_.add_leftover(format_, column.header, value, at);
    // `DOI/URL`, or the address of a work that has no DOI.
    if (variable == Variable::doi && column.foreign && value.starts_with("http")) return add_once(Variable::url, value, at);
    if (!column.foreign) {
        if (holds_no_markup(variable)) return record_.add_text(variable, value, at);
        return record_.add_text(variable, decode_csl_markup(record_.arena(), value), at);
    }
    switch (variable) {
        case Variable::issn:
        case Variable::isbn: return split(value, ';', [&](std::string_view one) { add_once(variable, one, at); });
        case Variable::url: return split_addresses(value, [&](std::string_view one) { add_once(variable, one, at); });
        case Variable::pmid:
        case Variable::pmcid: return RowReader::read_number_of_pubmed(column, value, at);
        default: break;
    }
    if (variable == Variable::container_title && column.plain == "source" && read_source_of_embase(value, at)) return;
    // BibTeX's dash between pages.
    if (variable == Variable::page && value.find("--") != std::string_view::npos) value = with_single_hyphens(record_.arena(), value);
    if (holds_no_markup(variable)) return add_once(variable, value, at);
    // So Zotero has the number of a preprint.
    if ((variable == Variable::number || variable == Variable::issue) && value.starts_with("arXiv:")) {
        if (const FoundIdentifier arxiv = parse_arxiv(record_.arena(), value); arxiv.found()) return add_found_identifier(record_, arxiv, at);
    }
    // Web of Science has a publisher's number of the item where that of the article would be.
    if (variable == Variable::number && value.starts_with("PII ")) return read_identifier("pii", value.substr(4), at);
    const Text text = decode_foreign(record_.arena(), value, column.tex);
    if (record_.plain(variable) != text.plain) record_.add_text(variable, text, at);
}

/// Embase's journal, with all of where an article stands in it.
bool RowReader::read_source_of_embase(std::string_view value, SourceSpan at) {
    const SourceOfEmbase source = parse_source_of_embase(value);
    if (source.journal.empty() || !parse_written_date(source.date)) return false;
    record_.add_text(Variable::container_title, source.journal, at);
    read_date(Variable::issued, source.date, at);
    for (const auto& [variable, text] : {std::pair{Variable::volume, source.volume}, std::pair{Variable::issue, source.issue}, std::pair{Variable::page, source.pages}}) {
        if (!text.empty()) add_once(variable, text, at);
    }
    return true;
}

/// Dimensions has the series of a chapter's book under `Source title`, and the book under `Anthology title`.
Variable RowReader::variable_of(const Column& column) const {
    if (column.plain != "sourcetitle") return column.variable;
    for (std::size_t i = 0; i < std::min(columns_.size(), row_.cells.size()); ++i) {
        if (columns_[i].plain == "anthologytitle" && !cell(i).empty()) return Variable::collection_title;
    }
    return column.variable;
}

/// Another column may have said the same.
void RowReader::add_once(Variable variable, std::string_view value, SourceSpan at) {
    if (record_.plain(variable) != value) record_.add_text(variable, value, at);
}

/// `https://pubmed.ncbi.nlm.nih.gov/31452104`, or `PUBMED 31452104,EMBASE 2002345678` (Cochrane).
void RowReader::read_number_of_pubmed(const Column& column, std::string_view value, SourceSpan at) {
    if (value.starts_with("http")) {
        const FoundIdentifier found = identifier_in_url(record_.arena(), value);
        const std::string_view number = found.value.starts_with("PMC") ? found.value.substr(3) : found.value;
        if (found.found() && found.scheme == ascii_lower(name_of(column.variable)) && value.ends_with(number)) return add_found_identifier(record_, found, at);
    }
    constexpr std::string_view pubmed = "PUBMED ";
    if (value.find(pubmed) == std::string_view::npos) return add_once(column.variable, value, at);
    split(value, ',', [&](std::string_view one) {
        if (one.starts_with(pubmed)) return add_once(column.variable, trim(one.substr(pubmed.size())), at);
        record_.add_leftover(format_, column.header, one, at);
    });
}

/// A table with a column of journals, and none of types, is one of articles. What no column says the type of is an article of a journal where its
/// volume has issues, and a paper where its meeting is named.
void RowReader::guess_type() {
    // Who says `journal` of a work that stands in one means where it came out.
    const bool called_journal = record_.type == ItemType::periodical && equals_ignoring_ascii_case(record_.native_type.value, "journal");
    const bool in_one = record_.text(Variable::title) != nullptr && record_.text(Variable::container_title) != nullptr;
    if (called_journal && foreign_ && in_one) record_.type = ItemType::article_journal;
    if (record_.type != ItemType::document || record_.text(Variable::container_title) == nullptr) return;
    const auto typed = [](const Column& column) { return column.content == Content::type || column.content == Content::native_type; };
    const bool journal = std::any_of(columns_.begin(), columns_.end(), [](const Column& column) {
        if (column.content != Content::text || column.variable != Variable::container_title) return false;
        const bool either = column.plain.find("conference") != std::string::npos;
        return (column.plain.find("journal") != std::string::npos && !either) || column.plain == "zeitschrift" || column.plain == "revue" || column.plain == "revista" || column.plain == "rivista";
    });
    if (journal && std::none_of(columns_.begin(), columns_.end(), typed)) record_.type = ItemType::article_journal;
    if (!record_.native_type.value.empty() && !names_a_file(record_.native_type.value)) return;
    if (record_.type != ItemType::document || !foreign_) return;
    if (record_.text(Variable::event_title) != nullptr) record_.type = ItemType::paper_conference;
    else if (record_.text(Variable::volume) != nullptr && record_.text(Variable::issue) != nullptr) record_.type = ItemType::article_journal;
}

/// The citation itself is a leftover, since it says more.
void RowReader::read_citation(const Column& column, std::string_view value, SourceSpan at) {
    record_.add_leftover(format_, column.header, value, at);
    const Citation citation = parse_citation(value);
    if (const auto date = parse_written_date(citation.date); date && date->has_parts()) read_date(Variable::issued, citation.date, at);
    for (const auto& [variable, text] : {std::pair{Variable::volume, citation.volume}, std::pair{Variable::issue, citation.issue}, std::pair{Variable::page, citation.pages}}) {
        if (!text.empty() && record_.text(variable) == nullptr) record_.add_text(variable, text, at);
    }
}

void RowReader::read_type(const Column& column, std::string_view value, SourceSpan at) {
    // CSL's `article` is a preprint; in other tables it is what it is in BibTeX.
    const bool others = column.foreign || (column.header != "type" && ascii_lower(value) == "article");
    const auto named = item_type_named(value);
    // Zotero has words that mean another type in databases: a `letter` to a person, a `note` of one's own.
    const bool of_zotero = column.inverted && column.plain == "itemtype";
    const auto zotero = !of_zotero ? std::nullopt : value == "note" ? std::optional(ItemType::document) : csl_json::item_type_meant(value);
    const auto meant = !others && named ? named : zotero ? zotero : type_of_words(value);
    if (named && named == meant) {
        record_.type = *named;
        return;
    }
    // Web of Science says first that it stands in a book, and then what it is.
    const bool part = column.foreign && record_.type == ItemType::book && (meant == ItemType::chapter || meant == ItemType::paper_conference);
    if (meant && (record_.type == ItemType::document || part)) record_.type = *meant;
    if (meant && value.size() == 1) return;
    if (!record_.native_type.value.empty()) return record_.add_leftover(format_, "type", value, at);
    record_.native_type.value = value;
    record_.native_type.source = at;
    if (meant || names_a_file(value) || !findings_.wants(unknown_type, "type")) return;
    Finding& finding = findings_.add(unknown_type, at, "the type is none of CSL's");
    finding.record_id = record_.id;
    finding.field = "type";
    finding.value = value;
}

void RowReader::read_identifier(std::string_view scheme, std::string_view value, SourceSpan at) {
    split(value, ';', [&](std::string_view one) {
        if (scheme == "wos" && one.starts_with("WOS:")) one.remove_prefix(4);
        if (scheme == "openalex" && one.starts_with(openalex)) one.remove_prefix(openalex.size() - 1);
        const auto same = [&](const Identifier& known) { return known.scheme == scheme && known.value == one; };
        // Another column may have it too; looking through a list of thousands for each of them would take forever.
        constexpr std::size_t few = 100;
        const auto first = record_.identifiers.begin();
        if (std::any_of(first, first + std::min(record_.identifiers.size(), few), same)) return;
        if (scheme == "arxiv") {
            const FoundIdentifier arxiv = parse_arxiv(record_.arena(), one);
            if (arxiv.found()) return add_found_identifier(record_, arxiv, at);
        }
        record_.add_identifier(scheme, one, at);
    });
}

/// Whether `page` is one of those in `pages`: `12` is in `8-12`, and not in `112-120`.
bool RowReader::says_page(std::string_view pages, std::string_view page) {
    const auto is_inside = [pages](std::size_t at) { return at < pages.size() && (is_ascii_alpha(pages[at]) || is_ascii_digit(pages[at])); };
    for (std::size_t at = pages.find(page); at != std::string_view::npos; at = pages.find(page, at + 1)) {
        if ((at == 0 || !is_inside(at - 1)) && !is_inside(at + page.size())) return true;
    }
    return false;
}

void RowReader::read_pages() {
    if (record_.text(Variable::page) != nullptr) {
        const auto keep = [&](const Column& column, std::string_view value, SourceSpan at) {
            if (value == "0" || !says_page(record_.plain(Variable::page), value)) record_.add_leftover(format_, column.header, value, at);
        };
        each(Content::page_begin, keep);
        each(Content::page_end, keep);
        return;
    }
    std::string_view page;
    SourceSpan where;
    each(Content::page_begin, [&](const Column& column, std::string_view value, SourceSpan at) {
        if (value == "0") return record_.add_leftover(format_, column.header, value, at);
        page = value;
        where = at;
    });
    each(Content::page_end, [&](const Column& column, std::string_view value, SourceSpan at) {
        if (value == "0") return record_.add_leftover(format_, column.header, value, at);
        if (page.empty()) where = at;
        if (page != value) page = page.empty() ? value : record_.arena().concat({page, "-", value});
    });
    record_.add_text(Variable::page, page, where);
}

void read_row(Record& record, std::span<const Column> columns, const Row& row, std::string_view format, Findings& findings) {
    RowReader(record, columns, row, format, findings).read();
}

}  // namespace bibcast::csv
