#include "formats/jsonl/format.hpp"

#include <array>

namespace bibcast::jsonl {

namespace {
constexpr std::array<std::string_view, 2> extensions = {"jsonl", "ndjson"};
}  // namespace

constinit const Format format = {
    .id = "jsonl",
    .title = "JSON Lines (the record itself)",
    .specification = "",
    .aliases = {},
    .extensions = extensions,
    .media_type = "application/jsonl",
    .sniff = nullptr,
    .options = {},
    .make_reader = nullptr,
    .make_writer = nullptr,
    .codes = {},
    .mapping = nullptr,
};

}  // namespace bibcast::jsonl
