#include "formats/shortcode/format.hpp"

#include <array>

#include "formats/shortcode/codes.hpp"
#include "formats/shortcode/lexer.hpp"
#include "formats/shortcode/mapping.hpp"
#include "formats/shortcode/reader.hpp"
#include "formats/shortcode/sniff.hpp"
#include "formats/shortcode/writer.hpp"

namespace bibcast::shortcode {

namespace {

constexpr std::array<std::string_view, 1> aliases = {"hugo"};
constexpr std::array<std::string_view, 2> extensions = {"md", "markdown"};

constexpr std::array options = {
    FormatOption{"map", "FILE|FIELD=PARAMETER,…", "",
                 "reading: what the site's shortcodes and parameters mean, as a TOML file or in place, such as title=name,authors=people"},
    FormatOption{"name", "NAME", "publication", "writing: the name of the shortcode"},
    FormatOption{"front-matter", "on|off", "on", "writing: begin a page that is made anew with front matter"},
};

}  // namespace

constinit const Format format = {
    .id = "shortcode",
    .title = "Shortcode markdown (Hugo)",
    .specification = "Hugo, parser/pageparser (lexer of shortcodes); CommonMark 0.31",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "text/markdown",
    .sniff = sniff,
    .options = options,
    .make_reader = make_reader,
    .make_writer = make_writer,
    .codes = code_list,
    .mapping = mapping,
};

}  // namespace bibcast::shortcode
