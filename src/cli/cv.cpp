#include <unistd.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/diagnostics.hpp"
#include "cli/format_choice.hpp"
#include "cli/inputs.hpp"
#include "cli/record_inputs.hpp"
#include "cli/selection.hpp"
#include "cli/usage.hpp"
#include "cv/collect.hpp"
#include "cv/document.hpp"
#include "cv/entry.hpp"
#include "cv/merge.hpp"
#include "cv/options.hpp"
#include "cv/page.hpp"
#include "cv/printed.hpp"
#include "cv/reissue.hpp"
#include "cv/self_check.hpp"
#include "cv/template.hpp"
#include "io/output.hpp"
#include "pipeline/conversion.hpp"
#include "pipeline/detect.hpp"
#include "pipeline/file_joiner.hpp"
#include "pipeline/record_collection.hpp"
#include "pipeline/transforms/marks.hpp"
#include "pipeline/transforms/people.hpp"

namespace bibcast {

namespace {

constexpr Format page_format{.id = "cv", .title = "the list"};

struct CvSettings {
    cv::Options given;              ///< what the command line says; `set` tells which of it
    std::vector<std::string> set;   ///< names of options
    std::string config;
    InputSettings input;  ///< filters only. A file in the working directory must not start programs, so that they are no options of cv.toml
    std::string print_template;
    bool print_data = false;
    DiagnosticsSettings diagnostics;
};

/// The options of `cv.toml`, with those of the command line laid over them.
cv::Options options_of(const CvSettings& settings) {
    cv::Options options;
    std::string config = settings.config;
    if (config.empty() && settings.given.inputs.empty() && std::ifstream("cv.toml").good()) config = "cv.toml";
    if (!config.empty()) {
        Source source = Source::open(config);
        const std::string text = read_whole(source);
        cv::read_options(options, text, config);
    }
    for (const cv::OptionRow& row : cv::option_rows()) {
        if (std::find(settings.set.begin(), settings.set.end(), row.name) == settings.set.end()) continue;
        std::visit([&](auto member) { options.*member = settings.given.*member; }, row.member);
    }
    if (!settings.given.inputs.empty()) options.inputs = settings.given.inputs;
    return options;
}

/// What a list is written as: a page, a document, or the records themselves in a format.
struct Target {
    std::optional<cv::Notation> document;
    std::optional<ChosenFormat> format;

    [[nodiscard]] bool is_page() const { return !document && !format; }
};

Target target_of(const cv::Options& options, const FormatChoices& choices) {
    Target target;
    std::string name = options.to;
    if (name.empty() && options.template_file.empty()) {
        const std::string extension = extension_of(options.output);
        if (extension == "tex") name = "latex";
        else if (extension == "typ") name = "typst";
        else if (extension == "md") name = "markdown";
        else if (const Format* const format = format_of_extension(options.output)) name = format->id;
        else if (!extension.empty()) throw UsageError(options.output + ": its extension is none of what cv writes; say which with --to");
    }
    if (name.empty() || name == "html") return target;
    if (!options.template_file.empty()) throw UsageError("--template is filled in as HTML: leave out --to " + name);
    target.document = cv::notation_named(name);
    if (target.document) return target;
    try {
        target.format = require_writable(name, choices);
    } catch (const UsageError& error) {
        throw UsageError(std::string(error.what()) + "; cv writes html, latex, typst, markdown and text too");
    }
    return target;
}

/// One list on its way from its sources to the page.
class CvRun {
  public:
    CvRun(const CvSettings& settings, cv::Options options)
        : settings_(settings),
          options_(std::move(options)),
          choices_(options_.format_options),
          target_(target_of(options_, choices_)),
          writer_(target_.format ? target_.format->format->make_writer(choices_.options_of(*target_.format->format)) : nullptr),
          only_(condition(options_.only, "--only")),
          apart_(condition(options_.where, "--where")),
          highlights_(options_.highlight),
          entries_(options_, highlights_),
          reporter_(reporter_options(settings.diagnostics, STDERR_FILENO), stderr) {
        static_cast<void>(cv::grouping(options_));
    }

    Status run() {
        const std::string text = options_.template_file.empty() ? std::string(cv::page_template()) : template_text();
        read();
        merge();
        check_conditions();
        check_highlights();
        const std::vector<cv::Section> sections = cv::make_sections(works_, options_, apart_.get());
        if (writer_ != nullptr && !settings_.print_data) reissue(sections);
        else write(text, sections);
        check_reach();
        choices_.report_unheeded(reporter_);
        reporter_.finish();
        return status_of(reporter_, settings_.diagnostics);
    }

