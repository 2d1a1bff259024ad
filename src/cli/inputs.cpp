#include "cli/inputs.hpp"

#include <algorithm>
#include <filesystem>

#include "formats/registry.hpp"
#include "io/source.hpp"

namespace bibcast {

namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

bool is_known(const std::string& path, const Format* from) {
    Source source = Source::open(path);
    const std::string_view head = source.peek(std::size_t{64} * 1024);
    const auto knows = [head](const Format* format) { return format->make_reader != nullptr && format->sniff != nullptr && format->sniff(head) > 0; };
    if (from != nullptr) return knows(from);
    return std::any_of(formats().begin(), formats().end(), knows);
}

void add_folder(const std::string& folder, const Format* from, Reporter& reporter, std::vector<std::string>& files) {
    std::vector<std::string> found;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (is_hidden(at->path())) {
            if (at->is_directory()) at.disable_recursion_pending();
        } else if (at->is_regular_file()) {
            found.push_back(at->path().string());
        }
    }
    if (error) throw IoError(folder + ": " + error.message());
    std::sort(found.begin(), found.end());
    const std::size_t before = files.size();
    for (const std::string& file : found) {
        if (is_known(file, from)) {
            files.push_back(file);
            continue;
        }
        Findings findings;
        reporter.report(findings.add(convert_passed_over, {}, file + " was not read"));
    }
    if (files.size() == before) {
        throw IoError(folder + ": no file in this folder is of " + (from != nullptr ? "the format " + std::string(from->id) : std::string("a known format")));
    }
}

}  // namespace

std::vector<std::string> files_of(const std::vector<std::string>& inputs, const Format* from, Reporter& reporter) {
    if (inputs.empty()) return {"-"};
    std::vector<std::string> files;
    for (const std::string& input : inputs) {
        std::error_code error;
        if (fs::is_directory(input, error)) add_folder(input, from, reporter, files);
        else files.push_back(input);
    }
    return files;
}

}  // namespace bibcast
