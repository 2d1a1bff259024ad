// Where and when a work appeared, in one line, and all that has no place elsewhere as a list of facts.
#include <algorithm>

#include "formats/html/date_text.hpp"
#include "formats/html/entry.hpp"
#include "formats/html/rich_text.hpp"
#include "formats/html/url.hpp"
#include "name/format.hpp"
#include "text/direction.hpp"
#include "text/entities.hpp"
#include "text/utf8.hpp"

namespace bibcast::html {

namespace {

/// A variable's name as words: `Archive place`, `DOI`.
std::string words_of(std::string_view name) {
    std::string words(name);
    std::replace_if(words.begin(), words.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 32);
    return words;
}

bool is_periodical(ItemType type) {
    return type == ItemType::article_journal || type == ItemType::article_magazine || type == ItemType::article_newspaper ||
           type == ItemType::review || type == ItemType::review_book;
}

/// Page ranges with an en dash between numbers.
std::string page_text(std::string_view pages) {
    std::string out;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const bool range = pages[i] == '-' && i > 0 && i + 1 < pages.size() && is_ascii_digit(pages[i - 1]) &&
                           (is_ascii_digit(pages[i + 1]) || pages[i + 1] == '-');
        if (!range) {
            out += pages[i];
            continue;
        }
        while (i + 1 < pages.size() && pages[i + 1] == '-') ++i;
        out += "\u2013";
    }
    return out;
}

bool is_number(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

}  // namespace

void EntryWriter::begin_piece() {
    if (venue_begun_) out_ += ", ";
    else open("p", "venue");
    venue_begun_ = true;
}

bool EntryWriter::venue_text(Variable variable, std::string_view before, std::string_view after) {
    bool any = false;
    while (const TextField* field = record_.take_text(variable)) {
        begin_piece();
        out_ += before;
        const bool isolated = changes_direction(field->value.plain);
        if (isolated) out_ += "<bdi>";
        append_rich_text(out_, field->value);
        if (isolated) out_ += "</bdi>";
        out_ += after;
        any = true;
    }
    return any;
}

bool EntryWriter::venue_date(Variable variable) {
    bool any = false;
    while (const DateField* field = record_.take_date(variable)) {
        begin_piece();
        append_date(out_, field->value);
        any = true;
    }
    return any;
}

void EntryWriter::write_venue() {
    venue_text(Variable::genre);
    venue_text(Variable::container_title, is_periodical(record_.type) ? "<cite>" : venue_begun_ ? "in <cite>" : "In <cite>", "</cite>");
    // Where the event is the container by another name it is not said twice.
    const TextField* event = record_.text(Variable::event_title);
    if (event != nullptr && event->value.plain == record_.plain(Variable::container_title)) record_.take_text(Variable::event_title);
    else venue_text(Variable::event_title, "at ");
    preprint_number();
    venue_text(Variable::event_place);
    venue_date(Variable::event_date);
    venue_text(Variable::volume_title, "<cite>", "</cite>");
    venue_text(Variable::collection_title);
    venue_text(Variable::collection_number, "series no. ");
    write_volume_and_pages();
    venue_text(Variable::publisher);
    venue_text(Variable::publisher_place);
    venue_text(Variable::status);
    if (!event_names_year()) venue_date(Variable::issued);
    if (venue_begun_) out_ += "</p>\n";
}

/// A preprint appeared nowhere but on its server.
void EntryWriter::preprint_number() {
    const Identifier* arxiv = record_.identifier("arxiv");
    if (arxiv == nullptr || record_.text(Variable::container_title) != nullptr || record_.text(Variable::event_title) != nullptr) return;
    begin_piece();
    out_ += "arXiv:";
    text(arxiv->value);
}

/// `at NeurIPS 2023` has said the year already.
bool EntryWriter::event_names_year() {
    DateField* issued = nullptr;
    for (DateField& field : record_.dates) {
        if (field.variable == Variable::issued) issued = &field;
    }
    if (issued == nullptr || issued->value != Date::of_year(issued->value.begin.year)) return false;
    const TextField* event = record_.text(Variable::event_title);
    if (event == nullptr || !event->value.plain.ends_with(" " + std::to_string(issued->value.begin.year))) return false;
    issued->written = true;
    return true;
}

void EntryWriter::write_volume_and_pages() {
    if (is_periodical(record_.type)) {
        venue_text(Variable::volume, "<span class=\"" + std::string(style_.class_prefix) + "visually-hidden\">volume </span>");
        venue_text(Variable::issue, "no. ");
    } else {
        venue_text(Variable::volume, "vol. ");
        venue_text(Variable::issue, "issue ");
    }
    venue_text(Variable::number, "no. ");
    const std::string_view edition = record_.plain(Variable::edition);
    const bool says_so = edition.find("ed") != std::string_view::npos || edition.find("Ed") != std::string_view::npos;
    if (is_number(edition)) venue_text(Variable::edition, "edition ");
    else venue_text(Variable::edition, {}, says_so ? "" : " ed.");
    venue_text(Variable::version, "version ");
    while (const TextField* field = record_.take_text(Variable::page)) {
        begin_piece();
        const std::string pages = page_text(field->value.plain);
        out_ += is_number(pages) || (pages.find("\u2013") == std::string::npos && pages.find_first_of(",-") == std::string::npos) ? "p. " : "pp. ";
        text(pages);
    }
}

void EntryWriter::fact(std::string_view label, std::string_view html) {
    facts_ += "<dt>";
    append_html(facts_, words_of(label));
    facts_ += "</dt><dd>";
    facts_ += html;
    facts_ += "</dd>\n";
}

void EntryWriter::person_facts() {
    for (NamesField& field : record_.names) {
        for (Contributor& person : field.people) {
            std::string html;
            for (Detail& detail : person.details) {
                if (detail.written) continue;
                detail.written = true;
                if (!html.empty()) html += "; ";
                if (detail.kind != DetailKind::affiliation) {
                    append_html(html, detail.scheme.empty() ? name_of(detail.kind) : detail.scheme.view());
                    html += ": ";
                }
                append_html(html, detail.value);
            }
            if (html.empty()) continue;
            std::string name;
            append_given_first(name, person.name);
            facts_ += "<dt>";
            append_html(facts_, name);
            facts_ += "</dt><dd>" + html + "</dd>\n";
        }
    }
}

void EntryWriter::other_facts() {
    for (DateField& field : record_.dates) {
        if (field.written) continue;
        std::string html;
        append_date(html, field.value);
        fact(name_of(field.variable), html);
        field.written = true;
    }
    for (TextField& field : record_.texts) {
        if (field.written) continue;
        std::string html;
        append_rich_text(html, field.value);
        fact(name_of(field.variable), html);
        field.written = true;
    }
    std::string keywords;
    for (StringField& keyword : record_.keywords) {
        if (!keywords.empty()) keywords += ", ";
        append_html(keywords, keyword.value);
        keyword.written = true;
    }
    if (!keywords.empty()) fact("keywords", keywords);
    if (!record_.native_type.value.empty()) {
        std::string html;
        append_html(html, record_.native_type.value);
        fact("type in the source", html);
        record_.native_type.written = true;
    }
}

void EntryWriter::write_facts() {
    person_facts();
    other_facts();
    if (facts_.empty()) return;
    open("details", "more");
    out_ += "<summary>Details";
    open("span", "visually-hidden");
    out_ += " of ";
    text(title_);
    out_ += "</span></summary>\n";
    open("dl", "facts");
    out_ += '\n' + facts_;
    out_ += "</dl></details>\n";
}

}  // namespace bibcast::html
