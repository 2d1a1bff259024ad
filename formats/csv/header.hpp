#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "formats/csv/columns.hpp"

namespace bibcast::csv {

/// What the first row of a table says.
struct Header {
    char delimiter = ',';
    char line_end = '\n';
    std::size_t begin = 0;  ///< of its row, in the text that was searched
    std::size_t end = 0;    ///< behind its line end
    bool whole = true;      ///< false: the row, or what must be seen to know it, may go on behind the text
    std::vector<Column> columns;

    [[nodiscard]] std::size_t known() const;
    [[nodiscard]] bool has_title() const;
};

/// The header of the table `text`: its first row, or, if nothing of that is known, the first one below of which two columns are (Dimensions has a line
/// about the search above its headers, spreadsheets write `sep=;`). `delimiter` 0: the one the row shows. No columns: there are only blanks.
[[nodiscard]] Header find_header(std::string_view text, char delimiter, bool at_end);

}  // namespace bibcast::csv
