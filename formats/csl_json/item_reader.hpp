#pragma once

#include <bitset>

#include "formats/jsonl/parts.hpp"
#include "text/csl_markup.hpp"

namespace bibcast::csl_json {

/// Reads one CSL-JSON item into a record.
class ItemReader {
  public:
    /// `source` is the text that the nodes' spans count in.
    ItemReader(Record& record, std::string_view source, Findings& findings);

    void read(const JsonNode& item);

  private:
    void read_member(const JsonNode& member);
    void read_variable(const JsonNode& member, Variable variable);
    void read_text(const JsonNode& node, Variable variable, const jsonl::Place& place, MarkupTags tags);
    [[nodiscard]] bool read_institutions(const JsonNode& list, Variable variable);
    [[nodiscard]] bool read_title_parts(const JsonNode& member, Variable variable);
    void read_date(const JsonNode& node, Variable variable, const jsonl::Place& place);
    void read_type(const JsonNode* member);

    void read_custom(const JsonNode& custom);
    [[nodiscard]] bool read_custom_member(const JsonNode& member, const jsonl::Place& place);
    void read_by_name(const JsonNode& node, const jsonl::Place& place,
                      void (jsonl::PartsReader::*read_part)(const JsonNode&, const jsonl::Place&, Contributor&, std::string_view));
    void read_others(const JsonNode& node, const jsonl::Place& place);
    void read_full_dates(const JsonNode& node, const jsonl::Place& place);
    void read_more(const JsonNode& node, const jsonl::Place& place);

    void drop_derived(const JsonNode& custom);
    void take_arxiv_number();
    void tidy_names();
    void report(const Code& code, const JsonNode& node, std::string_view what, const jsonl::Place& place);

    Record& record_;
    Findings& findings_;
    jsonl::PartsReader parts_;
    std::bitset<variable_count> seen_;
    bool has_plain_note_ = false;  ///< what looks like a variable in the note is none
};

}  // namespace bibcast::csl_json
