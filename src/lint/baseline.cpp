#include "lint/baseline.hpp"

#include <nlohmann/json.hpp>

#include "io/format.hpp"
#include "io/source.hpp"

namespace bibcast {

namespace {

using Json = nlohmann::ordered_json;

}  // namespace

Baseline Baseline::of_file(const std::string& path) {
    Source source = Source::open(path);
    while (!source.at_end()) source.read_more(std::size_t{64} * 1024);
    Baseline baseline;
    std::string_view rest = source.pending();
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        rest = end < rest.size() ? rest.substr(end + 1) : std::string_view{};
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty()) continue;
        if (line.front() != '{') throw UsageError(path + ": this is no baseline; 'bibcast lint --write-baseline FILE' writes one");
        ++baseline.counts_[std::string(line) + '\n'];
    }
    return baseline;
}

std::string Baseline::line_of(const LintFinding& found, const std::vector<LintSource>& sources) {
    const Finding& finding = found.finding;
    Json object;
    object["file"] = sources[found.source].name;
    object["code"] = finding.code->id;
    if (!finding.record_id.empty()) object["record"] = finding.record_id;
    if (!finding.field.empty()) object["field"] = finding.field;
    // Two findings of one field differ in what they complain of.
    if (!finding.value.empty()) {
        object["value"] = finding.value;
    } else {
        object["message"] = finding.message;
    }
    return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::size_t Baseline::remove_known(PackedFindings& findings, const std::vector<LintSource>& sources) {
    return findings.erase_if([&](std::size_t index) {
        const auto known = counts_.find(line_of(findings[index], sources));
        if (known == counts_.end() || known->second == 0) return false;
        --known->second;
        return true;
    });
}

}  // namespace bibcast
