#include "pipeline/same_work.hpp"

#include <algorithm>
#include <iterator>

#include "model/standard_number.hpp"
#include "text/bare_letters.hpp"
#include "text/utf8.hpp"

namespace bibcast {

bool is_preprint(const Record& record) {
    const std::string container = ascii_lower(record.plain(Variable::container_title));
    for (const std::string_view server : {"arxiv", "corr", "biorxiv", "medrxiv", "ssrn", "preprint", "techrxiv", "chemrxiv", "psyarxiv"}) {
        if (container.find(server) != std::string::npos) return true;
    }
    if (!container.empty() || record.text(Variable::event_title) != nullptr) return false;
    return record.type == ItemType::article || record.type == ItemType::manuscript || record.identifier("arxiv") != nullptr;
}

void look_at_work_identifiers(const Record& record, const std::function<void(std::string_view, std::string_view, SourceSpan)>& look) {
    const bool is_whole_book = record.type == ItemType::book || record.type == ItemType::thesis || record.type == ItemType::report;
    for (const TextField& field : record.texts) {
        const std::string_view value = field.value.plain;
        if (field.variable == Variable::doi) look("DOI", value, field.source);
        if (field.variable == Variable::pmid) look("PMID", value, field.source);
        if (field.variable == Variable::pmcid) look("PMCID", value, field.source);
        if (field.variable == Variable::isbn && is_whole_book && record.text(Variable::volume) == nullptr) {
            Arena arena;
            look("ISBN", isbn13(arena, value), field.source);
        }
    }
    for (const Identifier& identifier : record.identifiers) {
        static constexpr std::string_view schemes[] = {"arxiv", "openreview", "acl-anthology", "pmlr", "handle", "hal", "dblp"};
        if (std::find(std::begin(schemes), std::end(schemes), identifier.scheme) == std::end(schemes)) continue;
        look(identifier.scheme == "arxiv" ? std::string_view("arXiv") : identifier.scheme, identifier.value, identifier.source);
    }
}

std::string first_author(const Record& record) {
    const NamesField* const authors = record.people(Variable::author);
    if (authors == nullptr || authors->people.empty()) return {};
    const Name& name = authors->people[0].name;
    return bare_letters(name.is_literal() ? name.literal : name.family);
}

}  // namespace bibcast
