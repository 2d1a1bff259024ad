#pragma once

#include <string>
#include <vector>

#include "io/format.hpp"

namespace bibcast {

/// The `-O FORMAT.NAME=VALUE` options of a command line.
class FormatChoices {
  public:
    /// Throws UsageError for what is not of that form or names no format or option.
    explicit FormatChoices(const std::vector<std::string>& settings);
    /// The options of `format`: what was set, else the fallbacks.
    [[nodiscard]] FormatOptions options_of(const Format& format) const;

  private:
    struct Setting {
        const Format* format;
        std::string name;
        std::string value;
    };
    std::vector<Setting> settings_;
};

/// The format with that name; throws UsageError with the nearest names if there is none.
[[nodiscard]] const Format& require_format(const std::string& name);

/// The format with that name, if it can be read (written); throws UsageError otherwise.
[[nodiscard]] const Format& require_readable(const std::string& name);
[[nodiscard]] const Format& require_writable(const std::string& name);

}  // namespace bibcast
