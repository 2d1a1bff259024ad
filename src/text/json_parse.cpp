#include "text/json_parse.hpp"

#include <cstring>

#include "text/byte_block.hpp"
#include "text/encoding.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }


int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// The four hexadecimal digits at `at`; -1 if they are not there.
int read_hex4(std::string_view text, std::size_t at) {
    if (at + 4 > text.size()) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        const int digit = hex_value(text[i]);
        if (digit < 0) return -1;
        value = value * 16 + digit;
    }
    return value;
}

char* put_utf8(char* to, char32_t value) {
    if (value < 0x80) {
        *to++ = static_cast<char>(value);
    } else if (value < 0x800) {
        *to++ = static_cast<char>(0xC0U | value >> 6U);
        *to++ = static_cast<char>(0x80U | (value & 0x3FU));
    } else if (value < 0x10000) {
        *to++ = static_cast<char>(0xE0U | value >> 12U);
        *to++ = static_cast<char>(0x80U | (value >> 6U & 0x3FU));
        *to++ = static_cast<char>(0x80U | (value & 0x3FU));
    } else {
        *to++ = static_cast<char>(0xF0U | value >> 18U);
        *to++ = static_cast<char>(0x80U | (value >> 12U & 0x3FU));
        *to++ = static_cast<char>(0x80U | (value >> 6U & 0x3FU));
        *to++ = static_cast<char>(0x80U | (value & 0x3FU));
    }
    return to;
}

/// The characters that a simple escape stands for; 0 for none.
char simple_escape(char c) {
    switch (c) {
        case '"':
        case '\\':
        case '/': return c;
        case 'b': return '\b';
        case 'f': return '\f';
        case 'n': return '\n';
        case 'r': return '\r';
        case 't': return '\t';
        default: return 0;
    }
}

/// Containers are on an explicit stack, so that depth costs no machine stack and is bounded.
class Parser {
  public:
    Parser(Arena& arena, std::string_view source, std::size_t begin) : arena_(arena), source_(source), at_(begin) {}

    JsonDocument parse() {
        run();
        if (failed()) give_partial();
        document_.end = at_;
        return document_;
    }

  private:
    static constexpr std::size_t values_a_look = 65'536;
    static constexpr std::size_t crowd_value_size = 6;  ///< bytes, with the comma; a node takes eight times as many

    static constexpr std::size_t none = json_depth_limit + 1;

    struct Open {
        JsonNode* node;
        CompactPointer<const JsonNode>* tail;  ///< where the next element is hung
    };

    void run() {
        while (true) {
            skip_space();
            if (at_ == source_.size()) return fail(depth_ == 0 ? "a value is missing" : "the text ends inside the value");
            if (depth_ != 0 && inside_object() && !read_key()) {
                if (failed()) return;
                if (close_and_go_on()) return;
                continue;
            }
            if (depth_ != 0 && !inside_object() && source_[at_] == ']') {
                note_trailing_comma();
                ++at_;
                if (close_and_go_on()) return;
                continue;
            }
            if (!read_value()) return;
            if (opened_) {
                opened_ = false;
                continue;
            }
            if (after_value()) return;
        }
    }

    void give_partial() {
        if (crowd_ == 1) {
            whole_tail_ = tail_before_;
            document_.partial_end = end_before_;
        }
        if (whole_tail_ != nullptr) {
            *whole_tail_ = nullptr;
            document_.partial = document_.root;
        }
        document_.root = nullptr;
    }

    /// Closes the innermost container; true if parsing is over.
    bool close_and_go_on() {
        after_comma_ = false;
        close();
        return after_value();
    }

    /// Behind a value: a comma, or the end of containers. True if parsing is over.
    bool after_value() {
        while (depth_ != 0) {
            if (depth_ == 1) {
                whole_tail_ = open_[0].tail;
                document_.partial_end = at_;
            }
            skip_space();
            const char c = at_ < source_.size() ? source_[at_] : '\0';
            if (c == ',') {
                comma_ = at_++;
                after_comma_ = true;
                return false;
            }
            if (c != (inside_object() ? '}' : ']')) {
                fail(at_ == source_.size()  ? "the text ends inside the value"
                     : inside_object()      ? "a comma or } is missing"
                                            : "a comma or ] is missing");
                return true;
            }
            ++at_;
            close();
        }
        return true;
    }

