#include "formats/tsv/format.hpp"

#include <array>

#include "formats/csv/format.hpp"
#include "formats/csv/options.hpp"
#include "formats/csv/reader.hpp"
#include "formats/csv/writer.hpp"

namespace bibcast::tsv {

namespace {

constexpr std::array<std::string_view, 2> extensions = {"tsv", "tab"};
constexpr std::array<FormatOption, 1> options = {csv::columns_option};

}  // namespace

constinit const Format format = {
    .id = "tsv",
    .title = "Tab-separated values",
    .specification = "text/tab-separated-values (IANA), with quotation marks as in RFC 4180",
    .extensions = extensions,
    .media_type = "text/tab-separated-values",
    .sniff = [](std::string_view head) { return csv::sniff(head, '\t'); },
    .options = options,
    .make_reader = [](const FormatOptions&) { return csv::make_reader('\t', "tsv"); },
    .make_writer = [](const FormatOptions& chosen) { return csv::make_writer('\t', "tsv", chosen); },
    .codes = {},  // those of csv
    .mapping = csv::mapping,
};

}  // namespace bibcast::tsv
