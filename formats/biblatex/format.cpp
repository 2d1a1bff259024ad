#include "formats/biblatex/format.hpp"

#include <array>

namespace bibcast::biblatex {

namespace {
constexpr std::array<std::string_view, 1> extensions = {"bib"};
}  // namespace

constinit const Format format = {
    .id = "biblatex",
    .title = "BibLaTeX",
    .specification = "",
    .aliases = {},
    .extensions = extensions,
    .media_type = "application/x-bibtex",
    .sniff = nullptr,
    .options = {},
    .make_reader = nullptr,
    .make_writer = nullptr,
    .codes = {},
    .mapping = nullptr,
};

}  // namespace bibcast::biblatex
