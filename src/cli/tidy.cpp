#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "cli/command.hpp"
#include "cli/diagnostics.hpp"
#include "cli/format_choice.hpp"
#include "cli/inputs.hpp"
#include "formats/bibtex/tidy/tidy.hpp"
#include "formats/registry.hpp"
#include "io/format.hpp"
#include "io/output.hpp"
#include "report/escape.hpp"
#include "text/encoding.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

struct TidySettings {
    std::vector<std::string> inputs;
    std::string encoding;
    std::string output;
    std::vector<std::string> values;  ///< of the options of the table, in its order; empty: not given
    bool in_place = false;
    bool check = false;
    bool backup = false;
    DiagnosticsSettings diagnostics;
};

bibtex::TidyOptions options_of(const TidySettings& settings) {
    bibtex::TidyOptions options;
    const char* json = std::getenv("TIDY_OPTIONS");
    if (json != nullptr && *json != '\0') bibtex::set_tidy_options(options, json);
    const auto rows = bibtex::tidy_option_rows();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string& value = settings.values[i];
        const bool alone = value == "true" && !rows[i].alone.empty();
        if (!value.empty()) rows[i].set(options, alone ? rows[i].alone : std::string_view(value));
    }
    return options;
}

std::string read_all(Source& source) {
    while (!source.at_end()) source.read_more(std::size_t{1} << 20);
    std::string text(source.pending());
    source.consume(text.size());  // it is not held twice
    return text;
}

/// What is written is UTF-8, and the file says so if it says anything.
void declare_utf8(std::string& text) {
    const DeclaredCharset declared = declared_charset(text);
    if (declared.utf8.empty()) return;
    text.replace(static_cast<std::size_t>(declared.label.data() - text.data()), declared.label.size(), declared.utf8);
}

bool is_there(const std::string& path) {
    std::error_code ignored;
    return path == "-" || std::filesystem::exists(path, ignored);
}

/// Throws UsageError for what has no BibTeX in it and is of another format.
void refuse_other_formats(Source& source) {
    const std::string_view head = source.peek(std::size_t{64} * 1024);
    if (require_format("bibtex").sniff(head) > 0) return;
    constexpr int sure = 60;
    for (const Format* format : formats()) {
        if (format->sniff == nullptr || format->sniff(head) < sure) continue;
        throw UsageError(source.name() + ": is " + std::string(format->title) + ", and tidy lays out BibTeX; 'bibcast convert --to bibtex' makes that of it");
    }
}

/// The file as it was, byte for byte, beside it: `library.bib.original`, as bibtex-tidy calls it.
void keep_copy(const std::string& path) {
    std::error_code error;
    std::filesystem::copy_file(path, path + ".original", std::filesystem::copy_options::overwrite_existing, error);
    if (error) throw IoError(path + ".original: " + error.message());
}

/// Tidies one file. True if it is not as it would be written.
bool tidy_file(const std::string& path, const TidySettings& settings, const bibtex::TidyOptions& options, Reporter& reporter) {
    Source source = open_source(path, settings.encoding);
    refuse_other_formats(source);
    std::string text = read_all(source);
    std::string original;  // where it is not the text itself
    const auto keep_original = [&] {
        if (original.empty()) original = text;
    };
    reporter.begin_source(source.name());
    Findings findings(!reporter.wants_all());
    for (EncodingNote& note : source.encoding_notes()) findings.add(*note.code, {0, 1}, std::move(note.message));
    if (!source.read_as().empty()) {
        keep_original();
        declare_utf8(text);
    }
    if (find_irregular_utf8(text) != std::string_view::npos) {
        keep_original();
        repair_utf8(text, findings);
    }
    const std::string tidied = bibtex::tidy(text, options, findings);
    for (const LocatedFinding& located : locate(std::move(findings.all()), text)) reporter.report(located, {});
    const bool differs = tidied != (original.empty() ? text : original);
    if (settings.check) {
        if (differs) std::fprintf(stderr, "%s: not tidy\n", escape_for_terminal(source.name()).c_str());
        return differs;
    }
    if (settings.in_place && !differs) return false;
    if (settings.in_place && settings.backup) keep_copy(path);
    Output output(settings.in_place ? path : settings.output);
    output.write(tidied);
    output.commit();
    return differs;
}

