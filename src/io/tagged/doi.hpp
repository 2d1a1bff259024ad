#pragma once

#include <string_view>

#include "text/utf8.hpp"

namespace bibcast::tagged {

/// True for `10.1000/182`, `doi: 10.1000/182` or its address, alone: not for a note that mentions a DOI.
[[nodiscard]] inline bool is_lone_doi(std::string_view text) {
    if (text.size() > 4 && equals_ignoring_ascii_case(text.substr(0, 4), "doi:")) text = trim(text.substr(4));
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (!text.starts_with(scheme)) continue;
        text = text.substr(scheme.size());
        if (text.starts_with("dx.")) text = text.substr(3);
        if (!text.starts_with("doi.org/")) return false;
        text = text.substr(8);
        break;
    }
    return text.starts_with("10.") && text.find('/') != std::string_view::npos && text.find_first_of(" \n") == std::string_view::npos;
}

}  // namespace bibcast::tagged
