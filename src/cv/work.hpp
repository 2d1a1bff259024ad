#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/record.hpp"

namespace bibcast::cv {

/// One entry of the list.
struct Work {
    Record record;
    std::size_t order = 0;  ///< among all that were read
};

/// The works of a list, whose records live in one arena.
struct Works {
    Arena arena;
    std::vector<Work> list;
};

}  // namespace bibcast::cv
