#include <algorithm>

#include "formats/dim/format.hpp"
#include "formats/dim/tags.hpp"
#include "io/extent.hpp"
#include "io/repository_type.hpp"
#include "io/tagged/record_markup.hpp"
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
            if (schema != "dc" && schema != "dcterms" && schema != "thesis" && schema != "oaire" && !schema.empty()) continue;
            const std::string_view element = xml.peek_attribute(node, "element");
            const std::string_view qualifier = xml.peek_attribute(node, "qualifier");
            const auto row = std::find_if(tags.begin(), tags.end(), [&](const TagRow& one) {
                return one.element == element && (one.qualifier == qualifier || one.qualifier == "*");
            });
            if (row == tags.end() || xml.peek(node).empty()) continue;
            read_field(node, *row);
            if (row->qualifier == "*") xml.pass_over(node, "qualifier");
        }
        if (!first_page_) return;
        const std::string_view first = take(first_page_);
        const std::string_view last = last_page_ ? take(last_page_) : std::string_view{};
        add_once(Variable::page, last.empty() || last == first ? first : arena.concat({first, "-", last}), xml.span_of(first_page_));
    }

  private:
    /// The kind of a thesis, in words.
    void add_genre(pugi::xml_node node, SourceSpan span) {
        const std::string_view words = xml.peek(node);
        if (words.find(' ') != std::string_view::npos && !has(Variable::genre)) return add_once(Variable::genre, take(node), span);
        record.native_type.value = take(node);
        record.native_type.source = span;
    }

    /// DSpace joins what it asks for as "Series/Report No.": `Working papers;12`.
    void add_series(pugi::xml_node node, SourceSpan span) {
        const std::string_view written = xml.peek(node);
        const std::size_t sign = written.rfind(';');
        const std::string_view title = trim(written.substr(0, sign));
        const std::string_view number = sign == std::string_view::npos ? std::string_view{} : trim(written.substr(sign + 1));
        if (has(Variable::collection_title) || has(Variable::collection_number)) return;
        if (number.find_first_of("0123456789") == std::string_view::npos) return add_once(Variable::collection_title, take(node), span);
        take(node);
        if (!title.empty()) record.add_text(Variable::collection_title, title, span);
        record.add_text(title.empty() ? Variable::number : Variable::collection_number, number, span);
    }

    /// Notes a field as understood.
    std::string_view take(pugi::xml_node node) {
        for (const std::string_view name : {"mdschema", "schema", "element", "qualifier"}) xml.attribute(node, name);
        for (const std::string_view name : {"authority", "confidence", "lang", "language"}) xml.pass_over(node, name);
        return xml.text(node);
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
            case Place::people: {
                Contributor& person = record.add_contributor(row.variable, parse_name(arena, take(node)), span);
                if (row.variable == Variable::contributor) add_detail(person, DetailKind::role, xml.peek_attribute(node, "qualifier"), span);
                break;
            }
            case Place::series: add_series(node, span); break;
            case Place::extent: {
                const CountedExtent pages = find_count(xml.peek(node), page_words);
                if (pages.number.empty() || has(Variable::number_of_pages)) {
                    if (!has(row.variable)) add_once(row.variable, take(node), span);
                    break;
                }
                // What else the statement says is left over with it.
                record.add_text(Variable::number_of_pages, pages.number, span);
                if (pages.whole) take(node);
                break;
            }
            case Place::first_page: first_page_ = node; break;
            case Place::last_page: last_page_ = node; break;
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
            case Place::identifier:
                if (row.qualifier == "arxiv") {
                    if (const FoundIdentifier found = parse_arxiv(arena, xml.peek(node)); found.found()) {
                        take(node);
                        add_found_identifier(record, found, span);
                    }
                } else {
                    record.add_identifier("local", take(node), span);
                }
                break;
            case Place::type: {
                const std::string_view written = xml.peek(node);
                const std::string word = squeezed_type(written);
                const std::optional<ItemType> type = repository_type(word);
                if (!type) return add_once(Variable::genre, take(node), span);
                record.type = *type;
                // `Doctoral thesis` says more than its type does.
                if (*type == ItemType::thesis && word.size() > std::string_view("dissertation").size()) return add_genre(node, span);
                // `Technical Report`, `Image`: the word says more than the type, or something else.
                if (squeezed_type(name_of(*type)).find(word) == std::string::npos && record.native_type.value.empty()) {
                    record.native_type.value = written;
                    record.native_type.source = span;
                }
                take(node);
                break;
            }
        }
    }

    pugi::xml_node first_page_;
    pugi::xml_node last_page_;
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
            tagged::read_record_markup(record);
            sink(record);
        });
    }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<DimReader>(); }

}  // namespace bibcast::dim
