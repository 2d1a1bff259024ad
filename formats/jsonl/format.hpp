#pragma once

#include "io/format.hpp"

namespace bibcast::jsonl {

extern const Format format;

}  // namespace bibcast::jsonl
