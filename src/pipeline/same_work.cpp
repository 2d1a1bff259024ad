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

std::string work_by_title(const Record& record, const std::string& bare_title) {
    constexpr std::size_t shortest_telling = 12;
    std::string work = bare_title + '\n' + first_author(record) + '\n';
    if (bare_title.size() >= shortest_telling) return work;
    const std::string_view page = record.plain(Variable::page);
    const bool is_part = !record.plain(Variable::container_title).empty();
    for (const Variable variable : {Variable::container_title, Variable::publisher, Variable::volume, Variable::issue}) (work += bare_letters(record.plain(variable))) += '\n';
    // Where pages end is written in too many ways: 281-8, 281-288.
    work += page.substr(0, page.find_first_of("-,; \xE2"));
    if (is_part ? page.empty() : record.plain(Variable::publisher).empty()) (work += '\n') += std::to_string(fingerprint(record));
    return work += '\n';
}

}  // namespace bibcast
