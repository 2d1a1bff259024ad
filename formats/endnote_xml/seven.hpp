#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "formats/endnote_xml/tags.hpp"

namespace bibcast::endnote_xml {

// EndNote 5 to 7 wrote another XML: a flat `RECORD`, its elements named in upper case after the fields, and the types of
// references numbered as in its preferences. Library systems (Drupal's Biblio and Bibcite among them) still write it.

/// An element of EndNote 7 and the one that has its place since EndNote 8.
struct SevenRow {
    std::string_view seven;
    std::string_view group;
    std::string_view element;
};
inline constexpr std::array seven_elements = {
    SevenRow{"AUTHORS", "contributors", "authors"},
    SevenRow{"SECONDARY_AUTHORS", "contributors", "secondary-authors"},
    SevenRow{"TERTIARY_AUTHORS", "contributors", "tertiary-authors"},
    SevenRow{"SUBSIDIARY_AUTHORS", "contributors", "subsidiary-authors"},
    SevenRow{"AUTHOR_ADDRESS", "", "auth-address"},
    SevenRow{"TITLE", "titles", "title"},
    SevenRow{"SECONDARY_TITLE", "titles", "secondary-title"},
    SevenRow{"TERTIARY_TITLE", "titles", "tertiary-title"},
    SevenRow{"ALTERNATE_TITLE", "titles", "alt-title"},
    SevenRow{"SHORT_TITLE", "titles", "short-title"},
    SevenRow{"PAGES", "", "pages"},
    SevenRow{"VOLUME", "", "volume"},
    SevenRow{"NUMBER", "", "number"},
    SevenRow{"NUMBER_OF_VOLUMES", "", "num-vols"},
    SevenRow{"EDITION", "", "edition"},
    SevenRow{"SECTION", "", "section"},
    SevenRow{"KEYWORDS", "", "keywords"},
    SevenRow{"YEAR", "dates", "year"},
    SevenRow{"PLACE_PUBLISHED", "", "pub-location"},
    SevenRow{"PUBLISHER", "", "publisher"},
    SevenRow{"ORIGINAL_PUB", "", "orig-pub"},
    SevenRow{"ISBN", "", "isbn"},
    SevenRow{"ACCESSION_NUMBER", "", "accession-num"},
    SevenRow{"CALL_NUMBER", "", "call-num"},
    SevenRow{"ABSTRACT", "", "abstract"},
    SevenRow{"LABEL", "", "label"},
    SevenRow{"NOTES", "", "notes"},
    SevenRow{"TYPE_OF_WORK", "", "work-type"},
    SevenRow{"REVIEWED_ITEM", "", "reviewed-item"},
    SevenRow{"URL", "urls", "web-urls"},
    SevenRow{"CUSTOM1", "", "custom1"},
    SevenRow{"CUSTOM2", "", "custom2"},
    SevenRow{"CUSTOM3", "", "custom3"},
    SevenRow{"CUSTOM4", "", "custom4"},
    SevenRow{"CUSTOM5", "", "custom5"},
    SevenRow{"CUSTOM6", "", "custom6"},
};

/// Where an element of EndNote 7 stands today; null if nobody knows.
[[nodiscard]] constexpr const SevenRow* seven_element(std::string_view name) {
    for (const SevenRow& row : seven_elements) {
        if (row.seven == name) return &row;
    }
    return nullptr;
}

static_assert([] {
    for (const SevenRow& row : seven_elements) {
        bool known = false;
        for (const TagRow& tag : tags) known = known || (tag.group == row.group && tag.element == row.element);
        if (!known) return false;
    }
    return true;
}(), "every element of EndNote 7 is one of today's");

/// A number in `REFERENCE_TYPE`, by its place among the reference types of EndNote 7; empty: there is none. Numbers beyond are today's, which
/// converters from BibTeX write. They write 13 for what is of no kind, too, which is an artwork in EndNote 7: it could be either.
inline constexpr std::array<std::string_view, 32> seven_types = {
    "Journal Article", "Book", "Thesis", "Conference Proceedings", "Personal Communication", "Newspaper Article", "Computer Program",
    "Book Section", "Magazine Article", "Edited Book", "Report", "Map", "Audiovisual Material", "Generic", "", "Patent", "Web Page",
    "Bill", "Case", "Hearing", "Manuscript", "Film or Broadcast", "Statute", "", "", "Figure", "Chart or Table", "Equation", "", "", "",
    "Generic",
};
inline constexpr std::size_t seven_artwork_or_generic = 13;
static_assert([] {
    for (const std::string_view name : seven_types) {
        // By the rows: under the sanitizers no constant is a comparison with null.
        const bool known = std::any_of(types.begin(), types.end(), [name](const TypeRow& row) { return row.name == name; });
        if (!name.empty() && !known) return false;
    }
    return true;
}(), "every type of EndNote 7 is one of today's");

}  // namespace bibcast::endnote_xml
