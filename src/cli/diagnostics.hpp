#pragma once

#include <string>

#include "cli/command.hpp"
#include "report/reporter.hpp"

namespace bibcast {

/// The options about findings that every command that makes some has.
struct DiagnosticsSettings {
    std::string form = "text";
    std::string colour = "auto";
    std::string fail_on = "error";
    bool strict = false;
    bool quiet = false;
};

/// Adds `--diagnostics`, `--color`, `--fail-on`, `--strict` and `--quiet`.
void add_diagnostics_options(CLI::App& app, DiagnosticsSettings& settings);

/// What a reporter needs to know of them; `descriptor` is that of the stream it shows findings on.
[[nodiscard]] ReporterOptions reporter_options(const DiagnosticsSettings& settings, int descriptor);

/// The exit status that the findings of a run make.
[[nodiscard]] Status status_of(const Reporter& reporter, const DiagnosticsSettings& settings);

}  // namespace bibcast
