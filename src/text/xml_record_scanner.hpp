#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/xml_lexer.hpp"

namespace bibcast {

/// An element that is one record of a format.
struct XmlRecordElement {
    std::string_view local;  ///< its name without prefix
    std::string_view space;  ///< what its namespace must begin with, if it has one; empty: any
    bool heads = false;      ///< the records behind it, in the same element around both, may say only what differs: `XmlAncestor::head`
};

/// An element that stands around records: its start tag, and what stands around it.
struct XmlAncestor {
    std::shared_ptr<const XmlAncestor> parent;
    std::string tag;  ///< as written; shortened if it is very long
    std::string name;
    std::vector<std::pair<std::string, std::string>> spaces;  ///< the namespaces that it declares, by prefix
    unsigned depth = 1;
    std::shared_ptr<const std::string> head;  ///< the last record in it that heads others, if it is not very long
};
using XmlAncestors = std::shared_ptr<const XmlAncestor>;

/// The namespace that `prefix` stands for in an element with that start tag, inside of `ancestors`; empty if none is declared.
[[nodiscard]] std::string_view xml_space(std::string_view tag, std::string_view prefix, const XmlAncestor* ancestors);

/// One record element, found but not parsed.
struct XmlPiece {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool closed = true;     ///< false: its end tag is missing, and it ends where the next record or the text does
    bool too_deep = false;  ///< nested beyond `XmlRecordScanner::most_levels`
    XmlAncestors ancestors;
};

/// Finds the record elements of XML text one after the other, without a tree: what stands around them is kept as a chain
/// of at most `most_ancestors` start tags. A record ends with its end tag; one that has none ends where the next record
/// begins, so that it costs no other. Record elements are not nested.
class XmlRecordScanner {
  public:
    static constexpr unsigned most_levels = 256;     ///< of elements inside a record
    static constexpr unsigned most_ancestors = 64;

    explicit XmlRecordScanner(std::span<const XmlRecordElement> elements, XmlAncestors ancestors = nullptr)
        : elements_(elements), ancestors_(std::move(ancestors)) {}

    /// The next record of `text`, which is what was given before with more behind it; nothing if it is not whole yet, or
    /// (`at_end`) if there is none.
    [[nodiscard]] std::optional<XmlPiece> next(std::string_view text, bool at_end);
    /// The first `size` bytes, which end outside of records, are gone from the text.
    void drop(std::size_t size);

    /// From now on `outside` is kept.
    void keep_outside() { keeps_outside_ = true; }
    /// What stood outside of the records: texts, and tags that have attributes, in order. To be cleared by who has read it.
    [[nodiscard]] std::vector<XmlPart>& outside() { return outside_; }
    /// A document type that defines entities; an empty span if there was none.
    [[nodiscard]] const XmlPart& entities() const { return entities_; }

  private:
    [[nodiscard]] const XmlRecordElement* begins_record(std::string_view tag) const;
    [[nodiscard]] std::optional<XmlPiece> inside(std::string_view text, const XmlPart& part);
    [[nodiscard]] std::optional<XmlPiece> between(std::string_view text, const XmlPart& part);
    [[nodiscard]] XmlPiece finish(std::string_view text, std::size_t end, bool closed);
    void keep_head(std::string_view record);
    void begin_record(std::string_view text, const XmlPart& part);
    void enter(std::string_view tag);
    void leave(std::string_view name);

    std::span<const XmlRecordElement> elements_;
    XmlAncestors ancestors_;
    std::size_t levels_beyond_ = 0;  ///< open elements that are too many to be kept
    XmlLexer lexer_;
    bool inside_ = false;
    std::string name_;      ///< of the record that is open
    bool heads_ = false;    ///< it heads others
    std::size_t begin_ = 0;
    std::size_t depth_ = 0;
    bool too_deep_ = false;
    bool keeps_outside_ = false;
    std::vector<XmlPart> outside_;
    XmlPart entities_;
};

/// The first start tags of a document, for telling what it is.
struct XmlHead {
    struct Element {
        std::string_view local;
        std::string space;  ///< its namespace
        std::string_view tag;
    };
    std::vector<Element> elements;
    [[nodiscard]] bool has(std::string_view local) const { return find(local) != nullptr; }
    [[nodiscard]] const Element* find(std::string_view local) const;
    [[nodiscard]] bool has_space(std::string_view begin) const;
    /// The outermost element's name; empty if this is no XML.
    [[nodiscard]] std::string_view root() const { return elements.empty() ? std::string_view{} : elements[0].local; }
};

/// The first `most` start tags of `head`; none unless it begins as XML does.
[[nodiscard]] XmlHead read_xml_head(std::string_view head, std::size_t most = 24);

}  // namespace bibcast
