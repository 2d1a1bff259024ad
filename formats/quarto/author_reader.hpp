#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "diag/finding.hpp"
#include "formats/jsonl/parts.hpp"
#include "model/record.hpp"
#include "text/json_parse.hpp"

namespace bibcast::quarto {

/// Reads the authors of a front matter, in the three ways of writing them.
class AuthorReader {
  public:
    /// `variable`, `key`: who they are, and where what is left of them has its place.
    AuthorReader(Record& record, jsonl::PartsReader& parts, Findings& findings, Variable variable = Variable::author, std::string_view key = "author")
        : record_(record), parts_(parts), findings_(findings), variable_(variable), key_(key) {}

    /// The document's `affiliations`, before the authors.
    void read_affiliations(const JsonNode& list);
    void read(const JsonNode& authors);
    /// Where authors were left out: only what those who are left have of the document's affiliations has been used.
    void unuse_all_but_those_of(const NamesField& names);
    /// Affiliations that no author has: leftovers.
    void keep_unused();

  private:
    void add(const JsonNode& author);
    bool take_page_name(const JsonNode& node, Contributor& person);
    void read_name(const JsonNode& node, Contributor& person);
    void read_member(const JsonNode& member, Contributor& person);
    void read_flag(const JsonNode& member, Contributor& person);
    void read_attributes(const JsonNode& list, Contributor& person);
    void add_mark(Meaning meaning, std::string_view legend, SourceSpan source, Contributor& person);
    [[nodiscard]] bool read_degree(const JsonNode& role, Contributor& person);
    void read_affiliation(const JsonNode& node, Contributor& person);
    void add_affiliation(std::string_view key, const JsonNode& node, Contributor& person);
    void add_detail(Contributor& person, DetailKind kind, std::string_view value, SourceSpan span);
    [[nodiscard]] std::string_view text_of_affiliation(const JsonNode& node, const jsonl::Place& place);
    void keep(const JsonNode& node);

    struct Affiliation {
        const JsonNode* node = nullptr;
        std::string_view text;
        bool used = false;
    };
    Record& record_;
    jsonl::PartsReader& parts_;
    Findings& findings_;
    Variable variable_;
    std::string_view key_;
    std::unordered_map<std::string, std::size_t> by_key_;  ///< id and index
    std::vector<Affiliation> affiliations_;
    std::size_t number_ = 0;  ///< of the author who is being read, from 1
};

}  // namespace bibcast::quarto
