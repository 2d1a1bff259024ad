#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "text/byte_block.hpp"

namespace bibcast {

/// Appends `text` as a JSON string (RFC 8259, section 7) with its quotation marks. Escapes only what JSON
/// requires; UTF-8 goes through as it is, and an ill-formed byte becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);

/// The same without the quotation marks.
void append_json_escaped(std::string& out, std::string_view text);

void append_json_number(std::string& out, std::int64_t value);

/// The name of a member as it stands in the output, with quotation marks, colon and blank: made once, and copied as one block.
class JsonKey {
  public:
    static constexpr std::size_t room = 32;
    /// `name` must need no escape and have at most 28 bytes.
    constexpr explicit JsonKey(std::string_view name) : size_(static_cast<std::uint8_t>(name.size() + 4)) {
        std::size_t at = 0;
        bytes_[at++] = '"';
        for (const char c : name) bytes_[at++] = c;
        for (const char c : {'"', ':', ' '}) bytes_[at++] = c;
    }
    [[nodiscard]] constexpr const char* data() const { return bytes_; }
    [[nodiscard]] constexpr std::size_t size() const { return size_; }

  private:
    char bytes_[room] = {};
    std::uint8_t size_;
};

/// Writes JSON into a string as it goes, and puts the commas. With an indentation every member stands on a
/// line of its own; without one there is no space at all.
/// What is written gathers in a buffer first: the string is right, and others may touch it, when the outermost value is whole.
class JsonWriter {
  public:
    /// With a `depth` it writes one value inside so many others, from where `out` stands.
    explicit JsonWriter(std::string& out, unsigned indentation = 0, unsigned depth = 0)
        : out_(out), indentation_(indentation), depth_(depth), outermost_(depth), after_key_(depth != 0) {
        set_lead();
    }
    JsonWriter(const JsonWriter&) = delete;
    JsonWriter& operator=(const JsonWriter&) = delete;
    ~JsonWriter() { flush(); }

    void begin_object() { begin('{'); }
    void end_object() { end('}'); }
    /// An object that stands in one line, for what people read as one thing: a name, a link.
    void begin_line_object() {
        *begin_element(1) = '{';
        needs_comma_ = false;
        ++depth_;
        one_line(true);
    }
    void end_line_object() {
        end('}');
        one_line(false);
    }
    void begin_array() { begin('['); }
    void end_array() { end(']'); }
    /// The name of the next member; must need no escape.
    void key(std::string_view name) {
        (void)put_key(name, 0);
        after_key_ = true;
    }
    void key(const JsonKey& name) {
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
        copy_bytes(begin_element(json.size()), json);
        flush_at_end();
    }
    void member(std::string_view name, std::string_view value) { put_member(name, value); }
    void member(const JsonKey& name, std::string_view value) { put_member(name, value); }
    /// A member that is left out when its value is empty.
    template <class Name>
    void member_unless_empty(const Name& name, std::string_view value) {
        if (!value.empty()) member(name, value);
    }
    /// From now on all in one line (`true`), or as at first.
    void one_line(bool on) {
        one_line_ = on;
        set_lead();
    }

    /// The size of the string up to here.
    [[nodiscard]] std::size_t size() const { return out_.size() + used_; }

