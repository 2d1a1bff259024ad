#include "formats/html/entry.hpp"

namespace bibcast::html {

namespace {

// Separators that no value of a record has in HTML: they are no characters there.
constexpr char between_fields = '\x1F';
constexpr char between_rows = '\x1E';

std::string_view take(std::string_view& text, char separator) {
    const std::size_t end = text.find(separator);
    const std::string_view piece = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    return piece;
}

void append(std::string& out, std::string_view text) {
    for (const char c : text) out += c == between_fields || c == between_rows ? ' ' : c;
}

}  // namespace

std::string encode(const EntryNote& note) {
    std::string out;
    append(out, note.group);
    for (const EntryNote::MarkRow& row : note.marks) {
        out += between_rows;
        append(out, row.symbol);
        out += between_fields;
        append(out, row.text);
        out += between_fields;
        out += row.assumed ? '1' : '0';
    }
    return out;
}

EntryNote decode_note(std::string_view note) {
    EntryNote decoded;
    decoded.group = take(note, between_rows);
    while (!note.empty()) {
        std::string_view row = take(note, between_rows);
        EntryNote::MarkRow mark;
        mark.symbol = take(row, between_fields);
        mark.text = take(row, between_fields);
        mark.assumed = row == "1";
        decoded.marks.push_back(std::move(mark));
    }
    return decoded;
}

}  // namespace bibcast::html
