#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "formats/bibtex/reader.hpp"
#include "formats/bibtexml/format.hpp"
#include "io/xml_record.hpp"
#include "io/xml_splitter.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtexml {

namespace {

constexpr XmlRecordElement elements[] = {{"entry", "http://bibtexml.sf.net/"}};

constexpr std::array<std::string_view, 2> ignored = {"@schemaLocation", "@id"};

/// `value` so that its braces match, as a BibTeX value must.
void append_value(std::string& out, std::string_view value) {
    int depth = 0;
    bool balanced = true;
    for (const char c : value) {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        balanced = balanced && depth >= 0;
    }
    balanced = balanced && depth == 0;
    out += '{';
    for (const char c : value) {
        if (!balanced && c == '{') out += "\\{";
        else if (!balanced && c == '}') out += "\\}";
        else out += c;
    }
    out += '}';
}

/// An entry is a BibTeX entry in other brackets: it is put back into BibTeX's, and read by its rules.
class BibtexmlReader final : public Reader {
  public:
    BibtexmlReader() : bibtex_(bibtex::make_reader(bibtex::Dialect::bibtex)) {}

    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<XmlSplitter>(elements); }

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        read_xml_records(slice, elements, arena, findings, [&](XmlRecord& xml) { read_entry(xml, arena, sink, findings); });
    }

  private:
    void read_entry(XmlRecord& xml, Arena& arena, const Sink& sink, Findings& findings) const {
        const pugi::xml_node entry = xml.root().find_child([](pugi::xml_node node) { return node.type() == pugi::node_element; });
        std::string text = "@" + std::string(entry ? xml_local_name(entry.name()) : "misc") + "{" + std::string(xml.attribute(xml.root(), "id"));
        append_fields(xml, entry, text);
        text += "}\n";
        Findings inner;
        const Slice piece{.text = arena.copy(text), .context = nullptr, .source_name = slice_name, .number = 0, .last = true};
        bibtex_->read(piece, arena, [&](Record& record) {
            place(record, xml.span());
            xml.add_leftovers(record, "bibtexml", ignored);
            sink(record);
        }, inner);
        for (const Finding& finding : inner.all()) {
            Finding& copy = findings.add(*finding.code, xml.span(), finding.message);
            copy.hint = finding.hint;
            copy.record_id = finding.record_id;
            copy.field = finding.field;
            copy.value = finding.value;
        }
    }

    /// A person in parts, as BibTeX has them: `prelast last, lineage, first middle`.
    static std::string person_of(XmlRecord& xml, pugi::xml_node node) {
        const auto part = [&](std::string_view name) { return std::string(xml.text(XmlRecord::child(node, name))); };
        const auto with = [](const std::string& front, const std::string& back) { return front + (front.empty() || back.empty() ? "" : " ") + back; };
        const std::string last = with(part("prelast"), part("last"));
        const std::string first = with(part("first"), part("middle"));
        const std::string lineage = part("lineage");
        if (last.empty()) return first.empty() || !lineage.empty() ? std::string(xml.text(node)) : first;
        return last + (lineage.empty() ? "" : ", " + lineage) + (first.empty() ? "" : ", " + first);
    }

    /// Lists of people have an element each, in some versions: `<authors><author>…`, `<author><person>…`; in others the field is repeated.
    static void append_fields(XmlRecord& xml, pugi::xml_node entry, std::string& text) {
        std::vector<std::pair<std::string, std::string>> fields;
        std::string authors;
        std::string editors;
        for (const pugi::xml_node field : entry.children()) {
            if (field.type() != pugi::node_element) continue;
            std::string name(xml_local_name(field.name()));
            if (name == "authors" || name == "editors") name.pop_back();
            const bool people = name == "author" || name == "editor";
            const std::string_view separator = people ? " and " : name == "title" ? ": " : name == "pages" ? "--" : ", ";
            std::string value;
            for (const pugi::xml_node part : field.children()) {
                if (part.type() != pugi::node_element) continue;
                value += (value.empty() ? "" : std::string(separator)) + (people ? person_of(xml, part) : std::string(xml.text(part)));
            }
            if (value.empty()) value = xml.text(field);  // what stands beside parts is left over
            if (trim(value).empty()) continue;
            if (!people) {
                fields.emplace_back(std::move(name), std::move(value));
                continue;
            }
            std::string& list = name == "author" ? authors : editors;
            list += (list.empty() ? "" : " and ") + value;
        }
        const auto append_field = [&](std::string_view name, std::string_view value) {
            text.append(",\n  ").append(name).append(" = ");
            append_value(text, value);
        };
        if (!authors.empty()) append_field("author", authors);
        if (!editors.empty()) append_field("editor", editors);
        for (const auto& [name, value] : fields) append_field(name, value);
    }

    /// Places in the text that was put together mean nothing to anyone.
    static void place(Record& record, SourceSpan span) {
        record.source = span;
        record.native = {};
        const auto all = [span](auto& list) {
            for (auto& value : list) value.source = span;
        };
        all(record.texts);
        all(record.dates);
        all(record.names);
        all(record.keywords);
        all(record.identifiers);
        all(record.links);
        all(record.leftovers);
        record.native_type.source = span;
        for (NamesField& names : record.names) {
            for (Contributor& person : names.people) {
                person.source = span;
                for (Mark& mark : person.marks) mark.source = span;
                for (Detail& detail : person.details) detail.source = span;
            }
        }
    }

    static constexpr std::string_view slice_name = "bibtexml";
    std::unique_ptr<Reader> bibtex_;
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<BibtexmlReader>(); }

}  // namespace bibcast::bibtexml
