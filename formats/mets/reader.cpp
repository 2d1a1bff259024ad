#include "formats/mets/format.hpp"
#include "formats/mets/tags.hpp"
#include "formats/mods/heading.hpp"
#include "formats/mods/reading.hpp"
#include "io/tagged/record_markup.hpp"
#include "io/xml_splitter.hpp"
#include "model/standard_number.hpp"
#include "text/utf8.hpp"

namespace bibcast::mets {

namespace {

constexpr XmlRecordElement elements[] = {{"mets", {}}};

/// Names of vocabularies, and how the file is kept.
constexpr std::array<std::string_view, 13> ignored = {"@version", "@schemaLocation", "@authority", "@authorityURI", "@encoding", "@keyDate", "@usage",
                                                      "@access",  "caption",         "metsHdr",    "@MDTYPE",       "@lang",     "@ID"};

class MetsReader final : public Reader {
  public:
    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<XmlSplitter>(elements); }

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        read_xml_records(slice, elements, arena, findings, [&](XmlRecord& xml) {
            Record record(arena);
            record.source = xml.span();
            record.type = ItemType::document;
            // Of several descriptions the first one that can be read is that of the whole object.
            if (const pugi::xml_node mods = find(xml.root(), "mods")) mods::RecordReading(xml, record).read(mods);
            else read_dublin_core(xml, record);
            if (record.id.empty()) record.id = xml.attribute(xml.root(), "OBJID");
            if (record.text(Variable::title) == nullptr) record.add_text(Variable::title, xml.attribute(xml.root(), "LABEL"), xml.span_of(xml.root()));
            if (record.plain(Variable::title) == xml.peek_attribute(xml.root(), "LABEL")) xml.attribute(xml.root(), "LABEL");
            xml.add_leftovers(record, "mets", ignored);
            tagged::read_record_markup(record);
            sink(record);
        });
    }

  private:
    static pugi::xml_node find(pugi::xml_node around, std::string_view local) {
        for (const pugi::xml_node inner : around.children()) {
            if (inner.type() != pugi::node_element) continue;
            if (xml_local_name(inner.name()) == local) return inner;
            const std::string_view name = xml_local_name(inner.name());
            if (name != "dmdSec" && name != "mdWrap" && name != "xmlData") continue;
            if (const pugi::xml_node found = find(inner, local)) return found;
        }
        return {};
    }

    /// `dc:title` and the like, in `xmlData` or in an element of their own.
    static void read_dublin_core(XmlRecord& xml, Record& record) {
        XmlReading reading(xml, record);
        for (const pugi::xml_node section : xml.root().children()) {
            if (xml_local_name(section.name()) == "dmdSec") apply_xml_rules(reading, rules, section, "dmdSec");
        }
    }

};

}  // namespace

void read_creator(XmlReading& reading, pugi::xml_node node, Variable variable) {
    const std::string_view text = reading.xml.text(node);
    if (!text.empty()) reading.record.add_contributor(variable, mods::read_heading(reading.arena, text), reading.xml.span_of(node));
}

void read_identifier(XmlReading& reading, pugi::xml_node node, Variable /*variable*/) {
    XmlRecord& xml = reading.xml;
    std::string_view text = xml.peek(node);
    for (const std::string_view word : {"urn:isbn:", "urn:issn:", "isbn:", "issn:", "ISBN", "ISSN"}) {
        if (text.starts_with(word)) text = trim(text.substr(word.size()));
    }
    const SourceSpan span = xml.span_of(node);
    if (reading.add_doi(text, span)) {
        xml.text(node);
    } else if (text.starts_with("http://") || text.starts_with("https://")) {
        reading.add_url(text, span);
        xml.text(node);
    } else if (isbn_valid(text) || issn_valid(text)) {
        reading.add_once(isbn_valid(text) ? Variable::isbn : Variable::issn, text, span);
        // The word or the scheme before the number is its variable.
        if (text == xml.peek(node)) xml.text(node);
        else xml.pass_over(node);
    }
}

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<MetsReader>(); }

}  // namespace bibcast::mets
