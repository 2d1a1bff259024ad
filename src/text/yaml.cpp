#include "text/yaml.hpp"

#include <yaml.h>

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>
#include <vector>

#include "text/json.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// libyaml counts places in code points; this gives the bytes. Asked in nearly ascending order.
class Places {
  public:
    Places(std::string_view source, std::size_t begin) : source_(source), begin_(begin), ascii_end_(begin) {}

    [[nodiscard]] std::uint32_t of(const yaml_mark_t& mark) {
        const std::size_t byte = std::min(begin_ + mark.index, source_.size());
        if (is_ascii_until(byte)) return static_cast<std::uint32_t>(byte);
        const std::size_t wanted = mark.index / step;
        while (steps_.size() <= wanted && reached_ < source_.size()) {
            steps_.push_back(reached_);
            reached_ = forward(reached_, step);
        }
        if (wanted >= steps_.size()) return static_cast<std::uint32_t>(source_.size());
        return static_cast<std::uint32_t>(forward(steps_[wanted], mark.index % step));
    }

    Places(const Places&) = delete;
    Places& operator=(const Places&) = delete;

  private:
    static constexpr std::size_t step = 32;
    /// Looks no further than that: of a long text, the document may be the first few bytes.
    [[nodiscard]] bool is_ascii_until(std::size_t end) {
        if (ascii_ && end > ascii_end_) {
            const std::size_t checked = ascii_end_;
            ascii_end_ = std::min(source_.size(), std::max(end, checked + 4096));
            ascii_ = is_ascii(source_.substr(checked, ascii_end_ - checked));
        }
        return ascii_;
    }
    [[nodiscard]] std::size_t forward(std::size_t at, std::size_t count) const {
        for (; count > 0 && at < source_.size(); --count) {
            ++at;
            while (at < source_.size() && (static_cast<unsigned char>(source_[at]) & 0xC0U) == 0x80U) ++at;
        }
        return at;
    }
    std::string_view source_;
    std::size_t begin_;
    bool ascii_ = true;      ///< up to `ascii_end_`
    std::size_t ascii_end_;
    std::vector<std::size_t> steps_;
    std::size_t reached_ = begin_;
};

std::string_view view(const yaml_char_t* text) {
    return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
}

struct Event {
    yaml_event_t value{};
    Event() = default;
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
    ~Event() { yaml_event_delete(&value); }
};

/// How many bytes at `at` are a character that YAML 1.2 (5.1) forbids and libyaml refuses with the rest of the document; 0 if none are.
std::size_t forbidden_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
    const unsigned first = byte(0);
    if (first < 0x20) return first == '\t' || first == '\n' || first == '\r' ? 0 : 1;
    if (first == 0x7F) return 1;
    if (first == 0xC2) return byte(1) < 0xA0 && byte(1) != 0x85 ? 2 : 0;
    if (first != 0xEF) return 0;
    const bool mark = at > 0 && byte(1) == 0xBB && byte(2) == 0xBF;
    return mark || (byte(1) == 0xBF && byte(2) >= 0xBE) ? 3 : 0;
}

/// The same text, of as many bytes and characters, with blanks for what YAML forbids, as far as they have that length. `first` is the place of the
/// first one; the text itself, and npos, if there is none.
std::string_view without_forbidden(Arena& arena, std::string_view text, std::size_t& first) {
    first = 0;
    while (first < text.size() && forbidden_at(text, first) == 0) ++first;
    if (first == text.size()) {
        first = std::string_view::npos;
        return text;
    }
    constexpr std::array<std::string_view, 4> blanks = {"", " ", "\xC2\xA0", "\xE3\x80\x80"};
    std::string clean(text.substr(0, first));
    for (std::size_t at = first; at < text.size();) {
        const std::size_t size = forbidden_at(text, at);
        clean += size == 0 ? text.substr(at, 1) : blanks[size];
        at += std::max<std::size_t>(size, 1);
    }
    return arena.copy(clean);
}

