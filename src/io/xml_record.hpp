#pragma once

#include <functional>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diag/finding.hpp"
#include "io/address_set.hpp"
#include "io/format.hpp"
#include "model/record.hpp"
#include "text/xml_record_scanner.hpp"

namespace bibcast {

inline constexpr Code xml_damaged{
    "xml/damaged", Severity::warning, "the XML of a record is not well-formed",
    "Tags of the record do not match, or one of them cannot be read. What could be understood was read: tags without a partner were "
    "closed or left out. What could not be is kept as a leftover. The records around it are not touched by the damage."};
inline constexpr Code xml_unclosed{
    "xml/unclosed", Severity::warning, "a record has no end tag",
    "The record ends where the next one begins, or with the file, which may have been cut off. What is there was read."};
inline constexpr Code xml_too_deep{
    "xml/too-deep", Severity::error, "the elements of a record are nested too deeply",
    "No bibliographic format nests elements 256 levels deep. The record was not read; the others were."};
inline constexpr Code xml_too_large{
    "xml/too-large", Severity::error, "a record is too large",
    "A single record of more than 1 GiB is damage or an attack. The record was not read; the others were."};
inline constexpr Code xml_unknown_entity{
    "xml/unknown-entity", Severity::warning, "a reference to an entity that nobody knows",
    "Only the five entities of XML and the named characters of HTML are known. What a document type declares, in the file or outside of "
    "it, is never expanded. The reference stays in the text as it was written."};
inline constexpr Code xml_entity_definitions{
    "xml/entity-definitions", Severity::warning, "the document type defines entities, which are not used",
    "Entities can stand for other files, or for texts of any size. bibcast expands none of them. References to them stay as they are "
    "written, and each one is reported."};
inline constexpr Code xml_outside{
    "xml/outside-records", Severity::note, "there is text outside of the records",
    "Elements around the records (the head of an answer, a count, a date of export) belong to no record, and are not read."};

/// The codes that every reader of XML can report.
[[nodiscard]] Codes xml_codes();

/// The style that an element inside of a text has, if it is formatting.
using XmlStyle = std::optional<Style> (*)(pugi::xml_node node);

/// The same for elements that can have several styles at once (`face="bold italic"`): adds them.
using XmlStyles = std::function<void(pugi::xml_node node, std::vector<Style>& styles)>;

/// HTML's `i b em strong sup sub u`, and JATS's `italic bold sc underline monospace`.
[[nodiscard]] std::optional<Style> common_xml_style(pugi::xml_node node);

/// The tree of one record. Texts are views into a copy of the record in the arena. Each element and attribute that was asked
/// for is noted, so that all the others can be kept as leftovers.
class XmlRecord {
  public:
    /// `piece` is a part of `slice.text`.
    XmlRecord(const Slice& slice, const XmlPiece& piece, Arena& arena, Findings& findings);
    XmlRecord(const XmlRecord&) = delete;
    XmlRecord& operator=(const XmlRecord&) = delete;

    /// False if the record cannot be read at all, which is reported.
    [[nodiscard]] bool parse();

    [[nodiscard]] pugi::xml_node root() const { return document_.document_element(); }
    [[nodiscard]] Arena& arena() const { return arena_; }
    [[nodiscard]] Findings& findings() const { return findings_; }
    [[nodiscard]] const XmlAncestor* ancestors() const { return piece_.ancestors.get(); }

    /// The whole record, in the slice.
    [[nodiscard]] SourceSpan span() const;
    /// The same as it is written there.
    [[nodiscard]] std::string_view source() const { return slice_.text.substr(piece_.begin, piece_.end - piece_.begin); }
    /// The text of an element, else its name.
    [[nodiscard]] SourceSpan span_of(pugi::xml_node node) const;

    // Asking. Text is decoded, in NFC; white space is collapsed as written, so that a line end stays if it is a reference.

