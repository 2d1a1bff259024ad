#include "formats/registry.hpp"

#include <array>

#include "formats/ads/format.hpp"
#include "formats/bibjson/format.hpp"
#include "formats/biblatex/format.hpp"
#include "formats/biblioscape/format.hpp"
#include "formats/bibtex/format.hpp"
#include "formats/bibtexml/format.hpp"
#include "formats/bookmarks_html/format.hpp"
#include "formats/cff/format.hpp"
#include "formats/context_object/format.hpp"
#include "formats/copac/format.hpp"
#include "formats/crossref_json/format.hpp"
#include "formats/crossref_xml/format.hpp"
#include "formats/csl_json/format.hpp"
#include "formats/csl_yaml/format.hpp"
#include "formats/csv/format.hpp"
#include "formats/datacite_json/format.hpp"
#include "formats/dim/format.hpp"
#include "formats/endnote/format.hpp"
#include "formats/endnote_xml/format.hpp"
#include "formats/hayagriva/format.hpp"
#include "formats/html/format.hpp"
#include "formats/hugoblox/format.hpp"
#include "formats/inspec/format.hpp"
#include "formats/isi/format.hpp"
#include "formats/jats/format.hpp"
#include "formats/jsonl/format.hpp"
#include "formats/marc/format.hpp"
#include "formats/marcxml/format.hpp"
#include "formats/markdown/format.hpp"
#include "formats/mets/format.hpp"
#include "formats/mods/format.hpp"
#include "formats/nbib/format.hpp"
#include "formats/openalex_json/format.hpp"
#include "formats/ovid/format.hpp"
#include "formats/primo_xml/format.hpp"
#include "formats/rdf/format.hpp"
#include "formats/refworks/format.hpp"
#include "formats/repec/format.hpp"
#include "formats/pubmed_xml/format.hpp"
#include "formats/quarto/format.hpp"
#include "formats/ris/format.hpp"
#include "formats/shortcode/format.hpp"
#include "formats/text/format.hpp"
#include "formats/tsv/format.hpp"
#include "formats/word_xml/format.hpp"

namespace bibcast {

namespace {

// An explicit list: self-registering statics are dropped by the linker from static libraries.
constexpr std::array registry = {
    &shortcode::format,
    &hugoblox::format,
    &quarto::format,
    &bibtex::format,
    &biblatex::format,
    &csl_json::format,
    &csl_yaml::format,
    &hayagriva::format,
    &cff::format,
    &crossref_json::format,
    &datacite_json::format,
    &openalex_json::format,
    &bibjson::format,
    &csv::format,
    &tsv::format,
    &ris::format,
    &endnote::format,
    &nbib::format,
    &isi::format,
    &ovid::format,
    &refworks::format,
    &copac::format,
    &biblioscape::format,
    &inspec::format,
    &repec::format,
    &ads::format,
    &html::format,
    &markdown::format,
    &text::format,
    &jsonl::format,
    &endnote_xml::format,
    &mods::format,
    &pubmed_xml::format,
    &jats::format,
    &word_xml::format,
    &marcxml::format,
    &marc::format,
    &crossref_xml::format,
    &primo_xml::format,
    &bibtexml::format,
    &rdf::format,
    &mets::format,
    &dim::format,
    &context_object::format,
    &bookmarks_html::format,
};

char plain_letter(char c) {
    if (c == '-') return '_';
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool same_name(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (plain_letter(a[i]) != plain_letter(b[i])) return false;
    }
    return true;
}

}  // namespace

std::span<const Format* const> formats() { return registry; }

const Format* format_named(std::string_view name) {
    for (const Format* format : registry) {
        if (same_name(format->id, name)) return format;
        for (const std::string_view alias : format->aliases) {
            if (same_name(alias, name)) return format;
        }
    }
    return nullptr;
}

}  // namespace bibcast
