#pragma once

#include "model/variable.hpp"
#include "text/json.hpp"

namespace bibcast::jsonl {

/// The name of a variable as the key of a member.
[[nodiscard]] const JsonKey& key_of(Variable variable);

}  // namespace bibcast::jsonl