    /// All text inside of an element, which counts as understood with all elements in it.
    std::string_view text(pugi::xml_node node);
    /// The same with its formatting.
    Text rich(pugi::xml_node node, XmlStyle style = common_xml_style);
    Text rich(pugi::xml_node node, const XmlStyles& styles);
    /// The same as `text`, without noting it.
    [[nodiscard]] std::string_view peek(pugi::xml_node node);
    /// An attribute by its local name; empty if there is none.
    std::string_view attribute(pugi::xml_node node, std::string_view local);
    /// The same for an attribute by which the record is sorted and which goes no further itself: one that is not among `known` is left over.
    std::string_view word(pugi::xml_node node, std::string_view local, std::initializer_list<std::string_view> known);
    [[nodiscard]] std::string_view peek_attribute(pugi::xml_node node, std::string_view local);
    /// The first child element of that local name; null if there is none.
    [[nodiscard]] static pugi::xml_node child(pugi::xml_node node, std::string_view local);
    /// The same, looked for once: for an element that asks for one beside it, as all of its kind do. `local` must outlive the record.
    [[nodiscard]] pugi::xml_node known_child(pugi::xml_node node, std::string_view local);
    /// The namespace of an element.
    [[nodiscard]] std::string_view space_of(pugi::xml_node node) const;

    /// Notes an element with all in it, attributes too, as understood.
    void take(pugi::xml_node node);
    /// The same for an element that says how the record is kept, or says something again; `add_leftovers` names it in a finding.
    void pass_over(pugi::xml_node node);
    /// The same for one attribute; nothing if there is none of that name.
    void pass_over(pugi::xml_node node, std::string_view local);
    /// Takes back what `take`, `text` and `rich` noted of an element.
    void give_back(pugi::xml_node node);

    /// Keeps what nobody asked for: an element as written, inside of the tags that stand around it below the root, so that
    /// it can be written back there. The tag is its path: `titleInfo/subTitle`, `part/@order`. `ignored` are names that say
    /// nothing: `@xmlns`, `Foo`.
    void add_leftovers(Record& record, std::string_view format, std::span<const std::string_view> ignored = {});
    /// The same for one element of several that are records in one tree.
    void add_leftovers(Record& record, std::string_view format, std::span<const std::string_view> ignored, pugi::xml_node node);

    /// Adds a finding about an element.
    Finding& report(const Code& code, pugi::xml_node node, std::string message);

  private:
    struct Unread;
    [[nodiscard]] bool load(std::string_view text);
    [[nodiscard]] std::string_view decode(std::string_view raw, bool is_data);
    void append(std::string& out, std::string_view raw, bool is_data);
    void append_all(std::string& out, pugi::xml_node node, unsigned depth);
    void append_formula(pugi::xml_node node, std::string& plain, std::vector<Styled>& styles, bool& blank);
    void append_rich(pugi::xml_node node, const XmlStyles& find, std::string& plain, std::vector<Styled>& styles, bool& blank);
    void take_elements(pugi::xml_node node);
    void check_entities(std::string_view raw);
    [[nodiscard]] bool is_taken(const void* object) const { return taken_.contains(object); }
    [[nodiscard]] bool has_taken(pugi::xml_node node) const;
    [[nodiscard]] bool has_unread(pugi::xml_node node) const;
    // An element as written, without the prefix of the record's own namespace, and with the declarations of others.
    [[nodiscard]] std::string_view shown_name(std::string_view name) const;
    void append_declaration(std::string& out, pugi::xml_node node) const;
    void append_source(std::string& out, pugi::xml_node node) const;
    [[nodiscard]] std::string path_into(std::string path, pugi::xml_node node) const;
    void keep_loose(Unread& unread);
    void collect(Unread& unread, pugi::xml_node node, const std::string& path, const std::string& open, const std::string& close);

    const Slice& slice_;
    XmlPiece piece_;
    Arena& arena_;
    Findings& findings_;
    std::string_view copy_;   ///< what the tree was made of, in the arena
    bool repaired_ = false;   ///< places in `copy_` are not those in the slice
    pugi::xml_document document_;
    AddressSet taken_;
    std::vector<pugi::xml_node> passed_;
    std::vector<pugi::xml_attribute> passed_attributes_;
    const void* parent_of_known_ = nullptr;
    std::vector<std::pair<std::string_view, pugi::xml_node>> known_children_;  ///< of that element
};

/// Finds, parses and gives to `take` each record of a slice in order.
void read_xml_records(const Slice& slice, std::span<const XmlRecordElement> elements, Arena& arena, Findings& findings,
                      const std::function<void(XmlRecord&)>& take);

}  // namespace bibcast
