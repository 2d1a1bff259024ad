#include <algorithm>

#include "formats/marc/record_builder.hpp"
#include "formats/marcxml/format.hpp"
#include "io/tagged/record_markup.hpp"
#include "io/xml_record.hpp"
#include "io/xml_splitter.hpp"
#include "text/utf8.hpp"

namespace bibcast::marcxml {

namespace {

// UNIMARC in MARCXchange (ISO 25577) has the same elements in another namespace.
constexpr XmlRecordElement elements[] = {{"record", "http://www.loc.gov/MARC21/slim"}, {"record", "info:lc/xmlns/marcxchange"}};

constexpr std::array<std::string_view, 5> ignored = {"@type", "@schemaLocation", "@format", "@xmlns", "@id"};

class MarcxmlReader final : public Reader {
  public:
    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<XmlSplitter>(elements); }

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        read_xml_records(slice, elements, arena, findings, [&](XmlRecord& xml) {
            Record record(arena);
            record.source = xml.span();
            marc::Fields fields;
            for (const pugi::xml_node node : record_in(xml.root()).children()) {
                const std::string_view name = xml_local_name(node.name());
                // Blanks count in fixed fields, so that these are taken as they stand.
                if (name == "leader" && fields.leader.empty()) fields.leader = verbatim(xml, node);
                if (name == "controlfield") add_control(xml, fields, node);
                if (name == "datafield") add_data(xml, fields, node);
            }
            // Other kinds of records have an element of that name, too.
            if (fields.fields.empty() && fields.leader.empty() && xml.root().first_child()) {
                xml.report(xml_outside, xml.root(), "a record with nothing of MARC in it");
                return;
            }
            marc::RecordBuilder(fields, record, findings, "marcxml").build();
            xml.add_leftovers(record, "marcxml", ignored);
            tagged::read_record_markup(record);
            sink(record);
        });
    }

  private:
    /// The answer of a server whose namespaces were lost has a record around each record.
    static pugi::xml_node record_in(pugi::xml_node root) {
        pugi::xml_node inner = root;
        for (int level = 0; level < 4 && inner; ++level) {
            if (XmlRecord::child(inner, "datafield") || XmlRecord::child(inner, "controlfield")) return inner;
            const pugi::xml_node data = XmlRecord::child(inner, "recordData");
            inner = XmlRecord::child(data ? data : inner, data ? "record" : "metadata");
        }
        return root;
    }

    /// Elements inside are damage, and stay behind with it.
    static std::string_view verbatim(XmlRecord& xml, pugi::xml_node node) {
        std::string text;
        bool sound = true;
        for (const pugi::xml_node inner : node.children()) {
            sound = sound && inner.type() != pugi::node_element;
            text += inner.type() == pugi::node_pcdata || inner.type() == pugi::node_cdata ? inner.value() : "";
        }
        if (sound) xml.text(node);
        return to_nfc(xml.arena(), xml.arena().copy(text));
    }

    static void add_control(XmlRecord& xml, marc::Fields& fields, pugi::xml_node node) {
        marc::Field field;
        field.tag = xml.attribute(node, "tag");
        field.value = verbatim(xml, node);
        field.source = xml.span_of(node);
        fields.fields.push_back(std::move(field));
    }

    /// An indicator or a code is one character; what is longer is left over.
    static void set_sign(XmlRecord& xml, pugi::xml_node node, std::string_view attribute, char& sign) {
        const std::string_view value = xml.peek_attribute(node, attribute);
        if (!value.empty()) sign = value[0];
        if (value.size() <= 1) xml.attribute(node, attribute);
    }

    static void add_data(XmlRecord& xml, marc::Fields& fields, pugi::xml_node node) {
        marc::Field field;
        field.tag = xml.attribute(node, "tag");
        field.source = xml.span_of(node.first_child() ? XmlRecord::child(node, "subfield") : node);
        set_sign(xml, node, "ind1", field.indicator1);
        set_sign(xml, node, "ind2", field.indicator2);
        for (const pugi::xml_node inner : node.children()) {
            if (xml_local_name(inner.name()) != "subfield") continue;
            char code = ' ';
            set_sign(xml, inner, "code", code);
            field.subfields.push_back({code, xml.text(inner), xml.span_of(inner), false});
        }
        if (!field.subfields.empty()) fields.fields.push_back(std::move(field));
    }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<MarcxmlReader>(); }

}  // namespace bibcast::marcxml
