#include "formats/bibtex/entry_reader.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "formats/bibtex/annotations.hpp"
#include "formats/bibtex/codes.hpp"
#include "formats/bibtex/journal_macros.hpp"
#include "formats/bibtex/source_fields.hpp"
#include "formats/bibtex/titles.hpp"
#include "formats/bibtex/web_styles.hpp"
#include "model/standard_number.hpp"
#include "text/latex.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

std::size_t index_of(const FieldRow& row) { return static_cast<std::size_t>(&row - field_rows().data()); }

/// Entry types that are another name for one that is written (biblatex manual, section 2.1.2), or for a CSL type.
bool is_alias(std::string_view type) {
    constexpr std::array<std::string_view, 8> aliases = {"conference", "electronic", "www", "webpage", "newspaper", "magazine", "interview", "map"};
    return std::find(aliases.begin(), aliases.end(), type) != aliases.end();
}

}  // namespace

void EntryReader::read(const RawEntry& entry, const std::vector<Field>& fields, Record& record) {
    record_ = &record;
    entry_ = &entry;
    fields_ = &fields;
    record.id = entry.key;
    record.source = entry.span;
    known_type_ = find_type(entry.type);
    sort_fields();
    find_kept();
    place_eprint();
    read_type();
    // Most entries have their fields in the order of the table, and sorting takes memory.
    const auto by_row = [](const Simple& a, const Simple& b) { return a.row < b.row; };
    if (!std::is_sorted(simple_.begin(), simple_.end(), by_row)) std::stable_sort(simple_.begin(), simple_.end(), by_row);
    for (const Simple& simple : simple_) {
        if (simple.row->form == Form::names) read_simple(simple);
    }
    read_editors();
    read_titles();
    read_containers();
    read_dates();
    read_filed();
    read_numbers();
    read_publisher();
    read_genre();
    read_notes();
    read_language();
    read_url();
    read_eprint();
    for (const Simple& simple : simple_) {
        if (simple.row->form != Form::names) read_simple(simple);
    }
    read_more();
    read_annotations();
    keep_source();
    read_leftovers();
}

/// Puts each field where the rules look for it.
void EntryReader::sort_fields() {
    slots_.fill(nullptr);
    had_ = {};
    seen_rows_.reset();
    simple_.clear();
    annotations_.clear();
    lists_.clear();
    more_specials_.clear();
    renamed_.clear();
    left_.assign(fields_->size(), 1);
    unknown_.clear();
    for (const Field& field : *fields_) place_field(field);
    for (const Field* field : unknown_) (void)place_numbered(*field);
}

void EntryReader::place_field(const Field& field) {
    const FieldRow* const row = find_field(field.name);
    if (row != nullptr) {
        place_row(*row, field);
    } else if (annotation_marker_at(field.name) != std::string_view::npos) {
        annotations_.push_back(&field);
    } else {
        unknown_.push_back(&field);
    }
}

void EntryReader::place_row(const FieldRow& row, const Field& field) {
    const std::size_t index = index_of(row);
    if (seen_rows_[index]) {
        place_duplicate(row, field);
        return;
    }
    seen_rows_[index] = true;
    if (row.form == Form::special || row.id != FieldId::none) {
        slots_[static_cast<std::size_t>(row.id)] = &field;
        had_.add(row.id);
    }
    if (row.form != Form::special) {
        simple_.push_back({&row, &field});
        leave(field, false);
    }
    if (row.id == FieldId::xdata) leave(field, false);
}

/// A second value of a variable that can have several, or a leftover under the numbered name that it will be written by.
void EntryReader::place_duplicate(const FieldRow& row, const Field& field) {
    if (!field.inherited && !place_further_value(row, field)) {
        leave_numbered(field);
    }
    if (field.inherited || !findings_.wants(duplicate_field, field.name)) return;
    Finding& finding = findings_.add(duplicate_field, field.span, "the field '" + std::string(field.name) + "' stands in the entry twice");
    finding.record_id = entry_->key;
    finding.field = field.name;
    finding.value = field.value;
}

/// The field stays a leftover, under a name that no field has which is written.
void EntryReader::leave_numbered(const Field& field) {
    const std::size_t index = static_cast<std::size_t>(&field - fields_->data());
    const auto at = std::lower_bound(renamed_.begin(), renamed_.end(), index, [](const auto& one, std::size_t wanted) { return one.first < wanted; });
    renamed_.insert(at, {index, arena_.concat({field.name, "2"})});
}

