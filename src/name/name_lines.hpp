#pragma once

#include <cstdint>
#include <string_view>

#include "name/mark_meaning.hpp"
#include "name/name_list.hpp"

namespace bibcast {

/// How a line that holds a list of names is written.
enum class NameSource : std::uint8_t {
    bibtex,       ///< the value of a BibTeX or biblatex name field, without its delimiters
    plain,        ///< decoded text
    author_line,  ///< a line of a publication page: Markdown, HTML, marks and a legend
};

/// Reads one line of names into the author variable of `record`. The legends of an author line explain its marks; other
/// marks keep an unknown meaning (`assume_meanings`).
void read_name_line(Record& record, std::string_view line, NameSource source, const NameListOptions& options, Findings& findings);

}  // namespace bibcast
