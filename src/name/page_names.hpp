#pragma once

#include <string_view>

#include "diag/finding.hpp"
#include "model/record.hpp"
#include "name/name_list.hpp"

namespace bibcast {

/// True if a value that should be a name or a list of names has the markup of a page in it: `**Jane Doe**`, `Doe^1,\*^` (pandoc), `Doe<sup>1</sup>`,
/// `[Doe](https://…)`, `Doe&dagger;`, `Doe$^{1}$`. A sign alone, `Doe*`, is none.
[[nodiscard]] bool has_page_markup(std::string_view text);

/// Reads such a value as `add_author_line` does, and gives the marks in it the meaning that it states. False if there is nobody in it, and no legend.
bool add_page_names(Record& record, Variable variable, std::string_view text, SourceSpan source, Findings& findings, Commas commas = Commas::guess);

}  // namespace bibcast
