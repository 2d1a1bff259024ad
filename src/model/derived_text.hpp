#pragma once

#include <string>
#include <vector>

#include "model/record.hpp"

namespace bibcast {

/// A value of a CSL variable that follows from an identifier of the record, which has no variable of its own.
struct DerivedText {
    Variable variable;
    std::string value;
};

/// Appends the address at which an identifier is found, for schemes that have one: what CSL styles print as `URL` of
/// a preprint. False if there is none.
[[nodiscard]] bool append_address(std::string& out, const Identifier& identifier);

/// Appends `arXiv:2403.00835`, as Zotero has it in `number`. The version is not part of it.
void append_arxiv_number(std::string& out, const Identifier& identifier);

/// Appends what Zotero and pandoc say of a preprint with an arXiv number, and where a work is found that has no other address: what
/// citation styles need beside the record's own values. In the order of the variables.
void append_derived_texts(std::vector<DerivedText>& out, const Record& record);

}  // namespace bibcast
