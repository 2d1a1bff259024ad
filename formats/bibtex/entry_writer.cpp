#include "formats/bibtex/entry_writer.hpp"

#include <algorithm>

#include "formats/bibtex/strings.hpp"
#include "formats/bibtex/syntax.hpp"
#include "formats/bibtex/write_names.hpp"
#include "io/loss.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

constexpr std::string_view article_types[] = {"article", "suppperiodical", "review"};
constexpr std::string_view part_types[] = {"inbook",     "incollection",   "inproceedings", "conference",
                                           "bookinbook", "suppcollection", "suppbook",      "inreference"};

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// A type name that can stand behind an `@`, as the reader takes one over: other formats' native types are in capitals, or are words.
bool is_type_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return is_class(c, name_char) && (c < 'A' || c > 'Z'); });
}

}  // namespace

bool is_article_type(std::string_view type) { return is_one_of(type, article_types); }

ItemType type_read_from(const TypeRow& row, bool has_arxiv) {
    // A preprint by arXiv's own export is a @misc with an eprint.
    return row.type == ItemType::document && has_arxiv ? ItemType::article : row.type;
}

bool slice_text(Arena& arena, const Text& text, std::size_t begin, std::size_t end, Text& part) {
    std::vector<Styled> styles;
    for (Styled style : text.styles) {
        if (style.end <= begin || style.begin >= end) continue;
        if (style.begin < begin || style.end > end) return false;
        style.begin -= static_cast<std::uint32_t>(begin);
        style.end -= static_cast<std::uint32_t>(begin);
        styles.push_back(style);
    }
    part = Text(text.plain.substr(begin, end - begin), arena.copy_all(std::span<const Styled>(styles)));
    return true;
}

EntryWriter::EntryWriter(Record& record, std::string& out, const WriteOptions& options, Findings& findings)
    : record_(record), options_(options), findings_(findings), emit_(out, options), source_(record) {
    choose_type();
}

void EntryWriter::choose_type() {
    StringField& native = record_.native_type;
    const bool has_arxiv = record_.identifier("arxiv") != nullptr;
    const TypeRow* as_it_was = options_.dialect == Dialect::bibtex ? find_type(source_.type()) : nullptr;
    if (as_it_was != nullptr && type_read_from(*as_it_was, has_arxiv) == record_.type) {
        native.written = true;
        type_ = as_it_was;
        type_name_ = as_it_was->name;
        return;
    }
    if (const TypeRow* row = find_type(native.value)) {
        // The source's own entry type, when the record still is of its type; a dialect without it
        // has a wider type, and `entrysubtype`.
        if (type_read_from(*row, has_arxiv) == record_.type) {
            native.written = true;
            if (has(row->known_to, options_.dialect) || (row->known_to == 0 && options_.dialect == Dialect::biblatex)) {
                type_ = row;
                type_name_ = row->name;
                return;
            }
            subtype_ = row->name;
        }
    } else if (record_.type == ItemType::document && is_type_name(native.value) && !is_ascii_digit(native.value.front())) {
        type_ = find_type("misc");
        type_name_ = native.value;
        native.written = true;
        return;
    }
    type_ = &type_written_for(record_.type, options_.dialect);
    type_name_ = type_->name;
    if (record_.type == ItemType::thesis && options_.dialect == Dialect::bibtex) {
        type_name_ = thesis_type();
        type_ = find_type(type_name_);
    }
    if (record_.type == ItemType::chapter && record_.people(Variable::container_author) != nullptr) {
        type_ = find_type("inbook");
        type_name_ = type_->name;
    }
}

/// Classic BibTeX has two kinds of thesis; `type` says what exactly it is.
std::string_view EntryWriter::thesis_type() const {
    return is_masters_genre(record_.plain(Variable::genre)) ? "mastersthesis" : "phdthesis";
}

bool EntryWriter::is_article() const { return is_article_type(type_->name); }
bool EntryWriter::is_part() const { return is_one_of(type_->name, part_types); }

std::string_view EntryWriter::publisher_field() const {
    const std::string_view usual = publisher_field_of(type_->name, options_.dialect);
    // The source had that field beside the publisher.
    if (has_leftover(usual)) return "publisher";
    for (const std::string_view name : {std::string_view("organization"), std::string_view("institution"), std::string_view("publisher"), std::string_view("howpublished")}) {
        const std::string_view latex = source_.value({name});
        if (!latex.empty() && decode_latex_plain(record_.arena(), latex) == record_.plain(Variable::publisher) && !has_leftover(name)) return name;
    }
    return usual;
}

