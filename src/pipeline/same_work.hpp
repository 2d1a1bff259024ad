#pragma once

#include <functional>
#include <string>

#include "model/record.hpp"

namespace bibcast {

/// True for a record of a work on a preprint server, or one that appeared nowhere.
[[nodiscard]] bool is_preprint(const Record& record);

/// Calls `look` with each identifier that stands for one work: its scheme as people write it (`DOI`, `arXiv`), its value and place.
/// Chapters and volumes share the ISBN of their book, so that it counts for whole books only.
void look_at_work_identifiers(const Record& record, const std::function<void(std::string_view, std::string_view, SourceSpan)>& look);

/// The family name of the first author as bare letters; empty if there is none.
[[nodiscard]] std::string first_author(const Record& record);

/// By what two records with the same year are known to be of one work: title (`bare_title`: its bare letters) and first author. A title of fewer
/// than twelve letters says too little (`Preface`), so that it has to have appeared in the same place too: the same page of the same container, or
/// with the same publisher; where a record says no such thing, it has to be alike in everything.
[[nodiscard]] std::string work_by_title(const Record& record, const std::string& bare_title);

}  // namespace bibcast
