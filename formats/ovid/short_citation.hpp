#pragma once

#include <string_view>

#include "formats/ovid/tags.hpp"

namespace bibcast::ovid {

/// EconLit: `Journal of Finance, June 1990, v. 45, iss. 2, pp. 477-88`, or with the date behind the issue. False, and nothing is changed, if the
/// text has another shape.
bool take_comma_list(std::string_view text, Citation& citation);

/// AMED, HMIC: `J Altern Med 2001 Oct; 7(5): 485-92`, as indexes of medicine cite. False, and nothing is changed, if the text has another shape.
bool take_dated_journal(std::string_view text, Citation& citation);

}  // namespace bibcast::ovid
