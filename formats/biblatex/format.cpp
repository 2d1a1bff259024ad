#include "formats/biblatex/format.hpp"

#include <array>

#include "formats/bibtex/reader.hpp"
#include "formats/bibtex/sniff.hpp"
#include "formats/bibtex/writer.hpp"

namespace bibcast::biblatex {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"bib"};

}  // namespace

constinit const Format format = {
    .id = "biblatex",
    .title = "BibLaTeX",
    .specification = "The biblatex package 3.19, Philip Kime and others, 2023, chapter 2; biber 2.19 data model",
    .aliases = {},
    .extensions = extensions,
    .media_type = "application/x-bibtex",
    .sniff = [](std::string_view head) { return bibtex::sniff(head, bibtex::Dialect::biblatex); },
    .options = bibtex::biblatex_options,
    .make_reader = [](const FormatOptions& options) { return bibtex::make_reader(bibtex::Dialect::biblatex, bibtex::keeps_strings(options)); },
    .make_writer = [](const FormatOptions& options) { return bibtex::make_writer(bibtex::WriteOptions(bibtex::Dialect::biblatex, options)); },
    .codes = {},  // those of bibtex
    .mapping = [] { return bibtex::mapping(bibtex::Dialect::biblatex); },
};

}  // namespace bibcast::biblatex
