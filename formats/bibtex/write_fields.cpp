#include <algorithm>
#include <array>

#include "formats/bibtex/entry_writer.hpp"
#include "formats/bibtex/roles.hpp"
#include "formats/bibtex/syntax.hpp"
#include "formats/bibtex/web_styles.hpp"
#include "formats/bibtex/write_names.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

bool is_book_like(std::string_view type) {
    constexpr std::array<std::string_view, 16> types = {"book",         "mvbook",        "inbook",      "bookinbook",     "suppbook",
                                                        "collection",   "mvcollection",  "incollection", "suppcollection", "proceedings",
                                                        "mvproceedings", "inproceedings", "conference",  "manual",         "inreference",
                                                        "reference"};
    return std::find(types.begin(), types.end(), type) != types.end();
}

/// A range within a single token: `12-18`, `e12-e18`, but not the page `A-1`. `behind`: behind its hyphens, of which there are two in what was copied from BibTeX.
bool is_simple_range(std::string_view token, std::size_t hyphen, std::size_t behind) {
    const auto has_digit = [](std::string_view text) { return std::any_of(text.begin(), text.end(), is_ascii_digit); };
    return token.find('-', behind) == std::string_view::npos && has_digit(token.substr(0, hyphen)) && has_digit(token.substr(behind));
}

}  // namespace

bool number_is_collection_number(std::string_view type) { return is_book_like(type); }

void append_pages(std::string& out, std::string_view pages) {
    std::string token;
    const auto flush = [&] {
        const std::string_view whole = token;
        const std::size_t hyphen = whole.find('-');
        const std::size_t behind = hyphen == std::string_view::npos ? hyphen : hyphen + (whole.substr(hyphen).starts_with("--") ? 2 : 1);
        if (hyphen != std::string_view::npos && hyphen > 0 && is_simple_range(whole, hyphen, behind)) {
            encode_latex(out, Text(whole.substr(0, hyphen)));
            out += "--";
            encode_latex(out, Text(whole.substr(behind)));
        } else {
            encode_latex(out, Text(whole));
        }
        token.clear();
    };
    for (std::size_t i = 0; i < pages.size();) {
        const CodePoint point = code_point_at(pages, i);
        if (point.value == 0x2013 || point.value == 0x2012 || point.value == 0x2212) {
            flush();
            out += "--";
        } else if (point.value == ',' || is_space(point.value)) {
            flush();
            out.append(pages, i, point.size);
        } else {
            token.append(pages, i, point.size);
        }
        i += point.size;
    }
    flush();
}

/// Where `separator` stands in LaTeX outside of braces; npos if it does not.
std::size_t find_in_latex(std::string_view latex, std::string_view separator) {
    std::size_t depth = 0;
    for (std::size_t i = 0; i < latex.size(); ++i) {
        if (depth == 0 && latex.substr(i).starts_with(separator)) return i;
        if (latex[i] == '\\') ++i;
        else if (latex[i] == '{') ++depth;
        else if (latex[i] == '}' && depth > 0) --depth;
    }
    return std::string_view::npos;
}

/// Whether an item of a list would be read as several, or would lose the braces that it has.
bool needs_list_braces(std::string_view latex) {
    if (find_in_latex(latex, " and ") != std::string_view::npos) return true;
    const bool group = latex.starts_with('{') && find_close(latex, 0) == latex.size();
    return group && find_in_latex(latex.substr(1, latex.size() - 2), " and ") != std::string_view::npos;
}

void append_list(std::string& out, const Text& value, bool list, const LatexEncoding& encoding) {
    const std::size_t begin = out.size();
    encode_latex(out, value, encoding);
    keep_web_tags(out, begin);
    if (!list) return;
    const std::string latex = out.substr(begin);
    out.resize(begin);
    for (std::string_view rest = latex;;) {
        const std::size_t at = find_in_latex(rest, "; ");
        const std::string_view part = rest.substr(0, at);
        const bool braces = needs_list_braces(part);
        if (braces) out += '{';
        out += part;
        if (braces) out += '}';
        if (at == std::string_view::npos) break;
        out += " and ";
        rest.remove_prefix(at + 2);
    }
}

