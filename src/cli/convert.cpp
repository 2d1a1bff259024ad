#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <thread>

#include "cli/command.hpp"
#include "cli/diagnostics.hpp"
#include "cli/format_choice.hpp"
#include "cli/inputs.hpp"
#include "cli/record_inputs.hpp"
#include "cli/selection.hpp"
#include "cli/usage.hpp"
#include "formats/jsonl/format.hpp"
#include "io/output.hpp"
#include "pipeline/conversion.hpp"
#include "pipeline/detect.hpp"
#include "pipeline/file_joiner.hpp"
#include "pipeline/merging_joiner.hpp"
#include "pipeline/transforms/marks.hpp"
#include "pipeline/transforms/people.hpp"

namespace bibcast {

namespace {

struct ConvertSettings {
    std::vector<std::string> inputs;
    InputSettings input;
    std::string to;
    std::string output;
    std::vector<std::string> format_options;
    std::vector<std::string> marks;
    std::string unplaced_marks = "lose";
    std::string aliases;
    std::vector<std::string> me;
    unsigned jobs = 0;
    std::string loss_report;
    std::string keep_leftovers = "drop";
    std::uint64_t split_at_records = 0;
    std::string merge;
    SelectionSettings selection;
    DiagnosticsSettings diagnostics;
};

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, FileCloser>;

ChosenFormat target_format(const ConvertSettings& settings, const FormatChoices& choices) {
    if (!settings.to.empty()) return require_writable(settings.to, choices);
    if (settings.output.empty() || settings.output == "-") throw UsageError("say what to convert to with --to FORMAT, or name an output file");
    if (const Format* format = format_of_extension(settings.output)) return {format, {}};
    throw UsageError(settings.output + ": its extension names no format; say which with --to");
}

LeftoverKeeping leftover_keeping(const std::string& word) {
    if (word == "note") return LeftoverKeeping::note;
    return word == "field" ? LeftoverKeeping::field : LeftoverKeeping::drop;
}

/// After the list of what was lost: how much that is, and of how many records.
void sum_up(const Reporter& reporter, const Conversion& conversion, const ChosenFormat& target, const DiagnosticsSettings& settings) {
    const std::uint64_t lost = reporter.count(Severity::loss);
    if (settings.form != "text" || settings.quiet) return;
    if (lost > 0) {
        const auto count = [](std::uint64_t number, const char* one, const char* many) {
            return std::to_string(number) + " " + (number == 1 ? one : many);
        };
        const std::string line = "bibcast: " + count(conversion.records(), "record", "records") + " written as " + std::string(target.format->title) +
                                 (target.program ? " for " + target.program->shown : "") + "; not in the output: " + count(lost, "value", "values") + " of " +
                                 count(reporter.kinds_lost(), "kind", "kinds") + ", each named above with its first place\n";
        std::fputs(line.c_str(), stderr);
    }
    const bool shown = lost + reporter.count(Severity::warning) + reporter.count(Severity::error) > 0;
    if (shown && ::isatty(STDERR_FILENO) == 1) std::fputs("bibcast: 'bibcast explain CODE' says more of what stands in brackets\n", stderr);
}

/// How many records there were before duplicates were merged: the numbers that a systematic review has to give (PRISMA 2020, item 16a).
void sum_up(const MergingJoiner::Counts& counts, const DiagnosticsSettings& settings) {
    if (counts.merged == 0 || settings.form != "text" || settings.quiet) return;
    std::fprintf(stderr, "bibcast: %zu records read, %zu of them merged into others, %zu left\n", counts.read, counts.merged, counts.read - counts.merged);
}

/// The name of one of many outputs: `all.bib` is `all-0001.bib`, `all-0002.bib`, …
std::string numbered(const std::string& path, unsigned number) {
    const std::size_t slash = path.rfind('/');
    const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
    const std::size_t dot = path.rfind('.');
    const std::size_t at = dot == std::string::npos || dot <= name ? path.size() : dot;
    std::string digits = std::to_string(number);
    if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
    return path.substr(0, at) + "-" + digits + path.substr(at);
}

/// The file for `--loss-report`, open; null if there is none to write.
File loss_report(const ConvertSettings& settings, std::vector<std::string> in_use) {
    if (settings.loss_report.empty()) return nullptr;
    in_use.push_back(settings.output);
    const bool is_stream = settings.loss_report == "-";
    if (is_stream && (settings.output.empty() || settings.output == "-")) throw UsageError("--loss-report -: standard output has the records: name a file for one of them");
    if (!is_stream) keep_apart("--loss-report", settings.loss_report, in_use);
    File file(is_stream ? ::fdopen(::dup(STDOUT_FILENO), "w") : std::fopen(settings.loss_report.c_str(), "we"));
    if (file == nullptr) throw IoError(settings.loss_report + ": " + std::strerror(errno));
    return file;
}

/// The program that writes the target has all that it wants.
struct HasEnough {};

/// One conversion, as the command line describes it.
class ConvertRun {
  public:
    explicit ConvertRun(const ConvertSettings& settings)
        : settings_(settings),
          choices_(settings.format_options),
          target_(target_format(settings, choices_)),
          writer_(target_.format->make_writer(choices_.options_of(*target_.format))),
          marks_(user_marks(settings.marks)),
          aliases_(settings.aliases.empty() ? Aliases{} : read_aliases(settings.aliases)),
          me_(self_matcher(settings.me)),
          selection_(settings.selection, settings.inputs),
          reporter_(reporter_options(settings.diagnostics, STDERR_FILENO), stderr),
          inputs_(settings.inputs, settings.input, choices_, reporter_),
          is_stream_(settings.output.empty() || settings.output == "-"),
          many_files_(settings.output.find(FileJoiner::placeholder) != std::string::npos),
          is_split_(settings.split_at_records != 0) {
        selection_.find_members(inputs_.files());
    }

