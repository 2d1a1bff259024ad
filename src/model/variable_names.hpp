#pragma once

#include <array>
#include <string_view>

#include "model/variable.hpp"

namespace bibcast {

/// `name_of` as a table, for tables that are made of it at compile time.
inline constexpr std::array<std::string_view, variable_count> variable_names = {
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

}  // namespace bibcast
