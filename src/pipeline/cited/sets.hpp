#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "io/source.hpp"

namespace bibcast {

/// Takes a set of biblatex, `@set{key, entryset = {a, b}}`, with the keys of its members.
using TakeSet = std::function<void(std::string_view key, const std::vector<std::string_view>& members)>;

/// Finds the sets in a BibTeX source (biblatex manual 3.19, section 3.14.5) without reading the rest of it. Throws IoError.
void read_sets(Source& source, const TakeSet& take);

}  // namespace bibcast
