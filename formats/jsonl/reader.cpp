#include "formats/jsonl/reader.hpp"

#include <bitset>
#include <charconv>
#include <cstring>

#include "formats/jsonl/codes.hpp"
#include "formats/jsonl/date_json.hpp"
#include "formats/jsonl/line_splitter.hpp"
#include "formats/jsonl/name_json.hpp"
#include "io/stated_place.hpp"
#include "model/plain_variables.hpp"
#include "text/csl_markup.hpp"
#include "text/utf8.hpp"

namespace bibcast::jsonl {

namespace {

/// Reads one object into a record.
class RecordReader {
  public:
    RecordReader(Record& record, std::string_view source, Findings& findings)
        : record_(record), findings_(findings), parts_(record, source, findings, "jsonl", wrong_type) {}

    void read(const JsonNode& object) {
        record_.source = object.span;
        // First of all, so that findings can name the record.
        if (const JsonNode* id = object.member("id"); id != nullptr) record_.id = parts_.text(*id, "id");
        for (const JsonNode& member : object) {
            if (is_again(object, member)) {
                report(duplicate_key, member, "stands twice", member.key);
                parts_.keep(member, member.key);
            } else {
                read_member(member);
            }
        }
    }

  private:
    /// A second value of a key that has only one. (Variables have several, and so have lists.)
    static bool is_again(const JsonNode& object, const JsonNode& member) {
        for (const std::string_view key : {"id", "type", "generated-id", "native-type", "native-source"}) {
            if (member.key == key) return object.member(key) != &member;
        }
        return false;
    }

    void read_member(const JsonNode& member) {
        if (const auto variable = variable_named(member.key)) {
            if (seen_.test(static_cast<std::size_t>(*variable))) report(duplicate_key, member, "stands twice", member.key);
            seen_.set(static_cast<std::size_t>(*variable));
            return read_variable(member, *variable);
        }
        const std::string_view key = member.key;
        if (key == "type") {
            read_type(member);
        } else if (key == "generated-id") {
            record_.generated_id = member.text == "true";
        } else if (key == "others") {
            read_others(member);
        } else if (key == "identifiers") {
            parts_.identifiers(member, key);
        } else if (key == "links") {
            parts_.links(member, key);
        } else if (key == "groups") {
            parts_.strings(member, key, &Record::add_group);
        } else if (key == "topics") {
            parts_.strings(member, key, &Record::add_topic);
        } else if (key == "awards") {
            parts_.strings(member, key, &Record::add_award);
        } else if (key == "native-type") {
            record_.native_type.value = parts_.text(member, key);
            record_.native_type.source = member.span;
        } else if (key == "leftovers") {
            parts_.leftovers(member, key);
        } else if (key == "native-source") {
            read_native_source(member);
        } else if (key == source_place_key && member.is(JsonKind::string) && read_stated_place(member.text)) {
            // Where the record stood before programs had it is no part of it: findings are shown there.
        } else if (key != "id") {
            report(unknown_key, member, "is no key of a record", member.key);
            parts_.keep(member, key);
        }
    }

    void read_variable(const JsonNode& member, Variable variable) {
        if (variable == Variable::keyword) return read_keywords(member);
        const VariableKind kind = kind_of(variable);
        if (kind == VariableKind::name) return read_names(parts_, member, variable);
        if (!member.is(JsonKind::array)) return read_value(member, variable, member.key);
        const Place place(member.key);
        if (has_many(member)) return parts_.keep(member, place);
        std::size_t index = 0;
        for (const JsonNode& element : member) read_value(element, variable, Place(place, index++));
    }

    void read_value(const JsonNode& node, Variable variable, const Place& place) {
        if (kind_of(variable) == VariableKind::date) {
            return read_date_value(node, variable, place);
        }
        // CSL lets a number variable be a number.
        const bool number = node.is(JsonKind::number) && kind_of(variable) == VariableKind::number;
        const std::string_view value = number ? node.text.view() : parts_.text(node, place);
        if (holds_no_markup(variable)) {
            record_.add_text(variable, value, node.span);
        } else {
            record_.add_text(variable, decode_csl_markup(record_.arena(), value), node.span);
        }
    }

    void read_date_value(const JsonNode& node, Variable variable, const Place& place) {
        if (node.is(JsonKind::null)) return;
        Date value;
        const bool understood = read_date(node, value);
        if (!understood) {
            report(date, node, "is no date that could be read in full", place);
            parts_.keep(node, place);
        }
        if (understood || value.has_parts() || !value.literal.empty()) record_.add_date(variable, value, node.span);
    }

