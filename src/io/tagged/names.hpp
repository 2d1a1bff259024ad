#pragma once

#include <string_view>

#include "model/contributor.hpp"

namespace bibcast::tagged {

/// Reads the value of an author tag: `Family, Given, Suffix`. A name without a comma, or with EndNote's comma at its
/// end (`World Health Organization,`), is that of an institution, but `J. Smith` and `Smith J.A.` are people. The dates of a life and the words for what
/// somebody did, which catalogues have behind a name (`Kandel, Eric R., 1929-, author.`), are no part of it: they stay in `as_written`.
[[nodiscard]] Name read_name(Arena& arena, std::string_view text);

/// Reads a name as indexes of articles have it (MEDLINE, Web of Science, Ovid): initials without full stops and blanks get
/// both, as CSL needs them: `Brown, JM` is `J. M. Brown`, `Sudler, Eric L` is `Eric L. Sudler`.
[[nodiscard]] Name read_indexed_name(Arena& arena, std::string_view text);

/// True if there is a small letter in `text`.
[[nodiscard]] bool has_lower(std::string_view text);

/// `JM` as `J. M.`, `I D` as `I. D.`, `Eric L` as `Eric L.`; the same view where there is nothing to spell out.
[[nodiscard]] std::string_view spell_initials(Arena& arena, std::string_view given);

/// Appends `name` so that `read_name` gives it back.
void append_name(std::string& out, Arena& arena, const Name& name);

/// The same for a format that reads names with `read`, which comes to the same guess of what it guessed before.
void append_name(std::string& out, Arena& arena, const Name& name, Name (*read)(Arena&, std::string_view));

}  // namespace bibcast::tagged
