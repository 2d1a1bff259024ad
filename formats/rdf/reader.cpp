#include <algorithm>
#include <map>

#include "formats/rdf/format.hpp"
#include "formats/rdf/item_reading.hpp"
#include "io/passed_over.hpp"
#include "io/xml_silent.hpp"
#include "name/signs_in_names.hpp"
#include "text/utf8.hpp"

namespace bibcast::rdf {

namespace {

constexpr XmlRecordElement elements[] = {{"RDF", {}}};

/// Where things stand in the file, and what Zotero needs to find its own.
constexpr std::array<std::string_view, 7> ignored = {"@about", "@ID", "@nodeID", "@resource", "@parseType", "@datatype", "@lang"};

/// Read whole: what is said of an item may stand anywhere.
class RdfReader final : public Reader {
  public:
    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        read_xml_records(slice, elements, arena, findings, [&](XmlRecord& xml) {
            const Graph graph(xml.root());
            for (const pugi::xml_node node : xml.root().children()) {
                if (node.type() != pugi::node_element || !graph.is_item(xml, node)) continue;
                Record record(arena);
                record.source = xml.span_of(node);
                ItemReading(xml, record, graph).read(node);
                for (NamesField& names : record.names) take_signs_off(arena, names);
                xml.add_leftovers(record, "rdf", ignored, node);
                sink(record);
            }
            PassedOver passed;
            for (const pugi::xml_attribute attribute : xml.root().attributes()) {
                if (!says_nothing(attribute.name(), attribute.value())) passed.add("@" + std::string(xml_local_name(attribute.name())), attribute.value());
            }
            passed.report(xml.span(), {}, findings);
            // What no item speaks of, and what is left of the things that items speak of.
            for (const pugi::xml_node node : xml.root().children()) {
                if (node.type() != pugi::node_element && !trim(node.value()).empty() && findings.wants(xml_outside, {})) {
                    findings.add(xml_outside, xml.span_of(node), "text outside of the items").value = trim(node.value());
                }
                if (node.type() != pugi::node_element || graph.is_item(xml, node)) continue;
                Record rest(arena);
                xml.add_leftovers(rest, "rdf", ignored, node);
                for (const Leftover& leftover : rest.leftovers) {
                    if (!findings.wants(xml_outside, {})) break;
                    Finding& finding = findings.add(xml_outside, leftover.source, "this belongs to no item: " + std::string(leftover.tag));
                    finding.field = leftover.tag;
                    finding.value = leftover.value;
                    finding.once_key = std::string(once_if_folded) + "outside";
                }
            }
        });
    }
};

}  // namespace

Graph::Graph(pugi::xml_node root) {
    for (const pugi::xml_node node : root.children()) {
        for (const pugi::xml_attribute attribute : node.attributes()) {
            const std::string_view name = xml_local_name(attribute.name());
            if (name == "about" || name == "nodeID") nodes_.emplace(attribute.value(), node);
            if (name == "ID") nodes_.emplace("#" + std::string(attribute.value()), node);
        }
        for (const pugi::xml_node property : node.children()) {
            const std::string_view name = xml_local_name(property.name());
            if (name != "isPartOf" && name != "presentedAt") continue;
            for (const pugi::xml_attribute attribute : property.attributes()) {
                if (xml_local_name(attribute.name()) == "resource") containers_.insert(attribute.value());
            }
        }
    }
}

pugi::xml_node Graph::find(std::string_view name) const {
    const auto at = nodes_.find(std::string(name));
    return at == nodes_.end() ? pugi::xml_node{} : at->second;
}

/// An item has a type of Zotero's that is no attachment or note, or a class that is one; a thing that others are in is none,
/// unless Zotero says so.
bool Graph::is_item(XmlRecord& xml, pugi::xml_node node) const {
    const pugi::xml_node type = XmlRecord::child(node, "itemType");
    if (type) return xml.peek(type) != "attachment" && xml.peek(type) != "note";
    if (containers_.contains(std::string(xml.peek_attribute(node, "about")))) return false;
    const std::string_view name = xml_local_name(node.name());
    for (const std::string_view other : {"Person", "Organization", "Agent", "Journal", "Series", "Periodical", "Attachment", "Collection", "Memo", "AutomaticTag",
                                         "Conference", "UserItem", "Seq", "Bag"}) {
        if (name == other) return false;
    }
    return XmlRecord::child(node, "title") || XmlRecord::child(node, "creator") || XmlRecord::child(node, "authors");
}

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<RdfReader>(); }

}  // namespace bibcast::rdf
