#pragma once

#include <string>
#include <string_view>

#include "io/format.hpp"

namespace bibcast {

/// The format of a source, by its content first (`head`: up to 64 KiB), its file name's extension to break ties.
/// A file that says nothing is what its extension usually means: a library without entries, `x.bib`, is BibTeX.
/// Throws UsageError that lists the candidates when two are as likely, or the readable formats when there is none.
[[nodiscard]] const Format& detect_format(std::string_view name, std::string_view head);

/// The format that a file name's extension names, for an output; null if none does. Throws UsageError that lists the candidates
/// where several claim it as their first one, as with `.xml`.
[[nodiscard]] const Format* format_of_extension(std::string_view name);

/// What stands behind the last dot of a file's name, in small letters; empty if there is no dot, or nothing before it.
[[nodiscard]] std::string extension_of(std::string_view name);

}  // namespace bibcast
