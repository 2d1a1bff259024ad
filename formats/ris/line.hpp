#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "diag/span.hpp"

namespace bibcast::ris {

/// A line that has the form of a tag, a dash and a value. Whether it is one depends on the record (`is_tag`).
struct TagLine {
    std::string_view tag;    ///< two characters, as written
    std::string_view value;  ///< trimmed
    SourceSpan span;         ///< of the value
    std::uint8_t gap = 0;    ///< blanks between tag and dash
    bool tab = false;        ///< one of them is a tab
    bool upper = true;
    bool glued = false;      ///< the value follows the dash at once
    bool indented = false;
};

/// How the tag lines of a record are written: as its first one.
struct LineShape {
    std::uint8_t gap = 2;
    bool upper = true;
    bool glued = false;
    bool indented = false;
};

/// The parts of `line`, which begins at `offset`; nothing if it has not the form.
[[nodiscard]] std::optional<TagLine> split_line(std::string_view line, std::size_t offset);

/// True for the first line of a record: `TY  - ` with any value; in any other spelling only with a known type.
[[nodiscard]] bool begins_record(const TagLine& line);

/// True for the last line of a record: `ER  - ` with any value; in any other spelling only with none.
[[nodiscard]] bool ends_record(const TagLine& line);

/// True if the line is a tag and not a piece of text that goes on: `XX  - ` always; lines in other spellings
/// (one blank, no blank, lower case) only with a known tag, and the odder ones only if the record is so written.
[[nodiscard]] bool is_tag(const TagLine& line, const LineShape& shape);

/// The form that the specification has, with a known tag: sure even outside of a record.
[[nodiscard]] bool is_sure_tag(const TagLine& line);

/// Goes through the lines of a text, which end in LF, CR LF or CR.
class Lines {
  public:
    explicit Lines(std::string_view text, std::size_t begin = 0) : text_(text), end_(begin) {}
    /// The next line without its end; false if there is none.
    bool next();
    [[nodiscard]] std::string_view line() const { return line_; }
    [[nodiscard]] std::size_t begin() const { return begin_; }
    /// Where the next line begins.
    [[nodiscard]] std::size_t end() const { return end_; }
    /// False for a last line whose end is not in the text.
    [[nodiscard]] bool complete() const { return complete_; }

  private:
    std::string_view text_;
    std::string_view line_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::size_t next_feed_ = 0;  ///< the first LF at or behind `begin_`, found once
    bool complete_ = false;
};

}  // namespace bibcast::ris
