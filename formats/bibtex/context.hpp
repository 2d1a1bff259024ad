#pragma once

#include <memory>

#include "formats/bibtex/parents.hpp"
#include "formats/bibtex/strings.hpp"
#include "io/format.hpp"
#include "text/latex_definitions.hpp"

namespace bibcast::bibtex {

/// What holds where a slice begins: the macros and the commands defined before it, and the parents of the whole file, if it has any.
struct BibContext final : SliceContext {
    StringLayers strings;
    std::shared_ptr<const LatexDefinitions> commands;  ///< null: none
    std::shared_ptr<const Parents> parents;
};

}  // namespace bibcast::bibtex
