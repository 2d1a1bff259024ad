#include "csl/html_frame.hpp"

#include <array>

namespace bibcast::csl {

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

std::optional<OutputForm> output_form_named(std::string_view name) {
    constexpr std::array<std::string_view, 7> names = {"html", "text", "markdown", "latex", "typst", "rtf", "asciidoc"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name) return static_cast<OutputForm>(i);
    }
    return std::nullopt;
}

}  // namespace bibcast::csl