/// Makes the tree from the events of one document.
class TreeBuilder {
  public:
    TreeBuilder(Arena& texts, Arena& nodes, std::string_view source, std::size_t begin)
        : arena_(texts), nodes_(nodes), source_(source), begin_(begin), places_(source, begin) {
        if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
        std::size_t first = 0;
        const std::string_view clean = without_forbidden(nodes, source.substr(begin), first);
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(clean.data()), clean.size());
        if (first == std::string_view::npos) return;
        const auto at = static_cast<std::uint32_t>(begin + first);
        issue(YamlIssue::Kind::control, {at, at + 1}, {});
    }
    ~TreeBuilder() { yaml_parser_delete(&parser_); }
    TreeBuilder(const TreeBuilder&) = delete;
    TreeBuilder& operator=(const TreeBuilder&) = delete;

    YamlDocument build() {
        document_.end = begin_;
        while (true) {
            Event event;
            if (yaml_parser_parse(&parser_, &event.value) == 0) {
                fail(arena_.copy(parser_.problem == nullptr ? "no YAML" : parser_.problem), problem_place());
                break;
            }
            if (!take(event.value)) break;
        }
        while (!open_.empty()) close(document_.end);
        // A text that an error follows was no value, but the beginning of what could not be understood.
        if (!document_.error.empty() && document_.root != nullptr && is_scalar(*document_.root)) {
            document_.root = nullptr;
            document_.end = begin_;
        }
        return document_;
    }

  private:
    struct Open {
        JsonNode* node;
        JsonNode* last = nullptr;
        std::string_view anchor;
        std::size_t size = 1;      ///< values in it, as `size_of` counts them
        bool has_key = false;      ///< of a mapping: `key` waits for its value
        std::string_view key;
        SourceSpan key_span;
        std::vector<std::string_view> keys;
    };
    struct Anchor {
        const JsonNode* node;
        std::size_t size;
    };

    /// How many values a text counts for: a long one is more than one, or a few aliases of it would make any size.
    [[nodiscard]] static std::size_t size_of(std::string_view text) { return 1 + text.size() / 64; }

    [[nodiscard]] std::uint32_t problem_place() {
        if (parser_.error == YAML_READER_ERROR) {
            return static_cast<std::uint32_t>(std::min(begin_ + parser_.problem_offset, source_.size()));
        }
        return places_.of(parser_.problem_mark);
    }
    void fail(std::string_view what, std::uint32_t at) {
        document_.error = what;
        const auto size = static_cast<std::uint32_t>(source_.size());
        const std::uint32_t begin = std::min(at, size == 0 ? 0 : size - 1);
        document_.error_span = {begin, std::min(begin + 1, size)};
    }

    /// False when there is no more to take.
    bool take(const yaml_event_t& event) {
        const SourceSpan span{places_.of(event.start_mark), places_.of(event.end_mark)};
        switch (event.type) {
            case YAML_STREAM_END_EVENT: document_.end = source_.size(); return false;
            case YAML_DOCUMENT_END_EVENT: document_.end = span.end; return false;
            case YAML_SCALAR_EVENT: return take_scalar(event, span);
            case YAML_ALIAS_EVENT: take_alias(view(event.data.alias.anchor), span); return true;
            case YAML_SEQUENCE_START_EVENT:
                return begin(JsonKind::array, event.data.sequence_start.anchor, event.data.sequence_start.tag, span);
            case YAML_MAPPING_START_EVENT:
                return begin(JsonKind::object, event.data.mapping_start.anchor, event.data.mapping_start.tag, span);
            case YAML_SEQUENCE_END_EVENT:
            case YAML_MAPPING_END_EVENT:
                close(span.end > span.begin ? span.end : document_.end);
                return true;
            default: return true;
        }
    }

    JsonNode* new_node(JsonKind kind, SourceSpan span) {
        auto* node = new (nodes_.allocate(sizeof(JsonNode), alignof(JsonNode))) JsonNode;
        node->kind = kind;
        node->span = span;
        return node;
    }

    bool take_scalar(const yaml_event_t& event, SourceSpan span) {
        const auto& scalar = event.data.scalar;
        const bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
        JsonNode read;
        read.kind = JsonKind::string;
        read.span = span;
        const std::string_view value(reinterpret_cast<const char*>(scalar.value), scalar.length);
        // The text as it stands in the source needs no copy.
        read.text = plain && source_.substr(span.begin, span.end - span.begin) == value ? source_.substr(span.begin, value.size()) : arena_.copy(value);
        if (plain && scalar.tag == nullptr) read.kind = kind_of_plain_scalar(read.text);
        if (scalar.tag != nullptr) apply_tag(read, view(scalar.tag));
        if (expects_key()) {
            set_key(read.text, span);
            // `&name key: …` names the key, which nobody refers to.
            return true;
        }
        JsonNode* const node = new (nodes_.allocate(sizeof(JsonNode), alignof(JsonNode))) JsonNode(read);
        add(node, size_of(node->text));
        if (scalar.anchor != nullptr) anchors_[arena_.copy(view(scalar.anchor))] = {node, size_of(node->text)};
        // The value that a key lacks may be what the damage behind it was.
        if (span.end > span.begin) document_.end = span.end;
        return true;
    }

    void apply_tag(JsonNode& node, std::string_view tag) {
        if (tag == YAML_STR_TAG || tag == "!") {
            node.kind = JsonKind::string;
        } else if (tag == YAML_INT_TAG || tag == YAML_FLOAT_TAG) {
            node.kind = kind_of_plain_scalar(node.text) == JsonKind::number ? JsonKind::number : JsonKind::string;
        } else if (tag == YAML_BOOL_TAG) {
            node.kind = kind_of_plain_scalar(node.text) == JsonKind::boolean ? JsonKind::boolean : JsonKind::string;
        } else if (tag == YAML_NULL_TAG) {
            node.kind = kind_of_plain_scalar(node.text) == JsonKind::null ? JsonKind::null : JsonKind::string;
        } else if (tag != YAML_TIMESTAMP_TAG && tag != YAML_SEQ_TAG && tag != YAML_MAP_TAG) {
            issue(YamlIssue::Kind::tag, node.span, arena_.copy(tag));
        }
    }

    void issue(YamlIssue::Kind kind, SourceSpan span, std::string_view text) { document_.issues.push(arena_, {kind, span, text}); }

    void take_alias(std::string_view name, SourceSpan span) {
        JsonNode* node = new_node(JsonKind::string, span);
        node->text = arena_.concat({"*", name});
        document_.end = span.end;
        if (expects_key()) {
            issue(YamlIssue::Kind::unknown_alias, span, node->text);
            return set_key(node->text, span);
        }
        const auto anchor = anchors_.find(name);
        std::size_t size = 1;
        if (anchor == anchors_.end()) {
            issue(YamlIssue::Kind::unknown_alias, span, node->text);
        } else if (copied_ + anchor->second.size > yaml_alias_limit) {
            issue(YamlIssue::Kind::alias_limit, span, node->text);
        } else {
            size = anchor->second.size;
            copied_ += size;
            *node = *anchor->second.node;
            node->next = nullptr;
            node->key = {};
        }
        add(node, size);
    }

    [[nodiscard]] bool expects_key() const { return !open_.empty() && open_.back().node->is(JsonKind::object) && !open_.back().has_key; }
    void set_key(std::string_view key, SourceSpan span) {
        Open& open = open_.back();
        open.key = key;
        open.key_span = span;
        open.has_key = true;
    }

    bool begin(JsonKind kind, const yaml_char_t* anchor, const yaml_char_t* tag, SourceSpan span) {
        if (open_.size() == yaml_depth_limit) {
            fail("nested too deeply", span.begin);
            return false;
        }
        Open open;
        open.node = new_node(kind, span);
        open.anchor = arena_.copy(view(anchor));
        if (tag != nullptr) apply_tag(*open.node, view(tag));
        open.node->kind = kind;
        open_.push_back(std::move(open));
        return true;
    }

    void close(std::size_t end) {
        Open open = std::move(open_.back());
        open_.pop_back();
        open.node->span.end = std::max(open.node->span.begin + 1, static_cast<std::uint32_t>(end));
        report_duplicates(open);
        document_.end = std::max(document_.end, end);
        if (expects_key()) {
            const std::string_view key = trim(raw_json(source_, open.node->span));
            issue(YamlIssue::Kind::complex_key, open.node->span, key);
            return set_key(key, open.node->span);
        }
        if (!open.anchor.empty()) anchors_[open.anchor] = {open.node, open.size};
        add(open.node, open.size);
    }

    void report_duplicates(Open& open) {
        std::sort(open.keys.begin(), open.keys.end());
        for (auto at = open.keys.begin(); at != open.keys.end();) {
            at = std::adjacent_find(at, open.keys.end());
            if (at == open.keys.end()) return;
            const std::string_view key = *at;
            issue(YamlIssue::Kind::duplicate_key, open.node->member(key)->key_span(), key);
            while (at != open.keys.end() && *at == key) ++at;
        }
    }

    void add(JsonNode* node, std::size_t size) {
        if (open_.empty()) {
            document_.root = node;
            return;
        }
        Open& open = open_.back();
        open.size += size;
        if (open.node->is(JsonKind::object)) {
            node->key = open.key;
            node->set_key_span(open.key_span);
            open.has_key = false;
            open.keys.push_back(node->key);
        }
        (open.last == nullptr ? open.node->first : open.last->next) = node;
        open.last = node;
    }

    Arena& arena_;
    Arena& nodes_;
    std::string_view source_;
    std::size_t begin_;
    Places places_;
    yaml_parser_t parser_{};
    YamlDocument document_;
    std::vector<Open> open_;
    std::unordered_map<std::string_view, Anchor> anchors_;  ///< of one name the last one
    std::size_t copied_ = 0;
};

