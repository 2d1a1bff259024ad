#pragma once

#include <string>

#include "formats/shortcode/entry.hpp"
#include "formats/shortcode/layout.hpp"
#include "name/legend.hpp"

namespace bibcast::shortcode {

/// Adds the legends of an entry's legend line to `legends`, where they count more than those of the page.
void add_entry_legend(const PageContext& context, const EntryValue& value, MarkLegends& legends);

/// Reads an author line, or the JSON that stands beside one for what a line cannot say, into a name variable of `record`.
void add_people(const PageContext& context, const EntryValue& value, MarkLegends& legends, Record& record);

/// Gives the marks of `record` their meaning.
void settle_marks(const PageContext& context, const MarkLegends& legends, Record& record);

/// The author line of a name variable, and what could not be said in it.
struct PeopleLine {
    std::string line;                  ///< markdown: `Siqi Kou*, Lanxiang Hu*`
    std::string json;                  ///< not empty: the line does not say all, this does
    std::vector<PageLegend> legends;   ///< of its symbols, for the page
    std::vector<PageLegend> own;       ///< for the entry itself
};

/// Writes a name variable as a line that `add_people` reads back; marks the names, marks and details as written.
[[nodiscard]] PeopleLine write_people(NamesField& field);

}  // namespace bibcast::shortcode
