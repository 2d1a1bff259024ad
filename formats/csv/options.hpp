#pragma once

#include <array>

#include "io/format.hpp"

namespace bibcast::csv {

inline constexpr FormatOption columns_option{"columns", "NAME,…|auto", "auto",
                                             "the columns to write, by the names of variables; auto: those that any record has, which keeps all records until the end"};

}  // namespace bibcast::csv
