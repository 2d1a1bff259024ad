#include "text/yaml_writer.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"
#include "text/yaml.hpp"

namespace bibcast {

namespace {

// Keys beyond 1024 characters must be written as `? key` (YAML 1.2.2, 7.4.3).
constexpr std::size_t longest_simple_key = 1000;

/// True for characters that may not stand in a YAML stream, or that YAML 1.1 takes for line ends.
bool needs_escape(char32_t c) {
    if (c == '\n' || c == '\t') return false;
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF || (c >= 0xFFFE && c <= 0xFFFF);
}

struct Shape {
    bool escapes = false;  ///< only double quotes can say it
    bool lines = false;
};

Shape shape_of(std::string_view text) {
    Shape shape;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        shape.escapes = shape.escapes || !point.valid || needs_escape(point.value);
        shape.lines = shape.lines || point.value == '\n';
    }
    return shape;
}

/// Words that YAML 1.1 or 1.2 gives a kind of their own (YAML 1.1 type repository, bool, null, merge, value).
bool is_reserved_word(std::string_view text) {
    constexpr std::array words = {"~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<"};
    if (text.size() > 5) return false;
    return std::any_of(words.begin(), words.end(), [text](std::string_view word) { return equals_ignoring_ascii_case(text, word); });
}

/// Numbers of any base, sexagesimals, dates and times of YAML 1.1, `.inf`: anything that looks like one.
bool looks_like_number(std::string_view text) {
    const char first = text[0];
    if (!is_ascii_digit(first) && first != '+' && first != '-' && first != '.') return false;
    if (first == '.' && (equals_ignoring_ascii_case(text, ".inf") || equals_ignoring_ascii_case(text, ".nan"))) return true;
    if (text.size() > 1 && equals_ignoring_ascii_case(text.substr(1), ".inf")) return true;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || std::string_view("+-._:oOxXtTzZ ").find(c) != std::string_view::npos;
    });
}

bool may_be_plain(std::string_view text) {
    if (text.empty() || is_ascii_space(text.front()) || is_ascii_space(text.back())) return false;
    if (std::string_view("-?:,[]{}#&*!|>'\"%@`").find(text.front()) != std::string_view::npos) return false;
    if (text.back() == ':' || text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos) return false;
    if (text.find('\t') != std::string_view::npos || text.starts_with("...")) return false;
    return !is_reserved_word(text) && !looks_like_number(text);
}

void append_double_quoted(std::string& out, std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const std::string_view bytes = text.substr(at, point.size);
        at += point.size;
        if (point.value == '"' || point.value == '\\') {
            out += '\\';
            out += bytes;
        } else if (point.value == '\n') {
            out += "\\n";
        } else if (point.value == '\t') {
            out += "\\t";
        } else if (!point.valid) {
            out += "\xEF\xBF\xBD";
        } else if (needs_escape(point.value)) {
            out += "\\u";
            for (const unsigned shift : {12U, 8U, 4U, 0U}) out += hex[point.value >> shift & 0xFU];
        } else {
            out += bytes;
        }
    }
    out += '"';
}

void append_single_quoted(std::string& out, std::string_view text) {
    out += '\'';
    for (const char c : text) out.append(c == '\'' ? 2 : 1, c);
    out += '\'';
}

/// A literal block holds any lines but those that begin or are all white space where its indentation is to be found.
bool may_be_block(std::string_view text) {
    if (text.empty() || is_ascii_space(text.front())) return false;
    // Readers differ on lines of blanks and tabs only.
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        const std::string_view line = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
        if (!line.empty() && trim(line).empty()) return false;
    }
    return true;
}

/// Numbers, and lists of numbers: `date-parts`.
bool is_numeric(const JsonNode& list) {
    for (const JsonNode& element : list) {
        if (!element.is(JsonKind::number) && !(element.is(JsonKind::array) && is_numeric(element))) return false;
    }
    return list.first != nullptr;
}