bool EntryReader::place_further_value(const FieldRow& row, const Field& field) {
    if (row.id == FieldId::award || row.id == FieldId::identifier) {
        more_specials_.push_back({&row, &field});
    } else if (row.form == Form::special || row.form == Form::names || row.form == Form::role || row.id != FieldId::none) {
        return false;
    } else {
        simple_.push_back({&row, &field});
    }
    leave(field, false);
    return true;
}

/// `code2`, `award3`: further values of a field, as the writers number them.
bool EntryReader::place_numbered(const Field& field) {
    std::string_view name = field.name;
    while (!name.empty() && is_ascii_digit(name.back())) name.remove_suffix(1);
    if (name.size() == field.name.size()) return false;
    const FieldRow* row = find_field(name);
    return row != nullptr && seen_rows_[index_of(*row)] && place_further_value(*row, field);
}

/// Notes how titles were put together and what the language was called, so that BibLaTeX gets them back so.
void EntryReader::find_kept() {
    using enum FieldId;
    static constexpr auto parts = {subtitle, titleaddon, mainsubtitle, maintitleaddon, booksubtitle, booktitleaddon, journalsubtitle, journaltitleaddon, issuesubtitle, eventtitleaddon};
    static constexpr auto titles = {title, maintitle, booktitle, journaltitle, journal, issuetitle, eventtitle};
    static constexpr auto languages = {langid, hyphenation};
    static constexpr auto publishers = {publisher, institution, school, organization, howpublished};
    kept_.clear();
    const auto keep_all = [&](std::initializer_list<FieldId> ids) {
        for (const FieldId id : ids) {
            if (slot(id) != nullptr) kept_.push_back(slot(id));
        }
    };
    if (had_any(parts)) {
        keep_all(parts);
        keep_all(titles);
    }
    if (had_any(languages)) {
        for (const FieldId id : languages) {
            const Field* field = slot(id);
            if (field != nullptr && babel_name(language_tag(trim(field->value))) != trim(field->value)) kept_.push_back(field);
        }
    }
    for (const FieldId id : {journal, journaltitle}) {
        if (slot(id) != nullptr && kept_.empty() && !journal_of_macro(slot(id)->value).empty()) kept_.push_back(slot(id));
    }
    if (!had_any(publishers)) return;
    // The publisher, when it stands where the entry type has none: the sponsor of a conference, who made a dataset.
    const auto filled = [&](FieldId id) { return slot(id) != nullptr && !trim(slot(id)->value).empty(); };
    for (const FieldId id : publishers) {
        if (!filled(id)) continue;
        const Field* field = slot(id);
        const std::string_view usual = publisher_field_of(known_type_ == nullptr ? "misc" : known_type_->name, dialect_);
        if (id != school && !equals_ignoring_ascii_case(field->name, usual)) kept_.push_back(field);
        break;
    }
}

/// Hands on what was found. The entry type too, where it is one of the other dialect.
void EntryReader::keep_source() {
    const bool foreign = dialect_ == Dialect::bibtex && known_type_ != nullptr && !has(known_type_->known_to, Dialect::bibtex) && !is_alias(known_type_->name);
    if (!kept_.empty() || foreign) keep_source_fields(*record_, foreign ? known_type_->name : "misc", kept_);
}

