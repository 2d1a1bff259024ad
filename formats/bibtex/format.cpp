#include "formats/bibtex/format.hpp"

#include <array>

#include "formats/bibtex/codes.hpp"
#include "formats/bibtex/reader.hpp"
#include "formats/bibtex/sniff.hpp"
#include "formats/bibtex/writer.hpp"

namespace bibcast::bibtex {

namespace {

constexpr std::array<std::string_view, 1> aliases = {"bib"};
constexpr std::array<std::string_view, 2> extensions = {"bib", "bibtex"};
}  // namespace

constinit const Format format = {
    .id = "bibtex",
    .title = "BibTeX",
    .specification = "btxdoc (BibTeXing) and btxhak, Oren Patashnik, 1988; bibtex.web 0.99d",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/x-bibtex",
    .sniff = [](std::string_view head) { return sniff(head, Dialect::bibtex); },
    .options = bibtex_options,
    .make_reader = [](const FormatOptions& options) { return make_reader(Dialect::bibtex, keeps_strings(options)); },
    .make_writer = [](const FormatOptions& options) { return make_writer(WriteOptions(Dialect::bibtex, options)); },
    .codes = codes,
    .mapping = [] { return mapping(Dialect::bibtex); },
};

}  // namespace bibcast::bibtex