bool is_number(std::string_view text) {
    std::size_t at = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    const auto digits = [&] {
        const std::size_t from = at;
        while (at < text.size() && is_ascii_digit(text[at])) ++at;
        return at - from;
    };
    std::size_t count = digits();
    if (at < text.size() && text[at] == '.') {
        ++at;
        count += digits();
    }
    if (count == 0) return false;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
        if (digits() == 0) return false;
    }
    return at == text.size();
}

}  // namespace

std::string_view describe(YamlIssue::Kind kind) {
    switch (kind) {
        case YamlIssue::Kind::unknown_alias: return "an alias of nothing that stands before it, read as text";
        case YamlIssue::Kind::alias_limit: return "aliases that would make too much of it, read as text";
        case YamlIssue::Kind::duplicate_key: return "a key stands twice";
        case YamlIssue::Kind::tag: return "a tag that says nothing here";
        case YamlIssue::Kind::complex_key: return "a key that is no text, read as it is written";
        case YamlIssue::Kind::control: return "a control character, read as a blank";
    }
    return {};
}

JsonKind kind_of_plain_scalar(std::string_view text) {
    if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL") return JsonKind::null;
    for (const std::string_view word : {"true", "True", "TRUE", "false", "False", "FALSE"}) {
        if (text == word) return JsonKind::boolean;
    }
    return is_number(text) ? JsonKind::number : JsonKind::string;
}

