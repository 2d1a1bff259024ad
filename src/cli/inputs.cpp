#include "cli/inputs.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>

#include "cli/format_choice.hpp"
#include "formats/registry.hpp"
#include "pipeline/detect.hpp"
#include "text/charset.hpp"

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

void add_input_options(CLI::App& app, InputSettings& settings) {
    app.add_option("-f,--from", settings.from, "Format to read; by content and extension when not given")->type_name("FORMAT");
    add_encoding_option(app, settings.encoding);
}

void add_encoding_option(CLI::App& app, std::string& encoding) {
    app.add_option("--input-encoding", encoding, "Encoding of the input: windows-1251, gbk, shift_jis, latin2 …; when not given UTF-8, else what its first lines say")
        ->type_name("NAME");
}

const Format* format_named(const InputSettings& settings) { return settings.from.empty() ? nullptr : &require_readable(settings.from); }

Source open_source(const std::string& path, const std::string& encoding) {
    if (!encoding.empty() && charset_named(encoding).empty()) {
        throw UsageError("--input-encoding: no encoding is called '" + encoding + "'; the names are those of iconv and of the web, as windows-1251, gbk, shift_jis");
    }
    return Source::open(path, encoding);
}

Input open_input(const std::string& path, const InputSettings& settings) {
    Source source = open_source(path, settings.encoding);
    const Format* const from = format_named(settings);
    const Format& format = from != nullptr ? *from : detect_format(source.name(), source.peek(std::size_t{64} * 1024));
    return {std::move(source), format};
}

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

void keep_apart(const std::string& option, const std::string& path, const std::vector<std::string>& files) {
    for (const std::string& file : files) {
        std::error_code error;
        const bool is_same = path == file || fs::equivalent(path, file, error);
        if (is_same && file != "-") throw UsageError(option + ": '" + path + "' is read or written already, and would be overwritten");
    }
}

}  // namespace bibcast