bool is_extra(const FieldRow& row, Dialect dialect) {
    // biblatex manual, section 2.2.2; btxdoc, section 3.2 with the fields of plainnat and arXiv.
    static constexpr std::array<std::string_view, 56> biblatex_fields = {
        "author", "bookauthor", "editor", "editortype", "editora", "editoratype", "editorb", "editorbtype", "editorc", "editorctype",
        "translator", "title", "subtitle", "titleaddon", "shorttitle", "journaltitle", "shortjournal", "maintitle", "booktitle",
        "eventtitle", "venue", "eventdate", "date", "year", "series", "volume", "volumes", "number", "issue", "eid", "part", "chapter",
        "pages", "pagetotal", "edition", "version", "publisher", "organization", "institution", "howpublished", "location", "type",
        "entrysubtype", "pubstate", "note", "addendum", "langid", "language", "origtitle", "origdate", "origpublisher", "origlocation",
        "isbn", "issn", "doi", "eprint"};
    static constexpr std::array<std::string_view, 7> biblatex_more = {"eprinttype", "eprintclass", "url", "urldate", "library", "abstract", "annotation"};
    static constexpr std::array<std::string_view, 39> bibtex_fields = {
        "author", "editor", "title", "journal", "booktitle", "year", "month", "series", "volume", "number", "chapter", "pages", "edition",
        "publisher", "organization", "institution", "school", "howpublished", "address", "type", "note", "annote", "doi", "url", "eprint",
        "archiveprefix", "primaryclass", "isbn", "issn", "abstract", "keywords", "day", "language", "urldate", "eid", "version", "key", "crossref", "numpages"};
    const auto in = [&](const auto& names) { return std::find(names.begin(), names.end(), row.name) != names.end(); };
    if (dialect == Dialect::bibtex) return !in(bibtex_fields);
    return !in(biblatex_fields) && !in(biblatex_more) && row.form != Form::keywords;
}

void EntryWriter::write_number() {
    const auto write = [&](std::string_view name, Variable variable) {
        while (TextField* field = record_.take_text(variable)) emit_.text(emit_.free_name(name), field->value);
    };
    const bool article = is_article() || type_->name == "periodical";
    if (article) {
        write("number", Variable::issue);
        write("eid", Variable::number);
    } else if (is_book_like(type_->name)) {
        write("number", Variable::collection_number);
        write("issue", Variable::issue);
        write("eid", Variable::number);
    } else {
        write("number", Variable::number);
        write("issue", Variable::issue);
    }
}

/// Several numbers, or words beside them, come back as they stood while the record has the same numbers.
bool EntryWriter::write_serial_source(const FieldRow& row) {
    if ((source_.empty() && record_.leftovers.empty()) || record_.text(row.variable) == nullptr) return false;
    Leftover* const left = leftover(row.name);
    const std::string_view source = left == nullptr ? source_.value({row.name}) : left->value;
    if (source.empty()) return false;
    for (const TextField& field : record_.texts) {
        if (field.variable == row.variable && source.find(field.value.plain) == std::string_view::npos) return false;
    }
    while (record_.take_text(row.variable) != nullptr) {
    }
    if (left != nullptr) left->written = true;
    emit_.source(left != nullptr ? left->tag : row.name, source);
    return true;
}

void EntryWriter::write_publisher(const FieldRow& row) {
    if (row.name != publisher_field()) return;
    while (TextField* field = record_.take_text(Variable::publisher)) {
        const bool list = options_.dialect == Dialect::biblatex && row.id != FieldId::howpublished;
        emit_.begin(emit_.free_name(row.name));
        append_list(emit_.value(), field->value, list, options_.encoding);
        emit_.end();
    }
}

