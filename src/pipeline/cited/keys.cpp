#include "pipeline/cited/keys.hpp"

#include <algorithm>
#include <filesystem>

#include "io/source.hpp"
#include "pipeline/cited/sets.hpp"
#include "pipeline/detect.hpp"
#include "pipeline/record_collection.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

namespace fs = std::filesystem;

void read_list(std::string_view text, const TakeKey& take) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = trim(text.substr(at, end - at));
        at = end + 1;
        if (!line.empty()) take(line);
    }
}

bool is_there(const std::string& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

}  // namespace

void CitedKeys::add(std::string_view key, const std::string& file) {
    if (key == "*") {
        all_ = true;
        return;
    }
    if (key.empty() || places_.find(key) != places_.end()) return;
    places_.emplace(std::string(key), std::make_unique<Cited>(file));
    order_.emplace_back(key);
}

void CitedKeys::read(const std::string& path) {
    files_.clear();
    read_with_included(path);
}

void CitedKeys::read_with_included(const std::string& path) {
    constexpr std::size_t most_files = 1000;
    if (std::find(files_.begin(), files_.end(), path) != files_.end() || files_.size() == most_files) return;
    files_.push_back(path);
    Source source = Source::open(path);
    const std::string text = read_whole(source);
    const TakeKey take = [&](std::string_view key) { add(key, path); };
    const auto include_as = [this](const fs::path& folder, const char* extension) {
        return [this, folder, extension](std::string_view name) {
            std::string included = (folder / fs::path(name)).string();
            if (!is_there(included)) included += extension;
            if (is_there(included)) read_with_included(included);
        };
    };
    // Names are relative to the document that LaTeX was begun with, as is what these files include; elsewhere to the file that includes.
    const fs::path first = fs::path(files_.front()).parent_path();
    const fs::path folder = fs::path(path).parent_path();
    const CitationsOfTypst of_typst{
        .take = take,
        // `/name` is below the folder of the project.
        .include = [&](std::string_view name) { name.starts_with('/') ? include_as(first, "")(name.substr(1)) : include_as(folder, "")(name); },
        .label = [this](std::string_view name) { references_.emplace(name); },
    };
    const TakeKey of_markdown = [&](std::string_view key) {
        take(key);
        if (may_be_cross_reference(key)) references_.emplace(key);
    };
    const std::string extension = extension_of(path);
    if (extension == "tex" || extension == "ltx") read_tex_citations(text, take, include_as(first, ".tex"));
    else if (extension == "aux") read_aux_citations(text, take, include_as(first, ".aux"));
    else if (extension == "typ") read_typst_citations(text, of_typst);
    else if (extension == "org") read_org_citations(text, take, include_as(folder, ".org"));
    else if (extension == "bcf") read_bcf_citations(text, take);
    else if (extension == "md" || extension == "markdown" || extension == "qmd" || extension == "rmd") read_markdown_citations(text, of_markdown);
    else read_list(text, take);
}

void CitedKeys::add_members_of_sets(const std::string& path) {
    std::unordered_map<std::string, std::vector<std::string>> sets;
    Source source = Source::open(path);
    read_sets(source, [&](std::string_view key, const std::vector<std::string_view>& members) { sets[std::string(key)].assign(members.begin(), members.end()); });
    std::vector<std::string> cited;
    for (const auto& [key, members] : sets) {
        if (places_.contains(key)) cited.push_back(key);
    }
    std::sort(cited.begin(), cited.end());
    // A set may have sets in it; each is taken once.
    while (!cited.empty()) {
        const auto set = sets.extract(cited.back());
        cited.pop_back();
        if (set.empty()) continue;
        for (const std::string& member : set.mapped()) {
            add(member, path);
            cited.push_back(member);
        }
    }
}

bool CitedKeys::take(std::string_view key) const {
    const auto found = places_.find(key);
    if (found == places_.end()) return all_;
    found->second->met.store(true, std::memory_order_relaxed);
    return true;
}

void CitedKeys::report_missing(Reporter& reporter) const {
    for (const std::string& key : order_) {
        const Cited& cited = *places_.find(key)->second;
        if (cited.met.load(std::memory_order_relaxed) || references_.contains(key)) continue;
        reporter.begin_source(cited.file);
        Findings findings;
        Finding& finding = findings.add(select_not_cited, {}, "no record has the key '" + key + "', which is cited");
        finding.record_id = key;
        reporter.report(finding);
    }
}

}  // namespace bibcast
