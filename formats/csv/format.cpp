#include "formats/csv/format.hpp"

#include <array>

#include "formats/csv/codes.hpp"
#include "formats/csv/columns.hpp"
#include "formats/csv/options.hpp"
#include "formats/csv/reader.hpp"
#include "formats/csv/writer.hpp"

namespace bibcast::csv {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"csv"};
constexpr std::array<FormatOption, 2> options = {{
    {"delimiter", "auto|comma|semicolon|tab|bar", "auto", "what separates the cells; auto: what the header has when reading, a comma when writing"},
    columns_option,
}};
constexpr std::array<const Code*, 7> codes = {&quote, &wrong_width, &no_header, &above_header, &joined_names, &unread_row, &unknown_type};

/// 0: to be guessed.
char delimiter_of(const FormatOptions& chosen) {
    const std::string_view word = chosen["delimiter"];
    if (word == "auto") return 0;
    if (word == "comma") return ',';
    if (word == "semicolon") return ';';
    if (word == "tab") return '\t';
    if (word == "bar") return '|';
    throw UsageError("option delimiter is 'auto', 'comma', 'semicolon', 'tab' or 'bar', not '" + std::string(word) + "'");
}

}  // namespace

std::vector<MappingRow> mapping() {
    std::vector<MappingRow> rows = {{"id", "id", "", ""}, {"type", "type", "", "one of CSL's 45 types"}, {"native-type", "native type", "", ""}};
    for (std::size_t i = 0; i < variable_count; ++i) {
        const auto variable = static_cast<Variable>(i);
        if (variable != Variable::citation_key) rows.push_back({name_of(variable), name_of(variable), "", ""});
    }
    for (const MappingRow& row : std::initializer_list<MappingRow>{
             {"id:", "identifiers", "", "with the scheme: id:arxiv"},
             {"link:", "links", "", "with the kind: link:pdf"},
             {"marks:", "marks of people", "", "with the variable: marks:author; also 'author marks'"},
             {"groups", "groups", "", ""},
             {"topics", "topics", "", ""},
             {"awards", "awards", "", ""},
         }) {
        rows.push_back(row);
    }
    for (const HeaderRow& row : known_headers()) {
        switch (row.content) {
            case Content::type: rows.push_back({row.header, "type", "", "read only"}); break;
            case Content::id: rows.push_back({row.header, "id", "", "read only"}); break;
            case Content::identifier: rows.push_back({row.header, "identifiers", "", "read only"}); break;
            default: rows.push_back({row.header, name_of(row.variable), "", "read only; in any case, without blanks and signs"}); break;
        }
    }
    return rows;
}

constinit const Format format = {
    .id = "csv",
    .title = "Comma-separated values",
    .specification = "RFC 4180",
    .extensions = extensions,
    .media_type = "text/csv",
    .sniff = [](std::string_view head) { return sniff(head, 0); },
    .options = options,
    .make_reader = [](const FormatOptions& chosen) { return make_reader(delimiter_of(chosen), "csv"); },
    .make_writer =
        [](const FormatOptions& chosen) {
            const char delimiter = delimiter_of(chosen);
            return make_writer(delimiter == 0 ? ',' : delimiter, "csv", chosen);
        },
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::csv