/// ACM's files and style have the place of an event in `location`, beside the publisher's in `address`.
bool EntryWriter::event_has_location() const {
    return options_.dialect == Dialect::bibtex && record_.text(Variable::event_place) != nullptr && type_->name != "patent" &&
           record_.text(Variable::publisher_place) != nullptr && !has_leftover("location") && !has_leftover("address");
}

void EntryWriter::write_place() {
    const std::string_view name = options_.dialect == Dialect::biblatex ? "location" : "address";
    const auto write = [&](Variable variable) {
        while (TextField* field = record_.take_text(variable)) {
            emit_.begin(emit_.free_name(name));
            append_list(emit_.value(), field->value, options_.dialect == Dialect::biblatex, options_.encoding);
            emit_.end();
        }
    };
    if (type_->name == "patent") {
        write(Variable::jurisdiction);
        return;
    }
    if (event_has_location()) write_all(*find_field("venue"), "location", Variable::event_place);
    write(Variable::publisher_place);
}

void EntryWriter::write_genre() {
    TextField* genre = record_.take_text(Variable::genre);
    if (genre == nullptr) {
        if (record_.type == ItemType::thesis && !type_->genre.empty()) emit_.source("type", "Thesis");
        return;
    }
    if (!type_->genre.empty() && genre->value == Text(type_->genre)) return;
    const std::string_view key = options_.dialect == Dialect::biblatex && genre->value.is_plain() ? localization_key(genre->value.plain) : "";
    if (key.empty()) {
        emit_.text("type", genre->value);
    } else {
        emit_.source("type", key);
    }
    while (TextField* other = record_.take_text(Variable::genre)) emit_.text(emit_.free_name("type"), other->value);
}

void EntryWriter::write_subtype() {
    if (!subtype_.empty()) {
        emit_.source("entrysubtype", subtype_);
        return;
    }
    if (type_read_from(*type_, record_.identifier("arxiv") != nullptr) == record_.type) return;
    std::string_view word = bibcast::name_of(record_.type);
    if (record_.type == ItemType::article) word = "preprint";
    if (record_.type == ItemType::article_magazine) word = "magazine";
    if (record_.type == ItemType::article_newspaper) word = "newspaper";
    emit_.source("entrysubtype", word);
}

void EntryWriter::write_note() {
    std::string marks;
    if (options_.marks == MarkStyle::note) {
        for (NamesField& names : record_.names) append_mark_notes(marks, names, options_.encoding);
    }
    TextField* note = record_.take_text(Variable::note);
    if (note != nullptr || !marks.empty()) {
        const bool at_end = (options_.dialect == Dialect::biblatex || source_.is_bibtex()) && marks.empty() && note != nullptr && source_says("addendum", note->value);
        emit_.begin(at_end ? "addendum" : "note");
        if (note != nullptr) encode_latex(emit_.value(), note->value, options_.encoding);
        if (note != nullptr && !marks.empty()) emit_.value() += ". ";
        emit_.value() += marks;
        emit_.end();
    }
    while (TextField* other = record_.take_text(Variable::note)) emit_.text(emit_.free_name("addendum"), other->value);
}

void EntryWriter::write_language() {
    TextField* language = record_.take_text(Variable::language);
    if (language == nullptr) return;
    const bool biblatex = options_.dialect == Dialect::biblatex;
    const auto named = [&](std::string_view field) {
        const std::string_view name = without_outer_braces(source_.value({field}));
        return !name.empty() && (language_tag(name) == language->value.plain || name == language->value.plain) ? name : std::string_view{};
    };
    std::string_view name, field = biblatex ? "langid" : "language";
    for (const std::string_view one : {std::string_view("language"), std::string_view("langid"), std::string_view("hyphenation")}) {
        if (source_.empty() || !name.empty() || (biblatex && one == "language")) continue;
        name = named(one);
        if (!name.empty() && !biblatex && source_.is_bibtex()) field = one;
    }
    if (name.empty()) name = babel_name(language->value.plain);
    if (!name.empty()) {
        emit_.source(field, name);
        return;
    }
    const std::string_view near = biblatex && language->value.is_plain() && !has_leftover("langid") ? babel_name_near(language->value.plain) : std::string_view{};
    if (!near.empty()) emit_.source("langid", near);
    if (near.empty() || language_tag(language->value.plain).empty()) emit_.text("language", language->value);
}