Leftover* EntryWriter::leftover(std::string_view name) const {
    for (Leftover& leftover : record_.leftovers) {
        if (leftover.format == leftover_format && equals_ignoring_ascii_case(leftover.tag, name)) return &leftover;
    }
    return nullptr;
}

void EntryWriter::write_fields() {
    for (const FieldRow& row : field_rows()) {
        if (has(row.writes, options_.dialect) && (options_.extra || !is_extra(row, options_.dialect))) write_row(row);
    }
    write_leftovers();
    if (options_.keep_strings && !source_.empty()) {
        emit_.replace_values([&](std::string_view name, std::string_view value) { return source_.macros_for(name, value, definitions_); });
    }
    emit_.finish();
    for (const Emitter::Changed& changed : emit_.changed()) report_partial_loss(loss_text, record_, changed.field, {}, record_.source, changed.how, findings_);
}

void EntryWriter::write_row(const FieldRow& row) {
    switch (row.form) {
        case Form::rich:
            if (row.id != FieldId::venue || !event_has_location()) write_all(row, row.name, row.variable);
            break;
        case Form::plain:
            if ((row.variable == Variable::issn || row.variable == Variable::isbn) && write_serial_source(row)) break;
            write_all(row, row.name, row.variable);
            break;
        case Form::list:
        case Form::pages:
        case Form::verbatim: write_all(row, row.name, row.variable); break;
        case Form::names: write_people(row); break;
        case Form::role: write_role(row); break;
        case Form::date: write_date(row.name, row.variable); break;
        case Form::keywords: write_keywords(); break;
        case Form::link: write_links(row); break;
        case Form::identifier: write_identifiers(row); break;
        case Form::special: write_special(row); break;
        case Form::ignored: break;
    }
}

void EntryWriter::write_special(const FieldRow& row) {
    switch (row.id) {
        case FieldId::title: write_title(); break;
        case FieldId::journal:
        case FieldId::journaltitle:
        case FieldId::booktitle: write_containers(row); break;
        case FieldId::eventtitle:
            if (const TextField* event = record_.text(row.variable); event != nullptr && !event->written && write_title_parts(row.name, event->value)) {
                (void)record_.take_text(row.variable);
            }
            write_all(row, row.name, row.variable);
            break;
        case FieldId::editor: write_editor(row); break;
        case FieldId::holder: write_role(row); break;
        case FieldId::editora:
        case FieldId::editorb:
        case FieldId::editorc: write_editor_role(row); break;
        case FieldId::date: write_issued(); break;
        case FieldId::number: write_number(); break;
        case FieldId::publisher:
        case FieldId::organization:
        case FieldId::institution:
        case FieldId::school:
        case FieldId::howpublished: write_publisher(row); break;
        case FieldId::location:
        case FieldId::address: write_place(); break;
        case FieldId::type: write_genre(); break;
        case FieldId::entrysubtype: write_subtype(); break;
        case FieldId::note: write_note(); break;
        case FieldId::language: write_language(); break;
        case FieldId::eprint: write_eprint(); break;
        case FieldId::groups: write_groups(); break;
        case FieldId::award:
            for (StringField& award : record_.awards) {
                emit_.text(emit_.free_name(row.name), award.value);
                award.written = true;
            }
            break;
        case FieldId::unique_id:
            if (!record_.identifiers.empty()) write_record_number(row);
            write_orcids();
            break;
        case FieldId::identifier:
            for (Identifier& identifier : record_.identifiers) {
                if (identifier.written) continue;
                const std::string_view parts[] = {identifier.scheme, ":", identifier.value};
                emit_.verbatim(emit_.free_name(row.name), record_.arena().concat({parts[0], parts[1], parts[2]}));
                identifier.written = true;
                for (const std::string_view part : {identifier.version, identifier.category}) {
                    if (part.empty()) continue;
                    report_partial_loss(loss_text, record_, identifier.scheme, part, identifier.source, "the version or the category of the identifier is not written", findings_);
                }
            }
            break;
        default: break;
    }
}

