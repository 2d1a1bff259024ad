#pragma once

#include <cstdint>
#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/conversion.hpp"

namespace bibcast {

/// How a format is named in the output of a test that has one as its parameter.
inline void PrintTo(const Format* format, std::ostream* out) { *out << format->id; }

}  // namespace bibcast

namespace bibcast::testing {

/// What a conversion gave.
struct Converted {
    std::string bytes;
    std::string findings;  ///< as text, or one JSON object a line
    std::uint64_t records = 0;
    std::uint64_t errors = 0;
};

struct ConvertOptions {
    unsigned jobs = 1;
    std::size_t slice_size = std::size_t{256} * 1024;
    DiagnosticsForm form = DiagnosticsForm::text;
    std::vector<std::pair<std::string, std::string>> reader;
    std::vector<std::pair<std::string, std::string>> writer;
    std::string name = "input";
    bool from_file = false;  ///< the text is read from a file, whose name is not `name`
};

/// Converts `text` in memory, on the road that the command takes.
[[nodiscard]] Converted convert_text(std::string_view text, const Format& from, const Format& to, const ConvertOptions& options = {});

/// The canonical dump of all records of `text`: JSON Lines without the native source.
[[nodiscard]] Converted dump_text(std::string_view text, const Format& from, const ConvertOptions& options = {});

/// The whole file; fails the test if it cannot be read.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// Compares `actual` with the file at `path`. With BIBCAST_UPDATE_GOLDEN=1 in the environment it writes the file instead.
void expect_golden(const std::filesystem::path& path, const std::string& actual);

[[nodiscard]] std::filesystem::path source_folder();
[[nodiscard]] std::filesystem::path testdata_folder();

/// The formats that can be read.
[[nodiscard]] std::vector<const Format*> readable_formats();

/// The fixtures of a format: the files in its testdata folder that are no goldens, sorted.
[[nodiscard]] std::vector<std::filesystem::path> fixtures_of(const Format& format);

/// Calls `see(path, bytes)` with what each fixture of each other format becomes in `to`.
template <class See>
void each_fixture_in(const Format& to, See see) {
    for (const Format* const from : readable_formats()) {
        if (from == &to) continue;
        for (const auto& path : fixtures_of(*from)) see(path, convert_text(read_file(path), *from, to).bytes);
    }
}

}  // namespace bibcast::testing
