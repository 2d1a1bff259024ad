#include "formats/html/format.hpp"

#include <array>

namespace bibcast::html {

namespace {
constexpr std::array<std::string_view, 2> extensions = {"html", "htm"};
}  // namespace

constinit const Format format = {
    .id = "html",
    .title = "HTML publication list",
    .specification = "",
    .aliases = {},
    .extensions = extensions,
    .media_type = "text/html",
    .sniff = nullptr,
    .options = {},
    .make_reader = nullptr,
    .make_writer = nullptr,
    .codes = {},
    .mapping = nullptr,
};

}  // namespace bibcast::html