void EntryReader::read_type() {
    Record& record = *record_;
    const bool unknown = known_type_ == nullptr;
    type_ = unknown ? find_type("misc") : known_type_;
    if (unknown) {
        if (findings_.wants(unknown_type, entry_->type)) {
            findings_.add(unknown_type, entry_->span, "no style defines the entry type '" + std::string(entry_->type) + "'").record_id = entry_->key;
        }
    }
    record.type = type_->type;
    type_is_stated_ = unknown;
    // The entry type says more than the CSL type, unless it is what would be written for that.
    const bool written = type_->writes != 0 || type_->type == ItemType::thesis || is_alias(type_->name);
    // Which thesis it is, where `type` says it in words of its own.
    const Field* kind = slot(FieldId::type);
    const bool thesis = type_->type == ItemType::thesis && !type_->genre.empty() && kind != nullptr && !trim(kind->value).empty() &&
                        is_masters_genre(kind->value) != is_masters_genre(type_->genre);
    if (unknown || !written || thesis) {
        record.native_type.value = unknown ? arena_.copy(ascii_lower(entry_->type)) : type_->name;
        record.native_type.source = {entry_->span.begin + 1, entry_->span.begin + 1 + static_cast<std::uint32_t>(entry_->type.size())};
    }
    const Field* subtype = slot(FieldId::entrysubtype);
    if (subtype == nullptr) return;
    const std::string_view word = trim(subtype->value);
    std::optional<ItemType> named = item_type_named(word);
    if (word == "preprint") named = ItemType::article;
    if (equals_ignoring_ascii_case(word, "magazine")) named = ItemType::article_magazine;
    if (equals_ignoring_ascii_case(word, "newspaper")) named = ItemType::article_newspaper;
    const TypeRow* row = find_type(word);
    if (row != nullptr && (!named || row->type == type_->type) && row->type != named) {
        // An entry type that the dialect of the file does not have.
        named = row->type;
        record.native_type.value = row->name;
        record.native_type.source = subtype->span;
    } else if (named && *named != type_->type) {
        record.native_type = {};  // the entry type only stands in for it
    }
    if (!named) return;
    record.type = *named;
    type_is_stated_ = true;
    (void)take(FieldId::entrysubtype);
}

void EntryReader::read_simple(const Simple& simple) {
    const Field& field = *simple.field;
    const FieldRow& row = *simple.row;
    if (field.value.size() == 3 && is_not_available(field.value)) return leave(field);
    // `introduction = {yes}` of a suppbook (biblatex-chicago) says that the introduction is meant, `dimensions = {true}` (al-folio) shows a badge.
    if ((row.form == Form::role || row.variable == Variable::dimensions) && is_flag(field.value)) return leave(field);
    switch (row.form) {
        case Form::rich:
            record_->add_text(row.variable, has_keys(row) ? localized_or(rich(field)) : rich(field), field.span);
            break;
        case Form::plain:
            if (row.variable == Variable::isbn) read_isbn(field);
            else record_->add_text(row.variable, plain(field), field.span);
            break;
        case Form::list: record_->add_text(row.variable, list(field, false), field.span); break;
        case Form::pages: read_pages(field); break;
        case Form::verbatim:
            if (row.id == FieldId::doi) {
                read_doi(field);
            } else if (row.id != FieldId::url) {
                record_->add_text(row.variable, verbatim(field), field.span);
            }
            break;
        case Form::names: read_people(row.variable, field); break;
        case Form::role: read_people_in_role(field, row.name); break;
        case Form::date: read_date(row.variable, field); break;
        case Form::keywords: read_keywords(field); break;
        case Form::link: record_->add_link(row.link, verbatim(field), {}, field.span); break;
        case Form::identifier: record_->add_identifier(row.note, verbatim(field), field.span); break;
        case Form::special:
        case Form::ignored: break;
    }
}

/// Mendeley has the ISSN of a journal under `isbn`.
void EntryReader::read_isbn(const Field& field) {
    const std::string_view number = plain(field);
    const bool journal = number.size() <= 9 && issn_valid(number);
    if (journal && record_->plain(Variable::issn) == number) return;
    record_->add_text(journal ? Variable::issn : Variable::isbn, number, field.span);
}

/// What no rule took is kept as it stands, in the order of the source.
void EntryReader::read_leftovers() {
    std::size_t next_renamed = 0;
    bool numbered = false;
    const bool has_parent = slot(FieldId::crossref) != nullptr && !trim(slot(FieldId::crossref)->value).empty();
    for (std::size_t i = 0; i < fields_->size(); ++i) {
        const Field& field = (*fields_)[i];
        if (!is_left(i) && !has_parent) continue;
        const bool renamed = next_renamed < renamed_.size() && renamed_[next_renamed].first == i;
        const std::string_view tag = renamed ? renamed_[next_renamed++].second : field.name;
        // An empty field only says that it is not to be inherited; what a crossref brings stands in the parent's own record.
        const bool kept = trim(field.value).empty() ? has_parent : is_left(i);
        if (!kept || field.inherited) continue;
        // No field name begins with a digit (bibtex.web, section 90); biber gives the file up there.
        const bool has_digit = !tag.empty() && is_ascii_digit(tag.front());
        record_->add_leftover(leftover_format, has_digit ? arena_.concat({"_", tag}) : tag, trim(field.value), field.span);
        numbered = numbered || (!tag.empty() && is_ascii_digit(tag.back()));
    }
    if (numbered) rename_numbered_leftovers();
}

