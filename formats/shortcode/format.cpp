#include "formats/shortcode/format.hpp"

#include <array>

namespace bibcast::shortcode {

namespace {
constexpr std::array<std::string_view, 2> extensions = {"md", "markdown"};
}  // namespace

constinit const Format format = {
    .id = "shortcode",
    .title = "Shortcode markdown (Hugo)",
    .specification = "",
    .aliases = {},
    .extensions = extensions,
    .media_type = "text/markdown",
    .sniff = nullptr,
    .options = {},
    .make_reader = nullptr,
    .make_writer = nullptr,
    .codes = {},
    .mapping = nullptr,
};

}  // namespace bibcast::shortcode
