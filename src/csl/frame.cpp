#include "csl/frame.hpp"

#include <array>

#include "text/latex_print.hpp"

namespace bibcast::csl {

namespace {

/// What stands before, between and behind the paragraphs of a document.
struct Frame {
    std::string_view head;
    std::string_view before;
    std::string_view after;
    std::string_view between;
    std::string_view tail;
};

const Frame& frame_of(OutputForm form) {
    static constexpr Frame paragraphs{"", "", "\n", "\n", ""};
    static constexpr Frame rtf{"{\\rtf1\\ansi\\deff0\n", "{\\pard\\li720\\fi-720 ", "\\par}\n", "", "}\n"};
    static constexpr Frame lines{"", "", "\n", "", ""};
    static constexpr Frame asciidoc{"", "", "\n", "\n", ""};
    switch (form) {
        case OutputForm::text: return lines;
        case OutputForm::rtf: return rtf;
        case OutputForm::asciidoc: return asciidoc;
        default: return paragraphs;
    }
}

/// Markdown would take "1. Doe" for a list.
std::string_view guard_of(OutputForm form, std::string_view paragraph) {
    std::size_t digits = 0;
    while (digits < paragraph.size() && paragraph[digits] >= '0' && paragraph[digits] <= '9') ++digits;
    if (digits == 0 || digits >= paragraph.size() || paragraph[digits] != '.') return {};
    return form == OutputForm::markdown || form == OutputForm::typst ? "\\" : std::string_view{};
}

void append_paragraph(std::string& out, OutputForm form, std::string_view paragraph) {
    const Frame& frame = frame_of(form);
    while (paragraph.starts_with('\n')) paragraph.remove_prefix(1);
    out += frame.before;
    const std::string_view guard = guard_of(form, paragraph);
    if (guard.empty()) {
        out += paragraph;
    } else {
        const std::size_t dot = paragraph.find('.');
        out += paragraph.substr(0, dot);
        out += guard;
        out += paragraph.substr(dot);
    }
    out += frame.after;
}

std::string html_document(const std::vector<std::string>& citations, const std::vector<std::string>& entries, const std::string& legend) {
    std::string out;
    if (!citations.empty()) {
        out += "<div class=\"csl-citations\">\n";
        for (const std::string& citation : citations) out += "  <p class=\"csl-citation\">" + citation + "</p>\n";
        out += "</div>\n";
    }
    if (!entries.empty()) out += framed_html(entries) + "\n";
    if (!legend.empty()) out += "<p class=\"csl-legend\">" + legend + "</p>\n";
    return out;
}

}  // namespace

std::string framed_html(const std::vector<std::string>& entries) {
    std::string out = "<div class=\"csl-bib-body\">\n";
    for (const std::string& entry : entries) {
        out += "  <div class=\"csl-entry\">";
        out += entry;
        out += "</div>\n";
    }
    out += "</div>";
    return out;
}

std::string framed(OutputForm form, const std::vector<std::string>& citations, const std::vector<std::string>& entries, const std::string& legend) {
    if (form == OutputForm::html) return html_document(citations, entries, legend);
    const Frame& frame = frame_of(form);
    std::string out(frame.head);
    bool any = false;
    const auto add = [&](const std::string& paragraph) {
        if (any) out += frame.between;
        append_paragraph(out, form, paragraph);
        any = true;
    };
    for (const std::string& citation : citations) add(citation);
    if (!citations.empty() && !entries.empty() && frame.between.empty() && form == OutputForm::text) out += '\n';
    for (const std::string& entry : entries) add(entry);
    if (!legend.empty()) {
        if (form == OutputForm::text && any) out += '\n';
        add(legend);
    }
    out += frame.tail;
    if (form == OutputForm::latex) {
        if (const std::string needs = latex_requirements(out); !needs.empty()) out.insert(0, needs + '\n');
    }
    return out;
}

std::optional<OutputForm> output_form_named(std::string_view name) {
    constexpr std::array<std::string_view, 7> names = {"html", "text", "markdown", "latex", "typst", "rtf", "asciidoc"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name) return static_cast<OutputForm>(i);
    }
    return std::nullopt;
}

}  // namespace bibcast::csl
