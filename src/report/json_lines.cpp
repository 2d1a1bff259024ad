#include "report/json_lines.hpp"

#include <nlohmann/json.hpp>

#include "report/escape.hpp"

namespace bibcast {

namespace {

using Json = nlohmann::ordered_json;

void add_place(Json& object, const PlacedFinding& placed) {
    if (!placed.source.empty()) object["file"] = placed.shown_source();
    if (!placed.has_place) return;
    object["line"] = placed.begin.line;
    object["column"] = placed.begin.column;
    object["end-line"] = placed.end.line;
    object["end-column"] = placed.end.column;
}

std::string line_of(const Json& object) { return escape_json(object.dump(-1, ' ', false, Json::error_handler_t::replace)) + "\n"; }

}  // namespace

std::string finding_line(const PlacedFinding& placed) {
    const Finding& finding = placed.finding;
    Json object;
    object["severity"] = name_of(finding.severity);
    object["code"] = finding.code->id;
    object["message"] = finding.message;
    add_place(object, placed);
    if (!finding.record_id.empty()) object["record"] = finding.record_id;
    if (!finding.field.empty()) object["field"] = finding.field;
    if (!finding.value.empty()) object["value"] = finding.value;
    if (!finding.hint.empty()) object["hint"] = finding.hint;
    return line_of(object);
}

std::string loss_line(const PlacedFinding& placed) {
    const Finding& finding = placed.finding;
    Json object;
    object["record"] = finding.record_id;
    object["variable"] = finding.field;
    object["value"] = finding.value;
    object["reason"] = finding.code->summary;
    object["message"] = finding.message;
    object["code"] = finding.code->id;
    add_place(object, placed);
    return line_of(object);
}

}  // namespace bibcast
