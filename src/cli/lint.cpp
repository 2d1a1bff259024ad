#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>

#include "cli/codes.hpp"
#include "cli/command.hpp"
#include "cli/diagnostics.hpp"
#include "cli/format_choice.hpp"
#include "cli/inputs.hpp"
#include "cli/record_inputs.hpp"
#include "io/output.hpp"
#include "lint/baseline.hpp"
#include "lint/linter.hpp"
#include "lint/mend.hpp"
#include "pipeline/transforms/marks.hpp"

namespace bibcast {

namespace {

constexpr const char* configuration_name = "bibcast.toml";

struct LintSettings {
    std::vector<std::string> inputs;
    InputSettings input;
    std::vector<std::string> format_options;
    std::vector<std::string> marks;
    std::vector<std::string> rules;
    std::vector<std::string> no_rules;
    std::string configuration;
    std::string baseline;
    std::string write_baseline;
    bool fix = false;
    bool dry_run = false;
    bool list_rules = false;
    bool statistics = false;
    DiagnosticsSettings diagnostics;
};

LintChoice choice_of(const LintSettings& settings) {
    LintChoice choice(all_codes());
    if (!settings.configuration.empty()) {
        choice.read_file(settings.configuration);
    } else if (::access(configuration_name, R_OK) == 0) {
        choice.read_file(configuration_name);
    }
    for (const std::string& name : settings.rules) choice.prefer(name);
    for (const std::string& name : settings.no_rules) choice.refuse(name);
    return choice;
}

void list_rules(const LintChoice& choice) {
    std::printf("%-26s %-9s %-12s %s\n", "RULE", "SEVERITY", "FAMILY", "WHAT IT FINDS");
    for (const LintFamily* family : lint_families()) {
        for (const Code* code : family->codes) {
            const std::string severity(choice.wants(*code) ? name_of(choice.severity_of(*code)) : "off");
            std::printf("%-26s %-9s %-12s %s\n", std::string(code->id).c_str(), severity.c_str(), std::string(family->name).c_str(),
                        std::string(code->summary).c_str());
        }
    }
    std::printf("\nWhat readers find is reported too, and named in the same way: 'bibcast explain --all'.\n");
}

/// All findings of the inputs.
struct Linted {
    PackedFindings findings;
    std::vector<LintSource> sources;
    std::uint64_t records = 0;
};

Linted lint_inputs(const LintSettings& settings, RecordInputs& inputs, const LintChoice& choice) {
    const UserMarks marks = user_marks(settings.marks);
    Linter linter(choice, marks);
    while (inputs.next()) linter.read(inputs.source(), inputs.format(), inputs.reader());
    Linted linted{.findings = linter.finish(), .sources = {}, .records = linter.records()};
    linted.sources = linter.take_sources();
    return linted;
}

/// Where `offset` is, counted from a place that is known; an edit may begin before its finding.
Position place_of(std::string_view text, std::size_t offset, const KnownPlace& known) {
    if (offset >= known.offset) return advance(known.position, text.substr(known.offset, offset - known.offset));
    return advance({}, text.substr(0, offset));
}

void show(const Linted& linted, Reporter& reporter) {
    std::size_t next = 0;
    for (std::uint32_t number = 0; number < linted.sources.size(); ++number) {
        const std::string& text = linted.sources[number].text;
        reporter.begin_source(linted.sources[number].name);
        KnownPlace known;
        for (; next < linted.findings.size() && linted.findings.source(next) == number; ++next) {
            LintFinding found = linted.findings[next];
            std::vector<Finding> one;
            one.push_back(std::move(found.finding));
            std::vector<LocatedFinding> located = locate(std::move(one), text, known);
            for (const Edit& edit : found.edits) {
                located[0].fixes.push_back({place_of(text, edit.span.begin, known), place_of(text, edit.span.end, known), edit.text});
            }
            reporter.report(located[0], {});
        }
    }
    reporter.finish();
}

/// How many findings there are of each code, the most frequent first. `reporter` counts them, and shows none.
void show_statistics(const Linted& linted, const std::string& form, Reporter& reporter) {
    struct Row {
        const Code* code;
        Severity severity;
        std::uint64_t count;
    };
    std::vector<Row> rows;
    for (std::size_t i = 0; i < linted.findings.size(); ++i) {
        const Finding finding = linted.findings[i].finding;
        reporter.count_unshown(finding);
        auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& known) { return known.code == finding.code; });
        if (row == rows.end()) row = rows.insert(rows.end(), {finding.code, finding.severity, 0});
        row->count += 1 + finding.repeats;
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.count != b.count ? a.count > b.count : a.code->id < b.code->id; });
    for (const Row& row : rows) {
        const std::string id(row.code->id);
        const std::string severity(name_of(row.severity));
        if (form == "json") {
            std::printf("{\"code\":\"%s\",\"severity\":\"%s\",\"count\":%llu}\n", id.c_str(), severity.c_str(), static_cast<unsigned long long>(row.count));
        } else {
            std::printf("%7llu  %-8s %-32s %s\n", static_cast<unsigned long long>(row.count), severity.c_str(), id.c_str(), std::string(row.code->summary).c_str());
        }
    }
}