    Status run() {
        try {
            return convert();
        } catch (const ProgramFailed& failure) {
            return fail(failure.what());
        }
    }

  private:
    Status convert() {
        const unsigned jobs = settings_.jobs != 0 ? settings_.jobs : std::max(1U, std::thread::hardware_concurrency());
        inputs_.filter_after(jobs, [this](Conversion& conversion) { prepare(conversion); });
        // The first input is opened and known before the output is, so that a mistyped command leaves nothing behind.
        is_more_ = inputs_.next();
        check_output();
        losses_ = loss_report(settings_, inputs_.files());
        if (losses_ != nullptr) reporter_.write_losses_to(losses_.get());
        open_output();
        Conversion conversion(*target_.format, *writer_, reporter_, [this](std::string_view bytes) { write(bytes); },
                              {.jobs = jobs, .leftovers = leftover_keeping(settings_.keep_leftovers), .marks_note = settings_.unplaced_marks == "note",
                               .heed_stated_places = inputs_.are_made_by_programs() || merges(), .named_files = many_files_});
        shape(conversion);
        try {
            if (merges()) run_merged(conversion, jobs);
            else run_all(conversion);
        } catch (const HasEnough&) {
        }
        output_->commit();
        selection_.report(reporter_);
        check_self();
        choices_.report_unheeded(reporter_);
        reporter_.finish();
        sum_up(merge_counts_, settings_.diagnostics);
        sum_up(reporter_, conversion, target_, settings_.diagnostics);
        return status_of(reporter_, settings_.diagnostics);
    }

    [[nodiscard]] bool merges() const { return !settings_.merge.empty(); }

    void run_all(Conversion& conversion) {
        if (!inputs_.are_filtered()) prepare(conversion);
        for (; is_more_; is_more_ = inputs_.next()) conversion.run(inputs_.source(), inputs_.reader());
        inputs_.finish(conversion);
    }