YamlDocument parse_yaml(Arena& arena, std::string_view source, std::size_t begin) { return parse_yaml(arena, arena, source, begin); }

YamlDocument parse_yaml(Arena& texts, Arena& nodes, std::string_view source, std::size_t begin) {
    return TreeBuilder(texts, nodes, source, begin).build();
}

void append_json(std::string& out, const JsonNode& node) {
    switch (node.kind) {
        case JsonKind::null: out += "null"; return;
        case JsonKind::boolean: out += equals_ignoring_ascii_case(node.text, "true") ? "true" : "false"; return;
        case JsonKind::number: {
            // What YAML allows and JSON does not: +1, .5, 007.
            const std::string_view digits = node.text.substr(node.text.starts_with('-') ? 1 : 0);
            const bool strict = is_ascii_digit(digits[0]) && is_ascii_digit(digits.back()) && digits.find('.') != 0 &&
                                (digits[0] != '0' || digits.size() == 1 || !is_ascii_digit(digits[1])) && digits.find(".e") == std::string_view::npos &&
                                digits.find(".E") == std::string_view::npos;
            if (strict) {
                out += node.text;
            } else {
                append_json_string(out, node.text);
            }
            return;
        }
        case JsonKind::string: append_json_string(out, node.text); return;
        case JsonKind::crowd: out += node.text; return;
        case JsonKind::array:
        case JsonKind::object: break;
    }
    const bool object = node.is(JsonKind::object);
    out += object ? '{' : '[';
    for (const JsonNode& child : node) {
        if (&child != node.first) out += ',';
        if (object) {
            append_json_string(out, child.key);
            out += ':';
        }
        append_json(out, child);
    }
    out += object ? '}' : ']';
}

}  // namespace bibcast
