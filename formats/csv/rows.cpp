#include "formats/csv/rows.hpp"

#include <algorithm>
#include <array>

namespace bibcast::csv {

namespace {
constexpr auto npos = std::string_view::npos;
// A cell in quotation marks that goes on for longer was not closed. A text of 64 MiB has room, with all its marks doubled.
constexpr std::size_t longest_cell = std::size_t{160} * 1024 * 1024;
// No table has more columns than a spreadsheet can; what is behind them in a row is one cell.
constexpr std::size_t most_cells = 16'385;
}  // namespace

std::size_t RowScanner::closing(std::string_view text, std::size_t at, bool at_end, Lines lines, std::size_t line) {
    const std::size_t limit = std::min(text.size(), at + longest_cell);
    std::size_t from = at + 1;
    if (lines == Lines::many && at >= barren_begin_ && at < barren_end_) from = std::max(from, barren_end_);
    for (std::size_t quote = text.find('"', from); quote < limit; quote = text.find('"', quote + 1)) {
        if (lines == Lines::one && line < quote) return npos;
        if (quote + 1 == text.size()) return at_end ? quote + 1 : npos;
        const char next = text[quote + 1];
        if (next == '"') {
            ++quote;
            continue;
        }
        if (next == delimiter_ || next == '\n' || next == '\r') return quote + 1;
    }
    if (lines == Lines::many && (at_end || limit < text.size())) {
        barren_begin_ = at;
        barren_end_ = limit;
    }
    return npos;
}

Row RowScanner::scan(std::string_view text, std::size_t at, bool at_end, Lines lines) {
    Row row;
    row.begin = at;
    const auto damage = [&row](std::size_t where) {
        if (!row.damaged) row.damage_at = where;
        row.damaged = true;
    };
    const std::size_t line = lines == Lines::one ? text.find(line_end_, at) : npos;
    while (true) {
        Cell cell;
        cell.begin = at;
        const bool rest_is_one = row.cells.size() + 1 == most_cells;
        if (!rest_is_one && at < text.size() && text[at] == '"') {
            const std::size_t end = closing(text, at, at_end, lines, line);
            if (end != npos) {
                for (std::size_t i = at + 1; i + 1 < end; ++i) {
                    cell.text += text[i];
                    if (text[i] != '"') continue;
                    if (text[i + 1] == '"' && i + 2 < end) {
                        ++i;
                    } else {
                        damage(i);
                    }
                }
                at = end;
            } else if (!at_end && text.size() - at < longest_cell && lines == Lines::many) {
                row.end = text.size();
                return row;
            } else {
                damage(at);
            }
        }
        const std::size_t rest = at;
        while (at < text.size() && (text[at] != delimiter_ || rest_is_one) && text[at] != line_end_) ++at;
        std::size_t end = at;
        if (end > rest && (at == text.size() || text[at] == '\n') && text[end - 1] == '\r') --end;
        cell.text += text.substr(rest, end - rest);
        cell.end = end;
        row.cells.push_back(std::move(cell));
        if (at == text.size()) {
            row.end = at;
            row.whole = at_end;
            return row;
        }
        if (text[at++] == line_end_) {
            // Below a header that ends in a carriage return rows may end in one with a line feed, which then is no part of the next row.
            const bool carriage_return = line_end_ == '\r';
            row.whole = !carriage_return || at < text.size() || at_end;
            if (carriage_return && at < text.size() && text[at] == '\n') ++at;
            row.end = at;
            return row;
        }
    }
}

Row RowScanner::next(std::string_view text, std::size_t at, bool at_end) {
    Row row = scan(text, at, at_end, Lines::many);
    if (columns_ == 0 || row.cells.size() == columns_ || !row.whole) return row;
    std::string_view lines = text.substr(row.begin, row.end - row.begin);
    if (line_end_ == '\r' && lines.ends_with("\r\n")) lines.remove_suffix(1);
    if (lines.find(line_end_) + 1 == lines.size()) return row;
    // A quotation mark that was lost has swallowed rows.
    Row first = scan(text, at, true, Lines::one);
    if (first.cells.size() != columns_) return row;
    first.damaged = true;
    first.hangs_on_rest = true;
    if (first.damage_at == 0) first.damage_at = first.begin;
    return first;
}

char guess_delimiter(std::string_view text) {
    constexpr std::array delimiters = {',', ';', '\t', '|'};
    std::array<std::size_t, delimiters.size()> counts{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if ((c == '\n' || c == '\r') && !quoted) break;
        for (std::size_t i = 0; i < delimiters.size() && !quoted; ++i) {
            if (c == delimiters[i]) ++counts[i];
        }
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return *most == 0 ? ',' : delimiters[static_cast<std::size_t>(most - counts.begin())];
}

char guess_line_end(std::string_view text) {
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') quoted = !quoted;
        if (quoted || (text[at] != '\n' && text[at] != '\r')) continue;
        return text[at] == '\r' && at + 1 < text.size() && text[at + 1] != '\n' ? '\r' : '\n';
    }
    return '\n';
}

std::size_t header_begin(std::string_view text) {
    const std::size_t first = text.find_first_not_of("\r\n ");
    if (first == npos) return npos;
    const std::size_t line = text.substr(0, first).find_last_of("\r\n");
    return line == npos ? 0 : line + 1;
}

void append_cell(std::string& out, std::string_view text, char delimiter) {
    const bool plain = text.find_first_of("\"\r\n") == npos && text.find(delimiter) == npos &&
                       (text.empty() || (text.front() != ' ' && text.back() != ' ' && text.front() != '\t' && text.back() != '\t'));
    if (plain) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) out.append(c == '"' ? 2 : 1, c);
    out += '"';
}

}  // namespace bibcast::csv
