#include "cv/document.hpp"

#include <array>

#include "text/entities.hpp"

namespace bibcast::cv {

namespace {

using Json = nlohmann::ordered_json;

std::string text_in(const Json& object, const char* key) { return object.value(key, std::string()); }

/// A sign as the notation shows a mark: that of a name with nothing in front.
std::string sign_of(const std::string& symbol, Notation notation) {
    std::string html = "<sup aria-hidden=\"true\">";
    append_html(html, symbol);
    return markup_of(html + "</sup>", notation);
}

void add_lines(std::vector<std::string>& lines, const std::string& html, Notation notation) {
    const std::string text = markup_of(html, notation);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at) lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
}

}  // namespace

std::optional<Notation> notation_named(std::string_view name) {
    struct Row {
        std::string_view name;
        Notation notation;
    };
    constexpr std::array rows = {Row{"latex", Notation::latex}, Row{"tex", Notation::latex}, Row{"typst", Notation::typst}, Row{"markdown", Notation::markdown},
                                 Row{"md", Notation::markdown}, Row{"text", Notation::text}, Row{"plain", Notation::text}};
    for (const Row& row : rows) {
        if (row.name == name) return row.notation;
    }
    return std::nullopt;
}

std::string document_of(const Page& page, Notation notation) {
    switch (notation) {
        case Notation::latex: return latex_document(page);
        case Notation::typst: return typst_document(page);
        case Notation::markdown: return markdown_document(page);
        case Notation::text: return text_document(page);
    }
    return {};
}

std::vector<std::string> lines_of(const Json& entry, Notation notation) {
    std::vector<std::string> lines;
    const std::string awards = text_in(entry, "awards_html");
    if (const std::string formatted = text_in(entry, "formatted_html"); !formatted.empty()) {
        add_lines(lines, formatted + awards, notation);
        return lines;
    }
    add_lines(lines, "<span class=\"entry-title\">" + text_in(entry, "title_html") + "</span>" + awards, notation);
    for (const char* part : {"people_html", "venue_html", "notes_html"}) add_lines(lines, text_in(entry, part), notation);
    return lines;
}

std::vector<LegendRow> legend_rows(const Json& data, Notation notation) {
    std::vector<LegendRow> rows;
    for (const Json& group : data.at("highlights")) {
        if (notation == Notation::text) break;  // it has no other way to show a name
        std::string html = "<span class=\"highlight-" + text_in(group, "highlight") + "\">";
        append_html(html, text_in(group, "label"));
        rows.push_back({markup_of(html + "</span>", notation), {}});
    }
    for (const Json& mark : data.at("legend")) {
        rows.push_back({sign_of(text_in(mark, "symbol"), notation), text_in(mark, "text") + (mark.value("assumed", false) ? " (assumed)" : "")});
    }
    return rows;
}

}  // namespace bibcast::cv
