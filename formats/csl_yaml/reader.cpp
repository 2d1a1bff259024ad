#include "formats/csl_yaml/reader.hpp"

#include "formats/csl_json/descriptor.hpp"
#include "formats/csl_json/item_reader.hpp"
#include "formats/csl_yaml/layout.hpp"
#include "formats/csl_yaml/markup.hpp"
#include "io/yaml_findings.hpp"
#include "io/yaml_splitter.hpp"
#include "text/pandoc_markup.hpp"

namespace bibcast::csl_yaml {

namespace {

/// Reads the items of one slice.
class SliceReader {
  public:
    SliceReader(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings, Markup markup)
        : slice_(slice), arena_(arena), sink_(sink), findings_(findings), markup_(markup) {}

    void read() {
        YamlScanner scanner(layout, yaml_place(slice_));
        for (std::size_t at = 0; at < slice_.text.size();) {
            const YamlBlock block = scanner.next(slice_.text, at, true);
            at = block.end;
            if (block.kind == YamlBlock::Kind::outside) report_outside_yaml(slice_.text, block.begin, block.end, findings_);
            if (block.kind != YamlBlock::Kind::outside && block.kind != YamlBlock::Kind::frame) read_block(block);
        }
    }

  private:
    void read_block(const YamlBlock& block) {
        const std::string_view source = slice_.text.substr(0, block.end);
        nodes_.reset();
        const YamlDocument document = parse_yaml(arena_, nodes_, source, block.begin);
        report_yaml(document, findings_);
        const JsonNode* list = document.root;
        const bool member = block.kind == YamlBlock::Kind::member;
        if (member && list != nullptr) list = list->first;
        // Metadata beside the references may be a mapping, too.
        const bool keyed = member && list != nullptr && list->is(JsonKind::object) && !is_list_key(list->key);
        if (keyed && !csl_json::look_at(*list).typed) return report_outside_yaml(source, block.begin, block.end, findings_);
        if (list == nullptr) return report_outside_yaml(source, block.begin, block.end, findings_);
        if (list->is(JsonKind::object)) return read_item(*list, document, source, true);
        if (!list->is(JsonKind::array)) return report_outside_yaml(source, block.begin, block.end, findings_);
        if (list->first == nullptr && !document.error.empty()) report_outside_yaml(source, block.begin, block.end, findings_);
        bool kept = false;  // what stands behind the damage is a part of the last item
        for (const JsonNode* next = list->first; next != nullptr;) {
            const JsonNode& item = *next;
            next = item.next;
            kept = item.is(JsonKind::object);
            if (kept) {
                read_item(item, document, source, next == nullptr);
            } else if (!item.is(JsonKind::null)) {
                report_outside_yaml(source, item.span.begin, item.span.end, findings_);
            }
        }
        if (list->first != nullptr && !kept && !document.error.empty()) report_outside_yaml(source, document.end, source.size(), findings_);
    }

    void read_item(const JsonNode& item, const YamlDocument& document, std::string_view source, bool last) {
        Record record(arena_);
        csl_json::ItemReader(record, {}, findings_).read(markup_ == Markup::pandoc ? with_tags(item) : item);
        if (record.id.empty()) record.id = item.key;
        if (last) keep_damaged_yaml(record, document, source, "csl_json");
        if (last) nodes_.reset();
        sink_(record);
    }

    JsonNode* copy_of(const JsonNode& node) { return new (nodes_.allocate(sizeof(JsonNode), alignof(JsonNode))) JsonNode(node); }

    /// The item with CSL's tags for pandoc's markup in its fields.
    const JsonNode& with_tags(const JsonNode& item) {
        JsonNode* const copy = copy_of(item);
        CompactPointer<const JsonNode>* to = &copy->first;
        for (const JsonNode& member : item) {
            JsonNode* const again = copy_of(member);
            if (has_markup(member)) again->text = pandoc_to_csl(arena_, member.text);
            else if (is_escaped(member)) again->text = pandoc_to_plain(arena_, member.text);
            *to = again;
            to = &again->next;
        }
        return *copy;
    }

    const Slice& slice_;
    Arena& arena_;
    Arena nodes_;  ///< of the block that is being read
    const Sink& sink_;
    Findings& findings_;
    Markup markup_;
};

class CslYamlReader final : public Reader {
  public:
    explicit CslYamlReader(Markup markup) : markup_(markup) {}

    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<YamlSplitter>(layout); }

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        SliceReader(slice, arena, sink, findings, markup_).read();
    }

  private:
    Markup markup_;
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& options) { return std::make_unique<CslYamlReader>(markup_of(options)); }

}  // namespace bibcast::csl_yaml
