#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <memory>
#include <string>

#include "cli/cite_codes.hpp"
#include "cli/command.hpp"
#include "cli/diagnostics.hpp"
#include "cli/format_choice.hpp"
#include "cli/inputs.hpp"
#include "cli/record_inputs.hpp"
#include "cli/selection.hpp"
#include "cli/usage.hpp"
#include "csl/batch.hpp"
#include "csl/citation_json.hpp"
#include "csl/frame.hpp"
#include "csl/marking.hpp"
#include "csl/style_library.hpp"
#include "io/output.hpp"
#include "pipeline/detect.hpp"
#include "pipeline/record_collection.hpp"
#include "pipeline/transforms/marks.hpp"
#include "text/json_parse.hpp"

namespace bibcast {

namespace {

struct CiteSettings {
    std::vector<std::string> inputs;
    std::string style = "author-date";
    std::string language;
    InputSettings input;
    std::string to;
    std::string output;
    std::string citations;
    std::vector<std::string> format_options;
    std::vector<std::string> mark;
    std::vector<std::string> highlights;
    std::string marks = "auto";
    std::string links = "on";
    std::string search;
    SelectionSettings selection;
    DiagnosticsSettings diagnostics;
    bool all = false;
    bool batch = false;
    bool list = false;
};

/// Answers requests line by line, each as soon as it is there.
Status run_batch() {
    const csl::LocaleLibrary locales;
    std::string line;
    while (std::getline(std::cin, line)) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        std::cout << csl::answer(line, locales) << '\n' << std::flush;
        if (!std::cout) break;
    }
    return Status::ok;
}

Status list_styles(const std::string& search) {
    const csl::StyleLibrary library;
    const std::vector<csl::ListedStyle> styles = library.list(search);
    for (const csl::ListedStyle& style : styles) std::printf("%-48s %s\n", style.name.c_str(), escape_for_terminal(style.title).c_str());
    const std::string hint = library.has_none_but_own() ? std::string(csl::where_styles_are) : "";
    if (styles.empty()) throw UsageError("no style has '" + search + "' in its name or title" + (hint.empty() ? "" : "; " + hint));
    if (!hint.empty()) std::fprintf(stderr, "bibcast: %s\n", hint.c_str());
    return Status::ok;
}

csl::OutputForm output_form(const CiteSettings& settings) {
    const std::string extension = extension_of(settings.output);
    std::string name = !settings.to.empty() ? settings.to : extension.empty() ? "text" : extension;
    for (const auto& [short_name, whole] : {std::pair{"htm", "html"}, {"md", "markdown"}, {"tex", "latex"}, {"typ", "typst"}, {"adoc", "asciidoc"}, {"txt", "text"}, {"plain", "text"}}) {
        if (name == short_name) name = whole;
    }
    if (const std::optional<csl::OutputForm> form = csl::output_form_named(name)) return *form;
    const std::string forms = "html, text, markdown, latex, typst, rtf and asciidoc";
    if (settings.to.empty()) throw UsageError(settings.output + ": its extension is none of what cite writes (" + forms + "); say which with --to");
    throw UsageError("cite writes " + forms + ", not '" + name + "'");
}

std::unique_ptr<csl::Style> load_style(const std::string& name) {
    csl::LoadedStyle loaded = csl::StyleLibrary().load(name);
    if (loaded.style != nullptr) return std::move(loaded.style);
    const Position place = advance({}, std::string_view(loaded.source).substr(0, loaded.error.offset));
    throw UsageError(loaded.place + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " + loaded.error.message);
}

void read_inputs(const CiteSettings& settings, Selection& selection, RecordCollection& collection, Reporter& reporter) {
    const FormatChoices choices(settings.format_options);
    RecordInputs inputs(settings.inputs, settings.input, choices, reporter);
    selection.find_members(inputs.files());
    while (inputs.next()) collection.read(inputs.source(), inputs.reader(), reporter);
}

/// One document on its way: its items, its citations, its bibliography.
class CiteRun {
  public:
    explicit CiteRun(const CiteSettings& settings)
        : settings_(settings),
          form_(output_form(settings)),
          selection_(settings.selection, settings.inputs),
          style_(load_style(settings.style)),
          reporter_(reporter_options(settings.diagnostics, STDERR_FILENO), stderr),
          locale_(csl::LocaleLibrary().load(settings.language.empty() ? style_->default_locale : settings.language, style_.get())),
          processor_(*style_, *locale_, form_),
          marking_(settings.marks == "on" || (settings.marks == "auto" && style_->id == "bibcast:cv"), settings.highlights) {
        processor_.set_links(settings.links == "on");
        if (!marking_.idle()) processor_.set_hook([this](Arena& arena, csl::Tokens& tokens) { marking_.apply(arena, tokens); });
    }

    Status run() {
        check_language();
        read_inputs(settings_, selection_, records_, reporter_);
        make_items();
        std::vector<csl::Cluster> clusters;
        if (!settings_.citations.empty()) clusters = read_citations();
        processor_.set_registry(registry(clusters));
        Output output(settings_.output);
        const std::vector<std::string> citations = processor_.document(clusters);
        const std::vector<std::string> bibliography = entries();
        output.write(csl::framed(form_, citations, bibliography, legend()));
        output.commit();
        selection_.report(reporter_);
        for (const std::string& name : marking_.missed()) say(nobody_highlighted, "nobody who is printed is '" + name + "' (--highlight)");
        reporter_.finish();
        return status_of(reporter_, settings_.diagnostics);
    }

  private:
    /// A finding of no place in a source.
    void say(const Code& code, std::string message) {
        Findings findings;
        reporter_.report(findings.add(code, {}, std::move(message)));
    }

    void check_language() {
        const std::string& language = settings_.language.empty() ? style_->default_locale : settings_.language;
        if (!csl::LocaleLibrary().has(language)) say(no_locale, "there are no terms of '" + language + "'; they stand in the English of the United States");
    }

    void make_items() {
        const MarksTransform transform(user_marks(settings_.mark));
        for (const Record& from : records_.records()) {
            Record record = from;
            Findings findings;
            transform.apply(record, findings);
            if (!selection_.wants(record)) continue;
            csl::Item item = csl::item_from_record(arena_, record);
            if (item.id.empty()) item.id = arena_.copy("item-" + std::to_string(items_.size() + 1));
            items_.push_back(item);
        }
        processor_.add_items(items_);
        if (items_.empty() && !selection_.wants_all()) say(select_nothing, "no record is left of the input");
    }

    std::vector<csl::Cluster> read_citations() {
        Source source = Source::open(settings_.citations);
        const std::string_view kept = arena_.copy(read_whole(source));
        const JsonDocument document = parse_json(arena_, kept);
        if (document.root == nullptr || !document.root->is(JsonKind::array)) {
            const Position place = advance({}, kept.substr(0, document.root == nullptr ? document.error_span.begin : 0));
            throw UsageError(source.name() + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) +
                             ": citations are a JSON array" + (document.error.empty() ? std::string() : "; " + std::string(document.error)));
        }
        std::vector<csl::Cluster> clusters;
        const auto unknown = [&](std::string_view id) {
            Findings findings;
            Finding& finding = findings.add(unknown_item, {}, "no item has the id '" + std::string(id) + "', which is cited");
            finding.record_id = id;
            reporter_.begin_source(settings_.citations);
            reporter_.report(finding);
        };
        for (const JsonNode& node : *document.root) clusters.push_back(csl::read_cluster(node, processor_, unknown));
        return clusters;
    }

    std::vector<std::size_t> registry(const std::vector<csl::Cluster>& clusters) const {
        std::vector<std::size_t> order = csl::cited_items(clusters);
        if (!clusters.empty() && !settings_.all) return order;
        std::vector<bool> taken(items_.size());
        for (const std::size_t item : order) taken[item] = true;
        for (const csl::Item& item : items_) {
            const std::size_t index = processor_.find(item.id);
            if (taken[index]) continue;
            taken[index] = true;
            order.push_back(index);
        }
        return order;
    }

    /// The bibliography; of a style without one, each item as it would be cited.
    std::vector<std::string> entries() {
        if (processor_.has_bibliography()) return processor_.bibliography().entries;
        std::vector<std::string> out;
        for (const std::size_t item : processor_.order()) {
            csl::Cluster cluster;
            cluster.cites.emplace_back().item = item;
            out.push_back(processor_.citation(cluster));
        }
        return out;
    }

    std::string legend() const {
        std::string out;
        for (const csl::Marking::Legend& legend : marking_.legends()) {
            if (!out.empty()) out += "; ";
            csl::append_escaped(out, legend.symbol + " " + legend.meaning + (legend.assumed ? " (assumed)" : ""), form_);
        }
        return out;
    }

    const CiteSettings& settings_;
    csl::OutputForm form_;
    Selection selection_;
    std::unique_ptr<csl::Style> style_;
    Reporter reporter_;
    std::unique_ptr<csl::Locale> locale_;
    csl::Processor processor_;
    csl::Marking marking_;
    RecordCollection records_;
    Arena arena_;
    std::vector<csl::Item> items_;
};

}  // namespace

