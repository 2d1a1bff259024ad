#pragma once

#include <string>
#include <string_view>

#include "formats/bibtex/emit.hpp"
#include "model/record.hpp"

namespace bibcast::bibtex {

/// Appends one name so that BibTeX and biber split it into the same parts (btxhak, section 4).
void append_name(std::string& out, const Name& name, const LatexEncoding& encoding);

/// Writes a name list: `A, B and C, D and others`. DBLP's numbers of people of one name stand behind them, as in its own files.
void write_names(Emitter& emit, std::string_view field, NamesField& names, const LatexEncoding& encoding);

/// Writes the marks and details of a list as BibLaTeX data annotations (biblatex manual 3.19, section 3.7): the
/// meanings as `author+an`, and what else a mark holds as named literal annotations. Marks them as written, and the leftovers of `record`
/// that go into the same fields.
void write_annotations(Emitter& emit, std::string_view field, NamesField& names, Record& record);

/// Appends the marks of a list as sentences for a note, and marks them as written: `* Equal contribution: A. Author`.
void append_mark_notes(std::string& note, NamesField& names, const LatexEncoding& encoding);

/// True if names are in biblatex's extended form and say what the plain form cannot: how the prefix sorts, and what the initials are.
[[nodiscard]] inline bool says_extended_names(std::string_view latex) {
    return latex.find('=') != std::string_view::npos && (latex.find("useprefix") != std::string_view::npos || latex.find("-i=") != std::string_view::npos);
}

/// True if the name list `latex` says what `names` do, and nothing of these has marks.
[[nodiscard]] bool reads_as(Arena& arena, std::string_view latex, const NamesField& names);

}  // namespace bibcast::bibtex
