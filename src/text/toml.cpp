#include "text/toml.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t depth_limit = 64;

bool is_bare(char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '_' || c == '-'; }

/// `1979-05-27`, `07:32:00`, `1979-05-27T07:32:00Z`
bool is_time(std::string_view token) {
    const bool date = token.size() >= 10 && token[4] == '-' && token[7] == '-';
    const bool clock = token.size() >= 5 && token[2] == ':';
    return (date || clock) && is_ascii_digit(token.front());
}

bool is_number(std::string_view token) {
    const std::string_view digits = token.substr(token.starts_with('+') || token.starts_with('-') ? 1 : 0);
    if (digits == "inf" || digits == "nan") return true;
    if (digits.empty() || !is_ascii_digit(digits.front())) return false;
    return digits.find_first_not_of("0123456789abcdefABCDEFxXoO_.+-") == std::string_view::npos;
}

/// Not `+1`, `0x1F` or `inf`, which are texts in the tree.
bool is_json_number(std::string_view token) {
    const std::string_view digits = token.substr(token.starts_with('-') ? 1 : 0);
    if (digits.empty() || (digits.size() > 1 && digits[0] == '0' && is_ascii_digit(digits[1]))) return false;
    return is_ascii_digit(digits.front()) && is_ascii_digit(digits.back()) && digits.find_first_not_of("0123456789eE.+-") == std::string_view::npos;
}

class Parser {
  public:
    Parser(Arena& arena, std::string_view source, std::size_t begin) : arena_(arena), source_(source), at_(begin), root_(make(JsonKind::object, begin)) {}

    YamlDocument parse() {
        JsonNode* table = root_;
        document_.root = root_;
        while (true) {
            skip_blank_lines();
            document_.end = at_;
            if (at_ >= source_.size()) break;
            const bool read = here() == '[' ? read_header(table) : read_pair(*table, 0);
            if (!read || !end_line()) {
                if (document_.error.empty()) fail("something stands behind the value");
                return document_;
            }
        }
        root_->span.end = offset(at_);
        return document_;
    }

