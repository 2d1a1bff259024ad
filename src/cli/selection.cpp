#include "cli/selection.hpp"

#include <CLI/CLI.hpp>
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

Selection::Selection(const SelectionSettings& settings)
    : only_(condition(settings.only, "--only")), by_citation_(!settings.cited.empty()), omit_(settings.omit), sort_(settings.sort) {
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
    std::vector<std::string> omitted = omit_;
    // A parent may be left out, and BibTeX refuses a reference to it; what is inherited is in the record itself.
    if (!wants_all()) omitted.insert(omitted.end(), {"bibtex/crossref", "biblatex/crossref"});
    if (!omitted.empty()) conversion.add_transform(std::make_unique<OmitTransform>(omitted));
    if (!wants_all()) conversion.select([this](const Record& record) { return wants(record); });
}

void Selection::sort(Conversion& conversion) const {
    if (!sort_.empty()) conversion.sort(RecordOrder(sort_));
}

void Selection::report(Reporter& reporter) const {
    if (by_citation_) cited_.report_missing(reporter);
}

}  // namespace bibcast
