#include "io/tagged/record_builder.hpp"

#include <algorithm>

#include "io/tagged/accession.hpp"
#include "io/tagged/codes.hpp"
#include "io/tagged/date.hpp"
#include "io/tagged/markup.hpp"
#include "io/tagged/pages.hpp"
#include "io/tagged/people.hpp"
#include "io/tagged/short_names.hpp"
#include "io/tagged/wrapped.hpp"
#include "model/identifier.hpp"
#include "model/most_compared.hpp"
#include "text/utf8.hpp"

namespace bibcast::tagged {

void RecordBuilder::finish() {
    for (const Field& field : fields_) {
        if (!field.value.empty()) first_.try_emplace(field.tag, &field);
    }
    choose_type();
    for (const Field& field : fields_) {
        if (field.value.empty()) continue;
        if (const Row* row = table_.row_of(field.tag, record_.type)) {
            add_by_row(field, *row);
        } else {
            report(unknown_tag, field, "unknown tag '" + std::string(field.tag) + "'");
            keep(field);
        }
    }
    finish_special();
    if (contains(part_items, record_.type) && !has(Variable::container_title)) {
        // The abbreviation is all that there is.
        for (TextField& text : record_.texts) {
            if (text.variable == Variable::container_title_short) text.variable = Variable::container_title;
        }
    }
    finish_dates();
    finish_pages();
    std::vector<Field>().swap(fields_);  // of a million not even that need stay while the record is written
}

void RecordBuilder::choose_type() {
    record_.type = table_.fallback;
    for (const Field& field : fields_) {
        const Row* row = table_.row_of(field.tag, record_.type);
        if (row != nullptr && row->place == Place::type) static_cast<void>(set_type(field));
    }
}

bool RecordBuilder::set_type(const Field& field) {
    const TypeRow* type = table_.type_named(one_line(field.value));
    if (type == nullptr) {
        if (!field.value.empty()) report(unknown_type, field, "unknown kind of reference '" + std::string(field.value) + "'");
        keep(field);
        return false;
    }
    record_.type = type->item;
    const bool first = table_.type_of(type->item) == type;
    record_.native_type.value = first ? std::string_view{} : type->name;
    record_.native_type.source = first ? SourceSpan{} : field.span;
    return true;
}

void RecordBuilder::add_by_row(const Field& field, const Row& row) {
    switch (row.place) {
        case Place::type: break;
        case Place::text: add_text(row.variable, field); break;
        case Place::people: add_people(row.variable, field); break;
        case Place::date: add_date(row.variable, field); break;
        case Place::key: record_.id.empty() ? void(record_.id = one_line(field.value)) : keep(field); break;
        case Place::year: years_.push_back(field); break;
        case Place::day: days_.push_back(field); break;
        case Place::pages: add_pages(field); break;
        case Place::first_page: first_page_.value.empty() ? void(first_page_ = field) : keep(field); break;
        case Place::last_page: last_page_.value.empty() ? void(last_page_ = field) : keep(field); break;
        case Place::serial_number: add_serial_number(field); break;
        case Place::doi: add_doi(field); break;
        case Place::accession: add_accession(field); break;
        case Place::keyword: add_keywords(field); break;
        case Place::url: add_urls(field); break;
        case Place::pdf: add_urls(field, LinkKind::pdf); break;
        case Place::full_text: add_urls(field, LinkKind::html); break;
        case Place::special: add_special(field, row); break;
        case Place::none: keep(field); break;
    }
}

void RecordBuilder::add_special(const Field& field, const Row& /*row*/) { keep(field); }

void RecordBuilder::add_text(Variable variable, const Field& field) { add_once(variable, text_of(field), field.span); }

void RecordBuilder::add_people(Variable variable, const Field& field) {
    const auto take = [&](std::string_view name) {
        name = one_line(name);
        if (name.empty()) return;
        if (table_.splits_lists && holds_several_names(name)) return add_list_of_names(variable, name, field);
        add_person(record_, variable, name, field.span, table_.read_name);
    };
    if (table_.people_separators.empty()) take(field.value);
    else for_each_piece(field.value, table_.people_separators, take);
}

void RecordBuilder::add_list_of_names(Variable variable, std::string_view list, const Field& field) {
    report(several_names, field, "one line for a name holds several");
    add_listed_people(record_, variable, list, field.span, findings_);
}

void RecordBuilder::add_date(Variable variable, const Field& field) {
    const ReadDate read = read_date(arena_, one_line(field.value));
    if (!read.understood || read.odd) report(odd_date, field, read.understood ? "the date is not fully understood" : "the value is no date");
    if (read.understood) record_.add_date(variable, read.date, field.span);
    else keep(field);
}

void RecordBuilder::add_pages(const Field& field) {
    const Text pages = text_of(field);
    if (says_no_pages(pages.plain, {})) return keep(field);
    if (const std::string_view article = split_article_number(pages.plain); !article.empty()) return add_once(Variable::number, article, field.span);
    const auto count = split_page_count(pages.plain);
    if (count || (contains(whole_items, record_.type) && pages.is_plain() && counts_pages(pages.plain))) {
        if (!has(Variable::number_of_pages)) return add_once(Variable::number_of_pages, count ? Text(*count) : pages, field.span);
    }
    if (const std::string_view bare = strip_page_word(pages.plain); pages.is_plain() && bare.size() != pages.plain.size()) {
        return add_once(Variable::page, bare, field.span);
    }
    // CNKI, of what has no last page yet: `107936-`.
    if (pages.is_plain() && pages.plain.size() > 1 && pages.plain.find_first_not_of("0123456789") == pages.plain.size() - 1 && pages.plain.ends_with('-')) {
        return add_once(Variable::page, pages.plain.substr(0, pages.plain.size() - 1), field.span);
    }
    add_once(Variable::page, pages, field.span);
}

void RecordBuilder::add_serial_number(const Field& field) {
    const std::string_view whole = text_of(field).plain;
    const auto add = [&](std::string_view number) { add_once(serial_variable(number, serial_kind(record_.type)), number, field.span); };
    const SerialNumbers split = split_serial_numbers(whole);
    for (const std::string_view number : split.numbers) add(number);
    if (split.numbers.empty()) add(strip_serial_word(whole));
    else if (split.words) keep(field);
}

void RecordBuilder::add_doi(const Field& field) {
    const std::string_view text = text_of(field).plain;
    const std::string_view doi = canonical_doi(arena_, text);
    if (!doi.empty()) {
        add_once(Variable::doi, doi, field.span);
        if (says_more_than_doi(arena_, text)) keep(field);
        return;
    }
    if (is_short_doi(text)) return add_once(Variable::doi, text, field.span);
    report(not_a_doi, field, "'" + std::string(field.value) + "' is no DOI");
    keep(field);
}

void RecordBuilder::add_accession(const Field& field) {
    const std::string_view value = text_of(field).plain;
    const Accession accession = split_accession(value);
    if (accession.value.empty()) return add_once(Variable::archive_location, value, field.span);
    if (const Identifier* const known = record_.identifier(accession.scheme); known != nullptr && known->value == accession.value) return;
    FoundIdentifier found{.scheme = accession.scheme, .value = accession.value, .version = {}, .category = {}};
    if (accession.scheme == "arxiv") {
        if (const FoundIdentifier arxiv = parse_arxiv(arena_, accession.value); arxiv.found()) found = arxiv;
    }
    add_found_identifier(record_, found, field.span);
}

void RecordBuilder::add_keywords(const Field& field) {
    const bool lines = table_.keyword_separators.find('\n') != std::string_view::npos;
    const bool separated = table_.wrapped_keywords && field.value.find(';') != std::string_view::npos;
    const std::string_view value = !lines || separated ? one_line(field.value) : table_.wrapped_keywords ? join_full_lines(arena_, field.value) : field.value;
    for_each_piece(value, table_.keyword_separators, [&](std::string_view keyword) {
        keyword = read_markup(arena_, one_line(keyword)).plain;
        if (keyword.starts_with('"') && keyword.ends_with('"') && keyword.size() > 2) return add_quoted_keywords(keyword, field.span);
        const bool known = record_.keywords.size() < most_compared &&
                           std::any_of(record_.keywords.begin(), record_.keywords.end(),
                                       [keyword](const StringField& one) { return one.value == keyword; });
        if (!known) record_.add_keyword(keyword, field.span);
    });
}

/// cffconvert: `"visualization", "big data"`.
void RecordBuilder::add_quoted_keywords(std::string_view list, SourceSpan span) {
    constexpr std::string_view joint = "\", \"";
    list = list.substr(1, list.size() - 2);
    if (list.find('"') == std::string_view::npos || list.find(joint) != std::string_view::npos) {
        for (std::size_t at = 0; at <= list.size();) {
            const std::size_t end = std::min(list.find(joint, at), list.size());
            if (const std::string_view keyword = trim(list.substr(at, end - at)); !keyword.empty()) record_.add_keyword(keyword, span);
            at = end + joint.size();
        }
        return;
    }
    record_.add_keyword({list.data() - 1, list.size() + 2}, span);
}

void RecordBuilder::add_urls(const Field& field, LinkKind kind) {
    for_each_piece(field.value, "\n", [&](std::string_view url) {
        if (add_isi_link(record_, url, field.span)) return;
        if (kind == LinkKind::other && !has(Variable::url)) return record_.add_text(Variable::url, url, field.span);
        if (kind == LinkKind::other && record_.plain(Variable::url) == url) return;
        const bool known = record_.links.size() < most_compared &&
                           std::any_of(record_.links.begin(), record_.links.end(),
                                       [kind, url](const Link& link) { return link.kind == kind && link.url == url; });
        if (known) return;
        record_.add_link(kind, url, {}, field.span);
    });
}

void RecordBuilder::merge_date(const Field& field, const Date& date, bool odd) {
    if (odd) report(odd_date, field, "the date is not fully understood");
    for (DateField& known : record_.dates) {
        if (known.variable != Variable::issued) continue;
        if (known.value == date) return;
        if (agree(known.value, date)) {
            if (precision(date) > precision(known.value)) known.value = date;
            return;
        }
        report(conflicting_dates, field, "the date of publication is given as two different years");
        return keep(field);
    }
    record_.add_date(Variable::issued, date, field.span);
}

void RecordBuilder::merge_year(const Field& field) {
    const ReadDate read = read_date(arena_, one_line(field.value));
    if (read.understood) return merge_date(field, read.date, read.odd);
    report(odd_date, field, "the value is no date");
    keep(field);
}

void RecordBuilder::finish_dates() {
    for (const Field& field : years_) merge_year(field);
    for (const Field& field : days_) {
        const DateField* issued = record_.date(Variable::issued);
        const bool year_only = issued != nullptr && issued->value == Date::of_year(issued->value.begin.year);
        const std::string_view value = one_line(field.value);
        const ReadDate read = year_only ? read_date_in_year(arena_, value, issued->value) : ReadDate{};
        if (read.understood) merge_date(field, read.date, read.odd);
        else merge_year(field);
    }
}

void RecordBuilder::finish_pages() {
    const std::string_view first = text_of(first_page_).plain;
    const std::string_view last = text_of(last_page_).plain;
    if (first.empty() || last.empty() || first == last) {
        Field lone = first.empty() ? last_page_ : first_page_;
        if (!lone.value.empty()) add_pages(lone);
    } else if (says_no_pages(first, last)) {
        keep(first_page_);
        keep(last_page_);
    } else if (split_pages(first)) {
        add_once(Variable::page, first, first_page_.span);
        if (!first.ends_with(last)) keep(last_page_);
    } else {
        // Ends with hyphens in them are told apart by two.
        const std::string_view dash = first.find('-') != std::string_view::npos || last.find('-') != std::string_view::npos ? "--" : "-";
        const std::string_view pages = arena_.concat({first, dash, last});
        add_once(Variable::page, pages, first_page_.span);
    }
}

void RecordBuilder::add_once(Variable variable, const Text& value, SourceSpan span) {
    const bool compared = record_.texts.size() < most_compared;
    for (auto known = record_.texts.begin(); compared && known != record_.texts.end(); ++known) {
        if (known->variable == variable && known->value == value) return;
    }
    record_.add_text(variable, value, span);
}

void RecordBuilder::append_to(Variable variable, std::string_view value, const Field& field) {
    constexpr std::size_t longest = 300;
    for (TextField& known : record_.texts) {
        if (known.variable != variable) continue;
        if (known.value.plain.find(value) != std::string_view::npos) return;
        if (known.value.plain.size() > longest) return keep(field);
        known.value.plain = arena_.concat({known.value.plain, ", ", value});
        return;
    }
    record_.add_text(variable, value, field.span);
}

void RecordBuilder::keep(const Field& field) {
    if (!field.value.empty()) record_.add_leftover(table_.format, field.tag, table_.keep_lines ? field.value : one_line(field.value), field.span);
}

Finding& RecordBuilder::report(const Code& code, const Field& field, std::string message) {
    Finding& finding = findings_.add(code, field.span, std::move(message));
    finding.record_id = record_.id;
    finding.field = field.tag;
    finding.value = field.value;
    return finding;
}

std::string_view RecordBuilder::collapse(std::string_view value) { return collapse_spaces(arena_, value); }

Text RecordBuilder::text_of(const Field& field) { return read_markup(arena_, one_line(field.value)); }

const Field* RecordBuilder::field(std::string_view tag) const {
    const auto found = first_.find(tag);
    return found == first_.end() ? nullptr : found->second;
}

}  // namespace bibcast::tagged