Command add_cite(CLI::App& app) {
    auto settings = std::make_shared<CiteSettings>();
    app.add_option("FILES", settings->inputs, "Bibliographies to read: files, and folders with all files in them of a known format; '-' or nothing is standard input");
    app.add_option("-s,--style", settings->style, "Style: a name ('--list-styles' shows them) or a file")->capture_default_str()->type_name("STYLE");
    app.add_option("--lang,--language", settings->language, "Language of terms and dates: de-DE; the style's own when not given")->type_name("TAG");
    add_input_options(app, settings->input);
    add_filter_option(app, settings->input);
    add_choice_options(app, settings->selection);
    app.add_option("-t,--to", settings->to, "html, text, markdown, latex, typst, rtf or asciidoc; by the output's extension when not given, else text");
    app.add_option("-o,--output", settings->output, "File to write, whole or not at all; standard output when not given")->type_name("FILE");
    app.add_option("-c,--citations", settings->citations, "Citations to format too: a JSON array of citation clusters")->type_name("FILE");
    app.add_flag("--all", settings->all, "With --citations: also list items that are not cited");
    app.add_option("-O,--option", settings->format_options, "Option of a format, FORMAT.NAME=VALUE")->allow_extra_args(false)->type_name("FORMAT.NAME=VALUE");
    app.add_option("--mark", settings->mark, "What a mark beside a name means, SYMBOL=MEANING, where no legend says it")->allow_extra_args(false)->type_name("SYMBOL=MEANING");
    app.add_option("--marks", settings->marks, "Print the marks beside names: on, off, or auto, which is on for the style cv")
        ->check(one_of({"on", "off", "auto"}))
        ->capture_default_str();
    app.add_option("--highlight", settings->highlights, "Print this person in bold: 'Family' or 'Family, Given'; may be given again")->type_name("NAME")
        ->allow_extra_args(false);
    app.add_option("--links", settings->links, "Make addresses and DOIs links: on or off")->check(one_of({"on", "off"}))->capture_default_str();
    app.add_option("--list-styles", settings->search, "List the styles that have this word in name or title; without a word all")->type_name("WORD")
        ->expected(0, 1)
        ->each([settings](const std::string&) { settings->list = true; });
    app.add_flag("--batch", settings->batch, "Answer requests, one JSON object a line, until the input ends");
    add_diagnostics_options(app, settings->diagnostics);
    app.footer(
        "Examples:\n"
        "  bibcast cite a.bib --style author-date\n"
        "  bibcast cite publications.md --style cv -t html --highlight 'Kou, Siqi' -o cv.html\n"
        "  bibcast cite library.bib --cited paper.qmd --style author-date -o references.html\n"
        "  bibcast cite --list-styles chicago\n"
        "Styles are found in $CSL_STYLES, in ~/.local/share/bibcast/styles, in the folders of Debian's package\n"
        "citation-style-language-styles, and built in: author-date, cv, note, numeric.");
    return [settings, &app] {
        if (settings->batch) return run_batch();
        if (settings->list || app.count("--list-styles") > 0) return list_styles(settings->search);
        return CiteRun(*settings).run();
    };
}

}  // namespace bibcast