  private:
    std::string template_text() const {
        Source source = Source::open(options_.template_file);
        return read_whole(source);
    }

    void write(const std::string& text, const std::vector<cv::Section>& sections) {
        const cv::Page page(works_, sections, options_, highlights_, cv::security_policy(text));
        Output output(options_.output);
        if (settings_.print_data) output.write(page.whole().dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
        else if (target_.document) output.write(cv::document_of(page, *target_.document));
        else fill(text, page, output);
        output.commit();
    }

    void fill(const std::string& text, const cv::Page& page, Output& output) const {
        const bool is_own = options_.template_file.empty();
        const bool quiet = is_own && options_.fragment;
        const auto authors = cv::has_word(text, "authors") ? cv::Page::Authors::listed : cv::Page::Authors::left_out;
        cv::fill_template(text, page.data(), [&](std::size_t number) { return page.entry(number, authors); }, is_own ? "page.mustache" : options_.template_file,
                          [&](std::string_view line) { output.write(quiet ? std::string_view(cv::with_quiet_braces(line)) : line); });
    }

    void reissue(const std::vector<cv::Section>& sections) {
        const bool many_files = options_.output.find(FileJoiner::placeholder) != std::string::npos;
        const ProgramCall* const through = target_.format->call();
        Output output(many_files ? "-" : options_.output, many_files ? nullptr : through);
        const std::unique_ptr<Joiner> joiner = many_files ? std::make_unique<FileJoiner>(*writer_, options_.output, through) : joiner_of(*writer_);
        cv::reissue(works_, sections, *writer_, *joiner, [&output](std::string_view bytes) { output.write(bytes); });
        output.commit();
    }

    /// Marks what the output shows of a record as written.
    void show(Record& record, Findings& findings) const {
        if (target_.is_page()) return entries_.show(record, findings);
        if (target_.document) return cv::show_printed(record, findings, options_);
        Chunk chunk;
        Chunk::Item item;
        item.generated_key = record.generated_id;
        writer_->write(record, chunk, item, findings);
    }

    void read() {
        const InputSettings settings{options_.from, options_.input_encoding, settings_.input.filters};
        RecordInputs inputs(options_.inputs, settings, choices_, reporter_);
        const cv::Collector collector(works_, only_.get(), [this](Record& record, Findings& findings) { show(record, findings); });
        Conversion conversion(target_.format ? *target_.format->format : page_format, collector, reporter_, [](std::string_view) {}, {.jobs = 1, .heed_stated_places = inputs.are_made_by_programs()});
        if (!options_.aliases.empty()) conversion.add_transform(std::make_unique<AliasTransform>(read_aliases(options_.aliases)));
        if (!options_.me.empty()) conversion.add_transform(std::make_unique<SelfTransform>(self_matcher(options_.me)));
        if (!options_.me.empty()) conversion.add_transform(std::make_unique<cv::SelfCheck>(only_.get()));
        conversion.add_transform(std::make_unique<MarksTransform>(user_marks(options_.mark)));
        while (inputs.next()) conversion.run(inputs.source(), inputs.reader());
        inputs.finish(conversion);
    }

    void merge() {
        if (options_.versions != "merge") return;
        Findings findings(!reporter_.wants_all());
        cv::merge_versions(works_, findings);
        for (const Finding& finding : findings.all()) reporter_.report(finding);
    }

    /// A condition that nothing fits is mistyped more often than meant.
    void check_conditions() {
        const auto say = [this](const std::string& option, const std::string& text) {
            Findings findings;
            reporter_.report(findings.add(select_nothing, {}, "no record fits --" + option + " '" + text + "'"));
        };
        if (only_ != nullptr && works_.list.empty()) say("only", options_.only);
        const auto stands_apart = [this](const cv::Work& work) { return apart_->holds(work.record); };
        if (apart_ != nullptr && !works_.list.empty() && std::none_of(works_.list.begin(), works_.list.end(), stands_apart)) say("where", options_.where);
    }

    /// What was asked for on the command line, and is not in what is written. A `cv.toml` serves all targets.
    void check_reach() {
        if (target_.is_page() || settings_.print_data) return;
        Findings findings;
        for (const cv::OptionRow& row : cv::option_rows()) {
            const bool is_heeded = row.reach == cv::Reach::all || (row.reach == cv::Reach::lists && target_.document);
            if (is_heeded || std::find(settings_.set.begin(), settings_.set.end(), row.name) == settings_.set.end()) continue;
            const auto* const word = std::get_if<std::string cv::Options::*>(&row.member);
            if (word != nullptr && options_.*(*word) == "off") continue;
            findings.add(option_without_effect, {}, "--" + std::string(row.name) + " has no effect here: it is for " +
                                                        (row.reach == cv::Reach::page ? "the page in HTML" : "the page and documents"));
        }
        reporter_.begin_source({});
        for (const Finding& finding : findings.all()) reporter_.report(finding);
    }

    void check_highlights() {
        Findings findings(!reporter_.wants_all());
        for (const std::string& name : highlights_.missed(works_)) findings.add(cv::cv_nobody_highlighted, {}, "nobody in it is '" + name + "' (--highlight)");
        reporter_.begin_source({});
        for (const Finding& finding : findings.all()) reporter_.report(finding);
    }

    const CvSettings& settings_;
    cv::Options options_;
    FormatChoices choices_;
    Target target_;
    std::unique_ptr<Writer> writer_;  ///< of a format; null for the page and documents
    std::unique_ptr<Where> only_;
    std::unique_ptr<Where> apart_;
    cv::Highlights highlights_;
    cv::Entries entries_;
    Reporter reporter_;
    cv::Works works_;
};

Status run(const CvSettings& settings) {
    if (!settings.print_template.empty()) {
        Output output(settings.given.output);
        output.write(settings.print_template == "biblatex" ? cv::biblatex_template() : cv::page_template());
        output.commit();
        return Status::ok;
    }
    return CvRun(settings, options_of(settings)).run();
}

/// One option of the table on the command line.
void add_row(CLI::App& app, CvSettings& settings, const cv::OptionRow& row) {
    const std::string flags = (row.short_name.empty() ? std::string() : "-" + std::string(row.short_name) + ",") + "--" + std::string(row.name);
    const std::string description(row.description);
    const auto note = [&settings, &row](const std::string& value) {
        cv::check_word(row, value, "--");
        settings.set.emplace_back(row.name);
    };
    if (const auto* const text = std::get_if<std::string cv::Options::*>(&row.member)) {
        CLI::Option* const option = app.add_option(flags, settings.given.*(*text), description)->type_name(std::string(row.value))->each(note);
        if (row.value.find('|') != std::string_view::npos) option->capture_default_str();
    } else if (const auto* const list = std::get_if<std::vector<std::string> cv::Options::*>(&row.member)) {
        (settings.given.*(*list)).clear();
        app.add_option(flags, settings.given.*(*list), description)->type_name(std::string(row.value))->allow_extra_args(false)->each(note);
    } else {
        app.add_flag(flags, settings.given.*std::get<bool cv::Options::*>(row.member), description)->each([&settings, &row](const std::string&) {
            settings.set.emplace_back(row.name);
        });
    }
}

}  // namespace

Command add_cv(CLI::App& app) {
    auto settings = std::make_shared<CvSettings>();
    app.add_option("FILES", settings->given.inputs, "What to read: files and folders of any format; '-' or nothing is standard input");
    app.add_option("-c,--config", settings->config, "Options from this file, where the command line does not say otherwise; cv.toml, if it is here and no file is named")->type_name("FILE");
    for (const cv::OptionRow& row : cv::option_rows()) {
        if (row.name != "inputs") add_row(app, *settings, row);
    }
    add_filter_option(app, settings->input);
    app.add_option("--print-template", settings->print_template, "Print the built-in template, to begin one of your own with; biblatex: a LaTeX document for what --to biblatex writes")->type_name("html|biblatex")->check(one_of({"html", "biblatex"}));
    app.add_flag("--print-data", settings->print_data, "Print what templates are filled with, as JSON");
    add_diagnostics_options(app, settings->diagnostics);
    app.footer(
        "Examples:\n"
        "  bibcast cv publications.md --me 'Hao Zhang' -o publications.html\n"
        "  bibcast cv library.bib --me 'Zhang, Hao' --where 'keyword = selected' --group-by type --number down -o cv.html\n"
        "  bibcast cv pubs.bib --highlight 'Students=students.txt' --only 'year >= 2020' --fragment > static/pubs.html\n"
        "  bibcast cv --print-template html > my.mustache; bibcast cv pubs.bib --template my.mustache -o pubs.html\n"
        "  bibcast cv --config cv.toml\n"
        "Conditions: VARIABLE = VALUE, with != < <= > >= contains begins; VARIABLE alone: it is there; and, or, not, ( ).");
    return [settings] { return run(*settings); };
}

}  // namespace bibcast
