#include <algorithm>

#include "formats/registry.hpp"
#include "fuzz/target.hpp"
#include "support/converted.hpp"

namespace bibcast::fuzz {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(std::string_view folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(testing::testdata_folder() / folder)) {
        if (entry.is_regular_file() && entry.path().extension() != ".diag") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<Target> made_targets() {
    std::vector<Target> made;
    for (const Format* format : formats()) {
        if (format->make_reader == nullptr) continue;
        made.push_back({std::string(format->id), [format](std::string_view text) { fuzz_reader(*format, text); }, testing::fixtures_of(*format), format});
    }
    made.push_back({"author_line", fuzz_author_line, files_in("names")});
    made.push_back({"csl", fuzz_csl, files_in("fuzz/csl")});
    made.push_back({"dates", fuzz_dates, files_in("fuzz/dates")});
    made.push_back({"encoding", fuzz_encoding, files_in("fuzz/encoding")});
    made.push_back({"latex", fuzz_latex, files_in("fuzz/latex")});
    made.push_back({"lint", fuzz_lint, files_in("lint")});
    made.push_back({"markup", fuzz_markup, files_in("fuzz/markup")});
    made.push_back({"names", fuzz_names, files_in("names")});
    made.push_back({"shortcode_lexer", fuzz_shortcode_lexer, files_in("shortcode")});
    made.push_back({"tidy", fuzz_tidy, testing::fixtures_of(*format_named("bibtex")), format_named("bibtex")});
    return made;
}

}  // namespace

void require(bool holds, std::string_view what, std::string_view one, std::string_view other, const char* file, int line) {
    if (holds) return;
    std::string message = std::string(file) + ":" + std::to_string(line) + ": ";
    message.append(what);
    if (!one.empty() || !other.empty()) message.append("\n--- one\n").append(one).append("\n--- other\n").append(other).append("\n");
    throw Broken(message);
}

const std::vector<Target>& targets() {
    static const std::vector<Target> all = made_targets();
    return all;
}

}  // namespace bibcast::fuzz
