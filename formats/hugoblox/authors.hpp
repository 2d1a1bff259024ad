#pragma once

#include <string_view>

#include "diag/finding.hpp"
#include "formats/csl_json/item_reader.hpp"
#include "model/record.hpp"
#include "name/name_list.hpp"
#include "text/json.hpp"

namespace bibcast::hugoblox {

/// Reads `authors`, and `author_notes` beside it.
class AuthorsReader {
  public:
    /// `owner` is who `admin` and `me` are.
    AuthorsReader(Record& record, jsonl::PartsReader& parts, std::string_view owner, Findings& findings)
        : record_(record), parts_(parts), owner_(owner), findings_(findings) {}

    void read(const JsonNode* authors, const JsonNode* notes);
    [[nodiscard]] NamesField* found();
    bool add_line(std::string_view line, SourceSpan span, Commas commas = Commas::guess);

  private:
    [[nodiscard]] bool is_name_of(std::string_view text, Name& name) const;
    [[nodiscard]] bool repeats_csl(const JsonNode& authors);
    void add_authors(const JsonNode& authors);
    void add_facts(const JsonNode& item, std::size_t position, Contributor& person);
    void add_notes(const JsonNode& notes);
    void add_note(std::string_view note, SourceSpan span, Contributor& person);
    static void explain_signs(List<Contributor>& people);
    static void join_note(Contributor& person, const Mark& sign, const Mark& note);
    [[nodiscard]] static bool is_same(const Mark& one, const Mark& other);
    [[nodiscard]] static Meaning meaning_of(std::string_view words);

    Record& record_;
    jsonl::PartsReader& parts_;
    std::string_view owner_;
    Findings& findings_;
};

}  // namespace bibcast::hugoblox
