#pragma once

#include <memory>

namespace CLI {
class FormatterBase;
}

namespace bibcast {

/// How the help of a command is laid out: words are broken at blanks and to the width of the terminal, and an option shows the values that it
/// takes as `note|lose`, with the usual one behind its description.
[[nodiscard]] std::shared_ptr<CLI::FormatterBase> help_form();

}  // namespace bibcast
