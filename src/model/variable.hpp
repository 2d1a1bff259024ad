#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace bibcast {

/// The variables of CSL 1.0.2, appendix IV, grouped by kind. `keyword` is held by `Record::keywords`, the
/// citation key by `Record::id`.
enum class Variable : std::uint8_t {
    // text
    title, abstract, annote, archive, archive_collection, archive_location, archive_place, authority,
    call_number, citation_key, citation_label, collection_title, container_title, container_title_short,
    dimensions, division, doi, event_title, event_place, genre, isbn, issn, jurisdiction, keyword, language,
    license, medium, note, original_publisher, original_publisher_place, original_title, part_title, pmcid,
    pmid, publisher, publisher_place, references, reviewed_genre, reviewed_title, scale, source, status,
    title_short, url, volume_title, year_suffix,
    // number
    chapter_number, citation_number, collection_number, edition, first_reference_note_number, issue, locator,
    number, number_of_pages, number_of_volumes, page, page_first, part_number, printing_number, section,
    supplement_number, version, volume,
    // date
    accessed, available_date, event_date, issued, original_date, submitted,
    // name
    author, chair, collection_editor, compiler, composer, container_author, contributor, curator, director,
    editor, editor_translator, editorial_director, executive_producer, guest, host, illustrator, interviewer,
    narrator, organizer, original_author, performer, producer, recipient, reviewed_author, script_writer,
    series_creator, translator,
};

inline constexpr std::size_t variable_count = 97;

/// What a variable holds. Numbers are text to the record ("12--18", "IV", "2nd").
enum class VariableKind : std::uint8_t { text, number, date, name };

/// The variable as CSL spells it: `container-title`, `DOI`.
[[nodiscard]] std::string_view name_of(Variable variable);

[[nodiscard]] VariableKind kind_of(Variable variable);

/// The variable that CSL spells so (exactly; also the deprecated `event`, and `shortTitle` and
/// `journalAbbreviation` of the CSL 1.0.2 input schema), if any.
[[nodiscard]] std::optional<Variable> variable_named(std::string_view name);

}  // namespace bibcast
