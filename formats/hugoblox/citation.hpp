#pragma once

#include <string_view>

#include "model/arena.hpp"

namespace bibcast::hugoblox {

/// What the sentence under `citation` of a page of academicpages says that no other key does: `Vogt, L., Pillai, A. (2009). &quot;On
/// rails.&quot; <i>Journal</i>. 1(2).`, or with the authors before `title`, which is the page's: `L. Vogt and A. Pillai. "On rails." 2009.` Empty where the
/// sentence has another form. Views `text` or `arena`.
struct Citation {
    std::string_view authors;  ///< as written, decoded
    std::string_view volume;
    std::string_view issue;
};
[[nodiscard]] Citation parse_citation(Arena& arena, std::string_view text, std::string_view title);

}  // namespace bibcast::hugoblox
