#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace bibcast {

/// Exit statuses of every command.
enum class Status : std::uint8_t {
    ok = 0,       ///< all converted; warnings and losses are allowed
    problems = 1, ///< some record could not be read or written, or a finding was as grave as `--fail-on` says
    failed = 2,   ///< nothing could be done: usage, missing file, unknown format
};

/// A command of the tool: adds itself to `app` and returns what runs it. One file a command.
using Command = std::function<Status()>;
[[nodiscard]] Command add_convert(CLI::App& app);
[[nodiscard]] Command add_formats(CLI::App& app);
[[nodiscard]] Command add_explain(CLI::App& app);
[[nodiscard]] Command add_names(CLI::App& app);
[[nodiscard]] Command add_lint(CLI::App& app);
[[nodiscard]] Command add_tidy(CLI::App& app);
[[nodiscard]] Command add_cite(CLI::App& app);
[[nodiscard]] Command add_cv(CLI::App& app);
[[nodiscard]] Command add_completion(CLI::App& app);

/// Runs the command line. Everything that can be thrown is caught here.
[[nodiscard]] int run_command_line(int argc, char** argv);

}  // namespace bibcast
