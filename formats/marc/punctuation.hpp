#pragma once

#include <cstddef>
#include <string_view>

#include "model/most_compared.hpp"
#include "text/utf8.hpp"

namespace bibcast::marc {

/// ISBD's punctuation at the end of an area: ` :`, ` /`, `,`, ` ;`, ` =`, and a full stop that ends no abbreviation.
[[nodiscard]] inline std::string_view without_punctuation(std::string_view text) {
    while (true) {
        text = trim(text);
        if (text.ends_with(':') || text.ends_with('/') || text.ends_with(',') || text.ends_with(';') || text.ends_with('=')) {
            text.remove_suffix(1);
            continue;
        }
        const std::size_t blank = text.rfind(' ');
        const std::size_t last = text.size() - (blank == std::string_view::npos ? 0 : blank + 1);
        const bool word = text.ends_with('.') && last > 4 && text.find('.', text.size() - last) == text.size() - 1;
        if (!word) return text;
        text.remove_suffix(1);
    }
}

}  // namespace bibcast::marc
