#include "formats/bibtex/entry_reader.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "formats/bibtex/annotations.hpp"
#include "formats/bibtex/codes.hpp"
#include "formats/bibtex/journal_macros.hpp"
#include "formats/bibtex/entry_writer.hpp"
#include "formats/bibtex/source_fields.hpp"
#include "formats/bibtex/syntax.hpp"
#include "formats/bibtex/titles.hpp"
#include "formats/bibtex/web_styles.hpp"
#include "io/tagged/serial_number.hpp"
#include "model/standard_number.hpp"
#include "text/latex.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

std::size_t index_of(const FieldRow& row) { return static_cast<std::size_t>(&row - field_rows().data()); }

/// BibTeX has no parentheses in names of fields: `Usage-Count-(Last-180-days)` of Web of Science.
std::string_view without_parentheses(Arena& arena, std::string_view name) {
    if (name.empty() || name.back() != ')') return name;
    const std::size_t open = name.find('(');
    return open == std::string_view::npos ? name : arena.concat({name.substr(0, open), name.substr(open + 1, name.size() - open - 2)});
}

/// Titles have a case that braces protect.
bool is_title(Variable variable) {
    using enum Variable;
    switch (variable) {
        case title_short:
        case container_title_short:
        case collection_title:
        case volume_title:
        case event_title:
        case original_title:
        case part_title:
        case reviewed_title: return true;
        default: return false;
    }
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
    if (const Field* orcids = take(FieldId::orcid_numbers)) read_orcids(*orcids);
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

void EntryReader::keep(const Field* field) {
    if (field != nullptr && std::find(kept_.begin(), kept_.end(), field) == kept_.end()) kept_.push_back(field);
}

/// Notes what the record's values alone do not tell: how titles were put together, what the language was called, which field it was.
void EntryReader::find_kept() {
    kept_.clear();
    find_kept_titles();
    find_kept_languages();
    find_kept_publisher();
    // A lone addition at the end of an entry is a note.
    if (slot(FieldId::addendum) != nullptr && slot(FieldId::note) == nullptr) keep(slot(FieldId::addendum));
}

void EntryReader::find_kept_titles() {
    using enum FieldId;
    static constexpr auto parts = {subtitle, titleaddon, mainsubtitle, maintitleaddon, booksubtitle, booktitleaddon, journalsubtitle, journaltitleaddon, issuesubtitle, eventtitleaddon};
    static constexpr auto titles = {title, maintitle, booktitle, journaltitle, journal, issuetitle, eventtitle};
    if (had_any(parts)) {
        for (const FieldId id : parts) keep(slot(id));
        for (const FieldId id : titles) keep(slot(id));
    }
    const Field* const in = slot(journal) != nullptr ? slot(journal) : slot(journaltitle);
    if (in == nullptr) return;
    if (!journal_of_macro(in->value).empty()) keep(in);
    if (slot(fjournal) != nullptr) {
        keep(in);
        keep(slot(fjournal));
    }
    // The journal of an entry type that has none: a page of a magazine's site.
    const bool part = known_type_ != nullptr && (known_type_->type == ItemType::chapter || known_type_->type == ItemType::paper_conference);
    const bool article = known_type_ != nullptr && (known_type_->type == ItemType::article_journal || is_article_type(known_type_->name));
    if (!part && !article) keep(in);
}

void EntryReader::find_kept_languages() {
    using enum FieldId;
    static constexpr FieldSet any = {langid, hyphenation, language};
    if (!had_any(any)) return;
    const bool bibtex = dialect_ == Dialect::bibtex;
    const Field* babel = slot(langid) != nullptr ? slot(langid) : slot(hyphenation);
    if (babel == nullptr && !bibtex) return;
    const Field* const field = babel != nullptr ? babel : slot(language);
    const std::string_view name = without_outer_braces(field->value);
    const std::string_view tag = language_tag(name);
    // BibTeX's styles print the words of `language` as they stand, or ask babel for a language of that name.
    const bool other_field = bibtex && babel != nullptr;
    if (other_field || (!(bibtex && tag.empty()) && babel_name(tag) != name)) keep(field);
}

/// The publisher, when it stands where the entry type has none: the sponsor of a conference, who made a dataset.
void EntryReader::find_kept_publisher() {
    using enum FieldId;
    static constexpr auto publishers = {publisher, institution, school, organization, howpublished};
    if (!had_any(publishers)) return;
    for (const FieldId id : publishers) {
        const Field* field = slot(id);
        if (field == nullptr || trim(field->value).empty()) continue;
        const std::string_view usual = publisher_field_of(known_type_ == nullptr ? "misc" : known_type_->name, dialect_);
        if (id != school && !equals_ignoring_ascii_case(field->name, usual)) keep(field);
        break;
    }
}

/// Hands on what was found. The entry type too, where it is one of the other dialect.
void EntryReader::keep_source() {
    const bool foreign = dialect_ == Dialect::bibtex && known_type_ != nullptr && !has(known_type_->known_to, Dialect::bibtex) && !known_type_->alias;
    if (!kept_.empty() || foreign) keep_source_fields(*record_, dialect_, foreign ? known_type_->name : "misc", kept_);
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
    const bool written = type_->writes != 0 || type_->type == ItemType::thesis || type_->alias;
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

Text EntryReader::text_of(const FieldRow& row, const Field& field) {
    if (has_keys(row)) return localized_or(rich(field));
    if (row.variable == Variable::edition) return unbraced(field);  // BibTeX's styles make its words small
    return is_title(row.variable) ? rich(field) : uncased(field);
}

void EntryReader::read_simple(const Simple& simple) {
    const Field& field = *simple.field;
    const FieldRow& row = *simple.row;
    if (field.value.size() == 3 && is_not_available(field.value)) return leave(field);
    // `introduction = {yes}` of a suppbook (biblatex-chicago) says that the introduction is meant, `dimensions = {true}` (al-folio) shows a badge.
    if ((row.form == Form::role || row.variable == Variable::dimensions) && is_flag(field.value)) return leave(field);
    switch (row.form) {
        case Form::rich: record_->add_text(row.variable, text_of(row, field), field.span); break;
        case Form::plain:
            if (row.variable == Variable::isbn || row.variable == Variable::issn) read_serial_numbers(field, row.variable);
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

/// Several numbers, and words beside them: `1531-5320 (Electronic)` and `1069-9384 (Linking)` on two lines (EndNote, from PubMed).
void EntryReader::read_serial_numbers(const Field& field, Variable variable) {
    constexpr std::size_t longest_issn = 9;
    const std::string_view whole = plain(field);
    if (whole.size() > longest_issn) {
        const tagged::SerialNumbers split = tagged::split_serial_numbers(whole);
        for (const std::string_view number : split.numbers) add_serial_number(number, variable, field.span);
        if (split.words && !field.inherited) leave(field);
        else if (split.words || split.numbers.size() > 1) keep(&field);
        if (!split.numbers.empty()) return;
    }
    const std::string_view number = tagged::strip_serial_word(whole);
    if (number.size() != whole.size()) keep(&field);
    add_serial_number(number, variable, field.span);
}

/// Mendeley has the ISSN of a journal under `isbn`.
void EntryReader::add_serial_number(std::string_view number, Variable variable, SourceSpan span) {
    if (variable == Variable::isbn && number.size() <= 9 && issn_valid(number)) variable = Variable::issn;
    if (record_->plain(variable) == number) return;
    record_->add_text(variable, number, span);
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
        const std::string_view tag = without_parentheses(arena_, renamed ? renamed_[next_renamed++].second : field.name);
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

Text EntryReader::unbraced(const Field& field) {
    if (field.value.empty() || (field.value.front() != '{' && !is_ascii_space(field.value.front()))) return rich(field);
    Field inside = field;
    inside.value = without_outer_braces(field.value);
    return rich(inside);
}

/// What no style puts into small letters needs no braces for that: `publisher = {{Elsevier}}` (Web of Science, HAL, Better BibLaTeX), `note = {See {NASA}}`.
Text EntryReader::uncased(const Field& field) { return without_protection(arena_, unbraced(field)); }

std::string_view EntryReader::plain(const Field& field) { return plain(field, field.value); }

std::string_view EntryReader::plain(const Field& field, std::string_view part) {
    const std::string_view source = trim(part);
    const std::string_view text = decode_latex_plain(arena_, source, &issues_);
    if (!issues_.empty()) report_latex(field, source);
    return trim(text);
}

void EntryReader::add_rich(Variable variable, const Field* field) {
    if (field != nullptr) record_->add_text(variable, uncased(*field), field->span);
}

}  // namespace bibcast::bibtex
