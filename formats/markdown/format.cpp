#include "formats/markdown/format.hpp"

#include <array>

#include "formats/markdown/list.hpp"

namespace bibcast::markdown {

namespace {
// `.md` is that of pages with shortcodes.
constexpr std::array<std::string_view, 2> extensions = {"markdown", "mkd"};
constexpr std::array<std::string_view, 1> aliases = {"gfm"};
}  // namespace

constinit const Format format = {
    .id = "markdown",
    .title = "Markdown publication list",
    .specification = "CommonMark 0.31, GFM, pandoc's Markdown and kramdown, which show it alike",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "text/markdown",
    .options = list_options,
    .make_writer = [](const FormatOptions& options) { return make_writer(Notation::markdown, options); },
};

}  // namespace bibcast::markdown