void append_block(std::string& out, std::string_view text, std::size_t indentation) {
    out += '|';
    if (text.back() != '\n') {
        out += '-';
    } else if (text.size() > 1 && text[text.size() - 2] == '\n') {
        out += '+';
    }
    if (text.back() == '\n') text.remove_suffix(1);
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out += '\n';
        if (end > at) out.append(indentation, ' ');
        out += text.substr(at, end - at);
        at = end + 1;
    }
}

}  // namespace

void append_yaml_key(std::string& out, std::string_view text) {
    const Shape shape = shape_of(text);
    if (shape.escapes || shape.lines) return append_double_quoted(out, text);
    if (may_be_plain(text)) {
        out += text;
    } else {
        append_single_quoted(out, text);
    }
}

void append_yaml_string(std::string& out, std::string_view text, std::size_t indentation) {
    const Shape shape = shape_of(text);
    if (shape.lines && !shape.escapes && may_be_block(text)) return append_block(out, text, indentation);
    append_yaml_key(out, text);
}

void YamlWriter::begin_line() {
    Level& level = levels_.back();
    if (!level.empty || !level.inline_first) {
        out_ += '\n';
        out_.append(level.indentation, ' ');
    }
    level.empty = false;
}

void YamlWriter::before_value() {
    if (after_ == After::key) {
        out_ += ' ';
    } else if (!levels_.empty() && !levels_.back().map) {
        begin_line();
        out_ += "- ";
    }
}

void YamlWriter::begin(bool map) {
    const bool in_list = !levels_.empty() && !levels_.back().map;
    if (in_list) {
        begin_line();
        out_ += "- ";
    }
    const std::size_t indentation = levels_.empty() ? indentation_ : levels_.back().indentation + 2;
    levels_.push_back({map, in_list || levels_.empty(), true, indentation});
    after_ = After::nothing;
}

void YamlWriter::end(std::string_view empty) {
    const Level level = levels_.back();
    levels_.pop_back();
    if (level.empty) {
        if (!level.inline_first) out_ += ' ';
        out_ += empty;
    }
    after_value();
}

void YamlWriter::key(std::string_view name) {
    begin_line();
    if (name.size() < longest_simple_key) {
        append_yaml_key(out_, name);
    } else {
        out_ += "? ";
        append_yaml_key(out_, name);
        out_ += '\n';
        out_.append(levels_.back().indentation, ' ');
    }
    out_ += ':';
    after_ = After::key;
}

void YamlWriter::string(std::string_view text) {
    before_value();
    append_yaml_string(out_, text, (levels_.empty() ? indentation_ : levels_.back().indentation) + 2);
    after_value();
}

void YamlWriter::plain(std::string_view text) {
    before_value();
    out_ += text;
    after_value();
}

void YamlWriter::flow(const JsonNode& list) {
    std::string line = "[";
    const auto append = [&line](const auto& again, const JsonNode& values) -> void {
        for (const JsonNode& value : values) {
            if (&value != values.first) line += ", ";
            if (value.is(JsonKind::number)) {
                line += value.text;
            } else {
                line += '[';
                again(again, value);
                line += ']';
            }
        }
    };
    append(append, list);
    plain(line + ']');
}

void YamlWriter::node(const JsonNode& value) {
    switch (value.kind) {
        case JsonKind::null: return plain("null");
        case JsonKind::boolean:
        case JsonKind::number: return plain(value.text);
        case JsonKind::string: return string(value.text);
        case JsonKind::crowd: {
            // JSON is YAML, on one line.
            std::string line(value.text);
            std::replace_if(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
            return plain(line);
        }
        case JsonKind::array:
            if (is_numeric(value)) return flow(value);
            begin_list();
            for (const JsonNode& element : value) node(element);
            return end_list();
        case JsonKind::object:
            begin_map();
            for (const JsonNode& member : value) {
                key(member.key);
                node(member);
            }
            return end_map();
    }
}

}  // namespace bibcast
