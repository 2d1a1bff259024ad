#pragma once

#include <string_view>

namespace bibcast {

/// True for words that stand in brackets behind a name and say what the person did: `ed.`, `Eds.`, `Hrsg.`, `auth.`, `trans.`, `Org.`. In
/// small letters or capitals, with or without the full stop.
[[nodiscard]] bool is_role_word(std::string_view text);

}  // namespace bibcast
