#pragma once

#include <string_view>

#include "formats/bibtex/context.hpp"
#include "formats/bibtex/tags.hpp"
#include "io/format.hpp"

namespace bibcast::bibtex {

/// Reads all entries of `text` into `sink`: a slice of a file, or what stands inside something else. Values view `text` and `arena`;
/// spans are offsets into `text` plus `offset`. With a null `context` the text is taken for a whole file. Returns
/// how many records there were.
std::size_t read_entries(std::string_view text, std::uint32_t offset, const BibContext* context, Dialect dialect, Arena& arena, const Sink& sink,
                         Findings& findings, bool keep_strings = false);

}  // namespace bibcast::bibtex
