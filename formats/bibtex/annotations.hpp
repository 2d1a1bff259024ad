#pragma once

#include <string_view>

#include "model/ascii.hpp"

namespace bibcast::bibtex {

/// Between a field and what annotates it (biblatex manual, section 3.7; biber's option `annotation-marker`).
inline constexpr std::string_view annotation_marker = "+an";

/// Where the marker of a data annotation stands in the name of a field: `author+an`, `AUTHOR+an:role`. npos if it is no annotation.
[[nodiscard]] inline std::size_t annotation_marker_at(std::string_view name) {
    const std::size_t at = std::string_view(name.substr(0, name.find(':'))).rfind('+');
    if (at == std::string_view::npos || !ascii::starts_with(name.substr(at), annotation_marker)) return std::string_view::npos;
    const std::string_view behind = name.substr(at + annotation_marker.size());
    return behind.empty() || behind.front() == ':' ? at : std::string_view::npos;
}

}  // namespace bibcast::bibtex
