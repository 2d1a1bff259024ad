#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "model/date.hpp"

// The small things that venue strings are made of.
namespace bibcast::shortcode {

/// A text without the year (and month) at its end.
struct YearCut {
    std::string_view rest;
    Date date;  ///< without parts: there was none
};

/// Cuts a year off the end: `NeurIPS 2023`, `(2023)`, `'23`, `’23`, `July 2024`, `ICLR2024`, `NeurIPS-23`. The glued
/// and the hyphened short forms only if `acronym` says that the rest is one.
[[nodiscard]] YearCut cut_year(std::string_view text, bool (*acronym)(std::string_view));

/// Drops what may stand before a title of proceedings: `In`, `Proceedings of the`, `41st`, `Twelfth`, `Annual`, `2023`.
[[nodiscard]] std::string_view drop_openings(std::string_view text);

/// True for `41st`, `Twelfth`, `thirty-eighth`.
[[nodiscard]] bool is_ordinal(std::string_view word);

/// Where `word` (lower case ASCII) stands in `text` as a word of its own, in any case; npos if nowhere.
[[nodiscard]] std::size_t find_word(std::string_view text, std::string_view word);

/// Without blanks, commas, colons, semicolons, hyphens, dashes, bars and stops at both ends (a stop at the end stays
/// after an abbreviation).
[[nodiscard]] std::string_view strip_separators(std::string_view text);

/// Without the pair of brackets around all of it, if there is one.
[[nodiscard]] std::string_view strip_brackets(std::string_view text);

/// Where the first piece of `text` ends: at a comma, semicolon, bar, spaced dash or the start of a bracket; a bracket
/// group is a piece of its own.
[[nodiscard]] std::size_t piece_end(std::string_view text);

/// How many bytes at the start of `text` are a hyphen or dash.
[[nodiscard]] std::size_t dash_size(std::string_view text);

}  // namespace bibcast::shortcode
