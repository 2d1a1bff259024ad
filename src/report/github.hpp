#pragma once

#include <string>

#include "report/placed.hpp"

namespace bibcast {

/// One finding as a workflow command of GitHub Actions: `::warning file=a.bib,line=3,col=5,endColumn=9,title=…::message`.
/// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
[[nodiscard]] std::string github_line(const PlacedFinding& placed);

}  // namespace bibcast
