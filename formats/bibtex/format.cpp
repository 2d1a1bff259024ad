#include "formats/bibtex/format.hpp"

#include <array>

namespace bibcast::bibtex {

namespace {
constexpr std::array<std::string_view, 2> extensions = {"bib", "bibtex"};
}  // namespace

constinit const Format format = {
    .id = "bibtex",
    .title = "BibTeX",
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

}  // namespace bibcast::bibtex
