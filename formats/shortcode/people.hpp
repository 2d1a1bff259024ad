#pragma once

#include <string>

#include "formats/shortcode/entry.hpp"
#include "formats/shortcode/layout.hpp"
#include "name/legend.hpp"

namespace bibcast::shortcode {

/// Reads an author line into a name variable of `record`. Legends that stand in it are added to `legends`. False if it names nobody.
bool add_people(const PageContext& context, const EntryValue& value, MarkLegends& legends, Record& record);

/// Reads the JSON that stands beside an author line for what a line cannot say. It only counts if `line` (null: there is
/// none) is the one that was written with it: somebody may have edited the line since. False if it does not count.
[[nodiscard]] bool add_people_in_full(const PageContext& context, const EntryValue& value, const EntryValue* line, Record& record);

/// The legends that the marks of a record rely on and that its own text does not hold: those of its page, and custom.
[[nodiscard]] std::vector<PageLegend> page_legends_of(const Record& record);

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
