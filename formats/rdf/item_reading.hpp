#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "formats/rdf/tags.hpp"
#include "io/xml_rules.hpp"

namespace bibcast::rdf {

/// The things of a file by their names.
class Graph {
  public:
    explicit Graph(pugi::xml_node root);
    /// The thing of that name; null if the file says nothing of it.
    [[nodiscard]] pugi::xml_node find(std::string_view name) const;
    [[nodiscard]] bool is_item(XmlRecord& xml, pugi::xml_node node) const;

  private:
    std::map<std::string, pugi::xml_node, std::less<>> nodes_;
    std::set<std::string, std::less<>> containers_;
};

/// One item that is being read, with what it is in.
class ItemReading : public XmlReading {
  public:
    ItemReading(XmlRecord& source, Record& target, const Graph& graph) : XmlReading(source, target), graph_(graph) {}
    void read(pugi::xml_node node);

  private:
    /// What is being read: the item, or a kind of thing that it is part of.
    enum class Level : unsigned char { item, journal, book, series, event };

    void read_type(pugi::xml_node node);
    void read_properties(pugi::xml_node node, Level level);
    void read_property(pugi::xml_node node, const TagRow& row, Level level);
    void read_text(pugi::xml_node node, Variable variable, Level level);
    void read_attachment(pugi::xml_node node);
    void read_people(pugi::xml_node node, Variable variable);
    void add_person(Variable variable, const Name& name, SourceSpan span);
    void read_person(pugi::xml_node node, Variable variable);
    void read_organization(pugi::xml_node node, Variable variable);
    void refine_type(std::string_view container);
    void read_degree(pugi::xml_node node, Variable variable);
    void read_container(pugi::xml_node node, Variable variable);
    void read_identifier(pugi::xml_node node, std::string_view text);
    void read_subject(pugi::xml_node node);
    void read_class_word(pugi::xml_node node, Variable variable);
    /// What a property leads to: a thing inside of it, or one that it names; null if it is text.
    [[nodiscard]] pugi::xml_node target_of(pugi::xml_node property);
    [[nodiscard]] static pugi::xml_node first_element(pugi::xml_node node);

    const Graph& graph_;
    bool type_said_ = false;  ///< in Zotero's words
    std::vector<pugi::xml_node> descriptions_;
    std::vector<pugi::xml_node> notes_;  ///< of others about the work; its own description comes before them
    bool type_known_ = false;
    pugi::xml_node first_page_;
    pugi::xml_node last_page_;
    std::size_t named_before_ = 0;  ///< how many people the list had before the property that is read
    unsigned depth_ = 0;
    unsigned visits_ = 0;
};

}  // namespace bibcast::rdf