/// `shelf`, `shelf2`, `shelf3`: one field that nobody knows, several times, as our writer had to number it.
void EntryReader::rename_numbered_leftovers() {
    std::map<std::string, std::size_t> counts;
    for (Leftover& leftover : record_->leftovers) {
        const std::string_view tag = leftover.tag;
        const std::size_t end = tag.find_last_not_of("0123456789") + 1;
        const std::string base = ascii_lower(tag.substr(0, end));
        const auto known = counts.find(base);
        const bool next = end < tag.size() && known != counts.end() && tag.substr(end) == std::to_string(known->second + 1);
        if (next) leftover.tag = tag.substr(0, end);
        if (next || end == tag.size()) ++counts[base];
    }
}

void EntryReader::leave(const Field& field, bool left) { left_[static_cast<std::size_t>(&field - fields_->data())] = left ? 1 : 0; }

const Field* EntryReader::take(FieldId id) {
    const Field*& slot = slots_[static_cast<std::size_t>(id)];
    const Field* field = slot;
    slot = nullptr;
    if (field != nullptr) leave(*field, false);
    return field;
}

const Field* EntryReader::take_first(std::initializer_list<FieldId> ids) {
    for (const FieldId id : ids) {
        if (const Field* field = take(id); field != nullptr && !trim(field->value).empty()) return field;
    }
    return nullptr;
}

void EntryReader::report_latex(const Field& field, std::string_view source) {
    const auto begin = field.span.begin + static_cast<std::uint32_t>(source.data() - field.value.data());
    for (const LatexIssue& issue : issues_) {
        using Kind = LatexIssue::Kind;
        const bool unknown = issue.kind == Kind::unknown_command;
        const bool style = issue.kind == Kind::too_deep || issue.kind == Kind::too_many;
        const bool dropped = issue.kind == Kind::dropped_command || issue.kind == Kind::dropped_comment || style;
        const Code& code = unknown ? unknown_command : dropped ? dropped_latex : unbalanced_latex;
        if (!findings_.wants(code, unknown ? issue.command : field.name)) continue;
        std::string message = unknown   ? "the LaTeX command '" + std::string(issue.command) + "' is not known and stays as it is"
                              : style   ? std::string("styles are left out: there are more than a text can have")
                              : dropped ? "'" + std::string(issue.command) + "' is left out"
                                        : "the value of '" + std::string(field.name) + "' is not balanced";
        const bool exact = field.span.end - field.span.begin == field.value.size();
        const SourceSpan span = exact ? SourceSpan{begin + issue.span.begin, begin + issue.span.end} : field.span;
        Finding& finding = findings_.add(code, span, std::move(message));
        finding.record_id = entry_->key;
        finding.field = field.name;
        if (unknown) finding.once_key = std::string("latex ") + std::string(issue.command);
    }
    issues_.clear();
}

Text EntryReader::rich(const Field& field) {
    const std::string_view source = trim(field.value);
    if (is_plain_latex(source)) return source;
    const std::string_view latex = with_web_styles(arena_, source);
    const Text text = decode_latex(arena_, latex, &issues_);
    if (latex.data() != source.data()) {
        for (LatexIssue& issue : issues_) issue.span = {0, static_cast<std::uint32_t>(source.size())};
    }
    if (!issues_.empty()) report_latex(field, source);
    return without_outer_blanks(arena_, text);
}

std::string_view EntryReader::plain(const Field& field) { return plain(field, field.value); }

std::string_view EntryReader::plain(const Field& field, std::string_view part) {
    const std::string_view source = trim(part);
    const std::string_view text = decode_latex_plain(arena_, source, &issues_);
    if (!issues_.empty()) report_latex(field, source);
    return trim(text);
}

void EntryReader::add_rich(Variable variable, const Field* field) {
    if (field != nullptr) record_->add_text(variable, rich(*field), field->span);
}

}  // namespace bibcast::bibtex
