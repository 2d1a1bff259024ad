#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bibcast {

/// Appends `text` as a JSON string (RFC 8259, section 7) with its quotation marks. Escapes only what JSON
/// requires; UTF-8 goes through as it is, and an ill-formed byte becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);

/// The same without the quotation marks.
void append_json_escaped(std::string& out, std::string_view text);

void append_json_number(std::string& out, std::int64_t value);

/// Writes JSON into a string as it goes, and puts the commas. With an indentation every member stands on a
/// line of its own; without one there is no space at all.
class JsonWriter {
  public:
    /// With a `depth` it writes one value inside so many others, from where `out` stands.
    explicit JsonWriter(std::string& out, unsigned indentation = 0, unsigned depth = 0)
        : out_(out), indentation_(indentation), depth_(depth), after_key_(depth != 0) {}

    void begin_object() { begin('{'); }
    void end_object() { end('}'); }
    /// An object that stands in one line, for what people read as one thing: a name, a link.
    void begin_line_object() {
        begin('{');
        one_line_ = true;
    }
    void end_line_object() {
        end('}');
        one_line_ = false;
    }
    void begin_array() { begin('['); }
    void end_array() { end(']'); }
    /// The name of the next member; must need no escape.
    void key(std::string_view name) {
        before_element();
        out_ += '"';
        out_ += name;
        out_ += indentation_ != 0 ? "\": " : "\":";
        after_key_ = true;
    }
    /// The name of the next member, whatever it holds.
    void escaped_key(std::string_view name);
    void string(std::string_view value) {
        before_element();
        append_json_string(out_, value);
    }
    void number(std::int64_t value) {
        before_element();
        append_json_number(out_, value);
    }
    void boolean(bool value) { raw(value ? "true" : "false"); }
    /// Text that is JSON already.
    void raw(std::string_view json) {
        before_element();
        out_ += json;
    }
    void member(std::string_view name, std::string_view value) {
        key(name);
        string(value);
    }
    /// A member that is left out when its value is empty.
    void member_unless_empty(std::string_view name, std::string_view value) {
        if (!value.empty()) member(name, value);
    }
    /// From now on all in one line (`true`), or as at first.
    void one_line(bool on) { one_line_ = on; }

    [[nodiscard]] std::string& out() { return out_; }

  private:
    void before_element() {
        if (after_key_) {
            after_key_ = false;
            return;
        }
        if (needs_comma_) out_ += ',';
        if (depth_ != 0 && indentation_ != 0) break_line();
        needs_comma_ = true;
    }
    void begin(char bracket) {
        before_element();
        out_ += bracket;
        needs_comma_ = false;
        ++depth_;
    }
    void end(char bracket) {
        --depth_;
        if (needs_comma_ && indentation_ != 0) break_line_at_end();
        out_ += bracket;
        needs_comma_ = true;
    }
    void break_line();
    void break_line_at_end();

    std::string& out_;
    unsigned indentation_;
    unsigned depth_;
    bool needs_comma_ = false;
    bool after_key_;
    bool one_line_ = false;
};

}  // namespace bibcast
