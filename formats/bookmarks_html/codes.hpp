#pragma once

#include "diag/finding.hpp"

namespace bibcast::bookmarks_html {

inline constexpr Code no_address{
    "bookmarks_html/no-address", Severity::warning, "a bookmark has no address",
    "An A element without HREF is an anchor and leads nowhere. Its words were read as a web page without an address."};

}  // namespace bibcast::bookmarks_html
