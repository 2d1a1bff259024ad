#include "model/variable.hpp"

#include <algorithm>
#include <array>

namespace bibcast {

namespace {

constexpr std::array<std::string_view, variable_count> names = {
    // text
    "title", "abstract", "annote", "archive", "archive_collection", "archive_location", "archive-place",
    "authority", "call-number", "citation-key", "citation-label", "collection-title", "container-title",
    "container-title-short", "dimensions", "division", "DOI", "event-title", "event-place", "genre", "ISBN", "ISSN",
    "jurisdiction", "keyword", "language", "license", "medium", "note", "original-publisher",
    "original-publisher-place", "original-title", "part-title", "PMCID", "PMID", "publisher", "publisher-place",
    "references", "reviewed-genre", "reviewed-title", "scale", "source", "status", "title-short", "URL",
    "volume-title", "year-suffix",
    // number
    "chapter-number", "citation-number", "collection-number", "edition", "first-reference-note-number", "issue",
    "locator", "number", "number-of-pages", "number-of-volumes", "page", "page-first", "part-number",
    "printing-number", "section", "supplement-number", "version", "volume",
    // date
    "accessed", "available-date", "event-date", "issued", "original-date", "submitted",
    // name
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor", "editor-translator", "editorial-director", "executive-producer", "guest", "host",
    "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient",
    "reviewed-author", "script-writer", "series-creator", "translator",
};

struct Row {
    std::string_view name;
    Variable variable = Variable::title;
};

/// Shorter names first: two names of different length are told apart without a look at their letters.
constexpr bool stands_before(std::string_view a, std::string_view b) { return a.size() != b.size() ? a.size() < b.size() : a < b; }

constexpr auto make_rows() {
    std::array<Row, variable_count + 3> rows;
    for (std::size_t i = 0; i < variable_count; ++i) rows[i] = {names[i], static_cast<Variable>(i)};
    rows[variable_count] = {"event", Variable::event_title};
    rows[variable_count + 1] = {"shortTitle", Variable::title_short};
    rows[variable_count + 2] = {"journalAbbreviation", Variable::container_title_short};
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return stands_before(a.name, b.name); });
    return rows;
}
constexpr auto rows = make_rows();

}  // namespace

std::string_view name_of(Variable variable) { return names[static_cast<std::size_t>(variable)]; }

VariableKind kind_of(Variable variable) {
    if (variable < Variable::chapter_number) return VariableKind::text;
    if (variable < Variable::accessed) return VariableKind::number;
    return variable < Variable::author ? VariableKind::date : VariableKind::name;
}

std::optional<Variable> variable_named(std::string_view name) {
    const auto* const row =
        std::lower_bound(rows.begin(), rows.end(), name, [](const Row& r, std::string_view n) { return stands_before(r.name, n); });
    if (row != rows.end() && row->name == name) return row->variable;
    return std::nullopt;
}

}  // namespace bibcast
