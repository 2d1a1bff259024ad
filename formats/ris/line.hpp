#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace bibcast::ris {

/// A line that has the form of a tag, a dash and a value. Whether it is one depends on the record (`is_tag`).
struct TagLine {
    std::string_view tag;    ///< two characters, as written
    std::string_view value;  ///< trimmed
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

/// True for a line of a record as the specification has it, `XX  - `, that neither begins nor ends the record. Nearly all lines are such
/// ones: `is_tag` is true of what `split_line` makes of them.
[[nodiscard]] bool is_usual_line(std::string_view line);

/// The value of a usual line.
[[nodiscard]] std::string_view usual_value(std::string_view line);

/// The parts of `line`; nothing if it has not the form.
[[nodiscard]] std::optional<TagLine> split_line(std::string_view line);

/// True for the tag `TY`.
[[nodiscard]] bool is_type(const TagLine& line);

/// True for the first line of a record: `TY  - ` with any value; in any other spelling only with a known type.
[[nodiscard]] bool begins_record(const TagLine& line);

/// True for the last line of a record: `ER  - ` with any value; in any other spelling only with none.
[[nodiscard]] bool ends_record(const TagLine& line);

/// True if the line is a tag and not a piece of text that goes on: `XX  - ` always; lines in other spellings
/// (one blank, no blank, lower case) only with a known tag, and the odder ones only if the record is so written.
[[nodiscard]] bool is_tag(const TagLine& line, const LineShape& shape);

/// The form that the specification has, with a known tag: sure even outside of a record.
[[nodiscard]] bool is_sure_tag(const TagLine& line);

}  // namespace bibcast::ris
