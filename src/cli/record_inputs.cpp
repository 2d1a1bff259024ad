#include "cli/record_inputs.hpp"

#include <algorithm>
#include <filesystem>

#include "formats/jsonl/format.hpp"
#include "formats/registry.hpp"
#include "pipeline/detect.hpp"
#include "text/utf8.hpp"

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

RecordInputs::RecordInputs(const std::vector<std::string>& inputs, InputSettings settings, const FormatChoices& choices, Reporter& reporter)
    : settings_(std::move(settings)), choices_(choices), reporter_(reporter) {
    if (!settings_.from.empty()) from_ = require_readable(settings_.from, choices);
    if (from_ && from_->program && !settings_.encoding.empty()) {
        throw UsageError("--input-encoding: " + from_->program->shown + " is given the bytes as they are, and has to know their encoding itself");
    }
    for (const std::string& filter : settings_.filters) {
        if (trim(filter).empty()) throw UsageError("--filter takes a command of the shell, and this one is empty");
    }
    if (std::count(inputs.begin(), inputs.end(), "-") > 1) throw UsageError("standard input ('-') can be read only once");
    for (const std::string& input : inputs) {
        std::error_code error;
        const bool is_folder = fs::is_directory(input, error);
        if (is_folder && from_ && from_->program) throw UsageError(input + ": which files of a folder are of the format '" + settings_.from + "' cannot be known: name them");
        if (is_folder) add_folder(input, from_ ? from_->format : nullptr, reporter, files_);
        else files_.push_back(input);
    }
    if (inputs.empty()) files_ = {"-"};
}

void RecordInputs::filter_after(unsigned jobs, std::function<void(Conversion&)> prepare) {
    jobs_ = jobs;
    prepare_ = std::move(prepare);
}

bool RecordInputs::next() {
    if (settings_.filters.empty()) return next_input();
    if (filter_ != nullptr) {
        filter_->finish();
        return false;
    }
    // What is missing or not known is said before any program is started.
    if (!next_input()) return false;
    begin_filter();
    return true;
}

void RecordInputs::begin_filter() {
    filter_writer_ = jsonl::format.make_writer(choices_.options_of(jsonl::format));
    filtered_reader_ = jsonl::format.make_reader(choices_.options_of(jsonl::format));
    filter_ = std::make_unique<Filter>(FilterSettings{settings_.filters, filter_writer_.get(), jobs_, from_ && from_->program.has_value()}, reporter_, [this](Conversion& conversion) {
        if (prepare_) prepare_(conversion);
        do conversion.run(opened_->source, *opened_->reader);
        while (next_input());
    });
    filtered_.emplace(filter_->take_source());
}

bool RecordInputs::next_input() {
    if (opened_ && opened_->program != nullptr) {
        const ProgramEnd end = opened_->program->wait();
        if (!end.is_good()) throw ProgramFailed(opened_->source.name() + " " + end.text());
    }
    if (next_ == files_.size()) return false;
    open(files_[next_++]);
    return true;
}

void RecordInputs::open(const std::string& path) {
    Source source = open_source(path, settings_.encoding);
    std::unique_ptr<Program> program;
    const Format* format = nullptr;
    if (from_ && from_->program) {
        // The program reads the file itself, from its beginning, and nothing of it passes through us.
        program = std::make_unique<Program>(*from_->program, source.descriptor(), Program::pipe);
        format = from_->format;
    } else {
        format = from_ ? from_->format : &detect_format(source.name(), source.peek(std::size_t{64} * 1024));
    }
    std::shared_ptr<const Reader> reader;
    if (opened_ && opened_->format == format) reader = opened_->reader;
    else reader = format->make_reader(choices_.options_of(*format));
    opened_.reset();
    if (program == nullptr) {
        opened_.emplace(Opened{std::move(source), nullptr, format, std::move(reader)});
        return;
    }
    const std::string name = (path == "-" ? "<stdin>" : path) + " | " + program->call().shown;
    const int descriptor = program->take_output();
    opened_.emplace(Opened{Source::of_pipe(name, descriptor), std::move(program), format, std::move(reader)});
}

const Format& RecordInputs::format() const { return filtered_ ? jsonl::format : *opened_->format; }

void RecordInputs::finish(Conversion& conversion) const {
    if (filter_ != nullptr) conversion.when_empty(filter_->was_fed() ? &program_no_records : nullptr, "no record came back from the filter");
    conversion.finish();
}

}  // namespace bibcast
