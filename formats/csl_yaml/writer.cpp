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
        YamlWriter yaml(chunk.bytes);
        yaml.begin_list();
        yaml.begin_map();
        const auto note_key = [&](std::size_t begin) {
            const bool quoted = chunk.bytes.size() > begin && (chunk.bytes.back() == '"' || chunk.bytes.back() == '\'');
            item.key_begin = begin + (quoted ? 1U : 0U);
            item.key_end = chunk.bytes.size() - (quoted ? 1U : 0U);
            item.may_repeat = true;
        };
        write_members(json.bytes, yaml, note_key);
        yaml.end_map();
        yaml.end_list();
        chunk.bytes += '\n';
    }
    [[nodiscard]] Framing framing() const override {
        return {.before = "---\nreferences:\n", .between = "", .after = "...\n", .empty = "---\nreferences: []\n...\n"};
    }

  private:
    /// Writes the members of an object one by one, and of a list of objects each by itself: the tree of a record with a million names
    /// would be many times what it says. `note_key` is told where the value of the first one begins.
    template <class NoteKey>
    void write_members(std::string_view json, YamlWriter& yaml, NoteKey&& note_key) const {
        Arena arena;
        const auto value_at = [&](std::size_t& at) {
            arena.reset();
            const JsonDocument document = parse_json(arena, json, at);
            at = document.end;
            return document.root;
        };
        std::size_t at = json.find('{');
        for (bool first = true; json[at] != '}'; first = false, at = skip_json_space(json, at)) {
            const std::string key(value_at(++at)->text);  // behind the brace or the comma
            yaml.key(key);
            at = skip_json_space(json, skip_json_space(json, at) + 1);
            const std::size_t begin = yaml.out().size() + 1;
            if (json.substr(at, 2) == "[{") {
                yaml.begin_list();
                for (; json[at] != ']'; at = skip_json_space(json, at)) yaml.node(*value_at(++at));
                yaml.end_list();
                ++at;
            } else {
                JsonNode value = *value_at(at);
                value.key = std::string_view(key);
                write_value(value, yaml);
            }
            if (first) note_key(begin);
        }
    }

    void write_value(const JsonNode& value, YamlWriter& yaml) const {
        const bool escaped = is_escaped(value);
        if (markup_ != Markup::pandoc || (!escaped && !has_markup(value))) return yaml.node(value);
        std::string text;
        if (escaped) append_plain_as_pandoc(text, value.text);
        else append_csl_as_pandoc(text, value.text);
        yaml.string(text);
    }

    Markup markup_;
    std::unique_ptr<Writer> json_writer_;
};

}  // namespace

std::unique_ptr<Writer> make_writer(const FormatOptions& options) { return std::make_unique<CslYamlWriter>(options); }

}  // namespace bibcast::csl_yaml
