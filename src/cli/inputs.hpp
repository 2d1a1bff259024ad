#pragma once

#include <string>
#include <vector>

#include "io/format.hpp"
#include "report/reporter.hpp"

namespace bibcast {

inline constexpr Code convert_passed_over{
    "convert/passed-over", Severity::note, "a file of a folder was not read",
    "Of a folder those files are read whose content is of the format named with `--from`, else of any format that is known. This one is of "
    "none: a picture, a page of another kind. Name the file itself to have it read."};

/// The files that a command reads: for a folder those in it and below it that `from` (null: any format) knows by their content, in
/// the order of their names, without hidden ones. Standard input if nothing is named. Files that are passed over are reported.
/// Throws IoError for a folder without any file to read.
[[nodiscard]] std::vector<std::string> files_of(const std::vector<std::string>& inputs, const Format* from, Reporter& reporter);

}  // namespace bibcast
