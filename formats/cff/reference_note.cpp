// What the joiner needs to know of a record, as the one text that a chunk has place for.
#include <algorithm>

#include "formats/cff/reference_writer.hpp"

namespace bibcast::cff {

std::string encode(const ReferenceNote& note) {
    std::string out;
    out += static_cast<char>(note.place);
    out += note.main ? 'm' : '-';
    for (const std::string_view part : {std::string_view(note.root_type), std::string_view(note.reference_type), std::string_view(note.message)}) {
        out += part;
        out += '\0';
    }
    out += std::to_string(note.shared);
    return out;
}

ReferenceNote decode_note(std::string_view text) {
    ReferenceNote note;
    if (text.size() < 2) return note;
    note.place = static_cast<ReferenceNote::Place>(text[0]);
    note.main = text[1] == 'm';
    text.remove_prefix(2);
    for (std::string* part : {&note.root_type, &note.reference_type, &note.message}) {
        const std::size_t end = std::min(text.find('\0'), text.size());
        *part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    for (const char c : text) note.shared = note.shared * 10 + static_cast<std::size_t>(c - '0');
    return note;
}

}  // namespace bibcast::cff
