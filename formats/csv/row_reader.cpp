#include "formats/csv/row_reader.hpp"

#include <algorithm>

#include "formats/csl_json/keywords.hpp"
#include "formats/csl_json/types.hpp"
#include "formats/csv/citation.hpp"
#include "formats/csv/codes.hpp"
#include "io/tagged/date.hpp"
#include "model/identifier.hpp"
#include "name/institutions.hpp"
#include "name/marks.hpp"
#include "name/marks_note.hpp"
#include "name/name_list.hpp"
#include "text/csl_markup.hpp"
#include "text/utf8.hpp"

namespace bibcast::csv {

namespace {

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
        : record_(record), columns_(columns), row_(row), format_(format), findings_(findings) {}

    void read() {
        record_.source = {static_cast<std::uint32_t>(row_.begin), static_cast<std::uint32_t>(row_.end)};
        each(Content::id, [&](const Column&, std::string_view value, SourceSpan) { record_.id = value; });
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
            if (record_.people(column.variable) == nullptr) return read_people(column.variable, value, at);
            record_.add_leftover(format_, column.header, value, at);
        });
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
            case Content::text: return read_text(column.variable, value, at);
            case Content::date: return read_date(column.variable, value, at);
            case Content::people: return read_people(column.variable, value, at);
            case Content::keywords: return csl_json::split_keywords(record_, value, at);
            case Content::type: return read_type(column, value, at);
            case Content::native_type:
                // A column of types may have said another one before.
                if (const std::string_view before = record_.native_type.value; !before.empty() && before != value) record_.add_leftover(format_, "type", before, record_.native_type.source);
                record_.native_type.value = value;
                record_.native_type.source = at;
                return;
            case Content::identifier: return read_identifier(column.header, value, at);
            case Content::link: return split(value, ' ', [&](std::string_view url) { record_.add_link(column.link, url, {}, at); });
            case Content::groups: return split(value, ';', [&](std::string_view part) { record_.add_group(part, at); });
            case Content::topics: return split(value, ';', [&](std::string_view part) { record_.add_topic(part, at); });
            case Content::awards: return split(value, ';', [&](std::string_view part) { record_.add_award(part, at); });
            // These need to know the other cells.
            case Content::id:
            case Content::short_people:
            case Content::marks:
            case Content::year:
            case Content::month:
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

    void read_text(Variable variable, std::string_view value, SourceSpan at) {
        if (variable == Variable::doi) {
            if (const std::string_view doi = canonical_doi(record_.arena(), value); !doi.empty()) {
                if (says_more_than_doi(record_.arena(), value)) record_.add_leftover(format_, "DOI", value, at);
                if (record_.plain(Variable::doi) != doi) record_.add_text(variable, doi, at);
                return;
            }
        }
        if (is_code(variable)) return record_.add_text(variable, value, at);
        record_.add_text(variable, decode_csl_markup(record_.arena(), value), at);
    }

    /// `A., B.; C., D.`: semicolons separate, and what has a comma has its family name first. Without any it is a list as people write it.
    void read_people(Variable variable, std::string_view value, SourceSpan at) {
        if (value.find(';') == std::string_view::npos) {
            return add_name_list(record_, variable, value, at, findings_, {.order = NameOrder::given_first, .commas = Commas::guess});
        }
        split(value, ';', [&](std::string_view name) {
            if (is_list_in_short(name)) return add_name_list(record_, variable, name, at, findings_, {.order = NameOrder::given_first, .commas = Commas::guess});
            // Scopus puts its number of the author behind the name.
            const std::size_t open = name.rfind('(');
            std::string_view number;
            if (open != std::string_view::npos && name.ends_with(')') && open + 2 < name.size()) {
                const std::string_view inside = name.substr(open + 1, name.size() - open - 2);
                if (std::all_of(inside.begin(), inside.end(), is_ascii_digit)) {
                    number = inside;
                    name = trim(name.substr(0, open));
                }
            }
            if (equals_ignoring_ascii_case(name, "et al.") || equals_ignoring_ascii_case(name, "others")) {
                record_.names_of(variable, at).others = true;
                return;
            }
            const MarkedText marked = strip_marks(record_.arena(), Text(name), at.begin);
            Contributor& person = record_.add_contributor(variable, parse_name(record_.arena(), marked.text), at);
            for (const PlacedMark& placed : marked.marks) add_mark(record_.arena(), person, placed.mark);
            if (number.empty()) return;
            Detail detail;
            detail.kind = DetailKind::identifier;
            detail.scheme = "scopus";
            detail.value = number;
            detail.source = at;
            person.details.push(record_.arena(), detail);
        });
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

    /// A table with a column of journals, and none of types, is one of articles.
    void guess_type() {
        const auto typed = [](const Column& column) { return column.content == Content::type || column.content == Content::native_type; };
        if (record_.type != ItemType::document || std::any_of(columns_.begin(), columns_.end(), typed)) return;
        each(Content::text, [&](const Column& column, std::string_view, SourceSpan) {
            if (column.variable == Variable::container_title && ascii_lower(column.header).starts_with("journal")) record_.type = ItemType::article_journal;
        });
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
        std::optional<ItemType> meant;
        const std::string word = ascii_lower(value);
        // CSL's `article` is a preprint; in other tables it is what it is in BibTeX.
        const bool other_article = word == "article" && column.header != "type";
        if (const auto type = item_type_named(value); type && !other_article) {
            record_.type = *type;
            return;
        }
        // Web of Science and Scopus.
        if (!meant && (word == "j" || word == "article" || word == "review" || word == "letter" || word == "editorial" || word == "note")) meant = ItemType::article_journal;
        if (!meant && (word == "b" || word == "s")) meant = ItemType::book;
        if (!meant && (word == "c" || word == "conference paper" || word == "proceedings paper")) meant = ItemType::paper_conference;
        if (!meant && word == "book chapter") meant = ItemType::chapter;
        if (!meant && word == "data paper") meant = ItemType::article_journal;
        if (!meant) meant = csl_json::item_type_meant(value);
        if (meant && record_.type == ItemType::document) record_.type = *meant;
        if (meant && word.size() == 1) return;
        if (!record_.native_type.value.empty()) return record_.add_leftover(format_, "type", value, at);
        record_.native_type.value = value;
        record_.native_type.source = at;
        if (meant || !findings_.wants(unknown_type, "type")) return;
        Finding& finding = findings_.add(unknown_type, at, "the type is none of CSL's");
        finding.record_id = record_.id;
        finding.field = "type";
        finding.value = value;
    }

    void read_identifier(std::string_view scheme, std::string_view value, SourceSpan at) {
        split(value, ';', [&](std::string_view one) {
            if (scheme == "wos" && one.starts_with("WOS:")) one.remove_prefix(4);
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
        each(Content::page_begin, [&](const Column&, std::string_view value, SourceSpan at) {
            page = value;
            where = at;
        });
        each(Content::page_end, [&](const Column&, std::string_view value, SourceSpan at) {
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
        each(Content::month, [&](const Column& column, std::string_view value, SourceSpan at) {
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
        });
    }

    Record& record_;
    std::span<const Column> columns_;
    const Row& row_;
    std::string_view format_;
    Findings& findings_;
};

}  // namespace

void read_row(Record& record, std::span<const Column> columns, const Row& row, std::string_view format, Findings& findings) {
    RowReader(record, columns, row, format, findings).read();
}

}  // namespace bibcast::csv
