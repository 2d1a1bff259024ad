#pragma once

#include <initializer_list>
#include <string_view>

#include "io/passed_over.hpp"
#include "model/record.hpp"
#include "text/json_parse.hpp"

namespace bibcast {

/// Reads a record out of a tree of values (JSON or YAML). Each value that is used is taken; what is not taken in the end becomes a
/// leftover under its place in the tree (`authors/0/city`), so that a reader only says what it understands.
class TreeReader {
  public:
    /// `source` is the text that the nodes' spans count in; null if it is not JSON. `format` is the id of leftovers.
    TreeReader(Record& record, std::string_view source, std::string_view format)
        : record_(record), source_(source), format_(format) {}

    [[nodiscard]] Record& record() const { return record_; }

    /// From now on a value that `says_none` knows for a code that says that there is no value is not taken, and is no text.
    void leave_out(bool (*says_none)(std::string_view)) { says_none_ = says_none; }

    /// The text of a string, number or boolean, in NFC and without blanks around it, taken. Empty, and not taken, for anything else.
    std::string_view text(const JsonNode* node);
    std::string_view text(const JsonNode& object, std::string_view key) { return text(object.member(key)); }

    /// The text of a string by which the record is sorted, and which goes no further itself. One that is not among `known` is named by
    /// `report_passed_over`.
    std::string_view word(const JsonNode& object, std::string_view key, std::initializer_list<std::string_view> known = {});

    // These add what there is, and do nothing for a null node or a value of another kind. Of a list each element counts.
    void add(Variable variable, const JsonNode* node);
    void add(Variable variable, const JsonNode& object, std::string_view key) { add(variable, object.member(key)); }
    /// Text with tags and entities of HTML or JATS.
    void add_markup(Variable variable, const JsonNode* node);
    /// What such a text says. A formula that stands in it twice is read once; `report_passed_over` names the other form.
    [[nodiscard]] Text markup(std::string_view value);
    /// A date as people and EDTF write it; what is no date is a literal. Times are kept only if `keeps_time`.
    void add_date(Variable variable, const JsonNode* node, bool keeps_time = true);
    void add_keywords(const JsonNode* node);
    void add_link(LinkKind kind, const JsonNode* node, std::string_view label = {});
    /// An identifier of any kind by its address or prefix (DOI, arXiv, PMID …). False, and not taken, if it is none.
    bool add_identifier(const JsonNode* node);
    void add_detail(Contributor& person, DetailKind kind, const JsonNode* node, std::string_view scheme = {});
    /// ORCID, with or without its address.
    void add_orcid(Contributor& person, const JsonNode* node);
    /// A name in one string.
    Contributor& add_written_name(Variable variable, const JsonNode& node);

    /// Takes a value that has been read in another way than by one of the above: the record says it.
    static void use(const JsonNode* node) {
        if (node != nullptr) node->taken = true;
    }
    /// Takes a value that says nothing that is not said elsewhere; `report_passed_over` names it.
    static void take(const JsonNode* node);
    static void take(const JsonNode& object, std::initializer_list<std::string_view> keys);
    /// Makes all that was taken in an object a leftover after all: what it says is of use only with a value that it lacks.
    static void give_back(const JsonNode& object);
    /// Takes a value if its text is `known` already.
    void take_if(const JsonNode* node, std::string_view known);

    /// Keeps all members of `root` that nobody took; nothing is kept of empty values.
    void keep_rest(const JsonNode& root);
    /// Names in one finding what `keep_rest` saw that was taken without being read.
    void report_passed_over(Findings& findings) const { passed_.report(record_.source, record_.id, findings); }

  private:
    void keep_whole(const JsonNode& node, std::string_view place);
    void keep(const JsonNode& node, std::string_view place);
    void note_passed(const JsonNode& node, std::string_view name);

    Record& record_;
    std::string_view source_;
    std::string_view format_;
    bool (*says_none_)(std::string_view) = nullptr;
    PassedOver passed_;
};

/// True for null, an empty string, and lists and objects of nothing but such.
[[nodiscard]] bool is_empty(const JsonNode& node);

}  // namespace bibcast
