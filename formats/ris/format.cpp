#include "formats/ris/format.hpp"

#include <array>

namespace bibcast::ris {

namespace {
constexpr std::array<std::string_view, 1> extensions = {"ris"};
}  // namespace

constinit const Format format = {
    .id = "ris",
    .title = "RIS",
    .specification = "",
    .aliases = {},
    .extensions = extensions,
    .media_type = "application/x-research-info-systems",
    .sniff = nullptr,
    .options = {},
    .make_reader = nullptr,
    .make_writer = nullptr,
    .codes = {},
    .mapping = nullptr,
};

}  // namespace bibcast::ris
