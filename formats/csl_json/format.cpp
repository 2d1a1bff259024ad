#include "formats/csl_json/format.hpp"

#include <array>

namespace bibcast::csl_json {

namespace {
constexpr std::array<std::string_view, 1> extensions = {"json"};
}  // namespace

constinit const Format format = {
    .id = "csl_json",
    .title = "CSL-JSON",
    .specification = "",
    .aliases = {},
    .extensions = extensions,
    .media_type = "application/vnd.citationstyles.csl+json",
    .sniff = nullptr,
    .options = {},
    .make_reader = nullptr,
    .make_writer = nullptr,
    .codes = {},
    .mapping = nullptr,
};

}  // namespace bibcast::csl_json
