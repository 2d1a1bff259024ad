#include "formats/hayagriva/reader.hpp"

#include "formats/hayagriva/codes.hpp"
#include "formats/hayagriva/entry_reader.hpp"
#include "formats/hayagriva/layout.hpp"
#include "io/yaml_findings.hpp"
#include "io/yaml_splitter.hpp"

namespace bibcast::hayagriva {

namespace {

class HayagrivaReader final : public Reader {
  public:
    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<YamlSplitter>(layout); }

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        YamlScanner scanner(layout, yaml_place(slice));
        for (std::size_t at = 0; at < slice.text.size();) {
            const YamlBlock block = scanner.next(slice.text, at, true);
            at = block.end;
            if (block.kind == YamlBlock::Kind::outside) report_outside_yaml(slice.text, block.begin, block.end, findings);
            if (block.kind == YamlBlock::Kind::member) read_block(slice.text.substr(0, block.end), block.begin, arena, sink, findings);
        }
    }

  private:
    static void read_block(std::string_view source, std::size_t begin, Arena& arena, const Sink& sink, Findings& findings) {
        Arena nodes;
        const YamlDocument document = parse_yaml(arena, nodes, source, begin);
        report_yaml(document, findings);
        if (!document.error.empty()) report_outside_yaml(source, document.end, source.size(), findings);
        if (document.root == nullptr || !document.root->is(JsonKind::object)) {
            return report_outside_yaml(source, begin, document.error.empty() ? source.size() : document.end, findings);
        }
        const JsonNode* next = document.root->first;
        while (next != nullptr) {
            const JsonNode& entry = *next;
            next = entry.next;
            if (!entry.is(JsonKind::object)) {
                if (!findings.wants(not_an_entry, entry.key)) continue;
                Finding& finding = findings.add(not_an_entry, entry.key_span(), "this key has no fields");
                finding.value = raw_json(source, entry.span);
                finding.field = entry.key;
                continue;
            }
            Record record(arena);
            record.id = entry.key;
            record.source = {entry.key_begin, entry.span.end};
            TreeReader tree(record, {}, "hayagriva");
            read_entry(tree, entry);
            tree.report_passed_over(findings);
            if (next == nullptr) nodes.reset();
            sink(record);
        }
    }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<HayagrivaReader>(); }

}  // namespace bibcast::hayagriva
