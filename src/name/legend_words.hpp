#pragma once

#include <cstddef>
#include <string_view>

#include "model/contributor.hpp"

namespace bibcast {

/// What the words of a legend mean, and where in them it is said.
struct LegendWords {
    Meaning meaning = Meaning::other;
    /// Only words that introduce a legend stand before the phrase: "denotes", "these authors have".
    bool leads = false;
    [[nodiscard]] bool known() const { return meaning != Meaning::other; }
};

/// Looks for a phrase that legends use, in English, Chinese, Japanese, Korean, German, French, Spanish, Italian and
/// Portuguese: "Equal contribution", "these authors contributed equally to this work", "通讯作者". Marks, brackets and
/// punctuation in `words` do not matter. Looks at the first 400 bytes.
[[nodiscard]] LegendWords classify_legend(std::string_view words);

/// The same, for the meaning alone.
[[nodiscard]] Meaning legend_meaning(std::string_view words);

/// The offset behind the words that join a symbol to its legend (`: `, `= `, `denotes`, `stands for`), at the beginning of
/// `text`.
[[nodiscard]] std::size_t skip_legend_verb(std::string_view text);

/// True if `text` has a word that says what a sign means: denotes, indicates, marked, `=`.
[[nodiscard]] bool has_legend_verb(std::string_view text);

}  // namespace bibcast
