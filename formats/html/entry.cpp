#include "formats/html/entry.hpp"

#include <algorithm>

#include "formats/html/date_text.hpp"
#include "formats/html/labels.hpp"
#include "formats/html/rich_text.hpp"
#include "formats/html/url.hpp"
#include "io/loss.hpp"
#include "name/format.hpp"
#include "text/direction.hpp"
#include "text/entities.hpp"
#include "text/language.hpp"
#include "text/utf8.hpp"

namespace bibcast::html {

namespace {

std::string name_text(const Name& name) {
    std::string text;
    append_given_first(text, name);
    return text;
}

}  // namespace

NameForm names_of(const FormatOptions& options) {
    const auto form = name_form_named(options[names_option.name]);
    if (!form) throw UsageError("names: '" + std::string(options[names_option.name]) + "' is none of " + std::string(names_option.value));
    return *form;
}

void EntryWriter::write() {
    prepare();
    open_item();
    write_title();
    write_people();
    write_venue();
    write_notes();
    write_links();
    write_topics();
    write_abstract();
    write_facts();
    out_ += "</li>\n";
}

void EntryWriter::open(std::string_view element, std::string_view class_name) {
    out_ += '<';
    out_ += element;
    out_ += " class=\"";
    out_ += style_.class_prefix;
    out_ += class_name;
    out_ += "\">";
}

void EntryWriter::text(std::string_view plain) { append_html(out_, plain); }

void EntryWriter::attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_html_attribute(out_, value);
    out_ += '"';
}

/// Opens an element whose text is in the language of the work, not of the page.
void EntryWriter::open_in_language(std::string_view element) {
    out_ += '<';
    out_ += element;
    if (!language_.empty()) attribute("lang", language_);
    out_ += '>';
}

void EntryWriter::prepare() {
    title_ = record_.plain(Variable::title);
    if (title_.empty()) title_ = record_.plain(Variable::container_title);
    for (const NamesField& names : record_.names) key_.add(names);
    EntryNote note;
    for (StringField& group : record_.groups) {
        if (!note.group.empty()) note.group += " \u203A ";
        note.group += group.value;
        group.written = true;
    }
    collect_marks(note.marks);
    item_.note = encode(note);
    collect_links();
    collect_identifiers();
}

void EntryWriter::collect_marks(std::vector<EntryNote::MarkRow>& rows) const {
    for (const MarkKeyRow& row : key_.rows()) {
        // The numbers of affiliations mean something else in each entry.
        if (row.symbol.empty() || row.meaning == Meaning::affiliation) continue;
        rows.push_back({std::string(row.symbol), std::string(row.legend), row.basis == Basis::assumed});
    }
}

void EntryWriter::open_item() {
    out_ += "<li";
    if (!record_.id.empty()) {
        out_ += " id=\"";
        item_.key_begin = out_.size();
        std::string id(record_.id);
        std::replace_if(id.begin(), id.end(), is_ascii_space, '_');
        append_html_attribute(out_, id);
        item_.key_end = out_.size();
        out_ += '"';
    }
    out_ += " class=\"publication ";
    out_ += name_of(record_.type);
    out_ += '"';
    out_ += ">\n";
    know_language();
}

void EntryWriter::know_language() {
    // What the `lang` attribute may hold is a tag (HTML, section 3.2.6.2).
    language_ = hyphenated(language_tag_of(record_.plain(Variable::language)));
    if (language_.empty()) return;
    record_.take_text(Variable::language);
}

/// The record's address; else the first of its DOI, its page and its text.
std::string EntryWriter::main_url() {
    if (TextField* url = record_.take_text(Variable::url)) {
        std::string safe = safe_url(url->value.plain);
        if (!safe.empty()) return safe;
        add_link("Link", url->value.plain, {}, "URL", url->source);
    }
    for (const std::string_view label : {"DOI", "Project", "HTML", "Preprint", "arXiv", "PDF"}) {
        for (const Link& link : links_) {
            if (link.label == label) return link.url;
        }
    }
    return {};
}

void EntryWriter::write_title() {
    open("p", "title");
    write_title_text();
    write_awards();
    out_ += "</p>\n";
}

void EntryWriter::write_title_text() {
    const TextField* title = record_.text(Variable::title);
    // No link inside a link: a title that has one does not lead to the record's address itself.
    const bool linked = title == nullptr || !has_link(title->value);
    const std::string url = main_url();
    if (linked && !url.empty()) {
        out_ += "<a";
        attribute("href", url);
        if (is_external(url)) out_ += " rel=\"external noopener\"";
        out_ += '>';
    } else if (!url.empty()) {
        add_link("Link", url, {}, "URL");
    }
    open_in_language("cite");
    bool first = true;
    while (const TextField* field = record_.take_text(Variable::title)) {
        if (!first) out_ += " / ";
        append_rich_text(out_, field->value, linked ? LinkRule::no_links : LinkRule::links);
        first = false;
    }
    if (first) {
        record_.take_text(Variable::container_title);
        text(title_.empty() ? "Untitled" : title_);
    }
    out_ += linked && !url.empty() ? "</cite></a>" : "</cite>";
    url_ = url;
}

void EntryWriter::write_awards() {
    for (StringField& award : record_.awards) {
        out_ += ' ';
        open("span", "award");
        open("span", "visually-hidden");
        out_ += "Award: </span>";
        text(award.value);
        out_ += "</span>";
        award.written = true;
    }
}

