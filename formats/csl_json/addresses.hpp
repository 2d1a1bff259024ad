#pragma once

#include <string>

#include "model/record.hpp"

namespace bibcast::csl_json {

/// Appends the address at which an identifier is found, for schemes that have one: what CSL styles print as `URL` of
/// a preprint. False if there is none.
[[nodiscard]] bool append_address(std::string& out, const Identifier& identifier);

/// Appends `arXiv:2403.00835`, as Zotero has it in `number`. The version is not part of it.
void append_arxiv_number(std::string& out, const Identifier& identifier);

}  // namespace bibcast::csl_json
