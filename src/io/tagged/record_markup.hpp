#pragma once

#include "model/record.hpp"

namespace bibcast::tagged {

/// Reads the tags and character references of HTML in the texts and names of a record, which programs put into XML and MARC from web pages
/// (`&lt;i&gt;`, `&amp;amp;`), and takes signs off names (`name/signs_in_names.hpp`). Codes, addresses and texts that have styles already stay as they are.
void read_record_markup(Record& record);

/// The character references in the names alone.
void read_name_references(Record& record);

/// Those in names, affiliations and keywords, for formats whose texts are read with their markup one by one.
void read_references(Record& record);

/// Plain text so that `read_record_markup` gives it back.
[[nodiscard]] std::string_view escaped_plain(Arena& arena, std::string_view text);

}  // namespace bibcast::tagged