void EntryWriter::write_eprint() {
    const bool biblatex = options_.dialect == Dialect::biblatex;
    struct Scheme {
        std::string_view scheme, type;
    };
    // biblatex manual, section 3.14.7: the types that its standard styles know.
    static constexpr std::array<Scheme, 4> schemes = {{{"arxiv", "arxiv"}, {"handle", "hdl"}, {"jstor", "jstor"}, {"googlebooks", "googlebooks"}}};
    for (const Scheme& scheme : schemes) {
        // In BibTeX, and where the source had another eprint, they have fields of their own.
        if (scheme.scheme != "arxiv" && (!biblatex || has_leftover("eprint"))) break;
        Identifier* identifier = record_.take_identifier(scheme.scheme);
        if (identifier == nullptr) continue;
        const std::string_view version = identifier->version;
        emit_.verbatim("eprint", version.empty() ? identifier->value : record_.arena().concat({identifier->value, "v", version}));
        emit_.source(biblatex ? "eprinttype" : "archiveprefix", biblatex ? scheme.type : "arXiv");
        if (!identifier->category.empty()) emit_.verbatim(biblatex ? "eprintclass" : "primaryclass", identifier->category);
        return;
    }
    if (!biblatex || has_leftover("eprint")) return;
    if (TextField* pmid = record_.take_text(Variable::pmid)) {
        emit_.verbatim("eprint", pmid->value.plain);
        emit_.source("eprinttype", "pubmed");
    }
}

/// biblatex styles print the director of a film in the editor's place, if it has no editor.
void EntryWriter::write_editor(const FieldRow& row) {
    const bool biblatex = options_.dialect == Dialect::biblatex;
    if (!biblatex || record_.people(row.variable) != nullptr || has_leftover("editortype")) {
        write_people_as(row.name, row.variable);
        return;
    }
    if (NamesField* names = record_.take_people(Variable::director)) write_people_in_role(row, "director", *names);
}

void EntryWriter::write_editor_role(const FieldRow& row) {
    for (const Role& role : roles) {
        if (role.has_field || !(role.in_bibtex || options_.dialect == Dialect::biblatex)) continue;
        if (role.variable == Variable::contributor) {
            if (write_contributors(row, role.word)) return;
            continue;
        }
        NamesField* names = record_.take_people(role.variable);
        if (names == nullptr) continue;
        write_people_in_role(row, role.word, *names);
        return;
    }
}

/// The field of its own that a role has; empty: it has none.
std::string_view EntryWriter::field_of_role(std::string_view role) {
    const FieldRow* const row = find_field(role);
    const bool has_field = row != nullptr && (row->form == Form::role || row->id == FieldId::holder) && row->writes != 0;
    return has_field ? row->name : std::string_view{};
}

void EntryWriter::write_role(const FieldRow& row) {
    NamesField part = take_contributors([&](std::string_view role) { return field_of_role(role) == row.name; });
    if (part.people.empty()) return;
    write_names(emit_, row.name, part, options_.encoding);
    if (options_.marks == MarkStyle::annotation) write_annotations(emit_, row.name, part, record_);
}

/// Contributors without a field of their own: those of one role, while there is a field left for those of the next; else all of them.
bool EntryWriter::write_contributors(const FieldRow& row, std::string_view usual) {
    NamesField* const all = contributors();
    if (all == nullptr) return false;
    const auto waits = [](const Contributor& person) { return !person.written && field_of_role(role_of(person)).empty(); };
    const auto first = std::find_if(all->people.begin(), all->people.end(), waits);
    if (first == all->people.end() && (!all->others || all->written)) return false;
    const std::string_view word = first == all->people.end() ? std::string_view{} : role_of(*first);
    const auto other_role = [&](const Contributor& person) { return waits(person) && role_of(person) != word; };
    const bool last = fields_behind(row) == 0 || std::none_of(all->people.begin(), all->people.end(), other_role);
    NamesField part = take_contributors([&](std::string_view role) { return field_of_role(role).empty() && (last || role == word); });
    part.others = last && all->others;
    all->written = all->written || part.others;
    write_people_in_role(row, word.empty() ? usual : word, part);
    return true;
}

