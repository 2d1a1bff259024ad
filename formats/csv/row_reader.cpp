#include "formats/csv/row_reader.hpp"

#include <algorithm>

#include "formats/csl_json/keywords.hpp"
#include "formats/csv/citation.hpp"
#include "formats/csv/codes.hpp"
#include "formats/csv/joined_names.hpp"
#include "formats/csv/type_words.hpp"
#include "io/tagged/date.hpp"
#include "model/identifier.hpp"
#include "model/standard_number.hpp"
#include "name/institutions.hpp"
#include "name/marks.hpp"
#include "name/marks_note.hpp"
#include "name/name_list.hpp"
#include "text/csl_markup.hpp"
#include "text/entities.hpp"
#include "text/utf8.hpp"

namespace bibcast::csv {

namespace {

constexpr std::string_view openalex = "https://openalex.org/W";

bool is_code(Variable variable) {
    switch (variable) {
        case Variable::doi:
        case Variable::isbn:
        case Variable::issn:
        case Variable::pmid:
        case Variable::pmcid:
        case Variable::url:
        case Variable::language: return true;
        default: return false;
    }
}

class RowReader {
  public:
    RowReader(Record& record, std::span<const Column> columns, const Row& row, std::string_view format, Findings& findings)
        : record_(record), columns_(columns), row_(row), format_(format), findings_(findings), foreign_(!columns.empty() && columns[0].foreign) {}

    void read() {
        record_.source = {static_cast<std::uint32_t>(row_.begin), static_cast<std::uint32_t>(row_.end)};
        each(Content::id, [&](const Column& column, std::string_view value, SourceSpan at) {
            // OpenAlex's own, which is no key.
            if (value.starts_with(openalex)) return read_identifier("openalex", value, at);
            if (!record_.id.empty() && record_.id != value) return record_.add_leftover(format_, column.header, value, at);
            record_.id = value;
        });
        for (std::size_t i = 0; i < row_.cells.size(); ++i) {
            const std::string_view value = cell(i);
            if (value.empty()) continue;
            if (i < columns_.size()) {
                read_cell(columns_[i], value, span(i));
            } else {
                record_.add_leftover(format_, record_.arena().copy("column " + std::to_string(i + 1)), value, span(i));
            }
        }
        each(Content::citation, [&](const Column& column, std::string_view value, SourceSpan at) { read_citation(column, value, at); });
        read_pages();
        read_year();
        guess_type();
        each(Content::short_people, [&](const Column& column, std::string_view value, SourceSpan at) {
            if (record_.people(column.variable) == nullptr) return read_people(column, value, at);
            record_.add_leftover(format_, column.header, value, at);
        });
        each(Content::orcids, [&](const Column& column, std::string_view value, SourceSpan at) { read_orcids(column, value, at); });
        each(Content::marks, [&](const Column& column, std::string_view value, SourceSpan at) {
            if (!read_marks_note(record_, value, at)) record_.add_leftover(format_, column.header, value, at);
        });
    }

  private:
    [[nodiscard]] std::string_view cell(std::size_t i) const {
        return to_nfc(record_.arena(), trim_unicode(row_.cells[i].text));
    }
    [[nodiscard]] SourceSpan span(std::size_t i) const {
        return {static_cast<std::uint32_t>(row_.cells[i].begin), static_cast<std::uint32_t>(row_.cells[i].end)};
    }
    template <class Do>
    void each(Content content, Do&& what) {
        for (std::size_t i = 0; i < std::min(columns_.size(), row_.cells.size()); ++i) {
            if (columns_[i].content != content) continue;
            if (const std::string_view value = cell(i); !value.empty()) what(columns_[i], value, span(i));
        }
    }

    void read_cell(const Column& column, std::string_view value, SourceSpan at) {
        switch (column.content) {
            case Content::leftover: return record_.add_leftover(format_, column.header, value, at);
            case Content::text: return read_text(column, value, at);
            case Content::date:
                if (is_day_of_year(column, value)) return;
                // What is no date adds nothing to one that is known.
                if (const DateField* known = record_.date(column.variable); column.words == HeaderWords::others && known != nullptr && known->value.has_parts()) {
                    if (!date_of(value).has_parts()) return record_.add_leftover(format_, column.header, value, at);
                }
                return read_date(column.variable, value, at);
            case Content::people: return read_people(column, value, at);
            case Content::keywords:
                // OpenAlex separates with bars.
                if (column.foreign && value.find('|') != std::string_view::npos) return split(value, '|', [&](std::string_view word) { record_.add_keyword(word, at); });
                return csl_json::split_keywords(record_, value, at);
            case Content::type: return read_type(column, value, at);
            case Content::native_type:
                // A column of types may have said another one before.
                if (const std::string_view before = record_.native_type.value; !before.empty() && before != value) record_.add_leftover(format_, "type", before, record_.native_type.source);
                record_.native_type.value = value;
                record_.native_type.source = at;
                return;
            case Content::identifier: return read_identifier(column.header, value, at);
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
                    name.literal = group;
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

    template <class Do>
    static void split(std::string_view text, char separator, Do&& what) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find(separator), text.size());
            if (const std::string_view part = trim(text.substr(0, end)); !part.empty()) what(part);
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }

