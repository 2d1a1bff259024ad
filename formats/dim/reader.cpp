#include <algorithm>

#include "formats/dim/format.hpp"
#include "formats/dim/tags.hpp"
#include "io/xml_rules.hpp"
#include "io/xml_splitter.hpp"
#include "model/identifier.hpp"
#include "name/parse.hpp"
#include "text/utf8.hpp"

namespace bibcast::dim {

namespace {

constexpr XmlRecordElement elements[] = {{"dim", {}}};

/// Numbers of DSpace for an authority that it keeps itself.
constexpr std::array<std::string_view, 5> ignored = {"@language", "@lang", "@dspaceType", "@schemaLocation", "@confidence"};

class RecordReading : public XmlReading {
  public:
    using XmlReading::XmlReading;

    void read() {
        record.type = ItemType::document;
        for (const pugi::xml_node node : xml.root().children()) {
            if (xml_local_name(node.name()) != "field") continue;
            const std::string_view schema = xml.peek_attribute(node, "mdschema");
            if (schema != "dc" && schema != "dcterms" && !schema.empty()) continue;
            const std::string_view element = xml.peek_attribute(node, "element");
            const std::string_view qualifier = xml.peek_attribute(node, "qualifier");
            const auto row = std::find_if(tags.begin(), tags.end(), [&](const TagRow& one) {
                return one.element == element && (one.qualifier == qualifier || one.qualifier == "*");
            });
            if (row == tags.end() || xml.peek(node).empty()) continue;
            read_field(node, *row);
            if (row->qualifier == "*") xml.pass_over(node, "qualifier");
        }
    }

  private:
    /// Notes a field as understood.
    std::string_view take(pugi::xml_node node) {
        xml.take(node);
        for (const std::string_view name : {"authority", "confidence", "lang", "language"}) xml.pass_over(node, name);
        return xml.peek(node);
    }

    void read_field(pugi::xml_node node, const TagRow& row) {
        const SourceSpan span = xml.span_of(node);
        switch (row.place) {
            case Place::text:
                if (row.variable == Variable::note || row.variable == Variable::isbn || row.variable == Variable::issn || !has(row.variable)) {
                    add_once(row.variable, take(node), span);
                } else if (record.plain(row.variable) == xml.peek(node)) {
                    take(node);
                }
                break;
            case Place::people: record.add_contributor(row.variable, parse_name(arena, take(node)), span); break;
            case Place::date:
                if (record.date(row.variable) == nullptr) record.add_date(row.variable, read_any_date(arena, take(node)), span);
                break;
            case Place::keyword: record.add_keyword(take(node), span); break;
            case Place::doi:
                if (add_doi(xml.peek(node), span)) take(node);
                break;
            case Place::url: {
                const std::string_view url = take(node);
                const FoundIdentifier found = identifier_in_url(arena, url);
                if (found.scheme == "doi" && !has(Variable::doi)) add_found_identifier(record, found, span);
                add_url(url, span);
                break;
            }
            case Place::identifier: record.add_identifier("local", take(node), span); break;
            case Place::type: {
                const std::string word = ascii_lower(xml.peek(node));
                const auto type = std::find_if(types.begin(), types.end(), [&](const TypeRow& one) { return one.word == word; });
                if (type == types.end()) return add_once(Variable::genre, take(node), span);
                take(node);
                record.type = type->item;
                break;
            }
        }
    }
};

class DimReader final : public Reader {
  public:
    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<XmlSplitter>(elements); }

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        read_xml_records(slice, elements, arena, findings, [&](XmlRecord& xml) {
            Record record(arena);
            record.source = xml.span();
            RecordReading(xml, record).read();
            xml.add_leftovers(record, "dim", ignored);
            sink(record);
        });
    }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<DimReader>(); }

}  // namespace bibcast::dim
