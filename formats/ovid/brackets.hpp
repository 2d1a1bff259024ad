#pragma once

#include <string_view>

#include "text/utf8.hpp"

namespace bibcast::ovid {

/// `text` without the words in brackets that it ends with; these go to `taken`.
[[nodiscard]] inline std::string_view split_brackets(std::string_view text, std::string_view& taken) {
    const std::size_t open = text.rfind('[');
    if (open == std::string_view::npos || !text.ends_with(']')) return text;
    taken = trim(text.substr(open + 1, text.size() - open - 2));
    return trim(text.substr(0, open));
}

}  // namespace bibcast::ovid