    /// All records are read before the first one is written.
    void run_merged(Conversion& conversion, unsigned jobs) {
        const Format& lines = jsonl::format;
        const std::unique_ptr<Writer> writer = lines.make_writer(FormatOptions(lines.options));
        std::string merged;
        {
            Conversion reading(lines, *writer, reporter_, [](std::string_view /*bytes*/) {}, {.jobs = jobs, .state_places = true, .heed_stated_places = inputs_.are_made_by_programs()});
            reading.use_joiner(std::make_unique<MergingJoiner>(settings_.merge == "versions" ? OneWork::versions : OneWork::alike, merged, merge_counts_, reporter_));
            run_all(reading);
        }
        Source source = Source::of_text("merged records", std::move(merged));
        conversion.run(source, *lines.make_reader(FormatOptions(lines.options)));
        conversion.when_empty(nullptr, {});
        conversion.finish();
    }

    void check_output() const {
        if (is_split_ && is_stream_) throw UsageError("--split-at-records makes numbered files: name them with --output FILE");
        if (is_split_ && many_files_) throw UsageError("--split-at-records and {key} in the output's path are two ways to make several files: choose one");
        if (!settings_.selection.sort.empty() && (is_split_ || many_files_)) throw UsageError("--sort puts the records of one output in order, and several are asked for");
    }

    void open_output() {
        if (many_files_) output_ = std::make_unique<Output>("-");
        else output_ = std::make_unique<Output>(is_split_ ? numbered(settings_.output, ++parts_) : settings_.output, target_.call());
    }

    void write(std::string_view bytes) {
        output_->write(bytes);
        if (output_->has_enough() && !is_split_) throw HasEnough{};
    }

    /// What becomes of each record; filters are given what is left.
    void prepare(Conversion& conversion) {
        if (!aliases_.empty()) conversion.add_transform(std::make_unique<AliasTransform>(std::move(aliases_)));
        if (!me_.empty()) conversion.add_transform(std::make_unique<SelfTransform>(std::move(me_), &has_self_));
        conversion.add_transform(std::make_unique<MarksTransform>(std::move(marks_)));
        selection_.add_to(conversion);
    }

    /// A name that fits nobody is mistyped more often than meant.
    void check_self() {
        if (settings_.me.empty() || has_self_) return;
        Findings findings;
        reporter_.begin_source({});
        reporter_.report(findings.add(people_self_nowhere, {}, "nobody is '" + settings_.me.front() + "' (--me)"));
    }

    /// How the records are put together.
    void shape(Conversion& conversion) {
        selection_.sort(conversion);
        if (many_files_) conversion.use_joiner(std::make_unique<FileJoiner>(*writer_, settings_.output, target_.call()));
        if (is_stream_) conversion.when_idle([this] { output_->flush(); });
        if (!is_split_) return;
        conversion.split_output(settings_.split_at_records, [this] {
            output_->commit();
            output_ = nullptr;  // one unfinished output at a time
            open_output();
        });
    }

    /// A program did not do its work: what was begun is not complete. A file stays as it was; what went to standard output is part of it.
    Status fail(const std::string& message) {
        Findings findings;
        reporter_.begin_source({});
        reporter_.report(findings.add(program_failed, {}, message));
        reporter_.finish();
        if (!is_stream_ || output_ == nullptr) return Status::failed;
        output_->flush();
        return Status::problems;
    }

