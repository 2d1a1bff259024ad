#include "formats/text/format.hpp"

#include <array>

#include "formats/markdown/list.hpp"

namespace bibcast::text {

namespace {
constexpr std::array<std::string_view, 2> extensions = {"txt", "text"};
constexpr std::array<std::string_view, 1> aliases = {"plain"};
}  // namespace

constinit const Format format = {
    .id = "text",
    .title = "Publication list in plain text",
    .specification = "UTF-8 text",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "text/plain",
    .options = markdown::list_options,
    .make_writer = [](const FormatOptions& options) { return markdown::make_writer(markdown::Notation::text, options); },
};

}  // namespace bibcast::text
