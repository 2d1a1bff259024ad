#pragma once

#include <string_view>

#include "diag/span.hpp"

namespace bibcast::tagged {

/// A tag and its value. A value of several lines has them joined by line feeds.
struct Field {
    std::string_view tag;
    std::string_view value;
    SourceSpan span;  ///< of the value
};

}  // namespace bibcast::tagged
