#include "model/variable.hpp"

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

struct Alias {
    std::string_view name;
    Variable variable;
};
constexpr std::array aliases = {
    Alias{"event", Variable::event_title},
    Alias{"shortTitle", Variable::title_short},
    Alias{"journalAbbreviation", Variable::container_title_short},
};

}  // namespace

std::string_view name_of(Variable variable) { return names[static_cast<std::size_t>(variable)]; }

VariableKind kind_of(Variable variable) {
    if (variable < Variable::chapter_number) return VariableKind::text;
    if (variable < Variable::accessed) return VariableKind::number;
    return variable < Variable::author ? VariableKind::date : VariableKind::name;
}

std::optional<Variable> variable_named(std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name) return static_cast<Variable>(i);
    }
    for (const Alias& alias : aliases) {
        if (alias.name == name) return alias.variable;
    }
    return std::nullopt;
}

}  // namespace bibcast
