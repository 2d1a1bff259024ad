#include "support/converted.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "formats/registry.hpp"

namespace bibcast::testing {

namespace {

/// A stream into memory; goes away also when a conversion throws.
class MemoryStream {
  public:
    MemoryStream() : file_(::open_memstream(&bytes_, &size_)) {}
    MemoryStream(const MemoryStream&) = delete;
    MemoryStream& operator=(const MemoryStream&) = delete;
    ~MemoryStream() {
        std::fclose(file_);
        std::free(bytes_);
    }
    [[nodiscard]] std::FILE* file() const { return file_; }
    [[nodiscard]] std::string text() const {
        std::fflush(file_);
        return {bytes_, size_};
    }

  private:
    char* bytes_ = nullptr;
    std::size_t size_ = 0;
    std::FILE* file_;
};

FormatOptions options_of(const Format& format, const std::vector<std::pair<std::string, std::string>>& settings) {
    FormatOptions options(format.options);
    for (const auto& [name, value] : settings) EXPECT_TRUE(options.set(name, value)) << name;
    return options;
}

/// A file that holds `text` and has no name any more.
Source file_with(std::string_view text) {
    std::string path = std::filesystem::temp_directory_path() / "bibcast-XXXXXX";
    const int descriptor = ::mkstemp(path.data());
    EXPECT_EQ(::write(descriptor, text.data(), text.size()), static_cast<ssize_t>(text.size()));
    ::close(descriptor);
    Source source = Source::open(path);
    std::filesystem::remove(path);
    return source;
}

}  // namespace

Converted convert_text(std::string_view text, const Format& from, const Format& to, const ConvertOptions& options) {
    Converted result;
    MemoryStream stream;
    {
        const auto reader = from.make_reader(options_of(from, options.reader));
        const auto writer = to.make_writer(options_of(to, options.writer));
        Reporter reporter({.form = options.form}, stream.file());
        Conversion conversion(to, *writer, reporter, [&result](std::string_view bytes) { result.bytes += bytes; },
                              {.jobs = options.jobs, .slice_size = options.slice_size});
        Source source = options.from_file ? file_with(text) : Source::of_text(options.name, std::string(text));
        conversion.run(source, *reader);
        conversion.finish();
        reporter.finish();
        result.records = conversion.records();
        result.errors = reporter.count(Severity::error);
    }
    result.findings = stream.text();
    return result;
}

Converted dump_text(std::string_view text, const Format& from, const ConvertOptions& options) {
    ConvertOptions dump = options;
    dump.writer = {{"source", "off"}};
    return convert_text(text, from, *format_named("jsonl"), dump);
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file.good()) << path;
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void expect_golden(const std::filesystem::path& path, const std::string& actual) {
    const char* const update = std::getenv("BIBCAST_UPDATE_GOLDEN");
    if (update != nullptr && *update == '1') {
        if (actual.empty()) {
            std::filesystem::remove(path);
            return;
        }
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << actual;
        return;
    }
    // An empty golden is no file: most conversions have nothing to say.
    const std::string expected = std::filesystem::exists(path) ? read_file(path) : std::string{};
    EXPECT_EQ(actual, expected) << "golden file " << path << " (BIBCAST_UPDATE_GOLDEN=1 rewrites it)";
}

std::filesystem::path source_folder() { return BIBCAST_SOURCE_DIR; }
std::filesystem::path testdata_folder() { return source_folder() / "testdata"; }

std::vector<const Format*> readable_formats() {
    std::vector<const Format*> all;
    for (const Format* format : formats()) {
        if (format->make_reader != nullptr) all.push_back(format);
    }
    return all;
}

std::vector<std::filesystem::path> fixtures_of(const Format& format) {
    std::vector<std::filesystem::path> fixtures;
    const auto folder = testdata_folder() / std::string(format.id);
    if (!std::filesystem::is_directory(folder)) return fixtures;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        const std::string extension = entry.path().extension().string();
        const bool is_fixture = std::any_of(format.extensions.begin(), format.extensions.end(),
                                            [&](std::string_view known) { return extension == "." + std::string(known); });
        // case.golden.json and case.diag stand beside case.EXT.
        const bool is_golden = entry.path().stem().extension() == ".golden";
        if (is_fixture && !is_golden) fixtures.push_back(entry.path());
    }
    std::sort(fixtures.begin(), fixtures.end());
    return fixtures;
}

}  // namespace bibcast::testing
