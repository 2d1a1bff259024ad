#include "cli/inputs.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>

#include "text/charset.hpp"

namespace bibcast {

void add_input_options(CLI::App& app, InputSettings& settings) {
    app.add_option("-f,--from", settings.from, "Format to read; by content and extension when not given")->type_name("FORMAT");
    add_encoding_option(app, settings.encoding);
}

void add_encoding_option(CLI::App& app, std::string& encoding) {
    app.add_option("--input-encoding", encoding, "Encoding of the input: windows-1251, gbk, shift_jis, latin2 …; when not given UTF-8, else what its first lines say")
        ->type_name("NAME");
}

void add_filter_option(CLI::App& app, InputSettings& settings) {
    app.add_option("--filter", settings.filters, "Send the records through this command of the shell, as JSON Lines: \"jq -c 'select(.DOI)'\"; again for more")
        ->type_name("COMMAND")
        ->allow_extra_args(false);
}

Source open_source(const std::string& path, const std::string& encoding) {
    if (!encoding.empty() && charset_named(encoding).empty()) {
        throw UsageError("--input-encoding: no encoding is called '" + encoding + "'; the names are those of iconv and of the web, as windows-1251, gbk, shift_jis");
    }
    return Source::open(path, encoding);
}

void keep_apart(const std::string& option, const std::string& path, const std::vector<std::string>& files) {
    for (const std::string& file : files) {
        std::error_code error;
        const bool is_same = path == file || std::filesystem::equivalent(path, file, error);
        if (is_same && file != "-") throw UsageError(option + ": '" + path + "' is read or written already, and would be overwritten");
    }
}

}  // namespace bibcast
