#include "cli/selection.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>

#include "pipeline/detect.hpp"
#include "pipeline/transforms/omit.hpp"
#include "report/position.hpp"

namespace bibcast {

void add_choice_options(CLI::App& app, SelectionSettings& settings) {
    app.add_option("--only", settings.only, "Take nothing but the records that it holds for: 'year >= 2020 and type != thesis'")->type_name("CONDITION");
    app.add_option("--cited", settings.cited, "Take nothing but what this document cites: tex, aux, bcf, md, qmd, typ, org; else a list with a key a line; again for more")
        ->type_name("FILE")
        ->allow_extra_args(false);
}

void add_selection_options(CLI::App& app, SelectionSettings& settings) {
    add_choice_options(app, settings);
    app.add_option("--omit", settings.omit, "Leave out these variables, with commas between them: abstract,keyword; again for more")
        ->type_name("VARIABLES")
        ->allow_extra_args(false);
    app.add_option("--sort", settings.sort, "Sort the records by these variables, with commas between them; --sort=-year,author: the newest first")->type_name("VARIABLES");
}

std::unique_ptr<Where> condition(const std::string& text, const std::string& option) {
    if (text.empty()) return nullptr;
    WhereError error;
    auto where = std::make_unique<Where>(Where::parse(text, error));
    if (error.message.empty()) return where;
    const Position place = advance({}, std::string_view(text).substr(0, error.at));
    throw UsageError(option + ", column " + std::to_string(place.column) + ": " + error.message);
}

Selection::Selection(const SelectionSettings& settings, const std::vector<std::string>& inputs)
    : only_(condition(settings.only, "--only")), by_citation_(!settings.cited.empty()), omit_(settings.omit), sort_(settings.sort) {
    const auto is_standard_input = [](const std::string& path) { return path == "-"; };
    const bool reads_it = inputs.empty() || std::any_of(inputs.begin(), inputs.end(), is_standard_input);
    if (reads_it && std::any_of(settings.cited.begin(), settings.cited.end(), is_standard_input)) {
        throw UsageError("--cited -: standard input cannot be both the document and the bibliography: name the file of one of them");
    }
    for (const std::string& path : settings.cited) cited_.read(path);
}

void Selection::find_members(const std::vector<std::string>& files) {
    if (!by_citation_) return;
    for (const std::string& file : files) {
        // What can be read twice, and may have sets in it.
        const std::string extension = extension_of(file);
        std::error_code ignored;
        if ((extension == "bib" || extension == "bibtex") && std::filesystem::is_regular_file(file, ignored)) cited_.add_members_of_sets(file);
    }
}

bool Selection::wants(const Record& record) const {
    if (only_ != nullptr && !only_->holds(record)) return false;
    return !by_citation_ || cited_.take(record.id);
}

void Selection::add_to(Conversion& conversion) const {
    if (!omit_.empty()) conversion.add_last_transform(std::make_unique<OmitTransform>(omit_));
    if (wants_all()) return;
    conversion.select([this](const Record& record) { return wants(record); });
    // A parent may be left out, and BibTeX refuses a reference to it; what is inherited is in the record itself.
    const std::vector<std::string> parents = {"bibtex/crossref", "biblatex/crossref"};
    const auto is_there = [this](const Leftover& parent) { return only_ == nullptr && cited_.has(parent.value); };
    conversion.add_last_transform(std::make_unique<OmitTransform>(parents, is_there));
}

void Selection::sort(Conversion& conversion) const {
    if (!sort_.empty()) conversion.sort(RecordOrder(sort_));
}

void Selection::report(Reporter& reporter) const {
    if (by_citation_) cited_.report_missing(reporter);
}

}  // namespace bibcast
