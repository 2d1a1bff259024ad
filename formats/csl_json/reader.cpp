#include "formats/csl_json/reader.hpp"

#include <optional>

#include "formats/csl_json/codes.hpp"
#include "formats/csl_json/descriptor.hpp"
#include "formats/csl_json/item_reader.hpp"
#include "formats/csl_json/layout.hpp"
#include "io/json_items.hpp"
#include "text/json_parse.hpp"

namespace bibcast::csl_json {

namespace {

constexpr auto npos = std::string_view::npos;

SourceSpan span_of(std::size_t begin, std::size_t end) { return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}; }

/// True for what stands around a list of items when it is an object with nothing else in it.
bool is_bare_wrapper(std::string_view stray) {
    std::string squeezed;
    for (const char c : stray.substr(0, 64)) {
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') squeezed += c;
    }
    return squeezed == "{\"items\":" || squeezed == "{\"references\":" || squeezed == "}";
}

/// Says that something stands between items that is neither bracket nor comma.
void report_outside(std::string_view text, std::size_t begin, std::size_t end, Findings& findings) {
    constexpr std::string_view expected = " \t\r\n,[]";
    begin = std::min(text.find_first_not_of(expected, begin), end);
    while (end > begin && expected.find(text[end - 1]) != std::string_view::npos) --end;
    if (begin == end) return;
    const std::string_view stray = text.substr(begin, end - begin);
    if (is_bare_wrapper(stray)) return;
    if (!findings.wants(outside_item, {})) return;
    Finding& finding = findings.add(outside_item, span_of(begin, end), "this belongs to no item");
    finding.value = stray;
}

class CslJsonReader final : public Reader {
  public:
    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<JsonItemSplitter>(layout); }

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        JsonItemScanner scanner(layout, json_shape(slice));
        std::size_t at = 0;
        bool sound = true;  // no item was damaged
        const Arena::Mark before = arena.mark();
        for (; at < slice.text.size(); arena.rewind(before)) {
            if (const std::size_t begin = sound ? scanner.plain_item_at(slice.text, at) : npos; begin != npos) {
                const JsonDocument document = parse_json(arena, slice.text, begin);
                sound = document.root != nullptr && document.issues.empty();
                if (sound) {
                    at = document.end;
                    take_item(document, slice.text.substr(0, at), begin, arena, sink, findings);
                    continue;
                }
            }
            // An item that does not end in the slice ends with it: the splitter saw what comes next.
            const JsonItemScanner::Found found = scanner.next(slice.text, at);
            report_outside(slice.text, at, found.begin, findings);
            at = found.end;
            if (found.item) read_item(slice.text.substr(0, found.end), found.begin, arena, sink, findings);
        }
    }

  private:
    /// The item that `source` has from `begin` on; behind it stands what the scanner took for a part of it because of a line end in a string.
    static void read_item(std::string_view source, std::size_t begin, Arena& arena, const Sink& sink, Findings& findings) {
        while (true) {
            const JsonDocument document = parse_json(arena, source, begin);
            take_item(document, source, begin, arena, sink, findings);
            if (document.root == nullptr) return;
            begin = std::min(source.find_first_not_of(" \t\r\n,", document.end), source.size());
            if (begin < source.size() && source[begin] == '{') continue;
            return report_outside(source, begin, source.size(), findings);
        }
    }

    static void take_item(const JsonDocument& document, std::string_view source, std::size_t begin, Arena& arena, const Sink& sink, Findings& findings) {
        for (const JsonIssue& issue : document.issues) {
            if (findings.wants(lenient, {})) findings.add(lenient, issue.span, std::string(describe(issue.kind)));
        }
        const JsonNode* const item = document.root != nullptr ? document.root : document.partial;
        const SourceSpan rest = span_of(item == nullptr ? begin : document.partial_end, source.size());
        const bool is_map = item != nullptr && item->first != nullptr && item->first->is(JsonKind::object) && is_map_of_items(*item);
        // What no record keeps stands in the finding.
        if (document.root == nullptr) report_syntax(document, item == nullptr || is_map ? raw_json(source, rest) : std::string_view(), findings);
        if (item == nullptr) return;
        if (is_map) return take_map(*item, source, arena, sink, findings);
        Record record(arena);
        ItemReader(record, source, findings).read(*item);
        if (document.root == nullptr) {
            record.source = span_of(begin, source.size());
            record.add_leftover("csl_json", "damaged", raw_json(source, rest), rest);
        }
        sink(record);
    }

    /// Items under their ids, as programs that cite them hold them in memory.
    static void take_map(const JsonNode& map, std::string_view source, Arena& arena, const Sink& sink, Findings& findings) {
        for (const JsonNode& item : map) {
            Record record(arena);
            ItemReader(record, source, findings).read(item);
            if (record.id.empty()) record.id = item.key;
            sink(record);
        }
    }

    static void report_syntax(const JsonDocument& document, std::string_view lost, Findings& findings) {
        if (findings.wants(syntax, {})) findings.add(syntax, document.error_span, std::string(document.error)).value = lost;
    }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<CslJsonReader>(); }

}  // namespace bibcast::csl_json
