#include "io/json_records.hpp"

#include "name/others.hpp"
#include "name/signs_in_names.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

SourceSpan span_of(std::size_t begin, std::size_t end) { return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}; }

/// Nothing but the type that every record has.
bool has_no_value(const Record& record) {
    return record.texts.empty() && record.dates.empty() && record.names.empty() && record.identifiers.empty() && record.links.empty() && record.keywords.empty() &&
           record.type == ItemType::document && record.native_type.value.empty();
}

/// What an API says in place of a work: `{"status": "failed", "message": [{"message": "…"}]}`, `{"errors": [{"title": "…"}]}`, `{"error": "…"}`.
std::string message_of(const JsonNode& item) {
    for (const std::string_view key : {"message", "errors", "error", "title", "detail"}) {
        const JsonNode* node = item.member(key);
        if (node != nullptr && node->is(JsonKind::array)) node = node->first;
        if (node == nullptr) continue;
        if (node->is(JsonKind::string)) return "the answer is no work, but a message: '" + std::string(node->text) + "'";
        if (node->is(JsonKind::object)) return message_of(*node);
    }
    return "this is no work of this format";
}

class JsonReader final : public Reader {
  public:
    JsonReader(const JsonLayout& layout, std::string_view format, ReadItem read_item)
        : layout_(layout), format_(format), read_item_(read_item) {}

    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<JsonItemSplitter>(layout_); }

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        JsonItemScanner scanner(layout_, json_shape(slice));
        for (std::size_t at = 0; at < slice.text.size();) {
            const JsonItemScanner::Found found = scanner.next(slice.text, at);
            report_outside(slice.text, at, found.begin, findings);
            at = found.end;
            if (found.item) read_all(slice.text.substr(0, found.end), found.begin, arena, sink, findings);
        }
    }

  private:
    static void report_outside(std::string_view text, std::size_t begin, std::size_t end, Findings& findings) {
        constexpr std::string_view expected = " \t\r\n,[]{}";
        text = text.substr(0, end);  // no search goes further, or many pieces cost quadratic time
        begin = std::min(text.find_first_not_of(expected, begin), end);
        while (end > begin && expected.find(text[end - 1]) != std::string_view::npos) --end;
        // A list's own key, with its colon, says nothing.
        const std::size_t close = begin < end && text[begin] == '"' ? text.find('"', begin + 1) : std::string_view::npos;
        const bool is_key = close != std::string_view::npos && close + 2 == end;
        if (begin == end || is_key || !findings.wants(json_outside, {})) return;
        findings.add(json_outside, span_of(begin, end), "this belongs to no record").value = text.substr(begin, end - begin);
    }

    /// The item at `begin`, and what the scanner took for a part of it because of a line end in a string: other items, or damage.
    void read_all(std::string_view source, std::size_t begin, Arena& arena, const Sink& sink, Findings& findings) const {
        std::size_t end = read_one(source, begin, arena, sink, findings);
        while (end < source.size()) {
            const std::size_t next = source.find_first_not_of(" \t\r\n,", end);
            if (next == std::string_view::npos || source[next] != '{') break;
            end = read_one(source, next, arena, sink, findings);
        }
        report_outside(source, end, source.size(), findings);
    }

    /// Where the item ends.
    std::size_t read_one(std::string_view source, std::size_t begin, Arena& arena, const Sink& sink, Findings& findings) const {
        const JsonDocument document = parse_json(arena, source, begin);
        for (const JsonIssue& issue : document.issues) {
            if (findings.wants(json_lenient, {})) findings.add(json_lenient, issue.span, std::string(describe(issue.kind)));
        }
        const bool damaged = document.root == nullptr;
        const JsonNode* const item = damaged ? document.partial : document.root;
        const SourceSpan rest = span_of(item == nullptr ? begin : document.partial_end, source.size());
        if (damaged && findings.wants(json_syntax, {})) {
            Finding& finding = findings.add(json_syntax, document.error_span, std::string(document.error));
            if (item == nullptr) finding.value = raw_json(source, rest);  // no record keeps it
        }
        if (item == nullptr) return source.size();
        Record record(arena);
        record.source = damaged ? span_of(begin, source.size()) : item->span;
        TreeReader tree(record, source, format_);
        read_item_(tree, *item);
        for (NamesField& names : record.names) {
            take_others_off(names);
            take_signs_off(arena, names);
        }
        if (!damaged && has_no_value(record)) {
            if (is_empty(*item) || !findings.wants(json_no_work, {})) return document.end;
            findings.add(json_no_work, item->span, message_of(*item)).value = raw_json(source, item->span);
            return document.end;
        }
        tree.keep_rest(*item);
        tree.report_passed_over(findings);
        if (damaged) {
            record.add_leftover(format_, "damaged", raw_json(source, rest), rest);
        }
        sink(record);
        return damaged ? source.size() : document.end;
    }

    JsonLayout layout_;
    std::string_view format_;
    ReadItem read_item_;
};

}  // namespace

std::unique_ptr<Reader> make_json_reader(const JsonLayout& layout, std::string_view format, ReadItem read_item) {
    return std::make_unique<JsonReader>(layout, format, read_item);
}

const JsonNode* first_json_item(Arena& arena, const JsonLayout& layout, std::string_view head) {
    const std::size_t begin = skip_json_space(head, 0);
    if (begin == head.size() || (head[begin] != '[' && head[begin] != '{')) return nullptr;
    JsonItemScanner scanner(layout);
    const JsonItemScanner::Found found = scanner.next(head, begin);
    if (!found.item) return nullptr;
    const JsonDocument document = parse_json(arena, head.substr(0, found.end), found.begin);
    const JsonNode* const item = document.root != nullptr ? document.root : document.partial;
    return item != nullptr && item->is(JsonKind::object) ? item : nullptr;
}

}  // namespace bibcast
