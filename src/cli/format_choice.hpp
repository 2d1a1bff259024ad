#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/format.hpp"
#include "io/program.hpp"
#include "report/reporter.hpp"

namespace bibcast {

inline constexpr Code option_without_effect{
    "option/without-effect", Severity::note, "an option was given that has no effect on what is read or written",
    "The option is for another target, as `--coauthors` of `cv` is for the page in HTML alone, or is one of a format that is neither read nor written. "
    "The output is what it would be without it."};

/// The `-O FORMAT.NAME=VALUE` options of a command line.
class FormatChoices {
  public:
    /// Throws UsageError for what is not of that form or names no format or option.
    explicit FormatChoices(const std::vector<std::string>& settings);
    /// The options of `format`: what was set, else the fallbacks.
    [[nodiscard]] FormatOptions options_of(const Format& format) const;
    /// What the program of an outside format is told: `--NAME=VALUE`.
    [[nodiscard]] std::vector<std::string> arguments_of(const std::string& outside) const;
    /// Says which were asked for by no `options_of` and no `arguments_of`. For when all is read and written.
    void report_unheeded(Reporter& reporter) const;

  private:
    struct Setting {
        const Format* format;
        std::string outside;  ///< without a format: which outside one
        std::string name;
        std::string value;
        mutable bool heeded = false;
    };
    std::vector<Setting> settings_;
};

/// The format with that name; throws UsageError with the nearest names if there is none.
[[nodiscard]] const Format& require_format(const std::string& name);

/// A format that is read or written, by bibcast or by a program that speaks JSON Lines with it.
struct ChosenFormat {
    const Format* format;                ///< of an outside format that of JSON Lines
    std::optional<ProgramCall> program;  ///< of an outside format

    [[nodiscard]] const ProgramCall* call() const { return program ? &*program : nullptr; }
};

/// The format with that name, if it can be read (written), else the outside one; throws UsageError if there is neither.
[[nodiscard]] ChosenFormat require_readable(const std::string& name, const FormatChoices& choices);
[[nodiscard]] ChosenFormat require_writable(const std::string& name, const FormatChoices& choices);

}  // namespace bibcast
