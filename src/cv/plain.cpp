// Markdown, as GFM, pandoc and kramdown show alike, and plain text.

#include "cv/document.hpp"
#include "text/markdown_words.hpp"
#include "text/utf8.hpp"

namespace bibcast::cv {

namespace {

using Json = nlohmann::ordered_json;

std::string text_in(const Json& object, const char* key) { return object.value(key, std::string()); }

std::string words(const std::string& plain, Notation notation) {
    std::string out;
    append_words(out, plain, notation);
    return out;
}

/// A heading: `##`, or a line under it.
void add_heading(std::string& out, const std::string& title, int level, Notation notation) {
    if (!out.empty() && !out.ends_with("\n\n")) out += '\n';
    if (notation == Notation::markdown) {
        out += std::string(static_cast<std::size_t>(level), '#') + ' ' + words(title, notation) + "\n\n";
        return;
    }
    out += words(title, notation) + '\n';
    out += std::string(display_width(title), level == 1 ? '=' : level == 2 ? '-' : '.') + '\n';
}

void add_markdown(std::string& out, const Json& entry) {
    // A list would be counted upwards by some, from 1 by others: a number is text.
    const std::string number = text_in(entry, "number");
    out += number.empty() ? "- " : number + "\\. ";
    const std::string indent = number.empty() ? "  " : "";
    bool first = true;
    for (const std::string& line : lines_of(entry, Notation::markdown)) {
        out += first ? "" : "  \n" + indent;
        out += line;
        first = false;
    }
    bool first_link = true;
    for (const Json& link : entry.at("links")) {
        out += first_link ? "  \n" + indent : " · ";
        append_link(out, text_in(link, "label"), text_in(link, "url"), Notation::markdown);
        first_link = false;
    }
    out += number.empty() ? "\n" : "\n\n";
}

void add_text(std::string& out, const Json& entry) {
    const std::string number = text_in(entry, "number");
    const std::string label = number.empty() ? "- " : number + ". ";
    const std::string indent(label.size(), ' ');
    bool first = true;
    for (const std::string& line : lines_of(entry, Notation::text)) {
        out += (first ? label : indent) + line + '\n';
        first = false;
    }
    for (const Json& link : entry.at("links")) out += indent + text_in(link, "label") + ": " + text_in(link, "url") + '\n';
}

std::string document(const Page& page, Notation notation) {
    const Json& data = page.data();
    std::string out;
    const bool whole = data.value("page", true);
    if (whole) {
        add_heading(out, text_in(data, "title"), 1, notation);
        const std::string me = text_in(data, "me");
        const std::string years = text_in(data, "years");
        out += words((me.empty() ? "" : me + " · ") + text_in(data, "count_words") + (years.empty() ? "" : ", " + years), notation) + '\n';
    }
    for (const Json& section : data.at("sections")) {
        if (const std::string title = text_in(section, "title"); !title.empty()) add_heading(out, title, std::stoi(text_in(section, "level")) + 1, notation);
        else if (!out.empty()) out += '\n';
        for (const Json& number : section.at("entries")) {
            const Json entry = page.entry(number.get<std::size_t>());
            if (notation == Notation::markdown) add_markdown(out, entry);
            else add_text(out, entry);
        }
    }
    if (data.value("has_coauthors", false)) {
        add_heading(out, "Co-authors", 2, notation);
        std::string people;
        for (const Json& person : data.at("coauthors")) people += (people.empty() ? "" : ", ") + text_in(person, "name") + " (" + std::to_string(person.at("works").get<std::size_t>()) + ")";
        out += words(people, notation) + '\n';
    }
    const std::vector<LegendRow> rows = legend_rows(data, notation);
    if (!rows.empty()) out += notation == Notation::text ? "\n" : out.ends_with("\n\n") ? "---\n\n" : "\n---\n\n";
    bool first = true;
    for (const LegendRow& row : rows) {
        if (!first) out += notation == Notation::markdown ? "  \n" : "\n";
        out += row.sign + (row.text.empty() ? "" : " " + words(row.text, notation));
        first = false;
    }
    if (!rows.empty()) out += '\n';
    return out;
}

}  // namespace

std::string markdown_document(const Page& page) { return settle_emphasis(document(page, Notation::markdown)); }
std::string text_document(const Page& page) { return document(page, Notation::text); }

}  // namespace bibcast::cv
