#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class ParseError;
class Validator;
}  // namespace CLI

namespace bibcast {

/// What is wrong with a command line, and what was probably meant. `words` are what was typed behind `bibcast`.
[[nodiscard]] std::string usage_message(const CLI::App& app, const CLI::ParseError& error, const std::vector<std::string>& words);

/// What prints the help of the command that was used: `bibcast cite --help`.
[[nodiscard]] std::string help_command(const CLI::App& app);

/// The command that is named: the first word that is no option; empty if there is none.
[[nodiscard]] std::string_view named_command(const std::vector<std::string>& words);

/// Takes one of `words` and nothing else; its type reads `{note,lose}`.
[[nodiscard]] CLI::Validator one_of(const std::vector<std::string>& words);

}  // namespace bibcast
