#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "io/format.hpp"

namespace bibcast::testing {

/// A text of some format with one record, and the words in it that stand where a value can be put.
struct Sample {
    std::string text;
    std::vector<std::string> places;
};

/// Made by the format's own writer; of a format that is only read, from its smallest fixture. Empty if there is neither.
[[nodiscard]] Sample sample_of(const Format& format);

/// A text of `format` with `count` small records. Their keys are all the same, or all different.
[[nodiscard]] std::string many_records(const Format& format, std::size_t count, bool same_key);

/// A text of `format` with one record that has `count` authors, or `count` keywords.
[[nodiscard]] std::string many_values(const Format& format, std::size_t count, bool authors);
/// One record with so many authors, no two of whom have a name in common.
[[nodiscard]] std::string many_unlike_authors(const Format& format, std::size_t count);

/// `text` with every `word` in it replaced.
[[nodiscard]] std::string with_word_replaced(const std::string& text, std::string_view word, std::string_view by);

}  // namespace bibcast::testing
