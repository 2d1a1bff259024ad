#pragma once

#include "formats/shortcode/entry.hpp"
#include "formats/shortcode/page_legends.hpp"

namespace bibcast::shortcode {

/// Fills `record` with what `entry` says and the page says of its marks. False if the entry says nothing.
[[nodiscard]] bool build_record(const PageContext& context, const Entry& entry, const PageLegends& page_legends, Record& record);

}  // namespace bibcast::shortcode