    [[nodiscard]] static Date date_of(std::string_view text) {
        std::optional<Date> date = parse_edtf(text);
        if (!date) date = parse_written_date(text);
        return date ? *date : Date::of_literal(text);
    }

    /// Of two columns with one date the one that says more of it counts.
    void read_date(Variable variable, std::string_view value, SourceSpan at) {
        const Date date = date_of(value);
        const auto refines = [](const Date& more, const Date& less) {
            if (!more.has_parts() || !less.has_parts() || more.is_range() || less.is_range() || less.begin.day != 0) return false;
            return more.begin.year == less.begin.year && (less.begin.month == 0 || more.begin.month == less.begin.month) &&
                   less == (less.begin.month == 0 ? Date::of_year(less.begin.year) : month_of(less));
        };
        for (DateField& known : record_.dates) {
            if (known.variable != variable) continue;
            if (known.value == date || refines(known.value, date)) return;
            if (!refines(date, known.value)) continue;
            known.value = date;
            return;
        }
        record_.add_date(variable, date, at);
    }
    [[nodiscard]] static Date month_of(const Date& date) {
        Date month = Date::of_year(date.begin.year);
        month.begin.month = date.begin.month;
        return month;
    }

    void read_text(const Column& column, std::string_view value, SourceSpan at) {
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
            if (is_code(variable)) return record_.add_text(variable, value, at);
            return record_.add_text(variable, decode_csl_markup(record_.arena(), value), at);
        }
        switch (variable) {
            case Variable::issn:
            case Variable::isbn: return split(value, ';', [&](std::string_view one) { add_once(variable, one, at); });
            case Variable::url: return split_addresses(value, [&](std::string_view one) { add_once(variable, one, at); });
            case Variable::pmid:
            case Variable::pmcid: return read_number_of_pubmed(column, value, at);
            default: break;
        }
        if (is_code(variable)) return add_once(variable, value, at);
        // Web of Science has a publisher's number of the item where that of the article would be.
        if (variable == Variable::number && value.starts_with("PII ")) return read_identifier("pii", value.substr(4), at);
        const Text text = decode_csl_markup(record_.arena(), decode_entities(record_.arena(), value));
        if (record_.plain(variable) != text.plain) record_.add_text(variable, text, at);
    }

    /// Dimensions has the series of a chapter's book under `Source title`, and the book under `Anthology title`.
    [[nodiscard]] Variable variable_of(const Column& column) const {
        if (column.plain != "sourcetitle") return column.variable;
        for (std::size_t i = 0; i < std::min(columns_.size(), row_.cells.size()); ++i) {
            if (columns_[i].plain == "anthologytitle" && !cell(i).empty()) return Variable::collection_title;
        }
        return column.variable;
    }

    /// Another column may have said the same.
    void add_once(Variable variable, std::string_view value, SourceSpan at) {
        if (record_.plain(variable) != value) record_.add_text(variable, value, at);
    }

