#include "formats/pubmed_xml/format.hpp"

#include <array>

#include "formats/pubmed_xml/codes.hpp"
#include "formats/pubmed_xml/tags.hpp"

namespace bibcast::pubmed_xml {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"xml"};
constexpr std::array<std::string_view, 2> aliases = {"medline_xml", "medxml"};
constexpr std::array<const Code*, 2> codes = {&odd_date, &no_title};

int sniff(std::string_view head) {
    const XmlHead xml = read_xml_head(head);
    for (const std::string_view root : {"PubmedArticleSet", "PubmedBookArticleSet", "PubmedArticle", "PubmedBookArticle", "MedlineCitationSet",
                                        "MedlineCitation"}) {
        if (xml.root() == root) return 98;
    }
    return xml.has("MedlineCitation") || xml.has("PubmedArticle") ? 90 : 0;
}

std::vector<MappingRow> mapping() { return mapping_of(rules); }

}  // namespace

constinit const Format format = {
    .id = "pubmed_xml",
    .title = "PubMed XML",
    .specification = "NLM PubMed DTD (pubmed_250101.dtd), National Library of Medicine",
    .aliases = aliases,
    .extensions = extensions,
    .media_type = "application/xml",
    .sniff = sniff,
    .options = {},
    .make_reader = make_reader,
    .make_writer = nullptr,
    .codes = codes,
    .mapping = mapping,
};

}  // namespace bibcast::pubmed_xml