    const ConvertSettings& settings_;
    FormatChoices choices_;
    ChosenFormat target_;
    std::unique_ptr<Writer> writer_;
    UserMarks marks_;
    Aliases aliases_;
    PersonMatcher me_;
    std::atomic<bool> has_self_ = false;
    MergingJoiner::Counts merge_counts_;
    Selection selection_;
    Reporter reporter_;
    File losses_;
    RecordInputs inputs_;
    bool is_stream_;
    bool many_files_;
    bool is_split_;
    bool is_more_ = false;  ///< a source that was opened is not read yet
    unsigned parts_ = 0;
    std::unique_ptr<Output> output_;
};

}  // namespace

Command add_convert(CLI::App& app) {
    auto settings = std::make_shared<ConvertSettings>();
    app.add_option("FILES", settings->inputs, "What to read: files, and folders with all files in them of a known format; '-' or nothing is standard input");
    add_input_options(app, settings->input);
    add_filter_option(app, settings->input);
    app.add_option("-t,--to", settings->to, "Format to write; by the output's extension when not given")->type_name("FORMAT");
    app.add_option("-o,--output", settings->output, "File to write, whole or not at all; with {key} in its path a file for each record; standard output when not given")->type_name("FILE");
    app.add_option("-O,--option", settings->format_options, "Option of a format, FORMAT.NAME=VALUE; 'bibcast formats NAME' lists them")->type_name("FORMAT.NAME=VALUE")
        ->allow_extra_args(false);
    app.add_option("--mark", settings->marks, "What a mark beside a name means, SYMBOL=MEANING, where no legend says it: '*=equal'")->type_name("SYMBOL=MEANING")
        ->allow_extra_args(false);
    app.add_option("--marks", settings->unplaced_marks,
                   "Marks that the target has no place for: note (a line such as '* Equal contribution: A, B' in its note), or lose (a finding)")
        ->check(one_of({"note", "lose"}))
        ->capture_default_str();
    app.add_option("--aliases", settings->aliases, "Write names as this file says, NAME = SPELLING | SPELLING a line ('bibcast names --variants')")->type_name("FILE");
    app.add_option("--me", settings->me, "Whose list it is: marks that person, in every spelling, as 'self' (bold in html); again for more spellings")->type_name("NAME")
        ->allow_extra_args(false);
    add_selection_options(app, settings->selection);
    app.add_option("--merge", settings->merge,
                   "Make one record of those of one work: duplicates (the same identifier and title, or the same title, first author and year), or "
                   "versions (a preprint and its published form too)")
        ->type_name("duplicates|versions")
        ->check(one_of({"duplicates", "versions"}));
    app.add_option("-j,--jobs", settings->jobs, "Threads; as many as there are processors when not given")->check(CLI::Range(1, 256));
    app.add_option("--loss-report", settings->loss_report, "Write every value that the output cannot hold to this file, as JSON Lines; - is standard output")->type_name("FILE");
    app.add_option("--keep-leftovers", settings->keep_leftovers,
                   "Where fields go that no rule understood, if the target does not know them: note, field (of the target, where it may have "
                   "any), drop (and name them as losses)")
        ->check(one_of({"note", "field", "drop"}))
        ->capture_default_str();
    app.add_option("--split-at-records", settings->split_at_records, "Begin a new output file after every N records: FILE-0001.EXT, FILE-0002.EXT, …")
        ->type_name("N")
        ->check(CLI::Range(1, 1'000'000'000));
    add_diagnostics_options(app, settings->diagnostics);
    app.footer(
        "Examples:\n"
        "  bibcast convert publications.md -t bibtex -o publications.bib\n"
        "  bibcast convert a.bib b.ris c.json -t html -o list.html\n"
        "  bibcast convert -f ris -t csl-json < export.ris | jq '.[].title'\n"
        "  bibcast convert page.md -t biblatex -O biblatex.annotations=off\n"
        "  bibcast convert library.bib -t hugoblox -o 'content/publication/{key}/index.md'\n"
        "  bibcast convert library.bib --cited paper.aux -o paper.bib\n"
        "  bibcast convert a.bib b.ris --only 'year >= 2020' --omit abstract --sort=-year,author -t csl-json\n"
        "  bibcast convert a.bib --filter \"jq -c 'select(.DOI)'\" -t csl-json\n"
        "  bibcast convert scopus.ris pubmed.nbib --merge duplicates -o all.bib\n"
        "  bibcast convert all.bib --split-at-records 1000 -o part.bib\n"
        "What the target cannot hold is named on standard error as a loss; 'bibcast explain CODE' explains.");
    return [settings] { return ConvertRun(*settings).run(); };
}

}  // namespace bibcast
