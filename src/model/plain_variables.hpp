#pragma once

#include "model/variable.hpp"

namespace bibcast {

/// True for variables whose values are codes and addresses: a `<` or `&` in them is never markup, and stands as it is.
[[nodiscard]] constexpr bool holds_no_markup(Variable variable) {
    switch (variable) {
        case Variable::citation_key:
        case Variable::doi:
        case Variable::isbn:
        case Variable::issn:
        case Variable::language:
        case Variable::pmcid:
        case Variable::pmid:
        case Variable::url: return true;
        default: return false;
    }
}

}  // namespace bibcast
