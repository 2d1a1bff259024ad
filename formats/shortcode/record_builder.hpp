#pragma once

#include "formats/shortcode/entry.hpp"
#include "name/legend.hpp"

namespace bibcast::shortcode {

/// Fills `record` with what `entry` says; `page_legends` hold for all entries. False if the entry says nothing.
[[nodiscard]] bool build_record(const PageContext& context, const Entry& entry, const MarkLegends& page_legends, Record& record);

}  // namespace bibcast::shortcode
