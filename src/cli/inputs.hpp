#pragma once

#include <string>
#include <vector>

#include "io/format.hpp"
#include "io/source.hpp"
#include "report/reporter.hpp"

namespace CLI {
class App;
}

namespace bibcast {

inline constexpr Code convert_passed_over{
    "convert/passed-over", Severity::note, "a file of a folder was not read",
    "Of a folder those files are read whose content is of the format named with `--from`, else of any format that is known. This one is of "
    "none: a picture, a page of another kind. Name the file itself to have it read."};

/// The options of every command that reads records.
struct InputSettings {
    std::string from;      ///< format; empty: by content and extension
    std::string encoding;  ///< label of a charset; empty: as the source says
    std::vector<std::string> filters;  ///< what the records go through as JSON Lines
};

/// Adds `--from` and `--input-encoding`.
void add_input_options(CLI::App& app, InputSettings& settings);
/// Adds `--input-encoding`.
void add_encoding_option(CLI::App& app, std::string& encoding);

/// Adds `--filter`.
void add_filter_option(CLI::App& app, InputSettings& settings);

/// Opens a file or standard input. Throws IoError, and UsageError for an encoding that nobody knows.
[[nodiscard]] Source open_source(const std::string& path, const std::string& encoding);

/// For a file that is written beside the output: throws UsageError if `path`, the value of `option`, is one of `files` by any of its names.
void keep_apart(const std::string& option, const std::string& path, const std::vector<std::string>& files);

}  // namespace bibcast