  private:
    static std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }
    [[nodiscard]] char here() const { return at_ < source_.size() ? source_[at_] : '\0'; }
    [[nodiscard]] bool at(std::string_view text) const { return source_.substr(at_).starts_with(text); }

    JsonNode* make(JsonKind kind, std::size_t begin) {
        auto* const node = new (arena_.allocate(sizeof(JsonNode), alignof(JsonNode))) JsonNode;
        node->kind = kind;
        node->span = {offset(begin), offset(begin)};
        return node;
    }

    bool fail(std::string_view error) {
        if (!document_.error.empty()) return false;
        document_.error = error;
        document_.error_span = {offset(std::min(at_, source_.size())), offset(std::min(at_ + 1, source_.size()))};
        return false;
    }

    void append(JsonNode& parent, JsonNode& node) {
        JsonNode*& last = last_[&parent];
        if (last == nullptr) parent.first = &node;
        else last->next = &node;
        last = &node;
    }

    void add_member(JsonNode& parent, JsonNode& node, std::string_view key, SourceSpan span) {
        node.key = key;
        node.set_key_span(span);
        append(parent, node);
        const auto [known, is_new] = members_.try_emplace({&parent, key}, &node);
        if (!is_new) document_.issues.push(arena_, {YamlIssue::Kind::duplicate_key, span, key});
        known->second = &node;
    }

    void skip_spaces() {
        while (here() == ' ' || here() == '\t') ++at_;
    }
    void skip_comment() {
        if (here() == '#') at_ = std::min(source_.find('\n', at_), source_.size());
    }
    void skip_blank_lines() {
        while (at_ < source_.size() && (is_ascii_space(here()) || here() == '#')) {
            skip_comment();
            if (at_ < source_.size()) ++at_;
        }
    }
    bool end_line() {
        skip_spaces();
        skip_comment();
        if (here() == '\r') ++at_;
        return at_ >= source_.size() || here() == '\n';
    }

    bool read_key(std::string_view& key, SourceSpan& span) {
        skip_spaces();
        const std::size_t begin = at_;
        if (here() == '"' || here() == '\'') {
            JsonNode text;
            if (!read_string(text, false)) return false;
            key = text.text;
        } else {
            while (at_ < source_.size() && is_bare(here())) ++at_;
            if (at_ == begin) return fail("a key is missing");
            key = source_.substr(begin, at_ - begin);
        }
        span = {offset(begin), offset(at_)};
        skip_spaces();
        return true;
    }

    /// The table of that name in `parent`, made if there is none; of a list of tables the last one.
    JsonNode* table_in(JsonNode& parent, std::string_view key, SourceSpan span) {
        const auto known = members_.find({&parent, key});
        if (known == members_.end()) {
            JsonNode* const table = make(JsonKind::object, span.begin);
            add_member(parent, *table, key, span);
            return table;
        }
        if (known->second->is(JsonKind::array)) {
            JsonNode* const last = last_[known->second];
            return last != nullptr && last->is(JsonKind::object) ? last : nullptr;
        }
        return known->second->is(JsonKind::object) ? known->second : nullptr;
    }

    /// `[a.b]` is a table, `[[a.b]]` one more in a list of tables.
    bool read_header(JsonNode*& table) {
        const std::size_t begin = at_;
        const bool list = at("[[");
        at_ += list ? 2 : 1;
        JsonNode* parent = root_;
        for (std::size_t depth = 0;; ++depth) {
            std::string_view key;
            SourceSpan span;
            if (!read_key(key, span)) return false;
            const bool last = here() != '.';
            if (depth == depth_limit) return fail("tables are nested too deeply");
            if (!last || !list) {
                parent = table_in(*parent, key, span);
                if (parent == nullptr) return fail("the key has a value that is no table");
                if (last && here() != ']') return fail("the bracket of the table is missing");
                ++at_;
                if (!last) continue;
                table = parent;
                return true;
            }
            const auto known = members_.find({parent, key});
            JsonNode* tables = known == members_.end() ? nullptr : known->second;
            if (tables != nullptr && !tables->is(JsonKind::array)) return fail("the key has a value that is no list");
            if (tables == nullptr) {
                tables = make(JsonKind::array, begin);
                add_member(*parent, *tables, key, span);
            }
            if (!at("]]")) return fail("the brackets of the table are missing");
            at_ += 2;
            table = make(JsonKind::object, begin);
            table->span.end = offset(at_);
            append(*tables, *table);
            return true;
        }
    }

    bool read_pair(JsonNode& table, std::size_t depth) {
        JsonNode* parent = &table;
        for (std::size_t level = depth;; ++level) {
            std::string_view key;
            SourceSpan span;
            if (!read_key(key, span)) return false;
            if (level >= depth_limit) return fail("keys are nested too deeply");
            if (here() == '.') {
                ++at_;
                parent = table_in(*parent, key, span);
                if (parent == nullptr) return fail("the key has a value that is no table");
                continue;
            }
            if (here() != '=') return fail("an equals sign is missing");
            ++at_;
            skip_spaces();
            JsonNode* const value = make(JsonKind::null, at_);
            if (!read_value(*value, level + 1)) return false;
            add_member(*parent, *value, key, span);
            return true;
        }
    }

    bool read_value(JsonNode& node, std::size_t depth) {
        if (depth > depth_limit) return fail("values are nested too deeply");
        node.span.begin = offset(at_);
        bool read = false;
        if (here() == '"' || here() == '\'') read = read_string(node, true);
        else if (here() == '[') read = read_array(node, depth);
        else if (here() == '{') read = read_inline_table(node, depth);
        else read = read_scalar(node);
        node.span.end = offset(at_);
        return read;
    }

    bool read_scalar(JsonNode& node) {
        const std::size_t begin = at_;
        const auto token_end = [&](std::size_t from) { return std::min(source_.find_first_of(" \t\r\n,]}#", from), source_.size()); };
        at_ = token_end(begin);
        // A date and a time may have a blank between them.
        if (at_ - begin == 10 && here() == ' ' && at_ + 3 < source_.size() && is_ascii_digit(source_[at_ + 1]) && source_[at_ + 3] == ':') at_ = token_end(at_ + 1);
        node.text = source_.substr(begin, at_ - begin);
        if (node.text == "true" || node.text == "false") node.kind = JsonKind::boolean;
        else if (is_time(node.text)) node.kind = JsonKind::string;
        else if (is_number(node.text)) {
            std::string digits(node.text);
            digits.erase(std::remove(digits.begin(), digits.end(), '_'), digits.end());
            if (digits.size() != node.text.size()) node.text = arena_.copy(digits);
            node.kind = is_json_number(node.text) ? JsonKind::number : JsonKind::string;
        } else {
            at_ = begin;
            return fail("no value: a string needs quotation marks");
        }
        return true;
    }

    bool read_array(JsonNode& node, std::size_t depth) {
        node.kind = JsonKind::array;
        ++at_;
        while (true) {
            skip_blank_lines();
            if (here() == ']') break;
            JsonNode* const value = make(JsonKind::null, at_);
            if (!read_value(*value, depth + 1)) return false;
            append(node, *value);
            skip_blank_lines();
            if (here() == ',') ++at_;
            else if (here() != ']') return fail("a comma or ] is missing");
        }
        ++at_;
        return true;
    }

    bool read_inline_table(JsonNode& node, std::size_t depth) {
        node.kind = JsonKind::object;
        ++at_;
        while (true) {
            skip_blank_lines();
            if (here() == '}') break;
            if (!read_pair(node, depth)) return false;
            skip_blank_lines();
            if (here() == ',') ++at_;
            else if (here() != '}') return fail("a comma or } is missing");
        }
        ++at_;
        return true;
    }

    bool read_string(JsonNode& node, bool may_have_lines) {
        node.kind = JsonKind::string;
        const char quote = here();
        const std::string_view three = quote == '"' ? "\"\"\"" : "'''";
        if (!at(three)) return read_quoted(node, std::string_view(three).substr(0, 1));
        if (!may_have_lines) return fail("a key may not have lines");
        at_ += 3;
        if (here() == '\r') ++at_;
        if (here() == '\n') ++at_;
        --at_;  // `read_quoted` steps over the last character of the opening
        return read_quoted(node, three);
    }

    /// From the last character of the opening quotation marks on.
    bool read_quoted(JsonNode& node, std::string_view quote) {
        const bool escapes = quote.front() == '"';
        const std::size_t begin = ++at_;
        std::string decoded;
        std::size_t plain = begin;
        while (true) {
            at_ = std::min(source_.find_first_of(escapes ? "\"\\\n" : "'\n", at_), source_.size());
            if (at_ >= source_.size() || (here() == '\n' && quote.size() == 1)) return fail("a quotation mark is missing");
            if (here() == '\n') {
                ++at_;
            } else if (here() == '\\') {
                decoded += source_.substr(plain, at_ - plain);
                if (!read_escape(decoded)) return false;
                plain = at_;
            } else if (at(quote)) {
                // Up to two quotation marks may stand in front of the closing ones.
                while (quote.size() == 3 && at_ + 3 < source_.size() && source_[at_ + 3] == quote.front()) ++at_;
                break;
            } else {
                ++at_;
            }
        }
        const std::string_view rest = source_.substr(plain, at_ - plain);
        node.text = plain == begin ? rest : arena_.copy(decoded + std::string(rest));
        at_ += quote.size();
        return true;
    }

    bool read_escape(std::string& out) {
        ++at_;
        const char letter = here();
        constexpr std::string_view letters = "btnfre\"\\";
        constexpr std::string_view values = "\b\t\n\f\r\x1B\"\\";
        if (const std::size_t index = letters.find(letter); index != std::string_view::npos && letter != '\0') {
            out += values[index];
            ++at_;
            return true;
        }
        const std::size_t digits = letter == 'u' ? 4 : letter == 'U' ? 8 : letter == 'x' ? 2 : 0;
        if (digits != 0) {
            const std::string_view number = source_.substr(std::min(at_ + 1, source_.size()), digits);
            std::uint32_t value = 0;
            const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value, 16);
            const bool whole = error == std::errc() && end == number.data() + digits;
            if (!whole || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return fail("an escape is no character");
            append_utf8(out, value);
            at_ += 1 + digits;
            return true;
        }
        // A backslash at the end of a line takes the blanks of the next ones away.
        const std::size_t next = std::min(source_.find_first_not_of(" \t\r\n", at_), source_.size());
        if (source_.substr(at_, next - at_).find('\n') == std::string_view::npos) return fail("an escape is unknown");
        at_ = next;
        return true;
    }

    Arena& arena_;
    std::string_view source_;
    std::size_t at_;
    JsonNode* root_;
    YamlDocument document_;
    std::unordered_map<const JsonNode*, JsonNode*> last_;
    std::map<std::pair<const JsonNode*, std::string_view>, JsonNode*> members_;
};

}  // namespace

YamlDocument parse_toml(Arena& arena, std::string_view source, std::size_t begin) { return Parser(arena, source, begin).parse(); }

}  // namespace bibcast
