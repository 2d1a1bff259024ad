#pragma once

#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "io/format.hpp"

namespace bibcast::fuzz {

/// An oracle does not hold. libFuzzer sees it as a crash, since nobody catches it there.
class Broken : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Throws Broken, which shows the place and the two texts that should have agreed, unless `holds`. The place by the words that both
/// compilers have: clang 14 has no std::source_location.
void require(bool holds, std::string_view what = {}, std::string_view one = {}, std::string_view other = {}, const char* file = __builtin_FILE(),
             int line = __builtin_LINE());

/// A function that must bear any bytes, and texts to begin with.
struct Target {
    std::string name;  ///< the id of a format that is read, or the name of a part: `names`
    std::function<void(std::string_view)> run;  ///< throws Broken
    std::vector<std::filesystem::path> seeds;   ///< files
    const Format* format = nullptr;  ///< what the seeds are of; null: texts with one case a line, or without records
};

/// All targets: a reader for each registered format that is read, and the parts below.
[[nodiscard]] const std::vector<Target>& targets();

/// Writes to `folder` what libFuzzer begins with: `records/`, the seeds in pieces of one record, `files/`, the seeds as they are, and `words`, a dictionary.
void write_seeds(const Target& target, const std::filesystem::path& folder);

/// One reader on any bytes, by all oracles (tests/fuzz/README.md).
void fuzz_reader(const Format& format, std::string_view text);

void fuzz_author_line(std::string_view text);
void fuzz_csl(std::string_view text);
void fuzz_dates(std::string_view text);
void fuzz_latex(std::string_view text);
void fuzz_encoding(std::string_view text);
void fuzz_lint(std::string_view text);
void fuzz_markup(std::string_view text);
void fuzz_names(std::string_view text);
void fuzz_shortcode_lexer(std::string_view text);
void fuzz_tidy(std::string_view text);

}  // namespace bibcast::fuzz