Status run(const TidySettings& settings) {
    const bibtex::TidyOptions options = options_of(settings);
    const std::vector<std::string> inputs = settings.inputs.empty() ? std::vector<std::string>{"-"} : settings.inputs;
    if (settings.in_place && std::find(inputs.begin(), inputs.end(), "-") != inputs.end()) throw UsageError("--in-place needs a file");
    if (settings.in_place && !settings.output.empty()) throw UsageError("--in-place writes each file back to its place, and --output names another: choose one");
    if (inputs.size() > 1 && !settings.in_place && !settings.check) {
        // Most options of this command need no value, so that one without an equals sign is taken for a file.
        for (const std::string& input : inputs) {
            if (!is_there(input)) throw UsageError(input + ": there is no such file; the value of an option stands behind an equals sign, as in --sort=year");
        }
        throw UsageError("several files need --in-place or --check");
    }
    Reporter reporter(reporter_options(settings.diagnostics, STDERR_FILENO), stderr);
    bool differs = false;
    for (const std::string& input : inputs) differs = tidy_file(input, settings, options, reporter) || differs;
    reporter.finish();
    return settings.check && differs ? Status::problems : status_of(reporter, settings.diagnostics);
}

/// `--sort` or `--sort=year`, and `--no-sort`; an option that needs a value takes it with or without the equals sign.
void add_row(CLI::App& app, const bibtex::TidyOption& row, std::string& value) {
    const std::string name(row.name);
    const std::string description(row.description);
    if (!row.value.empty() && row.alone.empty()) {
        app.add_option("--" + name, value, description)->type_name(std::string(row.value));
        return;
    }
    const std::string written = row.value.empty() ? "" : "; --" + name + "=" + std::string(row.value) + " sets it";
    std::string turned_off = "--no-" + name;
    if (!row.other_name.empty()) turned_off += ",--no-" + std::string(row.other_name);
    app.add_flag("--" + name, value, description + written);
    app.add_flag_function(turned_off, [&value](std::int64_t) { value = "false"; })->group("");
    if (!row.other_name.empty()) app.add_flag("--" + std::string(row.other_name), value)->group("");
}

/// What scripts that call bibtex-tidy carry: `--v2`, so that a file is not overwritten unasked, which ours never is, and whether a copy is kept.
void add_options_of_scripts(CLI::App& app, bool& backup) {
    app.add_flag("--v2")->group("");
    app.add_flag("--backup,!--no-backup", backup)->group("");
}

}  // namespace

Command add_tidy(CLI::App& app) {
    auto settings = std::make_shared<TidySettings>();
    app.add_option("FILES", settings->inputs, "BibTeX or BibLaTeX files; '-' or nothing is standard input");
    add_encoding_option(app, settings->encoding);
    app.add_option("-o,--output", settings->output, "File to write, whole or not at all; standard output when not given")->type_name("FILE");
    app.add_flag("-i,--in-place,-m,--modify", settings->in_place, "Write each file back to its place");
    app.add_flag("--check", settings->check, "Write nothing; exit with status 1 if a file is not tidy");
    const auto rows = bibtex::tidy_option_rows();
    settings->values.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) add_row(app, rows[i], settings->values[i]);
    add_options_of_scripts(app, settings->backup);
    add_diagnostics_options(app, settings->diagnostics);
    app.footer(
        "Examples:\n"
        "  bibcast tidy library.bib > tidy.bib\n"
        "  bibcast tidy -i --sort --months --curly library.bib\n"
        "  bibcast tidy --sort=-year,key --duplicates --blank-lines < library.bib\n"
        "  bibcast tidy --check *.bib\n"
        "Without options only the layout changes. Each one is turned off by --no-NAME, as in --no-align.\n"
        "They are those of bibtex-tidy; TIDY_OPTIONS in the environment can hold them as a JSON object, under its names.");
    return [settings] { return run(*settings); };
}

}  // namespace bibcast
