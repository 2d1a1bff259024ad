// Typst: what entries look like stands in functions at the top.

#include "cv/document.hpp"

namespace bibcast::cv {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view functions = R"(// The look of the list.
#let pub-section(level, title, count) = heading(level: level, title)
#let pub-entry(number, body) = block(above: .9em, below: .9em, grid(columns: (2em, 1fr), number, par(justify: false, body)))
#let pub-title(body) = strong(body)
#let pub-self(body) = strong(body)
#let pub-highlight-1(body) = underline(body)
#let pub-highlight-2(body) = underline(stroke: (dash: "dotted"), body)
#let pub-highlight-3(body) = emph(body)
#let pub-mark(body) = super(body)
#let pub-award(body) = emph(body)
#let pub-button(address, label) = box(text(size: .8em)[\[#link(address, label)\]])
#let pub-legend(body) = block(above: 1.5em, text(size: .9em, body))
)";

std::string text_in(const Json& object, const char* key) { return object.value(key, std::string()); }

std::string content(const std::string& words) {
    std::string out = "[";
    append_words(out, words, Notation::typst);
    return out + "]";
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

void add_entry(std::string& out, const Json& entry) {
    const std::string number = text_in(entry, "number");
    out += "#pub-entry[" + (number.empty() ? number : number + "\\.") + "][";
    bool first = true;
    for (const std::string& line : lines_of(entry, Notation::typst)) {
        out += first ? "" : " \\\n  ";
        out += line;
        first = false;
    }
    std::string links;
    for (const Json& link : entry.at("links")) {
        links += links.empty() ? "#pub-button(" : " #pub-button(";
        links += quoted(text_in(link, "url"));
        links += ", ";
        links += content(text_in(link, "label"));
        links += ')';
    }
    if (!links.empty()) out += " \\\n  " + links;
    out += "]\n";
}

}  // namespace

std::string typst_document(const Page& page) {
    const Json& data = page.data();
    const bool whole = data.value("page", true);
    std::string out(functions);
    if (whole) {
        out += "#set document(title: " + quoted(text_in(data, "title")) + ")\n#set page(paper: \"a4\", margin: 2.5cm, numbering: \"1\")\n";
        out += "#set text(lang: " + quoted(text_in(data, "lang").substr(0, text_in(data, "lang").find('-'))) + ")\n";
        out += "#heading(level: 1, outlined: false)" + content(text_in(data, "title")) + "\n";
        std::string lead;
        append_words(lead, text_in(data, "me"), Notation::typst);
        lead += (lead.empty() ? "" : " · ") + text_in(data, "count_words");
        if (const std::string years = text_in(data, "years"); !years.empty()) lead += ", " + years;
        out += lead + "\n";
    }
    for (const Json& section : data.at("sections")) {
        if (const std::string title = text_in(section, "title"); !title.empty()) {
            out += "\n#pub-section(" + std::to_string(std::stoi(text_in(section, "level")) + 1) + ", " + content(title) + ", " +
                   std::to_string(section.at("count").get<std::size_t>()) + ")\n";
        }
        for (const Json& number : section.at("entries")) add_entry(out, page.entry(number.get<std::size_t>()));
    }
    if (data.value("has_coauthors", false)) {
        out += "\n#pub-section(2, [Co-authors], " + std::to_string(data.at("coauthors").size()) + ")\n";
        bool first = true;
        for (const Json& person : data.at("coauthors")) {
            out += first ? "" : ", ";
            append_words(out, text_in(person, "name"), Notation::typst);
            out += " (" + std::to_string(person.at("works").get<std::size_t>()) + ")";
            first = false;
        }
        out += "\n";
    }
    std::string legend;
    for (const LegendRow& row : legend_rows(data, Notation::typst)) {
        legend += (legend.empty() ? "" : "; ") + row.sign + (row.text.empty() ? "" : " ");
        append_words(legend, row.text, Notation::typst);
    }
    if (!legend.empty()) out += "\n#pub-legend[" + legend + "]\n";
    return out;
}

}  // namespace bibcast::cv
