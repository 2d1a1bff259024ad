#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cv/markup.hpp"
#include "cv/page.hpp"

namespace bibcast::cv {

/// The notation of a document that is called so: `latex`, `tex`, `typst`, `markdown`, `md`, `text`, `plain`.
[[nodiscard]] std::optional<Notation> notation_named(std::string_view name);

/// The list as a document, of what templates see too; a part of one if its `page` is false.
[[nodiscard]] std::string document_of(const Page& page, Notation notation);

/// A LaTeX document that prints what the format biblatex writes, by its annotations.
[[nodiscard]] std::string_view biblatex_template();

// One notation each, and what they share.
[[nodiscard]] std::string latex_document(const Page& page);
[[nodiscard]] std::string typst_document(const Page& page);
[[nodiscard]] std::string markdown_document(const Page& page);
[[nodiscard]] std::string text_document(const Page& page);

/// The lines of an entry: title with awards, people, venue, notes; one if a citation style has made it. Without its links.
[[nodiscard]] std::vector<std::string> lines_of(const nlohmann::ordered_json& entry, Notation notation);

/// The rows of the legend: how people are shown, and what marks mean. A sign that means several things stands once with all of them.
struct LegendRow {
    std::string sign;  ///< in the notation
    std::string text;  ///< plain
};
[[nodiscard]] std::vector<LegendRow> legend_rows(const nlohmann::ordered_json& data, Notation notation);

}  // namespace bibcast::cv