    /// `https://a.org/1;https://b.org/2`
    template <class Do>
    static void split_addresses(std::string_view text, Do&& what) {
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

    /// `https://pubmed.ncbi.nlm.nih.gov/31452104`, or `PUBMED 31452104,EMBASE 2002345678` (Cochrane).
    void read_number_of_pubmed(const Column& column, std::string_view value, SourceSpan at) {
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

    /// `A., B.; C., D.`: semicolons separate, and what has a comma has its family name first. Without any it is a list as people write it.
    void read_people(const Column& column, std::string_view value, SourceSpan at) {
        const Variable variable = column.variable;
        // The words of Scopus and Web of Science for nobody.
        if ((value.starts_with("[No ") && value.ends_with(']')) || value == "[Anonymous]") return record_.add_leftover(format_, column.header, value, at);
        const bool bars = value.find('|') != std::string_view::npos;
        if (value.find(';') == std::string_view::npos && !bars) {
            return add_name_list(record_, variable, value, at, findings_, {.order = NameOrder::given_first, .commas = Commas::guess});
        }
        split(value, bars ? '|' : ';', [&](std::string_view name) {
            if (is_list_in_short(name)) return add_name_list(record_, variable, name, at, findings_, {.order = NameOrder::given_first, .commas = Commas::guess});
            // Scopus puts its number of the author behind the name; we put the ORCID there.
            const std::size_t open = name.rfind('(');
            Detail detail;
            detail.source = at;
            if (open != std::string_view::npos && name.ends_with(')') && open + 2 < name.size()) {
                const std::string_view inside = name.substr(open + 1, name.size() - open - 2);
                if (std::all_of(inside.begin(), inside.end(), is_ascii_digit)) {
                    detail.kind = DetailKind::identifier;
                    detail.scheme = "scopus";
                    detail.value = inside;
                } else if (const std::string_view orcid = canonical_orcid(record_.arena(), inside); !orcid.empty()) {
                    detail.kind = DetailKind::orcid;
                    detail.value = orcid;
                }
                if (!detail.value.empty()) name = trim(name.substr(0, open));
            }
            if (equals_ignoring_ascii_case(name, "et al.") || equals_ignoring_ascii_case(name, "others")) {
                record_.names_of(variable, at).others = true;
                return;
            }
            const MarkedText marked = strip_marks(record_.arena(), Text(name), at.begin);
            Contributor& person = record_.add_contributor(variable, parse_name(record_.arena(), marked.text), at);
            for (const PlacedMark& placed : marked.marks) add_mark(record_.arena(), person, placed.mark);
            if (!detail.value.empty()) person.details.push(record_.arena(), detail);
        });
    }

    void read_joined_people(Variable variable, std::string_view value, SourceSpan at) {
        const std::vector<std::string_view> names = split_joined_names(value);
        for (const std::string_view name : names) {
            if (!trim(name).empty()) record_.add_contributor(variable, parse_name(record_.arena(), trim(name)), at);
        }
        if (names.size() < 2 || !findings_.wants(joined_names, name_of(variable))) return;
        Finding& finding = findings_.add(joined_names, at, "names stand without anything between them");
        finding.record_id = record_.id;
        finding.field = name_of(variable);
        finding.value = value;
    }

    /// `Okafor, Ngozi/0000-0002-1825-0097; …` (Web of Science)
    void read_orcids(const Column& column, std::string_view value, SourceSpan at) {
        split(value, ';', [&](std::string_view piece) {
            const std::size_t slash = piece.rfind('/');
            const std::string_view orcid = slash == std::string_view::npos ? std::string_view{} : canonical_orcid(record_.arena(), piece.substr(slash + 1));
            Contributor* const owner = orcid.empty() ? nullptr : person_named(column.variable, trim(piece.substr(0, slash)));
            if (owner == nullptr) return record_.add_leftover(format_, column.header, piece, at);
            Detail detail;
            detail.kind = DetailKind::orcid;
            detail.value = orcid;
            detail.source = at;
            owner->details.push(record_.arena(), detail);
        });
    }

    /// Only if exactly one is called so.
    Contributor* person_named(Variable variable, std::string_view words) {
        constexpr std::size_t few = 200;
        const Name name = parse_name(record_.arena(), words);
        Contributor* found = nullptr;
        for (NamesField& names : record_.names) {
            if (names.variable != variable || names.people.size() > few) continue;
            for (Contributor& person : names.people) {
                if (person.name.family.view() != name.family.view() || person.name.given.view() != name.given.view()) continue;
                if (found != nullptr) return nullptr;
                found = &person;
            }
        }
        return found;
    }

    /// `Polack FP, Thomas SJ`: several people in short between two semicolons, as PubMed has them before a group.
    static bool is_list_in_short(std::string_view text) {
        bool all = text.find(", ") != std::string_view::npos;
        split(text, ',', [&](std::string_view name) {
            const std::size_t blank = name.rfind(' ');
            const std::string_view initials = blank == std::string_view::npos ? std::string_view{} : name.substr(blank + 1);
            all = all && !initials.empty() && count_code_points(initials) <= 3 && is_initials(initials);
        });
        return all;
    }

    /// A table with a column of journals, and none of types, is one of articles. What no column says the type of is an article of a journal where its
    /// volume has issues, and a paper where its meeting is named.
    void guess_type() {
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
    void read_citation(const Column& column, std::string_view value, SourceSpan at) {
        record_.add_leftover(format_, column.header, value, at);
        const Citation citation = parse_citation(value);
        if (const auto date = parse_written_date(citation.date); date && date->has_parts()) read_date(Variable::issued, citation.date, at);
        for (const auto& [variable, text] : {std::pair{Variable::volume, citation.volume}, std::pair{Variable::issue, citation.issue}, std::pair{Variable::page, citation.pages}}) {
            if (!text.empty() && record_.text(variable) == nullptr) record_.add_text(variable, text, at);
        }
    }

    void read_type(const Column& column, std::string_view value, SourceSpan at) {
        // CSL's `article` is a preprint; in other tables it is what it is in BibTeX.
        const bool others = column.foreign || (column.header != "type" && ascii_lower(value) == "article");
        const auto named = item_type_named(value);
        const auto meant = !others && named ? named : type_of_words(value);
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

    void read_identifier(std::string_view scheme, std::string_view value, SourceSpan at) {
        split(value, ';', [&](std::string_view one) {
            if (scheme == "wos" && one.starts_with("WOS:")) one.remove_prefix(4);
            if (scheme == "openalex" && one.starts_with(openalex)) one.remove_prefix(openalex.size() - 1);
            const auto same = [&](const Identifier& known) { return known.scheme == scheme && known.value == one; };
            if (std::any_of(record_.identifiers.begin(), record_.identifiers.end(), same)) return;
            if (scheme == "arxiv") {
                const FoundIdentifier arxiv = parse_arxiv(record_.arena(), one);
                if (arxiv.found()) return add_found_identifier(record_, arxiv, at);
            }
            record_.add_identifier(scheme, one, at);
        });
    }

    void read_pages() {
        if (record_.text(Variable::page) != nullptr) {
            const auto keep = [&](const Column& column, std::string_view value, SourceSpan at) {
                if (record_.plain(Variable::page).find(value) == std::string_view::npos) record_.add_leftover(format_, column.header, value, at);
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

    /// The year alone, with the month if there is one, unless a date has it.
    void read_year() {
        each(Content::year, [&](const Column& column, std::string_view value, SourceSpan at) {
            const DateField* const known = record_.date(Variable::issued);
            if (known == nullptr) return record_.add_date(Variable::issued, date_of(value), at);
            if (!known->value.has_parts() || std::to_string(known->value.begin.year) != value) record_.add_leftover(format_, column.header, value, at);
        });
        each(Content::date, [&](const Column& column, std::string_view value, SourceSpan at) {
            if (is_day_of_year(column, value)) complete_year(column, value, at);
        });
        each(Content::month, [&](const Column& column, std::string_view value, SourceSpan at) {
            complete_year(column, value, at);
        });
        each(Content::day, [&](const Column& column, std::string_view value, SourceSpan at) {
            const int day = value.size() <= 2 && std::all_of(value.begin(), value.end(), is_ascii_digit) ? std::stoi(std::string(value)) : 0;
            for (DateField& field : record_.dates) {
                if (field.variable != Variable::issued || !field.value.has_parts() || field.value.is_range() || field.value.begin.month == 0) continue;
                DatePoint& begin = field.value.begin;
                if (day != 0 && begin.day == day) return;
                if (day == 0 || begin.day != 0 || !is_calendar_day(begin.year, begin.month, day)) continue;
                begin.day = static_cast<std::uint8_t>(day);
                return;
            }
            record_.add_leftover(format_, column.header, value, at);
        });
    }

    /// `Apr-01`, `JAN-JUN` under `Publication Date` (Web of Science): the rest of a date whose year has a column of its own.
    [[nodiscard]] bool is_day_of_year(const Column& column, std::string_view value) const {
        return column.foreign && column.variable == Variable::issued && !date_of(value).has_parts() &&
               std::any_of(columns_.begin(), columns_.end(), [](const Column& other) { return other.content == Content::year; });
    }

    /// Adds the month, with the day, to the date.
    void complete_year(const Column& column, std::string_view value, SourceSpan at) {
        int month = month_named(value);
        if (month == 0 && value.size() <= 2 && std::all_of(value.begin(), value.end(), is_ascii_digit)) month = std::stoi(std::string(value));
        for (DateField& field : record_.dates) {
            if (field.variable != Variable::issued || !field.value.has_parts()) continue;
            DatePoint& begin = field.value.begin;
            if (month != 0 && begin.month == month) return;
            if (begin.month != 0) continue;
            if (month >= 1 && month <= 12) {
                begin.month = static_cast<std::uint8_t>(month);
                return;
            }
            // `MAR 12`, `JAN-FEB`, `SPR` (Web of Science).
            const tagged::ReadDate read = tagged::read_date_in_year(record_.arena(), value, field.value);
            if (!read.understood || read.odd) continue;
            field.value = read.date;
            return;
        }
        record_.add_leftover(format_, column.header, value, at);
    }

    Record& record_;
    std::span<const Column> columns_;
    const Row& row_;
    std::string_view format_;
    Findings& findings_;
    bool foreign_;
};

}  // namespace

void read_row(Record& record, std::span<const Column> columns, const Row& row, std::string_view format, Findings& findings) {
    RowReader(record, columns, row, format, findings).read();
}

}  // namespace bibcast::csv