    /// Reads `"name":`. False at the end of the object, which is passed, and for an error.
    bool read_key() {
        if (source_[at_] == '}') {
            note_trailing_comma();
            ++at_;
            return false;
        }
        if (source_[at_] != '"') {
            fail("the name of a member is missing");
            return false;
        }
        const std::size_t begin = at_;
        if (!read_string(key_)) return false;
        key_span_ = {offset(begin), offset(at_)};
        skip_space();
        if (at_ == source_.size() || source_[at_] != ':') {
            fail("a colon is missing");
            return false;
        }
        ++at_;
        skip_space();
        if (at_ == source_.size()) {
            fail("the text ends inside the value");
            return false;
        }
        return true;
    }

    bool read_value() {
        JsonNode* const node = --until_look_ == 0 ? node_after_look() : make_node();
        node->span.begin = offset(at_);
        const char c = source_[at_];
        if (c == '"') {
            node->kind = JsonKind::string;
            std::string_view text;
            if (!read_string(text)) return false;
            node->text = text;
        } else if (c == '{' || c == '[') {
            node->kind = c == '{' ? JsonKind::object : JsonKind::array;
            ++at_;
            opened_ = true;
        } else if (!read_word(*node)) {
            return false;
        }
        node->span.end = offset(at_);
        hang(node);
        if (opened_) {
            if (depth_ == json_depth_limit) return fail_value("values are nested too deeply");
            open_[depth_++] = {node, &node->first};
        }
        return true;
    }

    JsonNode* make_node() { return new (arena_.allocate(sizeof(JsonNode), alignof(JsonNode))) JsonNode; }

    /// Every so many values it is asked whether they are a crowd. Those in a crowd are looked at and forgotten: each takes the place of
    /// the last one that stood as deep.
    [[gnu::cold, gnu::noinline]] JsonNode* node_after_look() {
        if (crowd_ == none) find_crowd();
        if (crowd_ == none) {
            until_look_ = values_a_look;
            looked_at_ = at_;
            return make_node();
        }
        until_look_ = 1;
        return new (forgotten_ + depth_) JsonNode;  // what it is hung on is forgotten, too
    }

    void find_crowd() {
        if (at_ - looked_at_ >= values_a_look * crowd_value_size) return;
        for (std::size_t depth = depth_; depth > 0; --depth) {
            const JsonNode& around = *open_[depth - 1].node;
            if (!around.is(JsonKind::array) || around.span.begin >= looked_at_) continue;
            crowd_ = depth;
            tail_before_ = whole_tail_;
            end_before_ = document_.partial_end;
            forgotten_ = static_cast<JsonNode*>(arena_.allocate((json_depth_limit + 1) * sizeof(JsonNode), alignof(JsonNode)));
            return;
        }
    }

    void close() {
        if (depth_ == crowd_) close_crowd();
        open_[--depth_].node->span.end = offset(at_);
    }

    [[gnu::cold, gnu::noinline]] void close_crowd() {
        JsonNode& node = *open_[depth_ - 1].node;
        node.span.end = offset(at_);
        crowd_ = none;
        until_look_ = values_a_look;
        looked_at_ = at_;
        node.kind = JsonKind::crowd;
        node.first = nullptr;
        node.text = raw_json(source_, node.span);
    }

    void hang(JsonNode* node) {
        after_comma_ = false;
        if (depth_ == 0) {
            document_.root = node;
            return;
        }
        Open& open = open_[depth_ - 1];
        if (open.node->kind == JsonKind::object) {
            node->key = key_;
            node->set_key_span(key_span_);
        }
        *open.tail = node;
        open.tail = &node->next;
    }

