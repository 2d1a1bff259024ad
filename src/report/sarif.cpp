#include "report/sarif.hpp"

#include <nlohmann/json.hpp>

#include "report/escape.hpp"

namespace bibcast {

namespace {

using Json = nlohmann::ordered_json;

/// SARIF 2.1.0, 3.27.10: a loss is no level of its own there; `properties.severity` says it.
std::string_view level_of(Severity severity) {
    switch (severity) {
        case Severity::error: return "error";
        case Severity::loss:
        case Severity::warning: return "warning";
        case Severity::note: break;
    }
    return "note";
}

/// A file's name as a URI reference (RFC 3986).
std::string uri_of(std::string_view name) {
    if (name == "-") return "stdin";
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri = name.starts_with('/') ? "file://" : "";
    for (const char c : name) {
        if (plain.find(c) != std::string_view::npos) {
            uri += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            uri += {'%', digits[byte >> 4U], digits[byte & 0xFU]};
        }
    }
    return uri;
}

std::string dump(const Json& json) { return escape_json(json.dump(-1, ' ', false, Json::error_handler_t::replace)); }

Json location_of(const PlacedFinding& placed) {
    Json physical;
    physical["artifactLocation"]["uri"] = uri_of(placed.source);
    if (placed.has_place) {
        physical["region"] = {{"startLine", placed.begin.line},
                              {"startColumn", placed.begin.column},
                              {"endLine", placed.end.line},
                              {"endColumn", placed.end.column}};
    }
    return {{"physicalLocation", physical}};
}

/// SARIF 2.1.0, 3.55: what a program may do to the file so that the finding is gone.
Json fixes_of(const PlacedFinding& placed) {
    Json replacements = Json::array();
    for (const LocatedFix& fix : placed.fixes) {
        replacements.push_back({{"deletedRegion",
                                 {{"startLine", fix.begin.line}, {"startColumn", fix.begin.column}, {"endLine", fix.end.line}, {"endColumn", fix.end.column}}},
                                {"insertedContent", {{"text", fix.text}}}});
    }
    const std::string& hint = placed.finding.hint;
    return Json::array({{{"description", {{"text", hint.empty() ? "mend it as bibcast lint --fix does" : hint}}},
                         {"artifactChanges", Json::array({{{"artifactLocation", {{"uri", uri_of(placed.source)}}}, {"replacements", replacements}}})}}});
}

/// What tells a finding from others when lines have moved (3.27.17): the same for the same value of the same record.
std::string fingerprint_of(const Finding& finding) {
    constexpr std::uint64_t offset = 14695981039346656037U;
    constexpr std::uint64_t prime = 1099511628211U;
    std::uint64_t hash = offset;
    for (const std::string_view part : {finding.code->id, std::string_view(finding.record_id), std::string_view(finding.field), std::string_view(finding.value),
                                        finding.value.empty() ? std::string_view(finding.message) : std::string_view()}) {
        for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * prime;
        hash = (hash ^ 0xFFU) * prime;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    std::string shown;
    for (unsigned shift = 64; shift > 0; shift -= 4) shown += digits[(hash >> (shift - 4)) & 0xFU];
    return shown;
}

Json properties_of(const Finding& finding) {
    Json properties = {{"severity", name_of(finding.severity)}};
    if (!finding.record_id.empty()) properties["record"] = finding.record_id;
    if (!finding.field.empty()) properties["field"] = finding.field;
    if (!finding.value.empty()) properties["value"] = finding.value;
    if (!finding.hint.empty()) properties["hint"] = finding.hint;
    return properties;
}

Json rule_of(const Code& code) {
    const std::string explanation(code.explanation);
    return {{"id", code.id},
            {"shortDescription", {{"text", code.summary}}},
            {"fullDescription", {{"text", explanation}}},
            {"help", {{"text", explanation + " See: bibcast explain " + std::string(code.id)}}},
            {"defaultConfiguration", {{"level", level_of(code.severity)}}}};
}

}  // namespace

std::string SarifLog::begin() {
    return "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{"
           "\"columnKind\":\"unicodeCodePoints\",\"results\":[\n";
}

std::size_t SarifLog::index_of(const Code& code) {
    const auto [entry, is_new] = indices_.try_emplace(&code, rules_.size());
    if (is_new) rules_.push_back(&code);
    return entry->second;
}

std::string SarifLog::add(const PlacedFinding& placed) {
    const Finding& finding = placed.finding;
    std::string message = finding.message;
    if (finding.severity == Severity::loss && !finding.value.empty()) message += ": " + finding.value;
    if (!finding.hint.empty()) message += " (" + finding.hint + ")";
    Json result = {{"ruleId", finding.code->id},
                   {"ruleIndex", index_of(*finding.code)},
                   {"level", level_of(finding.severity)},
                   {"message", {{"text", message}}}};
    if (!placed.source.empty()) result["locations"] = Json::array({location_of(placed)});
    if (finding.repeats > 0) result["occurrenceCount"] = finding.repeats + 1;
    result["partialFingerprints"] = {{"value/v1", fingerprint_of(finding)}};
    if (!placed.fixes.empty()) result["fixes"] = fixes_of(placed);
    result["properties"] = properties_of(finding);
    const std::string before = first_ ? "" : ",\n";
    first_ = false;
    return before + dump(result);
}

std::string SarifLog::end() const {
    Json rules = Json::array();
    for (const Code* code : rules_) rules.push_back(rule_of(*code));
    const Json tool = {{"driver", {{"name", "bibcast"}, {"version", BIBCAST_VERSION}, {"rules", rules}}}};
    return "\n],\"tool\":" + dump(tool) + "}]}\n";
}

}  // namespace bibcast
