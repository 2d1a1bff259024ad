#include "formats/csl_json/format.hpp"

#include <array>

#include "formats/csl_json/custom.hpp"
#include "formats/csl_json/schema.hpp"
#include "formats/csl_json/writer.hpp"

namespace bibcast::csl_json {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"json"};
constexpr std::array<std::string_view, 2> aliases = {"csljson", "csl"};

constexpr std::array<FormatOption, 2> options = {{
    {"indent", "N", "2", "blanks a level of nesting is indented by; 0 puts each item on one line"},
    {"keys", "specification|schema", "specification",
     "name all variables as the specification does, or only those keys that the published schema allows, the rest going under custom"},
}};

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows = {{"type", "type", "", "one of CSL's 45 types"}, {"id", "id", "", ""}};
    for (std::size_t i = 0; i < variable_count; ++i) {
        const auto variable = static_cast<Variable>(i);
        rows.push_back({name_of(variable), name_of(variable), "", schema_key(variable).empty() ? "not in the published schema" : ""});
    }
    for (const MappingRow& row : std::initializer_list<MappingRow>{
             {"part", "part-number", "", "the schema's key for it; read, and written with keys=schema"},
             {"printing", "printing-number", "", "as part"},
             {"supplement", "supplement-number", "", "as part"},
             {"event", "event-title", "", "deprecated, read only"},
             {"shortTitle", "title-short", "", "deprecated, read only"},
             {"journalAbbreviation", "container-title-short", "", "deprecated, read only"},
         }) {
        rows.push_back(row);
    }
    return rows;
}

}  // namespace

constinit const Format format = {
    .id = "csl_json",
    .title = "CSL-JSON",
    .specification = "CSL 1.0.2 input schema, https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/vnd.citationstyles.csl+json",
    .sniff = nullptr,
    .options = options,
    .make_reader = nullptr,
    .make_writer = make_writer,
    .codes = {},
    .mapping = mapping,
};

}  // namespace bibcast::csl_json