    bool read_word(JsonNode& node) {
        const std::string_view rest = source_.substr(at_);
        struct Word {
            std::string_view text;
            JsonKind kind;
        };
        for (const Word word : {Word{"true", JsonKind::boolean}, Word{"false", JsonKind::boolean}, Word{"null", JsonKind::null}}) {
            if (!rest.starts_with(word.text)) continue;
            node.kind = word.kind;
            node.text = rest.substr(0, word.text.size());
            at_ += word.text.size();
            return true;
        }
        node.kind = JsonKind::number;
        return read_number(node);
    }

    std::size_t skip_digits(std::size_t at) const {
        while (at < source_.size() && is_ascii_digit(source_[at])) ++at;
        return at;
    }

    /// Any length: a number is text to us.
    bool read_number(JsonNode& node) {
        std::size_t at = at_ + (source_[at_] == '-' ? 1 : 0);
        const std::size_t digits = at;
        at = skip_digits(at);
        if (at == digits) return fail_value("this is no value");
        if (source_[digits] == '0' && at - digits > 1) return fail_value("a number begins with 0");
        if (at < source_.size() && source_[at] == '.') {
            const std::size_t fraction = ++at;
            at = skip_digits(at);
            if (at == fraction) return fail_value("a number has no digit behind its point");
        }
        if (at < source_.size() && (source_[at] == 'e' || source_[at] == 'E')) {
            ++at;
            if (at < source_.size() && (source_[at] == '+' || source_[at] == '-')) ++at;
            const std::size_t exponent = at;
            at = skip_digits(at);
            if (at == exponent) return fail_value("a number has no digit in its exponent");
        }
        node.text = source_.substr(at_, at - at_);
        at_ = at;
        return true;
    }

    bool read_string(std::string_view& value) {
        const std::size_t begin = ++at_;
        at_ = skip_json_characters(source_, at_);
        if (at_ < source_.size() && source_[at_] == '"') {
            value = source_.substr(begin, at_ - begin);
            ++at_;
            return true;
        }
        // Decoding never lengthens, except that U+FFFD takes no more than the six bytes of its escape.
        const std::size_t end = end_of_string(at_);
        if (end == std::string_view::npos) {
            at_ = source_.size();
            fail("a string does not end");
            document_.error_span = {offset(begin - 1), offset(begin)};
            return false;
        }
        char* const to = static_cast<char*>(arena_.allocate(end - begin, 1));
        std::memcpy(to, source_.data() + begin, at_ - begin);
        char* put = to + (at_ - begin);
        while (at_ < end) {
            put = source_[at_] == '\\' ? read_escape(put) : put_control(put);
            const std::size_t next = skip_json_characters(source_, at_);
            std::memcpy(put, source_.data() + at_, next - at_);
            put += next - at_;
            at_ = next;
        }
        ++at_;
        value = {to, static_cast<std::size_t>(put - to)};
        return true;
    }

    std::size_t end_of_string(std::size_t at) const {
        while (true) {
            at = skip_json_characters(source_, at);
            if (at >= source_.size()) return std::string_view::npos;
            if (source_[at] == '"') return at;
            at += source_[at] == '\\' ? 2 : 1;
        }
    }

    char* put_control(char* put) {
        document_.issues.push(arena_, {JsonIssue::Kind::control_character, {offset(at_), offset(at_ + 1)}});
        *put++ = source_[at_++];
        return put;
    }

