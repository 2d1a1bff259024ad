#pragma once

#include <string>
#include <string_view>

#include "diag/finding.hpp"

namespace bibcast::marc {

/// True if a record of ISO 2709 says by its leader that it is in MARC-8 and has bytes that make a difference. Text that is well-formed UTF-8
/// is UTF-8, whatever the leader says; UNIMARC, which never was in MARC-8, has a field 200 and no 245.
[[nodiscard]] bool is_marc8(std::string_view record);

/// Appends a record in MARC-8 to `out` in Unicode. Accents stand in front of their letter there, and behind it here; the character sets begin
/// anew behind each separator. What the tables do not have becomes U+FFFD with a finding at its place in `out`.
void append_marc8(std::string_view record, std::string& out, Findings& findings);

}  // namespace bibcast::marc
