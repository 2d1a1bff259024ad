#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command.hpp"
#include "cli/diagnostics.hpp"
#include "cli/inputs.hpp"
#include "cli/name_variants.hpp"
#include "cli/usage.hpp"
#include "formats/jsonl/name_json.hpp"
#include "io/format.hpp"
#include "io/loss.hpp"
#include "io/output.hpp"
#include "io/source.hpp"
#include "name/name_lines.hpp"
#include "pipeline/transforms/marks.hpp"
#include "report/reporter.hpp"
#include "text/encoding.hpp"
#include "text/json.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t block_size = std::size_t{64} * 1024;

struct NamesSettings {
    std::vector<std::string> inputs;
    std::string from;
    std::string encoding;
    bool variants = false;
    std::string commas = "guess";
    DiagnosticsSettings diagnostics;
    bool family_first = false;
    bool json = false;
    bool table = false;
    std::vector<std::string> mark;
    bool marks = false;
    bool guessed = false;
};

NameSource source_named(const std::string& word) {
    if (word == "bibtex" || word == "biblatex") return NameSource::bibtex;
    if (word == "author-line") return NameSource::author_line;
    if (word.empty() || word == "plain") return NameSource::plain;
    throw UsageError("--from " + word + ": lists of names are bibtex, biblatex, plain or author-line; other formats go with --variants");
}

/// One list as an array of CSL name objects; with `whole` all that stood beside the names under keys of their own, as in `jsonl`.
void append_json(std::string& out, Record& record, bool whole, Findings& findings) {
    JsonWriter json(out);
    json.begin_array();
    if (NamesField* field = record.take_people(Variable::author)) {
        for (Contributor& person : field->people) {
            if (whole) {
                jsonl::write_person(json, person);
                continue;
            }
            json.begin_object();
            jsonl::write_name(json, person.name);
            json.end_object();
            person.written = true;
        }
        if (field->others && whole) {
            json.begin_object();
            json.key("others");
            json.boolean(true);
            json.end_object();
        } else if (field->others) {
            report_partial_loss(loss_contributor, record, name_of(field->variable), "et al.", field->source,
                                "that the list goes on has no place in an array of names", findings);
        }
    }
    json.end_array();
    out += '\n';
    report_losses(record, "an array of CSL names (--marks writes it)", findings);
}

constexpr std::string_view table_head =
    "list\tname\tfamily\tgiven\tnon-dropping-particle\tdropping-particle\tsuffix\tliteral\tmarks\tdetails\tremark\n";

/// `*=equal (assumed)`, `=equal-first: co-first`.
void append_mark(std::string& out, const Mark& mark) {
    out += mark.symbol;
    if (mark.meaning != Meaning::unknown) (out += '=') += name_of(mark.meaning);
    if (!mark.legend.empty()) (out += ": ") += mark.legend;
    if (mark.basis == Basis::assumed) out += " (assumed)";
}

/// One list as lines of columns with tabs between them; names never hold a tab.
void append_table(std::string& out, const Record& record, std::uint64_t list, bool only_guessed) {
    const NamesField* const field = record.people(Variable::author);
    if (field == nullptr) return;
    std::size_t number = 0;
    for (const Contributor& person : field->people) {
        const Name& name = person.name;
        if (only_guessed && !name.guessed) {
            ++number;
            continue;
        }
        out += std::to_string(list) + '\t' + std::to_string(++number);
        for (const std::string_view part : {name.family, name.given, name.non_dropping_particle, name.dropping_particle, name.suffix,
                                            name.literal}) {
            out += '\t';
            out += part;
        }
        out += '\t';
        for (const Mark& mark : person.marks) {
            if (&mark != person.marks.begin()) out += "; ";
            append_mark(out, mark);
        }
        out += '\t';
        for (const Detail& detail : person.details) {
            if (&detail != person.details.begin()) out += "; ";
            ((out += name_of(detail.kind)) += '=') += detail.value;
        }
        out += '\t';
        if (name.guessed) out += "guessed";
        if (name.guessed && !name.as_written.empty()) (out += ": ") += name.as_written;
        out += '\n';
    }
    if (field->others && !only_guessed) out += std::to_string(list) + "\t\t\t\t\t\t\t\t\t\tothers\n";
}

/// Reads lists of names, one a line, and writes one array a line for each of them.
class NamesRun {
  public:
    explicit NamesRun(const NamesSettings& settings)
        : settings_(settings),
          from_(settings.variants ? NameSource::plain : source_named(settings.from)),
          reporter_(reporter_options(settings.diagnostics, STDERR_FILENO), stderr),
          output_("-"),
          findings_(!reporter_.wants_all()) {
        user_ = user_marks(settings.mark);
        if (settings.family_first) options_.order = NameOrder::family_first;
        if (settings.commas != "guess") options_.commas = settings.commas == "names" ? Commas::names : Commas::parts;
    }

