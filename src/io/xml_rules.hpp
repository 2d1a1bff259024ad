#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/format.hpp"
#include "io/xml_record.hpp"
#include "model/most_compared.hpp"

namespace bibcast {

/// A record that is being read from its XML. Formats derive theirs from it, for what is known only when all was seen.
struct XmlReading {
    XmlReading(XmlRecord& source, Record& target) : xml(source), record(target), arena(source.arena()) {}

    XmlRecord& xml;
    Record& record;
    Arena& arena;

    [[nodiscard]] bool has(Variable variable) const { return record.text(variable) != nullptr; }
    /// Adds a text unless the record has the same one for that variable.
    void add_once(Variable variable, const Text& text, SourceSpan span);
    /// The same for what stands in an element.
    void add_once(Variable variable, pugi::xml_node node) { add_once(variable, xml.rich(node), xml.span_of(node)); }
    /// Adds a DOI; false, and nothing added, if `text` has none.
    [[nodiscard]] bool add_doi(std::string_view text, SourceSpan span);
    /// The address of the record, or a link beside it; an address of a DOI is the DOI if the record has none.
    void add_url(std::string_view url, SourceSpan span, LinkKind kind = LinkKind::other, std::string_view label = {});
    /// A further fact about a person; nothing if `value` is empty.
    void add_detail(Contributor& person, DetailKind kind, std::string_view value, SourceSpan span, std::string_view scheme = {});
};

/// What an element of a format means: a row of its mapping. The element is the one whose path ends with `path`
/// (`Article/ArticleTitle`, without prefixes); the first row that fits counts.
struct XmlRule {
    std::string_view path;
    void (*read)(XmlReading& reading, pugi::xml_node node, Variable variable);
    Variable variable = Variable::title;
    std::string_view target = {};  ///< what it is for the published mapping, where that is not just the variable
};

/// Goes through the elements of the record in order. Elements without a rule are entered; what has none inside either is
/// left over.
void apply_xml_rules(XmlReading& reading, std::span<const XmlRule> rules);
/// The same below one element, whose path from the root is `path`.
void apply_xml_rules(XmlReading& reading, std::span<const XmlRule> rules, pugi::xml_node node, std::string_view path);

/// The rows as `bibcast formats --mapping` shows them.
[[nodiscard]] std::vector<MappingRow> mapping_of(std::span<const XmlRule> rules);

// Ways of reading that formats share.
void read_xml_text(XmlReading& reading, pugi::xml_node node, Variable variable);     ///< as it is
void read_xml_rich(XmlReading& reading, pugi::xml_node node, Variable variable);     ///< with formatting
void read_xml_keyword(XmlReading& reading, pugi::xml_node node, Variable variable);  ///< one keyword
void read_xml_doi(XmlReading& reading, pugi::xml_node node, Variable variable);      ///< left over if it is none
void read_xml_url(XmlReading& reading, pugi::xml_node node, Variable variable);
void read_xml_date(XmlReading& reading, pugi::xml_node node, Variable variable);     ///< as people write dates, else literal
/// Says nothing of the work, or nothing that another element does not say (`XmlRecord::pass_over`).
void skip_xml(XmlReading& reading, pugi::xml_node node, Variable variable);

/// A page range whose last number is cut short, in full: `1195-206` is `1195-1206`; any other text as it is.
[[nodiscard]] std::string_view full_page_range(Arena& arena, std::string_view pages);

/// A date from year, month (number or name) and day, as far as they are given; none without a year. What is odd is kept as
/// the literal.
[[nodiscard]] Date date_of_parts(Arena& arena, std::string_view year, std::string_view month, std::string_view day);

/// Any date: EDTF, as people write it, else a literal.
[[nodiscard]] Date read_any_date(Arena& arena, std::string_view text);

}  // namespace bibcast