/// How many of `editora`, `editorb` and `editorc` are left behind this one when each variable that waits has got one.
std::size_t EntryWriter::fields_behind(const FieldRow& row) const {
    const std::size_t behind = row.id == FieldId::editora ? 2 : row.id == FieldId::editorb ? 1 : 0;
    const auto waiting = std::count_if(roles.begin(), roles.end(), [this](const Role& role) {
        const NamesField* const names = role.variable == Variable::contributor || role.has_field ? nullptr : record_.people(role.variable);
        return names != nullptr && !names->written && (role.in_bibtex || options_.dialect == Dialect::biblatex);
    });
    return behind - std::min(behind, static_cast<std::size_t>(waiting));
}

NamesField* EntryWriter::contributors() {
    const auto found = std::find_if(record_.names.begin(), record_.names.end(), [](const NamesField& field) { return field.variable == Variable::contributor; });
    return found == record_.names.end() ? nullptr : &*found;
}

std::string_view EntryWriter::role_of(const Contributor& person) {
    for (const Detail& detail : person.details) {
        if (detail.kind == DetailKind::role) return detail.value;
    }
    return {};
}

/// Those who are not written yet and whose role is wanted, as a list of their own; they count as written, and so does the role that the first one has.
template <class Wanted>
NamesField EntryWriter::take_contributors(Wanted wanted) {
    NamesField part;
    part.variable = Variable::contributor;
    NamesField* const all = contributors();
    if (all == nullptr) return part;
    std::string_view first;
    for (Contributor& person : all->people) {
        const std::string_view role = role_of(person);
        if (person.written || !wanted(role)) continue;
        if (part.people.empty()) first = role;
        for (Detail& detail : person.details) detail.written = detail.written || (detail.kind == DetailKind::role && detail.value == first);
        person.written = true;
        part.people.push(record_.arena(), person);
    }
    return part;
}

void EntryWriter::write_people_in_role(const FieldRow& row, std::string_view word, NamesField& names) {
    write_names(emit_, row.name, names, options_.encoding);
    names.written = true;
    emit_.text(record_.arena().concat({row.name, "type"}), word);
    if (options_.marks == MarkStyle::annotation) write_annotations(emit_, row.name, names, record_);
}

void EntryWriter::write_keywords() {
    bool open = false;
    const auto write = [&](StringField& keyword) {
        if (!open) {
            emit_.begin("keywords");
            open = true;
        } else {
            emit_.value() += ", ";
        }
        const bool braces = keyword.value.find_first_of(",;") != std::string_view::npos;
        if (braces) emit_.value() += '{';
        encode_latex(emit_.value(), Text(keyword.value), options_.encoding);
        if (braces) emit_.value() += '}';
        keyword.written = true;
    };
    for (StringField& keyword : record_.keywords) write(keyword);
    for (StringField& topic : record_.topics) write(topic);
    if (open) emit_.end();
}

void EntryWriter::write_groups() {
    if (record_.groups.empty()) return;
    emit_.begin("groups");
    bool first = true;
    for (StringField& group : record_.groups) {
        if (!first) emit_.value() += ", ";
        first = false;
        std::string latex;
        encode_latex(latex, Text(group.value), options_.encoding);
        for (const char c : latex) {
            if (c == ',') emit_.value() += '\\';  // as JabRef writes a comma inside a group's name
            emit_.value() += c;
        }
        group.written = true;
    }
    emit_.end();
}

}  // namespace bibcast::bibtex