/// The byte order mark that stands before what was read of a file, if any; throws UsageError if its bytes are not what was read.
std::string bytes_before(const LintSource& source) {
    std::string bytes;
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(source.name.c_str(), "rbe"), &std::fclose);
    if (file == nullptr) throw IoError(source.name + ": cannot be read again");
    char block[65536];
    for (std::size_t got = std::fread(block, 1, sizeof block, file.get()); got > 0; got = std::fread(block, 1, sizeof block, file.get())) {
        bytes.append(block, got);
    }
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    const std::string before = bytes.starts_with(mark) ? std::string(mark) : std::string{};
    if (std::string_view(bytes).substr(before.size()) != source.text) throw UsageError(source.name + ": is not UTF-8, or changed meanwhile; it is not mended");
    return before;
}

/// Mends the files, or shows what would be mended. Returns how much that is.
std::size_t mend_files(const Linted& linted, bool dry_run) {
    std::size_t all = 0;
    for (std::uint32_t number = 0; number < linted.sources.size(); ++number) {
        const LintSource& source = linted.sources[number];
        std::size_t done = 0;
        const std::string mended = mend(source.text, linted.findings, number, done);
        all += done;
        if (done == 0) continue;
        if (dry_run) {
            std::fputs(unified_diff(source.name == "-" ? "<stdin>" : source.name, source.text, mended).c_str(), stdout);
            continue;
        }
        const std::string mark = bytes_before(source);
        Output output(source.name);
        output.write(mark);
        output.write(mended);
        output.commit();
    }
    return all;
}

std::string counted(std::uint64_t number, const char* word) { return std::to_string(number) + " " + word + (number == 1 ? "" : "s"); }

