#pragma once

#include <array>
#include <string_view>

#include "model/variable.hpp"

namespace bibcast::mods {

/// Which element a row stands in: the record itself, or a related item of it.
enum class Level : unsigned char { top, host, series, original, review };

/// `type` of `relatedItem`; empty for the record itself.
[[nodiscard]] constexpr std::string_view related_type(Level level) {
    constexpr std::array<std::string_view, 5> types = {"", "host", "series", "original", "reviewOf"};
    return types[static_cast<std::size_t>(level)];
}

/// What an element with nothing but text is. It is written as the row says, and read by the same row.
struct TagRow {
    Level level;
    std::string_view parent;   ///< the element around it; empty: none
    std::string_view element;
    std::string_view type;     ///< its attribute of that name, or the parent's for `titleInfo` and `detail`
    Variable variable;
};

// MODS 3.8 (Library of Congress), and what Zotero, bibutils and JabRef write. Rows of one parent stand together.
inline constexpr std::array tags = {
    TagRow{Level::top, "titleInfo", "title", "", Variable::title},
    TagRow{Level::top, "titleInfo", "partNumber", "", Variable::part_number},
    TagRow{Level::top, "titleInfo", "partName", "", Variable::part_title},
    TagRow{Level::top, "titleInfo", "title", "abbreviated", Variable::title_short},
    TagRow{Level::host, "titleInfo", "title", "", Variable::container_title},
    TagRow{Level::host, "titleInfo", "partName", "", Variable::volume_title},
    TagRow{Level::host, "titleInfo", "title", "abbreviated", Variable::container_title_short},
    TagRow{Level::series, "titleInfo", "title", "", Variable::collection_title},
    TagRow{Level::original, "titleInfo", "title", "", Variable::original_title},
    TagRow{Level::review, "titleInfo", "title", "", Variable::reviewed_title},
    TagRow{Level::top, "originInfo", "placeTerm", "text", Variable::publisher_place},
    TagRow{Level::top, "originInfo", "publisher", "", Variable::publisher},
    TagRow{Level::top, "originInfo", "edition", "", Variable::edition},
    TagRow{Level::original, "originInfo", "placeTerm", "text", Variable::original_publisher_place},
    TagRow{Level::original, "originInfo", "publisher", "", Variable::original_publisher},
    TagRow{Level::top, "language", "languageTerm", "", Variable::language},
    TagRow{Level::top, "physicalDescription", "form", "", Variable::medium},
    TagRow{Level::top, "physicalDescription", "extent", "pages", Variable::number_of_pages},
    TagRow{Level::top, "physicalDescription", "extent", "volumes", Variable::number_of_volumes},
    TagRow{Level::top, "physicalDescription", "extent", "", Variable::dimensions},
    TagRow{Level::top, "", "abstract", "", Variable::abstract},
    TagRow{Level::top, "", "note", "annotation", Variable::annote},
    TagRow{Level::top, "", "note", "", Variable::note},
    TagRow{Level::top, "", "classification", "", Variable::call_number},
    TagRow{Level::top, "", "accessCondition", "", Variable::license},
    TagRow{Level::top, "", "identifier", "doi", Variable::doi},
    TagRow{Level::top, "", "identifier", "isbn", Variable::isbn},
    TagRow{Level::top, "", "identifier", "issn", Variable::issn},
    TagRow{Level::top, "", "identifier", "pmid", Variable::pmid},
    TagRow{Level::top, "", "identifier", "pmcid", Variable::pmcid},
    TagRow{Level::top, "location", "physicalLocation", "", Variable::archive},
    TagRow{Level::top, "location", "shelfLocator", "", Variable::archive_location},
    TagRow{Level::top, "location", "url", "", Variable::url},
    TagRow{Level::top, "subject", "scale", "", Variable::scale},
    TagRow{Level::top, "recordInfo", "recordContentSource", "", Variable::source},
    TagRow{Level::host, "detail", "number", "volume", Variable::volume},
    TagRow{Level::host, "detail", "number", "issue", Variable::issue},
    TagRow{Level::host, "detail", "number", "number", Variable::number},
    TagRow{Level::host, "detail", "number", "chapter", Variable::chapter_number},
    TagRow{Level::host, "detail", "number", "section", Variable::section},
    TagRow{Level::host, "detail", "number", "supplement", Variable::supplement_number},
    TagRow{Level::series, "detail", "number", "volume", Variable::collection_number},
};

/// True if the variable has a row of its own. All other texts are notes with the variable as their type, such as `event-place`.
[[nodiscard]] constexpr bool has_row(Variable variable) {
    for (const TagRow& row : tags) {
        if (row.variable == variable) return true;
    }
    return false;
}

/// Details of a part that some write by another name.
struct DetailAlias {
    std::string_view type;
    Variable variable;
};
inline constexpr std::array detail_aliases = {
    DetailAlias{"no.", Variable::issue},   DetailAlias{"no", Variable::issue},        DetailAlias{"vol", Variable::volume},
    DetailAlias{"report", Variable::number}, DetailAlias{"part", Variable::part_number}, DetailAlias{"session", Variable::section},
    DetailAlias{"article", Variable::number}, DetailAlias{"page", Variable::page},
    DetailAlias{"articlenumber", Variable::number}, DetailAlias{"report number", Variable::number},
};

static_assert([] {
    for (std::size_t i = 0; i < tags.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (tags[i].variable == tags[j].variable) return false;
            const bool same = tags[i].level == tags[j].level && tags[i].parent == tags[j].parent && tags[i].element == tags[j].element;
            if (same && tags[i].type == tags[j].type) return false;
        }
    }
    return true;
}(), "the table is two-way");

}  // namespace bibcast::mods