/// The first value by the field's name, further ones by numbered names.
void EntryWriter::write_all(const FieldRow& row, std::string_view name, Variable variable) {
    while (TextField* field = record_.take_text(variable)) {
        const bool keys = options_.dialect == Dialect::biblatex && has_keys(row) && field->value.is_plain();
        const std::string_view key = keys ? localization_key(field->value.plain) : std::string_view{};
        if (key.empty()) {
            write_value(row.form, emit_.free_name(name), field->value);
        } else {
            emit_.source(emit_.free_name(name), key);
        }
    }
}

void EntryWriter::write_value(Form form, std::string_view name, const Text& value) {
    switch (form) {
        case Form::verbatim: emit_.verbatim(name, value.plain); break;
        case Form::pages:
            emit_.begin(name);
            append_pages(emit_.value(), value.plain);
            emit_.end();
            break;
        default: emit_.text(name, value); break;
    }
}

void EntryWriter::write_people(const FieldRow& row) { write_people_as(row.name, row.variable); }

void EntryWriter::write_people_as(std::string_view name, Variable variable) {
    NamesField* names = record_.take_people(variable);
    if (names == nullptr) return;
    const std::string_view latex = source_.value({name});
    const bool extended = options_.dialect == Dialect::bibtex && says_extended_names(latex);
    if (latex.empty() || extended || !reads_as(record_.arena(), latex, *names) || !emit_.source(name, latex)) write_names(emit_, name, *names, options_.encoding);
    names->written = true;
    if (options_.marks == MarkStyle::annotation) write_annotations(emit_, name, *names, record_);
}

/// The number of the record in the Web of Science, whose earlier ones were the institute's.
void EntryWriter::write_record_number(const FieldRow& row) {
    for (const std::string_view database : {std::string_view("wos"), std::string_view("isi")}) {
        Identifier* const number = record_.take_identifier(database);
        if (number != nullptr) emit_.verbatim(emit_.free_name(row.name), record_.arena().concat({database == "wos" ? "WOS:" : "ISI:", number->value}));
    }
}

/// ORCIDs of authors stand where Web of Science had them; there is no other place for them in BibTeX.
void EntryWriter::write_orcids() {
    constexpr std::string_view name = "orcid-numbers";
    if (source_.empty() && record_.leftovers.empty()) return;
    Leftover* const left = leftover(name);
    const std::string_view source = left == nullptr ? source_.value({name}) : left->value;
    NamesField* const authors = source.empty() || record_.people(Variable::author) == nullptr ? nullptr : &record_.names_of(Variable::author);
    if (authors == nullptr) return;
    bool any = false;
    for (Contributor& person : authors->people) {
        for (Detail& detail : person.details) {
            if (detail.kind != DetailKind::orcid || source.find(detail.value) == std::string_view::npos) continue;
            detail.written = any = true;
        }
    }
    if (any && left == nullptr) emit_.source(name, source);
}

void EntryWriter::write_links(const FieldRow& row) {
    for (Link& link : record_.links) {
        if (link.kind != row.link || link.written) continue;
        emit_.verbatim(emit_.free_name(row.name), link.url);
        link.written = true;
        if (!link.label.empty() && !equals_ignoring_ascii_case(link.label, name_of(link.kind))) {
            report_partial_loss(loss_text, record_, row.name, link.label, link.source, "the text of the link is not written", findings_);
        }
    }
}

void EntryWriter::write_identifiers(const FieldRow& row) {
    while (Identifier* identifier = record_.take_identifier(row.note)) emit_.verbatim(emit_.free_name(row.name), identifier->value);
}

void EntryWriter::write_leftovers() {
    for (Leftover& leftover : record_.leftovers) {
        if (leftover.written || leftover.format != leftover_format || leftover.tag.empty()) continue;
        const bool is_name = leftover.tag.find_first_of(" \t\r\n\"#%'(),={}\\") == std::string_view::npos;
        if (!is_name) continue;
        leftover.written = true;
        // biber wants a number or a macro.
        const std::string_view month = equals_ignoring_ascii_case(leftover.tag, "month") ? macro_of_month(leftover.value) : std::string_view{};
        if (!month.empty() && options_.months) {
            emit_.macro(emit_.free_name(leftover.tag), month);
            continue;
        }
        if (!emit_.source(emit_.free_name(leftover.tag), leftover.value)) {
            report_partial_loss(loss_text, record_, leftover.tag, leftover.value, leftover.source, "unbalanced braces are left out", findings_);
        }
    }
}

}  // namespace bibcast::bibtex