Status lint(const LintSettings& settings) {
    const LintChoice choice = choice_of(settings);
    if (settings.list_rules) {
        list_rules(choice);
        return Status::ok;
    }
    if (settings.statistics && settings.diagnostics.form != "text" && settings.diagnostics.form != "json") {
        throw UsageError("--statistics are text or json, not " + settings.diagnostics.form);
    }
    Reporter passed_over({.quiet = settings.diagnostics.quiet}, stderr);
    const FormatChoices formats(settings.format_options);
    RecordInputs inputs(settings.inputs, settings.input, formats, passed_over);
    passed_over.finish();
    const std::vector<std::string>& files = inputs.files();
    if (!settings.write_baseline.empty()) keep_apart("--write-baseline", settings.write_baseline, files);
    if (settings.fix && !settings.dry_run && std::find(files.begin(), files.end(), "-") != files.end()) {
        throw UsageError("standard input cannot be mended in place; --dry-run shows what would be");
    }
    if (settings.fix && inputs.are_made_by_programs()) throw UsageError("--fix mends files, and not what a program makes of them");
    Linted linted = lint_inputs(settings, inputs, choice);
    if (!settings.write_baseline.empty()) {
        Output output(settings.write_baseline);
        for (const LintFinding& found : linted.findings) output.write(Baseline::line_of(found, linted.sources));
        output.commit();
        std::fprintf(stderr, "bibcast: %s written to the baseline\n", counted(linted.findings.size(), "finding").c_str());
        return Status::ok;
    }
    std::size_t known = 0;
    if (!settings.baseline.empty()) known = Baseline::of_file(settings.baseline).remove_known(linted.findings, linted.sources);
    if (settings.dry_run && settings.fix) {
        static_cast<void>(mend_files(linted, true));
        return Status::ok;
    }
    std::size_t mended = 0;
    if (settings.fix) {
        mended = mend_files(linted, false);
        if (mended > 0) {
            linted = {};  // before there is another one
            RecordInputs again(files, settings.input, formats, passed_over);
            linted = lint_inputs(settings, again, choice);
            if (!settings.baseline.empty()) known = Baseline::of_file(settings.baseline).remove_known(linted.findings, linted.sources);
        }
    }
    ReporterOptions options = reporter_options(settings.diagnostics, STDOUT_FILENO);
    options.fold = false;
    Reporter reporter(options, stdout);
    if (settings.statistics) show_statistics(linted, settings.diagnostics.form, reporter);
    else show(linted, reporter);
    if (settings.diagnostics.form == "text" && !settings.diagnostics.quiet) {
        std::string line = "bibcast: " + counted(linted.records, "record") + ", " + counted(reporter.count(Severity::error), "error") + ", " +
                           counted(reporter.count(Severity::warning), "warning") + ", " +
                           counted(reporter.count(Severity::note) + reporter.count(Severity::loss), "note");
        if (mended > 0) line += ", " + std::to_string(mended) + " mended";
        if (known > 0) line += ", " + std::to_string(known) + " known from the baseline";
        std::fprintf(stderr, "%s\n", line.c_str());
    }
    return status_of(reporter, settings.diagnostics);
}

}  // namespace

Command add_lint(CLI::App& app) {
    auto settings = std::make_shared<LintSettings>();
    settings->diagnostics.fail_on = "warning";
    app.add_option("FILES", settings->inputs, "What to look at: files, and folders with all files in them of a known format; '-' or nothing is standard input");
    add_input_options(app, settings->input);
    app.add_option("-O,--option", settings->format_options, "Option of a format, FORMAT.NAME=VALUE")->allow_extra_args(false)->type_name("FORMAT.NAME=VALUE");
    app.add_option("--mark", settings->marks, "What a mark beside a name means, SYMBOL=MEANING, where no legend says it")->allow_extra_args(false)->type_name("SYMBOL=MEANING");
    app.add_option("--rule", settings->rules, "Only this rule, family of rules, or (bibtex/) codes of a reader; may be given several times")->type_name("NAME")
        ->allow_extra_args(false);
    app.add_option("--no-rule", settings->no_rules, "Not this one")->allow_extra_args(false)->type_name("NAME");
    app.add_option("--config", settings->configuration, "TOML file with the table 'lint'; bibcast.toml in the working directory when not given")->type_name("FILE");
    app.add_flag("--list-rules", settings->list_rules, "List the rules with their severities");
    CLI::Option* const fix = app.add_flag("--fix", settings->fix, "Mend what is safe to mend in the files; all other bytes stay");
    app.add_flag("--dry-run", settings->dry_run, "With --fix: show what would be mended, as a diff, and change nothing")->needs(fix);
    app.add_flag("--statistics", settings->statistics, "Write how many findings there are of each code, the most frequent first, and not the findings");
    app.add_option("--baseline", settings->baseline, "Do not report what this file lists")->type_name("FILE");
    app.add_option("--write-baseline", settings->write_baseline, "Write all findings to this file, and report none")->type_name("FILE");
    add_diagnostics_options(app, settings->diagnostics);
    app.footer(
        "Examples:\n"
        "  bibcast lint publications.md\n"
        "  bibcast lint --rule duplicates --rule identifiers a.bib b.ris\n"
        "  bibcast lint --fix --dry-run a.bib\n"
        "  bibcast lint --statistics library.bib\n"
        "  bibcast lint --diagnostics sarif --fail-on error a.bib > lint.sarif\n"
        "  bibcast lint --write-baseline known.jsonl a.bib && bibcast lint --baseline known.jsonl a.bib\n"
        "Findings go to standard output. The status is 1 if any is a warning or worse; --fail-on changes that.");
    return [settings] { return lint(*settings); };
}

}  // namespace bibcast
