#pragma once

#include <array>
#include <string_view>

#include "model/variable.hpp"

namespace bibcast::bookmarks_html {

enum class Place : unsigned char { text, day, keywords, key, none };

/// An attribute of a link, and what it is.
struct TagRow {
    std::string_view attribute;  ///< in any case
    Place place;
    Variable variable = Variable::title;
};

// Netscape Bookmark File Format (Microsoft's description), and what Firefox, Chrome, Delicious and Pinboard add.
inline constexpr std::array tags = {
    TagRow{"HREF", Place::text, Variable::url},
    TagRow{"ADD_DATE", Place::day, Variable::accessed},
    TagRow{"DESCRIPTION", Place::text, Variable::abstract},
    TagRow{"TAGS", Place::keywords},
    TagRow{"SHORTCUTURL", Place::key},
    TagRow{"ICON", Place::none},
    TagRow{"ICON_URI", Place::none},
};

}  // namespace bibcast::bookmarks_html
