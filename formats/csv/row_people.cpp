#include <algorithm>

#include "formats/csv/codes.hpp"
#include "formats/csv/joined_names.hpp"
#include "formats/csv/row_reading.hpp"
#include "model/standard_number.hpp"
#include "name/institutions.hpp"
#include "name/list_pieces.hpp"
#include "name/spaces.hpp"
#include "name/marks.hpp"
#include "name/name_list.hpp"
#include "name/others.hpp"
#include "name/page_names.hpp"

namespace bibcast::csv {

namespace {

/// `Polack FP, Thomas SJ`: several people in short between two semicolons, as PubMed has them before a group.
bool is_list_in_short(std::string_view text) {
    bool all = text.find(", ") != std::string_view::npos;
    split(text, ',', [&](std::string_view name) {
        const std::size_t blank = name.rfind(' ');
        const std::string_view initials = blank == std::string_view::npos ? std::string_view{} : name.substr(blank + 1);
        all = all && !initials.empty() && count_code_points(initials) <= 3 && is_initials(initials);
    });
    return all;
}

}  // namespace

/// Whether a column of dates has a year.
bool RowReader::says_year(std::string_view year) {
    if (!years_) {
        years_.emplace();
        const auto add = [&](const Column&, std::string_view date, SourceSpan) {
            for (std::size_t at = 0; at + year.size() <= date.size(); ++at) years_->insert(date.substr(at, year.size()));
        };
        each(Content::year, add);
        each(Content::date, add);
    }
    return years_->contains(year);
}

/// A list without what people write behind it: the year, which a column has too or which is left over, and the full stop.
std::string_view RowReader::without_end(const Column& column, std::string_view value, SourceSpan at) {
    constexpr std::size_t year_size = 4;
    std::string_view list = value;
    while (!list.empty() && (list.back() == '.' || list.back() == ')' || list.back() == ' ')) list.remove_suffix(1);
    const std::string_view year = list.substr(list.size() - std::min(year_size, list.size()));
    const bool is_year = year.size() == year_size && (year.starts_with("19") || year.starts_with("20")) && std::all_of(year.begin(), year.end(), is_ascii_digit);
    if (is_year) {
        std::size_t begin = list.size() - year_size;
        if (begin > 0 && list[begin - 1] == '(') --begin;
        const std::string_view names = trim(list.substr(0, begin));
        if (begin > 0 && (list[begin - 1] == ' ' || list[begin - 1] == ',') && !names.empty()) {
            const std::string_view words = value.substr(begin);
            if (says_year(year)) passed_.add(column.header, words);
            else record_.add_leftover(format_, column.header, words, at);
            value = names;
            while (!value.empty() && (value.back() == ',' || value.back() == ' ')) value.remove_suffix(1);
        }
    }
    if (ends_list_with_full_stop(value) && !is_institution(value)) value.remove_suffix(1);
    return value;
}

/// `A., B.; C., D.`: semicolons separate, and what has a comma has its family name first. Without any it is a list as people write it.
void RowReader::read_people(const Column& column, std::string_view value, SourceSpan at) {
    const Variable variable = column.variable;
    // The words of Scopus and Web of Science for nobody.
    if ((value.starts_with("[No ") && value.ends_with(']')) || value == "[Anonymous]") return record_.add_leftover(format_, column.header, value, at);
    const bool bars = value.find('|') != std::string_view::npos;
    if (value.find(';') == std::string_view::npos && !bars && !column.inverted) {
        value = without_end(column, value, at);
        if (has_page_markup(value) && add_page_names(record_, variable, value, at, findings_)) return;
        return add_name_list(record_, variable, value, at, findings_, {.order = NameOrder::given_first, .commas = Commas::guess, .doubts_pairs = true});
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
        if (is_others(name)) {
            record_.names_of(variable, at).others = true;
            return;
        }
        if (!take_others(name).empty()) record_.names_of(variable, at).others = true;
        if (detail.value.empty() && has_page_markup(name) && add_page_names(record_, variable, name, at, findings_)) return;
        const MarkedText marked = strip_marks(record_.arena(), Text(name), at.begin);
        const std::string_view words = marked.text;
        Name parsed;
        if (column.inverted && words.find(',') == std::string_view::npos) parsed.literal = normalize_name_text(record_.arena(), words);
        else parsed = parse_name(record_.arena(), words);
        Contributor& person = record_.add_contributor(variable, parsed, at);
        for (const PlacedMark& placed : marked.marks) add_mark(record_.arena(), person, placed.mark);
        if (!detail.value.empty()) person.details.push(record_.arena(), detail);
    });
}

void RowReader::read_joined_people(Variable variable, std::string_view value, SourceSpan at) {
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
void RowReader::read_orcids(const Column& column, std::string_view value, SourceSpan at) {
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
Contributor* RowReader::person_named(Variable variable, std::string_view words) {
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

}  // namespace bibcast::csv
