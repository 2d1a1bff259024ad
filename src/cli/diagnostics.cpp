#include "cli/diagnostics.hpp"

#include <CLI/CLI.hpp>

#include "cli/terminal.hpp"
#include "cli/usage.hpp"

namespace bibcast {

void add_diagnostics_options(CLI::App& app, DiagnosticsSettings& settings) {
    app.add_option("--diagnostics", settings.form,
                   "How findings are shown: text; json (one object a line); sarif (2.1.0); github (workflow commands)")
        ->check(one_of(diagnostics_forms()))
        ->capture_default_str();
    app.add_option("--color,--colour", settings.colour, "auto, always or never")
        ->check(one_of({"auto", "always", "never"}))
        ->capture_default_str();
    app.add_option("--fail-on", settings.fail_on, "Exit with status 1 if there is a finding as grave as this: note, loss, warning, error")
        ->check(one_of({"note", "loss", "warning", "error"}))
        ->capture_default_str();
    app.add_flag("--strict", settings.strict, "Exit with status 1 if anything was lost or warned of: --fail-on loss");
    app.add_flag("-q,--quiet", settings.quiet, "Show errors only");
}

ReporterOptions reporter_options(const DiagnosticsSettings& settings, int descriptor) {
    return {.form = diagnostics_form_named(settings.form), .colour = wants_colour(settings.colour, descriptor), .quiet = settings.quiet,
            .columns = columns_of(descriptor)};
}

Status status_of(const Reporter& reporter, const DiagnosticsSettings& settings) {
    Severity least = settings.strict ? Severity::loss : Severity::error;
    for (const Severity severity : {Severity::warning, Severity::loss, Severity::note}) {
        if (name_of(severity) == settings.fail_on) least = std::min(least, severity);
    }
    for (const Severity severity : {Severity::note, Severity::loss, Severity::warning, Severity::error}) {
        if (severity >= least && reporter.count(severity) > 0) return Status::problems;
    }
    return Status::ok;
}

}  // namespace bibcast
