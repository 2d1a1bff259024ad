#pragma once

#include <string>
#include <vector>

#include "io/format.hpp"

namespace bibcast::testing {

/// A source with words of its own at the end of its values.
struct Injected {
    std::string text;
    std::vector<std::string> words;
};

/// `qzbcazq`: in no fixture, and none a part of another.
[[nodiscard]] std::string injected_word(std::size_t number);

/// `text` with a word at each place of it that the format's syntax shows.
[[nodiscard]] Injected with_injected_words(const Format& format, const std::string& text);

}  // namespace bibcast::testing