    void read_keywords(const JsonNode& member) {
        if (!member.is(JsonKind::string)) return parts_.strings(member, member.key, &Record::add_keyword);
        std::string_view rest = member.text;
        while (!rest.empty()) {
            const std::size_t comma = std::min(rest.find(','), rest.size());
            record_.add_keyword(trim(rest.substr(0, comma)), member.span);
            rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
    }

    void read_type(const JsonNode& member) {
        const std::string_view word = parts_.text(member, member.key);
        if (const auto type = item_type_named(word)) {
            record_.type = *type;
        } else if (!word.empty()) {
            report(unknown_type, member, "is none of CSL's types", member.key);
            if (record_.native_type.value.empty()) {
                record_.native_type.value = word;
                record_.native_type.source = member.span;
            } else {
                parts_.keep(member, member.key);
            }
        }
    }

    /// Names of the variables whose lists go on.
    void read_others(const JsonNode& member) {
        if (!member.is(JsonKind::array)) return parts_.keep_wrong(member, member.key, "an array");
        const Place list(member.key);
        std::size_t index = 0;
        for (const JsonNode& element : member) {
            const Place place(list, index++);
            const auto variable = variable_named(parts_.text(element, place));
            if (variable && kind_of(*variable) == VariableKind::name) {
                record_.names_of(*variable, element.span).others = true;
            } else if (element.is(JsonKind::string)) {
                parts_.keep_wrong(element, place, "the name of a name variable");
            }
        }
    }

    void read_native_source(const JsonNode& node) {
        if (!node.is(JsonKind::object)) return parts_.keep_wrong(node, node.key, "an object");
        const Place outer(node.key);
        NativeSource& native = record_.native;
        for (const JsonNode& member : node) {
            const Place place(outer, member.key);
            const std::string_view text = parts_.text(member, place);
            if (member.key == "format") {
                native.format = text;
            } else if (member.key == "before") {
                native.before = text;
            } else if (member.key == "text") {
                native.text = text;
            } else if (member.key == "after") {
                native.after = text;
            } else if (member.key == "fingerprint" || member.key == "previous") {
                std::uint64_t& value = member.key == "previous" ? native.previous : native.fingerprint;
                const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
                if (error != std::errc{} || end != text.data() + text.size()) {
                    value = 0;
                    parts_.keep_wrong(member, place, "16 hexadecimal digits");
                }
            } else {
                parts_.keep(member, place);
            }
        }
    }

    void report(const Code& code, const JsonNode& node, std::string_view what, const Place& place) {
        const std::string_view field = place.key();
        if (!findings_.wants(code, field)) return;
        const SourceSpan span = node.key_span().known() && &code != &unknown_type ? node.key_span() : node.span;
        Finding& finding = findings_.add(code, span, place.text() + ' ' + std::string(what));
        finding.record_id = record_.id;
        finding.field = field;
        finding.value = node.text;
    }

    Record& record_;
    Findings& findings_;
    PartsReader parts_;
    std::bitset<variable_count> seen_;
};

class JsonlReader final : public Reader {
  public:
    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<LineSplitter>(); }

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        std::size_t at = 0;
        while (at < slice.text.size()) {
            const std::size_t end = std::min(slice.text.find('\n', at), slice.text.size());
            read_line(slice.text.substr(0, end), at, arena, sink, findings);
            at = end + 1;
        }
    }

  private:
    static bool is_array_of_records(const JsonNode& node) { return node.is(JsonKind::array) && node.begin() != node.end() && (*node.begin()).is(JsonKind::object); }

    static void report_no_json(const JsonDocument& document, std::string_view line, Findings& findings) {
        Finding& finding = findings.add(syntax, document.error_span, std::string(document.error));
        finding.value = line;
        // What programs print that lay out their JSON for people.
        const std::string_view word = trim(line);
        if (word == "{" || word == "[") finding.hint = "a record is an object on one line: jq -c writes it so";
    }

    /// The line is what `source` has from `at` on; spans count from the beginning of `source`.
    static void read_line(std::string_view source, std::size_t at, Arena& arena, const Sink& sink, Findings& findings) {
        const Arena::Mark start = arena.mark();
        for (at = skip_json_space(source, at); at < source.size(); at = skip_json_space(source, at)) {
            arena.rewind(start);
            const JsonDocument document = parse_json(arena, source, at);
            if (document.root == nullptr) {
                if (findings.wants(syntax, {})) report_no_json(document, source.substr(at), findings);
                return;
            }
            at = document.end;
            for (const JsonIssue& issue : document.issues) {
                if (findings.wants(lenient, {})) findings.add(lenient, issue.span, std::string(describe(issue.kind)));
            }
            if (!document.root->is(JsonKind::object)) {
                if (!findings.wants(not_a_record, {})) continue;
                std::string message = "a record is an object, and this is ";
                message += name_of(document.root->kind);
                Finding& finding = findings.add(not_a_record, document.root->span, std::move(message));
                finding.value = raw_json(source, document.root->span);
                if (is_array_of_records(*document.root)) finding.hint = "its elements may be records: jq -c '.[]' puts each on a line";
                continue;
            }
            Record record(arena);
            RecordReader(record, source, findings).read(*document.root);
            sink(record);
        }
    }
};

/// Whether a line that has not ended yet is not worth waiting for its end: it is long and no record, or longer than any record is.
bool is_hopeless(std::string_view line) {
    constexpr std::size_t is_long = std::size_t{16} << 20;
    constexpr std::size_t longest = std::size_t{1} << 30;
    if (line.size() < is_long) return false;
    const std::size_t at = skip_json_space(line.substr(0, is_long), 0);
    return line.size() >= longest || at == is_long || line[at] != '{';
}

}  // namespace

Splitter::Cut LineSplitter::next(std::string_view text, std::size_t wanted, bool at_end) {
    const std::size_t first = std::min(wanted, text.size());
    // The last line end within what is wanted, else the first one behind it.
    if (searched_ < first) {
        const std::size_t last = text.substr(0, first).rfind('\n');
        if (last != std::string_view::npos) {
            searched_ = 0;
            return {last + 1, nullptr};
        }
        searched_ = first;
    }
    const std::size_t next = text.find('\n', searched_);
    searched_ = 0;
    if (next != std::string_view::npos) return {next + 1, nullptr};
    if (at_end || is_hopeless(text)) return {text.size(), nullptr};
    searched_ = text.size();
    return {};
}

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<JsonlReader>(); }

}  // namespace bibcast::jsonl
