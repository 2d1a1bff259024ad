#include "formats/csl_yaml/writer.hpp"

#include "formats/csl_json/format.hpp"
#include "formats/csl_json/writer.hpp"
#include "formats/csl_yaml/markup.hpp"
#include "text/pandoc_markup.hpp"
#include "text/yaml_writer.hpp"

namespace bibcast::csl_yaml {

namespace {

/// Writes the item that CSL-JSON's writer makes in YAML's notation.
class CslYamlWriter final : public Writer {
  public:
    explicit CslYamlWriter(const FormatOptions& options) : markup_(markup_of(options)) {
        FormatOptions json(csl_json::format.options);
        json.set("indent", "0");
        json.set("keys", options["keys"]);
        json_writer_ = csl_json::make_writer(json);
    }

    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const override {
        Chunk json;
        Chunk::Item json_item;
        json_writer_->write(record, json, json_item, findings);
        const JsonDocument document = parse_json(record.arena(), record.arena().copy(json.bytes));
        YamlWriter yaml(chunk.bytes);
        yaml.begin_list();
        yaml.begin_map();
        for (const JsonNode& member : *document.root) {
            yaml.key(member.key);
            const std::size_t begin = chunk.bytes.size() + 1;
            if (markup_ == Markup::pandoc && has_markup(member)) {
                std::string text;
                append_csl_as_pandoc(text, member.text);
                yaml.string(text);
            } else {
                yaml.node(member);
            }
            if (&member != document.root->first) continue;
            const bool quoted = chunk.bytes.size() > begin && (chunk.bytes.back() == '"' || chunk.bytes.back() == '\'');
            item.key_begin = begin + (quoted ? 1U : 0U);
            item.key_end = chunk.bytes.size() - (quoted ? 1U : 0U);
            item.may_repeat = true;
        }
        yaml.end_map();
        yaml.end_list();
        chunk.bytes += '\n';
    }
    [[nodiscard]] Framing framing() const override {
        return {.before = "---\nreferences:\n", .between = "", .after = "...\n", .empty = "---\nreferences: []\n...\n"};
    }

  private:
    Markup markup_;
    std::unique_ptr<Writer> json_writer_;
};

}  // namespace

std::unique_ptr<Writer> make_writer(const FormatOptions& options) { return std::make_unique<CslYamlWriter>(options); }

}  // namespace bibcast::csl_yaml
