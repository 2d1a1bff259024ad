#pragma once

#include <string>
#include <string_view>

#include "diag/finding.hpp"
#include "formats/shortcode/layout.hpp"
#include "formats/shortcode/profile.hpp"
#include "model/record.hpp"

namespace bibcast::shortcode {

/// Appends `record` as an entry, `{{< publication … >}}…{{< /publication >}}`, and marks as written what is in it. Fills in
/// the legends and groups of `layout` for the joiner, and where a legend can be put. `profile` is the built-in one.
void write_entry(std::string& out, Record& record, const Profile& profile, std::string_view shortcode, Layout& layout, Findings& findings);

}  // namespace bibcast::shortcode
