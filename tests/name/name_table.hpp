#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace bibcast {

/// One line of a table in testdata/names: its columns, `\n` in them decoded, and its number for messages.
struct TableRow {
    std::size_t line = 0;
    std::vector<std::string> columns;
};

/// The lines of testdata/names/`name`; comments and empty lines are left out, missing columns are empty.
inline std::vector<TableRow> read_table(const std::string& name, std::size_t columns) {
    std::ifstream file(std::string(BIBCAST_SOURCE_DIR) + "/testdata/names/" + name);
    std::vector<TableRow> rows;
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        if (line.empty() || line[0] == '#') continue;
        TableRow row{number, {}};
        std::stringstream cells(line);
        for (std::string cell; std::getline(cells, cell, '\t');) {
            for (std::size_t at = cell.find("\\n"); at != std::string::npos; at = cell.find("\\n", at + 1)) cell.replace(at, 2, "\n");
            row.columns.push_back(cell);
        }
        row.columns.resize(std::max(columns, row.columns.size()));
        rows.push_back(row);
    }
    return rows;
}

}  // namespace bibcast
