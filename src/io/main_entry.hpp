#pragma once

#include "model/record.hpp"

namespace bibcast {

/// A sound recording is entered under its performers (AACR2, 21.23C): where it has neither author nor composer they become its authors,
/// each with the role `performer` as a detail. Other records are left as they are.
void enter_under_performers(Record& record);

}  // namespace bibcast
