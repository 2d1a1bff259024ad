#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
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
/// The string is made longer in advance: it is right, and others may touch it, when the outermost value is whole.
class JsonWriter {
  public:
    /// With a `depth` it writes one value inside so many others, from where `out` stands.
    explicit JsonWriter(std::string& out, unsigned indentation = 0, unsigned depth = 0)
        : out_(out), size_(out.size()), indentation_(indentation), depth_(depth), outermost_(depth), after_key_(depth != 0) {}
    JsonWriter(const JsonWriter&) = delete;
    JsonWriter& operator=(const JsonWriter&) = delete;
    ~JsonWriter() { settle(); }

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
        (void)put_key(name, 0);
        after_key_ = true;
    }
    /// The name of the next member, whatever it holds.
    void escaped_key(std::string_view name);
    void string(std::string_view value);
    void number(std::int64_t value);
    void boolean(bool value) { raw(value ? "true" : "false"); }
    /// Text that is JSON already.
    void raw(std::string_view json) {
        (void)json.copy(begin_element(json.size()), json.size());
        settle_at_end();
    }
    void member(std::string_view name, std::string_view value);
    /// A member that is left out when its value is empty.
    void member_unless_empty(std::string_view name, std::string_view value) {
        if (!value.empty()) member(name, value);
    }
    /// From now on all in one line (`true`), or as at first.
    void one_line(bool on) { one_line_ = on; }

    /// The size of the string up to here.
    [[nodiscard]] std::size_t size() const { return ahead_ ? size_ : out_.size(); }

  private:
    /// What stands before an element, and room for `size` bytes of it.
    char* begin_element(std::size_t size) {
        if (after_key_) {
            after_key_ = false;
            return extend(size);
        }
        const bool lines = depth_ != 0 && indentation_ != 0;
        const std::size_t comma = needs_comma_ ? 1 : 0;
        const std::size_t gap = !lines ? 0 : one_line_ ? comma : 1 + std::size_t{indentation_} * depth_;
        char* at = extend(comma + gap + size);
        if (needs_comma_) *at++ = ',';
        if (gap != 0) {
            std::memset(at, ' ', gap);
            if (!one_line_) *at = '\n';
        }
        needs_comma_ = true;
        return at + gap;
    }
    /// A name with its colon, and room for `size` bytes of its value.
    char* put_key(std::string_view name, std::size_t size) {
        const std::size_t blank = indentation_ != 0 ? 1 : 0;
        char* at = begin_element(name.size() + 3 + blank + size);
        *at++ = '"';
        at += name.copy(at, name.size());
        *at++ = '"';
        *at++ = ':';
        if (blank != 0) *at++ = ' ';
        return at;
    }
    /// Room for `size` more bytes.
    char* extend(std::size_t size) {
        if (!ahead_ || out_.size() - size_ < size) go_ahead(size);
        char* const at = out_.data() + size_;
        size_ += size;
        return at;
    }
    /// Makes the string longer than is needed now: many small pieces would cost more than what they hold.
    void go_ahead(std::size_t size);
    void settle() {
        if (ahead_) out_.resize(size_);
        ahead_ = false;
    }
    void settle_at_end() {
        if (depth_ == outermost_) settle();
    }
    void begin(char bracket) {
        *begin_element(1) = bracket;
        needs_comma_ = false;
        ++depth_;
    }
    void end(char bracket) {
        --depth_;
        const bool line = needs_comma_ && indentation_ != 0 && !one_line_;
        const std::size_t gap = line ? 1 + std::size_t{indentation_} * depth_ : 0;
        char* const at = extend(gap + 1);
        if (line) {
            std::memset(at, ' ', gap);
            *at = '\n';
        }
        at[gap] = bracket;
        needs_comma_ = true;
        settle_at_end();
    }

    std::string& out_;
    std::size_t size_;   ///< of what is written, while the string is ahead
    bool ahead_ = false;  ///< the string is longer than what is written
    unsigned indentation_;
    unsigned depth_;
    unsigned outermost_;
    bool needs_comma_ = false;
    bool after_key_;
    bool one_line_ = false;
};

}  // namespace bibcast