    char* read_escape(char* put) {
        const std::size_t begin = at_;
        const char letter = source_[at_ + 1];  // there is one: the string ends behind it
        if (const char simple = simple_escape(letter); simple != 0) {
            at_ += 2;
            *put++ = simple;
            return put;
        }
        const int first = letter == 'u' ? read_hex4(source_, at_ + 2) : -1;
        if (first < 0) {
            document_.issues.push(arena_, {JsonIssue::Kind::invalid_escape, {offset(begin), offset(begin + 2)}});
            *put++ = '\\';
            ++at_;
            return put;
        }
        at_ += 6;
        auto value = static_cast<char32_t>(first);
        if (value >= 0xD800 && value <= 0xDFFF) {
            const int second = value < 0xDC00 && source_.substr(at_).starts_with("\\u") ? read_hex4(source_, at_ + 2) : -1;
            if (second >= 0xDC00 && second <= 0xDFFF) {
                value = 0x10000 + ((value - 0xD800) << 10U) + (static_cast<char32_t>(second) - 0xDC00);
                at_ += 6;
            } else {
                document_.issues.push(arena_, {JsonIssue::Kind::lone_surrogate, {offset(begin), offset(at_)}});
                value = 0xFFFD;
            }
        }
        if (is_c1_control(value)) document_.issues.push(arena_, {JsonIssue::Kind::c1_control, {offset(begin), offset(at_)}});
        return put_utf8(put, without_c1(value));
    }

    void note_trailing_comma() {
        if (after_comma_) document_.issues.push(arena_, {JsonIssue::Kind::trailing_comma, {offset(comma_), offset(comma_ + 1)}});
    }
    void skip_space() { at_ = skip_json_space(source_, at_); }
    [[nodiscard]] bool inside_object() const { return open_[depth_ - 1].node->kind == JsonKind::object; }
    [[nodiscard]] bool failed() const { return !document_.error.empty(); }
    void fail(std::string_view what) {
        document_.error = what;
        document_.error_span = {offset(at_), offset(std::min(at_ + 1, source_.size()))};
    }
    bool fail_value(std::string_view what) {
        fail(what);
        return false;
    }

    Arena& arena_;
    std::string_view source_;
    std::size_t at_;
    JsonDocument document_;
    Open open_[json_depth_limit];
    std::size_t depth_ = 0;
    std::string_view key_;
    SourceSpan key_span_;
    std::size_t comma_ = 0;
    CompactPointer<const JsonNode>* whole_tail_ = nullptr;  ///< where the member after the last whole one is hung, at the top
    bool after_comma_ = false;
    bool opened_ = false;
    std::size_t until_look_ = values_a_look;
    std::size_t looked_at_ = at_;
    std::size_t crowd_ = none;       ///< how deep the crowd is, from 1
    CompactPointer<const JsonNode>* tail_before_ = nullptr;  ///< `whole_tail_` and `partial_end` when the crowd was found
    std::size_t end_before_ = 0;
    JsonNode* forgotten_ = nullptr;  ///< of values in a crowd, by depth
};

}  // namespace

const JsonNode* JsonNode::member(std::string_view name) const {
    for (const JsonNode& node : *this) {
        if (node.key == name) return &node;
    }
    return nullptr;
}

std::string_view describe(JsonIssue::Kind kind) {
    switch (kind) {
        case JsonIssue::Kind::none: break;
        case JsonIssue::Kind::lone_surrogate: return "half of a surrogate pair, read as U+FFFD";
        case JsonIssue::Kind::c1_control: return "a control character, read as the character of Windows-1252 that it stands for";
        case JsonIssue::Kind::invalid_escape: return "no JSON escape, the backslash is kept";
        case JsonIssue::Kind::control_character: return "a raw control character in a string";
        case JsonIssue::Kind::trailing_comma: return "a comma behind the last element";
    }
    return {};
}

std::size_t skip_json_characters(std::string_view source, std::size_t at) {
    at = skip_byte_blocks(source, at, [](ByteBlock block) { return (block < 0x20) | (block == '"') | (block == '\\'); });
    while (at < source.size() && source[at] != '"' && source[at] != '\\' && static_cast<unsigned char>(source[at]) >= 0x20) ++at;
    return at;
}

std::size_t skip_json_space(std::string_view source, std::size_t at) {
    while (at < source.size() && (source[at] == ' ' || source[at] == '\n' || source[at] == '\r' || source[at] == '\t')) ++at;
    return at;
}

JsonDocument parse_json(Arena& arena, std::string_view source, std::size_t begin) {
    return Parser(arena, source, begin).parse();
}

}  // namespace bibcast
