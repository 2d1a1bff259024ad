#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bibcast::csv {

/// One cell of a row.
struct Cell {
    std::string text;       ///< without its quotation marks
    std::size_t begin = 0;  ///< offsets in the text that was scanned, quotation marks included
    std::size_t end = 0;
};

/// One row, and what was wrong with it.
struct Row {
    std::vector<Cell> cells;
    std::size_t begin = 0;
    std::size_t end = 0;        ///< behind its line end
    bool whole = false;         ///< false: it may go on behind the text
    bool damaged = false;       ///< a quotation mark is not closed, or stands inside a cell
    std::size_t damage_at = 0;
    bool hangs_on_rest = false; ///< that it ends here depends on what follows: with less of it, it may have been taken to go on
};

/// Reads rows of separated values (RFC 4180). A quotation mark counts only at the beginning of a cell, and ends the cell only
/// before a delimiter or a line end; one that is never closed is a character. In a row that has another number of cells than the
/// header, line ends inside quotation marks end the row if that makes the numbers agree.
class RowScanner {
  public:
    explicit RowScanner(char delimiter, std::size_t columns = 0, char line_end = '\n') : delimiter_(delimiter), line_end_(line_end), columns_(columns) {}

    /// The row that begins at `at`. With `at_end` the text is all there is.
    [[nodiscard]] Row next(std::string_view text, std::size_t at, bool at_end);

  private:
    enum class Lines : unsigned char { many, one };
    [[nodiscard]] Row scan(std::string_view text, std::size_t at, bool at_end, Lines lines);
    /// Behind the closing quotation mark of the cell that begins at `at`; npos if there is none. `line`: the end of the row's first line.
    [[nodiscard]] std::size_t closing(std::string_view text, std::size_t at, bool at_end, Lines lines, std::size_t line);

    char delimiter_;
    char line_end_;
    std::size_t columns_;
    std::size_t barren_begin_ = 0;  ///< between these offsets no quotation mark closes a cell
    std::size_t barren_end_ = 0;
};

/// The delimiter of a table by its first line: the one of comma, semicolon, tab and bar that stands there most often outside
/// quotation marks; a comma if none does.
[[nodiscard]] char guess_delimiter(std::string_view text);

/// What ends the lines of a table, by its first one: a line feed, also behind a carriage return, or a carriage return alone (Excel's "CSV (Macintosh)").
[[nodiscard]] char guess_line_end(std::string_view text);

/// Where the header is: behind empty lines and lines of blanks; npos if there is nothing else.
[[nodiscard]] std::size_t header_begin(std::string_view text);

/// Appends a cell, in quotation marks if it needs them.
void append_cell(std::string& out, std::string_view text, char delimiter);

}  // namespace bibcast::csv