void EntryWriter::write_people() {
    for (NamesField& field : record_.names) {
        if (field.variable != Variable::author || (field.people.empty() && !field.others)) continue;
        open("p", "authors");
        write_names(field);
        out_ += "</p>\n";
    }
    bool first = true;
    for (const Role& role : roles) {
        for (NamesField& field : record_.names) {
            if (field.variable != role.variable || (field.people.empty() && !field.others)) continue;
            if (first) open("p", "contributors");
            else out_ += "; ";
            first = false;
            text(role.words);
            out_ += ' ';
            write_names(field);
        }
    }
    if (!first) out_ += "</p>\n";
}

void EntryWriter::write_names(NamesField& field) {
    bool first = true;
    for (Contributor& person : field.people) {
        if (!first) out_ += ", ";
        first = false;
        write_person(person);
        if (field.variable == Variable::contributor) write_role(person);
    }
    if (field.others) out_ += first ? "et al." : ", et al.";
    field.written = true;
}

/// What a contributor did, for which there is no variable: `A. Moss (advisor)`.
void EntryWriter::write_role(Contributor& person) {
    for (Detail& detail : person.details) {
        if (detail.kind != DetailKind::role || detail.written) continue;
        out_ += " (";
        text(detail.value);
        out_ += ')';
        detail.written = true;
    }
}

void EntryWriter::write_person(Contributor& person) {
    std::string classes;
    std::string tip;
    for (const Mark& mark : person.marks) {
        if (!key_.symbol_of(mark).empty()) continue;
        if (!classes.empty()) classes += ' ';
        classes += style_.class_prefix;
        classes += mark.meaning == Meaning::self ? "self" : mark.symbol;
        if (legend_text(mark).empty()) continue;
        if (!tip.empty()) tip += "; ";
        tip += legend_text(mark);
    }
    const std::string further = style_.person_class ? style_.person_class(person) : std::string();
    if (!further.empty()) classes += (classes.empty() ? "" : " ") + std::string(style_.class_prefix) + further;
    if (!classes.empty()) {
        out_ += "<span";
        attribute("class", classes);
        if (!tip.empty()) attribute("title", tip);
        out_ += '>';
    }
    std::string name;
    append_name(name, person.name, style_.names);
    const bool isolated = changes_direction(name);
    if (isolated) out_ += "<bdi>";
    text(name);
    if (isolated) out_ += "</bdi>";
    if (shortens(style_.names, person.name)) {
        report_partial_loss(loss_name_part, record_, "given", person.name.given, person.source, "names are written with initials", findings_);
    }
    if (!classes.empty()) out_ += "</span>";
    person.written = true;
    write_marks(person);
    write_person_links(person);
}

/// The symbols, which a screen reader is not given, and their meaning, which only it is given.
void EntryWriter::write_marks(Contributor& person) {
    std::string symbols;
    std::string meanings;
    for (Mark& mark : person.marks) {
        mark.written = true;
        const std::string_view symbol = key_.symbol_of(mark);
        if (symbol.empty()) continue;
        const bool letters = !symbols.empty() && (is_ascii_digit(symbol.front()) || is_ascii_digit(symbols.back()));
        if (letters) symbols += ',';
        symbols += symbol;
        if (!meanings.empty()) meanings += "; ";
        const std::string_view words = legend_text(mark);
        if (!words.empty()) meanings += words;
        else if (mark.meaning == Meaning::affiliation) meanings += "affiliation " + std::string(symbol);
        else meanings += "mark " + std::string(symbol) + ", meaning not stated";
    }
    if (symbols.empty()) return;
    out_ += "<sup aria-hidden=\"true\"";
    attribute("title", meanings);
    out_ += '>';
    text(symbols);
    out_ += "</sup>";
    open("span", "visually-hidden");
    out_ += " (";
    text(meanings);
    out_ += ")</span>";
}

void EntryWriter::write_person_links(Contributor& person) {
    for (Detail& detail : person.details) {
        if (detail.kind != DetailKind::orcid || detail.written) continue;
        out_ += " <a";
        attribute("class", std::string(style_.class_prefix) + "orcid");
        attribute("href", safe_url("https://orcid.org/" + std::string(detail.value)));
        attribute("aria-label", "ORCID of " + name_text(person.name));
        out_ += " rel=\"external noopener\">ORCID</a>";
        detail.written = true;
    }
}

void EntryWriter::write_notes() {
    while (const TextField* field = record_.take_text(Variable::note)) {
        open("p", "note");
        append_rich_text(out_, field->value);
        out_ += "</p>\n";
    }
}

void EntryWriter::write_topics() {
    if (record_.topics.empty()) return;
    out_ += "<ul";
    attribute("class", std::string(style_.class_prefix) + "topics");
    out_ += " role=\"list\" aria-label=\"Topics\">";
    for (StringField& topic : record_.topics) {
        out_ += "<li>";
        text(topic.value);
        out_ += "</li>";
        topic.written = true;
    }
    out_ += "</ul>\n";
}

void EntryWriter::write_abstract() {
    while (const TextField* field = record_.take_text(Variable::abstract)) {
        open("details", "abstract");
        out_ += "<summary>Abstract";
        open("span", "visually-hidden");
        out_ += " of ";
        text(title_);
        out_ += "</span></summary>\n";
        open_in_language("p");
        append_rich_text(out_, field->value);
        out_ += "</p></details>\n";
    }
}

}  // namespace bibcast::html
