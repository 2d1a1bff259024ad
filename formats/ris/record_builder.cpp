#include "formats/ris/record_builder.hpp"

#include <algorithm>
#include <string>

#include "formats/ris/codes.hpp"
#include "io/tagged/accession.hpp"
#include "io/tagged/date.hpp"
#include "io/tagged/doi.hpp"
#include "io/tagged/markup.hpp"
#include "io/tagged/names.hpp"
#include "io/tagged/people.hpp"
#include "io/tagged/serial_number.hpp"
#include "io/tagged/short_names.hpp"
#include "model/identifier.hpp"
#include "model/most_compared.hpp"
#include "text/byte_block.hpp"
#include "text/utf8.hpp"

namespace bibcast::ris {

namespace {

bool begins_address(std::string_view text) {
    constexpr std::size_t longest_scheme = 16;
    const std::size_t colon = text.substr(0, longest_scheme + 1).find(':');
    return text.starts_with("www.") || (colon != std::string_view::npos && text.substr(colon).starts_with("://"));
}

/// `U2  - L2029880245`
bool is_other_line(std::string_view text) { return text.size() > 6 && text.substr(2, 4) == "  - "; }

/// What stands before another address, without the word or sign that joins the two: `https://example.org/1 and`.
std::string_view without_conjunction(std::string_view text) {
    text = trim(text);
    for (const std::string_view joint : {"and", "or", "&", ",", "|"}) {
        if (text == joint) return {};
        if (text.ends_with(joint) && is_ascii_space(text[text.size() - joint.size() - 1])) return trim(text.substr(0, text.size() - joint.size()));
    }
    return text;
}

}  // namespace

std::string_view RecordBuilder::one_line(std::string_view value) {
    return find_first_byte<'\n', '\t'>(value) == std::string_view::npos ? value : collapse_spaces(arena_, value);
}

Text RecordBuilder::text_of(const Field& field) {
    if (tagged::is_plain_line(field.value)) return field.value;
    return tagged::read_markup(arena_, one_line(field.value));
}

Finding& RecordBuilder::report(const Code& code, const Field& field, std::string message) {
    Finding& finding = findings_.add(code, field.span, std::move(message));
    finding.record_id = record_.id;
    finding.field = field.tag;
    finding.value = field.value;
    return finding;
}

void RecordBuilder::keep(const Field& field) {
    if (!field.value.empty()) record_.add_leftover("ris", field.tag, one_line(field.value), field.span);
}

bool RecordBuilder::add_once(Variable variable, const Text& value, SourceSpan span) {
    for (std::size_t i = 0; i < std::min(record_.texts.size(), most_compared); ++i) {
        const TextField& known = record_.texts[i];
        if (known.variable == variable && known.value == value) return false;
    }
    record_.add_text(variable, value, span);
    return true;
}

void RecordBuilder::add(Field& field) {
    const TagRow* row = row_of(field.tag, type_);
    if (first_) {
        first_ = false;
        if (row == nullptr || row->place != Place::type) findings_.add(missing_type, field.span, "a record begins without TY");
    }
    const bool author = row != nullptr && (row->tag == "AU" || row->tag == "A1");
    // OpenAlex has the affiliations of each author in `C1` behind its line: whether this is one shows when all authors are known.
    const bool address = row != nullptr && after_author_ && row->tag == "C1";
    if (row != nullptr && row->place != Place::affiliation && !address) after_author_ = author;
    if (row != nullptr && row->place == Place::type) return set_type(field);
    if (field.value.empty()) return;
    if (row == nullptr) {
        report(unknown_tag, field, "unknown tag '" + std::string(field.tag) + "'");
        return keep(field);
    }
    field.tag = row->tag;
    if (address) return affiliations_.push_back({field, authors_});
    add_by_row(field, *row);
    if (author) authors_ += 1;
}

void RecordBuilder::set_type(const Field& field) {
    const auto named = type_named(trim(field.value));
    if (!named) {
        report(unknown_type, field, field.value.empty() ? "TY names no reference type"
                                                        : "unknown reference type '" + std::string(field.value) + "'");
        return keep({"TY", field.value, field.span});
    }
    type_ = *named;
    record_.type = types[type_].item;
    if (type_ == type_of(record_.type)) return;
    record_.native_type.value = types[type_].name;
    record_.native_type.source = field.span;
}

void RecordBuilder::add_by_row(const Field& field, const TagRow& row) {
    if (contains(conference_types, type_) && row.tag[0] == 'C' && row.tag[1] <= '3') conference_2011_ = true;
    // Wiley: what an article ahead of its issue does not have yet.
    if (field.value.size() == 3 && equals_ignoring_ascii_case(field.value, "n/a")) return keep(field);
    switch (row.place) {
        case Place::type: break;
        case Place::text: add_text(row.variable, field); break;
        case Place::people: add_people(row.variable, field); break;
        case Place::date: add_date(field, row); break;
        case Place::year: years_.push(arena_, field); break;
        case Place::full_date: full_dates_.push_back(field); break;
        case Place::early_date: add_early_date(field); break;
        case Place::publication_date: add_publication_date(field); break;
        case Place::journal: journals_.push(arena_, field); break;
        case Place::first_page: first_page_.value.empty() ? void(first_page_ = field) : keep(field); break;
        case Place::last_page: last_page_.value.empty() ? void(last_page_ = field) : keep(field); break;
        case Place::start_page: start_page_.value.empty() ? void(start_page_ = field) : keep(field); break;
        case Place::access_year:
        case Place::access_day: access_.push(arena_, field); break;
        case Place::serial_number: add_serial_number(field); break;
        case Place::accession: (tagged::is_lone_doi(field.value) ? dois_ : accessions_).push(arena_, field); break;
        case Place::keyword: add_keywords(field); break;
        case Place::note: add_note(field); break;
        case Place::url: add_urls(field, LinkKind::other, {}); break;
        case Place::pdf: add_urls(field, LinkKind::pdf, {}); break;
        case Place::full_text: add_urls(field, LinkKind::html, {}); break;
        case Place::related:
            if (tagged::is_lone_doi(field.value)) dois_.push(arena_, field);
            else add_urls(field, LinkKind::other, related_label);
            break;
        case Place::image: add_urls(field, LinkKind::other, image_label); break;
        case Place::affiliation: affiliations_.push_back({field, after_author_ ? authors_ : 0}); break;
        case Place::key: record_.id.empty() ? void(record_.id = one_line(field.value)) : keep(field); break;
        case Place::end: keep(field); break;
        case Place::subtitle: subtitles_.push(arena_, field); break;
        case Place::none: take_jstor_date(field) || take_labelled_number(field) || take_number(field) ? void() : keep(field); break;
    }
}

/// The numbers of a work in `AX` of OPUS 4 (arXiv), and in `C3` of Cochrane: `PUBMED 21314913,EMBASE 643589775`. Other databases' are leftovers.
bool RecordBuilder::take_number(const Field& field) {
    if (field.tag == "AX") {
        const FoundIdentifier arxiv = parse_arxiv(arena_, field.value);
        if (arxiv.found()) add_found_identifier(record_, arxiv, field.span);
        return arxiv.found();
    }
    constexpr std::string_view label = "PUBMED ";
    if (field.tag != "C3" || field.value.find(label) == std::string_view::npos) return false;
    tagged::for_each_piece(field.value, ",", [&](std::string_view piece) {
        const std::string_view number = piece.starts_with(label) ? trim(piece.substr(label.size())) : std::string_view{};
        const bool digits = !number.empty() && number.find_first_not_of("0123456789") == std::string_view::npos;
        if (digits && !has(Variable::pmid)) add_once(Variable::pmid, number, field.span);
        else keep({field.tag, piece, field.span});
    });
    return true;
}

/// PubMed Central: `U1  - 20445627[pmid]`, `U2  - PMC2871111[pmcid]`. Dimensions: `35957633 [PMID]`.
bool RecordBuilder::take_labelled_number(const Field& field) {
    const std::string_view text = one_line(field.value);
    const std::size_t open = text.find('[');
    if (open == std::string_view::npos || !text.ends_with(']')) return false;
    const std::string_view label = text.substr(open);
    const std::string_view number = trim(text.substr(0, open));
    const bool central = equals_ignoring_ascii_case(label, "[pmcid]") && number.starts_with("PMC");
    if (!central && (!equals_ignoring_ascii_case(label, "[pmid]") || number.empty() || number.find_first_not_of("0123456789") != std::string_view::npos)) return false;
    add_once(central ? Variable::pmcid : Variable::pmid, number, field.span);
    return true;
}

/// JSTOR: `C1  - Full publication date: May, 1999`.
bool RecordBuilder::take_jstor_date(const Field& field) {
    constexpr std::string_view label = "Full publication date:";
    if (field.tag != "C1" || !field.value.starts_with(label)) return false;
    const std::string_view date = trim(field.value.substr(label.size()));
    if (!tagged::read_date(arena_, date).understood) return false;
    full_dates_.push_back({field.tag, date, field.span});
    return true;
}

void RecordBuilder::add_text(Variable variable, const Field& field) {
    if (variable == Variable::doi) return add_doi(field);
    if (field.tag == "M3" && tagged::is_lone_doi(field.value)) return void(dois_.push(arena_, field));
    // Kare Publishing: `PMID: 17457708`.
    if (constexpr std::string_view label = "PMID:"; field.tag == "M3" && field.value.starts_with(label)) {
        const std::string_view number = trim(field.value.substr(label.size()));
        if (!number.empty() && number.find_first_not_of("0123456789") == std::string_view::npos) return void(add_once(Variable::pmid, number, field.span));
    }
    // Rayyan: the addresses of the authors, as a list of JSON.
    if (field.tag == "CY" && field.value.starts_with("[\"")) return keep(field);
    // Publish or Perish: when it was searched.
    if (field.tag == "M1" && field.value.starts_with("Query date: ")) return keep(field);
    // R writes it for what is not there.
    if (field.value == "NA" && variable != Variable::title) return keep(field);
    if (contains(conference_types, type_)) {
        if (field.tag == "T2") return void(conference_titles_.push(arena_, field));
        if (field.tag == "CY") return void(conference_places_.push(arena_, field));
    }
    if (field.tag == "M1" && variable == Variable::number && (contains(document_number_types | serial_types, type_) || type_ == type_of(ItemType::thesis))) return void(numbers_.push(arena_, field));
    add_once(variable, text_of(field), field.span);
}

void RecordBuilder::add_person(Variable variable, std::string_view name, SourceSpan span) {
    tagged::add_person(record_, variable, name, span, tagged::read_name);
}

/// A name may be broken into lines, and several may stand where one should; other text after a name is no name.
void RecordBuilder::add_people(Variable variable, const Field& field) {
    // ERIC: `Hern, Matt, Ed` is an editor.
    constexpr std::string_view editor = ", Ed";
    if (variable == Variable::author && field.value.ends_with(editor)) {
        const std::string_view name = field.value.substr(0, field.value.size() - editor.size());
        if (std::count(name.begin(), name.end(), ',') == 1 && name.find_first_of(";\n") == std::string_view::npos) return add_person(Variable::editor, name, field.span);
    }
    if (tagged::add_usual_person(record_, variable, field.value, field.span)) return;
    std::string_view first = field.value.substr(0, field.value.find('\n'));
    std::string_view rest = field.value.substr(first.size());
    if (!rest.empty() && (first.find(',') == std::string_view::npos || trim(first).ends_with(','))) {
        first = one_line(field.value);
        rest = {};
    }
    tagged::for_each_piece(first, ";", [&](std::string_view name) {
        if (tagged::holds_several_names(name)) add_list_of_names(variable, name, field);
        else add_person(variable, name, field.span);
    });
    std::string stray;
    tagged::for_each_piece(rest, "\n", [&](std::string_view line) {
        constexpr std::size_t longest_name = 60;
        if (line.size() <= longest_name && tagged::holds_several_names(line)) return add_list_of_names(variable, line, field);
        if (line.size() <= longest_name && line.find(',') != std::string_view::npos) return add_person(variable, line, field.span);
        if (!stray.empty()) stray += '\n';
        stray += line;
    });
    if (stray.empty()) return;
    const std::string_view words = arena_.copy(stray);
    report(stray_line, {field.tag, words, field.span}, "a line after a name is no name");
    add_once(Variable::note, tagged::read_markup(arena_, words), field.span);
}

void RecordBuilder::add_list_of_names(Variable variable, std::string_view list, const Field& field) {
    report(several_names, field, "one line for a name holds several");
    tagged::add_listed_people(record_, variable, list, field.span, findings_);
}

void RecordBuilder::add_date(const Field& field, const TagRow& row) {
    const tagged::ReadDate read = tagged::read_date(arena_, one_line(field.value));
    if (read.understood) {
        if (read.odd) report(odd_date, field, "the date is not fully understood");
        record_.add_date(row.variable, read.date, field.span);
    } else if (field.tag == "SE") {
        add_once(Variable::section, text_of(field), field.span);
    } else {
        report(odd_date, field, "the value is no date");
        keep(field);
    }
}

/// `ET` of a journal article is the date of early publication, or the edition that it is in other types.
void RecordBuilder::add_early_date(const Field& field) {
    const tagged::ReadDate read = tagged::read_date(arena_, one_line(field.value));
    // `C6` of EndNote is the number of a manuscript: only a month shows that it is a date.
    if (field.tag == "C6" && !(read.understood && read.date.has_parts() && read.date.begin.month != 0)) return keep(field);
    if (read.understood) record_.add_date(Variable::available_date, read.date, field.span);
    else add_once(Variable::edition, text_of(field), field.span);
}

void RecordBuilder::add_publication_date(const Field& field) {
    const tagged::ReadDate read = tagged::read_date(arena_, one_line(field.value));
    if (read.understood && read.date.has_parts() && publication_date_.value.empty()) publication_date_ = field;
    else keep(field);
}

void RecordBuilder::add_note(const Field& field) {
    if (tagged::is_lone_doi(field.value)) return void(dois_.push(arena_, field));
    add_once(Variable::note, text_of(field), field.span);
}

void RecordBuilder::add_doi(const Field& field) {
    const std::string_view text = text_of(field).plain;
    const std::string_view doi = canonical_doi(arena_, text);
    if (!doi.empty()) {
        add_once(Variable::doi, doi, field.span);
        if (doi.size() != text.size() && says_more_than_doi(arena_, text)) keep(field);
        return;
    }
    if (is_short_doi(text)) return void(add_once(Variable::doi, text, field.span));
    report(not_a_doi, field, "'" + std::string(field.value) + "' is no DOI");
    keep(field);
}

void RecordBuilder::add_keywords(const Field& field) {
    tagged::for_each_piece(field.value, "\n;", [&](std::string_view keyword) {
        record_.add_keyword(tagged::read_markup(arena_, keyword).plain, field.span);
    });
}

/// With a blank for each control character: no address has one, and none is written.
std::string_view RecordBuilder::without_controls(std::string_view text) {
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
    if (std::none_of(text.begin(), text.end(), is_control)) return text;
    std::string blank(text);
    std::replace_if(blank.begin(), blank.end(), is_control, ' ');
    return arena_.copy(blank);
}

void RecordBuilder::add_urls(const Field& field, LinkKind kind, std::string_view label) {
    const auto add_url = [&](std::string_view url) {
        const bool main = kind == LinkKind::other && label.empty();
        if (main && !has(Variable::url)) return record_.add_text(Variable::url, url, field.span);
        if (main && record_.plain(Variable::url) == url) return;
        for (std::size_t i = 0; i < std::min(record_.links.size(), most_compared); ++i) {
            const Link& link = record_.links[i];
            if (link.kind == kind && link.url == url && link.label == label) return;
        }
        record_.add_link(kind, url, label, field.span);
    };
    // A semicolon may be part of an address, and a blank of the words before one: they separate only if an address follows, the blank only behind one.
    tagged::for_each_piece(field.value, "\n", [&](std::string_view line) {
        line = trim(without_controls(line));
        if (is_other_line(line)) return keep({field.tag, line, field.span});
        if (tagged::add_isi_link(record_, line, field.span)) return;
        for (std::size_t at = find_first_byte<';', ' '>(line); at != std::string_view::npos; at = find_first_byte<';', ' '>(line, at + 1)) {
            const std::string_view next = trim(line.substr(at + 1));
            if (!next.empty() && !begins_address(next)) continue;
            if (line[at] == ' ' && !begins_address(line)) continue;
            if (const std::string_view before = without_conjunction(line.substr(0, at)); !before.empty()) add_url(before);
            line = next;
            at = std::string_view::npos;
        }
        // Rayyan: another line of the record stands behind an address.
        if (const std::size_t gap = line.find("  "); gap != std::string_view::npos && is_other_line(trim(line.substr(gap)))) {
            keep({field.tag, trim(line.substr(gap)), field.span});
            line = line.substr(0, gap);
        }
        if (!line.empty()) add_url(line);
    });
}

void RecordBuilder::add_serial_number(const Field& field) {
    const std::string_view whole = text_of(field).plain;
    const auto add = [&](std::string_view one) {
        const std::string_view value = tagged::strip_serial_word(one);
        add_once(tagged::serial_variable(value, serial_kind(type_)), value, field.span);
    };
    // Two numbers have sixteen digits at least.
    constexpr std::size_t longest_number = 16;
    if (whole.size() > longest_number || whole.starts_with('E') || whole.starts_with('[')) {
        const tagged::SerialNumbers split = tagged::split_serial_numbers(whole);
        for (const std::string_view number : split.numbers) add(number);
        if (split.words) keep(field);
        if (!split.numbers.empty()) return;
    }
    // Scopus has all numbers of a book in one line.
    const bool several = whole.find("; ") != std::string_view::npos;
    if (!several) return add(whole);
    for (std::size_t at = 0; at <= whole.size();) {
        const std::size_t end = std::min(whole.find("; ", at), whole.size());
        if (const std::string_view one = trim(whole.substr(at, end - at)); !one.empty()) add(one);
        at = end + 2;
    }
}

}  // namespace bibcast::ris