  private:
    /// Where the next element begins: behind a comma, and on a line of its own if there are lines.
    void set_lead() {
        const bool spaced = depth_ != 0 && indentation_ != 0;
        const std::size_t gap = !spaced ? 0 : one_line_ ? 1 : 1 + std::size_t{indentation_} * depth_;
        lead_ = spaced && !one_line_ ? line_lead : word_lead;
        lead_size_[0] = spaced && !one_line_ ? gap : 0;
        lead_size_[1] = 1 + gap;
    }
    /// What stands before an element. Where that goes on.
    char* put_lead(char* at) {
        const std::size_t comma = needs_comma_ ? 1 : 0;
        const std::size_t size = lead_size_[comma];
        std::memcpy(at, lead_ + 1 - comma, lead_room);
        if (size > lead_room) std::memset(at + lead_room, ' ', size - lead_room);
        needs_comma_ = true;
        return at + size;
    }
    /// What stands before an element, and room for `size` bytes of it.
    char* begin_element(std::size_t size) {
        if (after_key_) {
            after_key_ = false;
            return extend(size);
        }
        const std::size_t lead = lead_size_[needs_comma_ ? 1 : 0];
        // What is too large for the buffer has no room behind it.
        if (lead + size <= buffer_size) return put_lead(extend(lead + size));
        (void)put_lead(extend(lead));
        return extend(size);
    }
    /// A name with its colon, and room for `size` bytes of its value.
    char* put_key(std::string_view name, std::size_t size) {
        const std::size_t blank = indentation_ != 0 ? 1 : 0;
        char* at = begin_element(name.size() + 3 + blank + size);
        *at++ = '"';
        copy_bytes(at, name);
        at += name.size();
        *at++ = '"';
        *at++ = ':';
        if (blank != 0) *at++ = ' ';
        return at;
    }
    char* put_key(const JsonKey& name, std::size_t size) {
        const std::size_t name_size = name.size() - (indentation_ != 0 ? 0 : 1);
        char* const at = put_lead(extend(lead_size_[needs_comma_ ? 1 : 0] + name_size + size));
        std::memcpy(at, name.data(), JsonKey::room);
        return at + name_size;
    }
    template <class Name>
    void put_member(const Name& name, std::string_view value) {
        const bool is_short = value.size() <= longest_in_buffer;
        char* const at = put_key(name, is_short ? value.size() + 2 : 0);
        if (!is_short || !put_string(at, value)) write_escaped(value);
        flush_at_end();
    }
    /// Room for `size` more bytes: in the buffer, or in the string if it is too much for that.
    char* extend(std::size_t size) {
        if (size > buffer_size - used_) return extend_further(size);
        char* const at = buffer_ + used_;
        used_ += size;
        return at;
    }
    char* extend_further(std::size_t size);
    /// Writes a value between its quotation marks at `at`, where the last room was made, for just this. False, and the room is given back, if
    /// something in it must be escaped.
    bool put_string(char* at, std::string_view value);
    /// Writes a value whatever it holds, and past the buffer if it is long.
    void write_escaped(std::string_view value);
    void flush() {
        out_.append(buffer_, used_);
        used_ = 0;
    }
    void flush_at_end() {
        if (depth_ == outermost_) flush();
    }
    void begin(char bracket) {
        *begin_element(1) = bracket;
        needs_comma_ = false;
        ++depth_;
        if (!one_line_) set_lead();
    }
    void end(char bracket) {
        --depth_;
        const bool line = needs_comma_ && indentation_ != 0 && !one_line_;
        const std::size_t gap = line ? 1 + std::size_t{indentation_} * depth_ : 0;
        char* at = extend(gap + 1);
        if (line) {
            std::memcpy(at, line_lead + 1, lead_room);
            if (gap > lead_room) std::memset(at + lead_room, ' ', gap - lead_room);
        }
        at[gap] = bracket;
        needs_comma_ = true;
        if (!one_line_) set_lead();
        flush_at_end();
    }

    static constexpr std::size_t lead_room = 16;
    static constexpr char line_lead[] = ",\n               ";
    static constexpr char word_lead[] = ",                ";
    static constexpr std::size_t buffer_size = 2048;
    static constexpr std::size_t longest_in_buffer = buffer_size / 2;  ///< longer values go into the string at once

    std::string& out_;
    std::size_t used_ = 0;  ///< of the buffer
    unsigned indentation_;
    unsigned depth_;
    unsigned outermost_;
    bool needs_comma_ = false;
    bool after_key_;
    bool one_line_ = false;
    const char* lead_ = word_lead;     ///< a comma, and what stands between it and the next element
    std::size_t lead_size_[2] = {};    ///< of that, without the comma and with it
    char buffer_[buffer_size + lead_room + JsonKey::room];  ///< short texts are copied with what is behind them
};

}  // namespace bibcast