    Status run() {
        if (settings_.variants) {
            report_name_variants({.inputs = settings_.inputs, .input = {settings_.from, settings_.encoding}, .json = settings_.json}, reporter_);
        } else {
            read_lists();
        }
        reporter_.finish();
        return status_of(reporter_, settings_.diagnostics);
    }

  private:
    void read_lists() {
        if (settings_.table) output_.write(table_head);
        const std::vector<std::string> inputs = settings_.inputs.empty() ? std::vector<std::string>{"-"} : settings_.inputs;
        for (const std::string& input : inputs) read(input);
        output_.commit();
    }

    void read(const std::string& input) {
        Source source = open_source(input, settings_.encoding);
        reporter_.begin_source(source.name());
        line_number_ = 0;
        std::size_t searched = 0;
        while (true) {
            const std::string_view pending = source.pending();
            const std::size_t end = pending.find('\n', searched);
            if (end != std::string_view::npos) {
                read_line(pending.substr(0, end));
                source.consume(end + 1);
                searched = 0;
            } else if (source.at_end()) {
                if (!pending.empty()) read_line(pending);
                break;
            } else {
                searched = pending.size();
                if (!source.is_ready()) output_.flush();
                source.read_more(block_size);
            }
        }
    }

    void read_line(std::string_view line) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        ++line_number_;
        ++lists_;
        arena_.reset();
        findings_.clear();
        if (find_irregular_utf8(line) != std::string_view::npos) {
            repaired_ = line;
            repair_utf8(repaired_, findings_);
            line = repaired_;
        }
        Record record(arena_);
        read_name_line(record, line, from_, options_, findings_);
        if (settings_.marks || settings_.table) assume_meanings(record, user_, findings_);
        out_.clear();
        if (settings_.table) {
            append_table(out_, record, lists_, settings_.guessed);
        } else {
            append_json(out_, record, settings_.marks, findings_);
        }
        output_.write(out_);
        if (findings_.empty()) return;
        for (const LocatedFinding& located : locate(std::move(findings_.all()), line)) {
            reporter_.report(located, {.line = line_number_, .column = 1});
        }
    }

    const NamesSettings& settings_;
    NameSource from_;
    NameListOptions options_;
    UserMarks user_;
    Reporter reporter_;
    Output output_;
    Arena arena_;
    Findings findings_;
    std::string out_;
    std::string repaired_;
    std::uint64_t line_number_ = 0;
    std::uint64_t lists_ = 0;
};

}  // namespace

Command add_names(CLI::App& app) {
    auto settings = std::make_shared<NamesSettings>();
    app.add_option("FILES", settings->inputs, "Files with one list of names a line; '-' or nothing is standard input");
    app.add_option("-f,--from", settings->from,
                   "How the lists are written: bibtex, biblatex, plain (the default), or author-line (of a web page); with --variants any format")->type_name("FORM");
    add_encoding_option(app, settings->encoding);
    auto* const json = app.add_flag("--json", settings->json, "Write an array of CSL name objects for each line (this is the default)");
    auto* const table = app.add_flag("--table", settings->table, "Write a table with a row for each name, tabs between its columns");
    table->excludes(json);
    auto* const variants = app.add_flag("--variants", settings->variants,
                                        "Read bibliographies and write the people whose names are spelled in more than one way");
    variants->excludes(table);
    app.add_flag("--guessed", settings->guessed, "Write the rows of those names only whose parts are a guess")->needs(table);
    app.add_flag("--marks", settings->marks, "Write what stands beside the names too: marks, details (ORCID, title, …), {\"others\":true}");
    app.add_option("--mark", settings->mark, "What a mark beside a name means, SYMBOL=MEANING, where no legend says it: '*=equal'")->type_name("SYMBOL=MEANING")
        ->allow_extra_args(false);
    app.add_flag("--family-first", settings->family_first, "Names without a comma have the family name first");
    app.add_option("--commas", settings->commas, "What commas stand between in plain lists: names, parts of names, or guess")
        ->check(one_of({"guess", "names", "parts"}))
        ->capture_default_str();
    add_diagnostics_options(app, settings->diagnostics);
    app.footer(
        "Examples:\n"
        "  echo 'Knuth, Donald E. and Ludwig van Beethoven' | bibcast names --from bibtex\n"
        "  bibcast names --from plain --table authors.txt | column -t -s \"$(printf '\\t')\"\n"
        "  bibcast names --variants publications.md > aliases.txt\n"
        "  bibcast names --from author-line --marks <<< 'Siqi Kou*, Lanxiang Hu*, Hao Zhang'\n"
        "One line in is one line out, also when it holds no name. 'and others' and 'et al.' are never a person.");
    return [settings] { return NamesRun(*settings).run(); };
}

}  // namespace bibcast
