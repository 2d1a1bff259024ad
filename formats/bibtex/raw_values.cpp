#include <algorithm>
#include <string>

#include "formats/bibtex/codes.hpp"
#include "formats/bibtex/raw_parser.hpp"
#include "formats/bibtex/syntax.hpp"
#include "text/byte_block.hpp"

namespace bibcast::bibtex {

namespace {

constexpr auto npos = std::string_view::npos;

/// What can follow a value: a comma, the end of the entry, a joined part, a comment, or the next field.
bool can_follow_value(std::string_view text, std::size_t at) {
    at = skip_space(text, at);
    if (at == text.size()) return true;
    const char c = text[at];
    return c == ',' || c == '}' || c == ')' || c == '#' || c == '%' || c == '@' || is_field_at(text, at, true);
}

/// The end of a brace group when a backslash takes the meaning from the brace behind it; npos if there is none.
std::size_t find_close_escaped(std::string_view text, std::size_t open, std::size_t stop) {
    std::size_t depth = 0;
    for (std::size_t i = open; i < stop; ++i) {
        const char c = text[i];
        if (c == '\\') {
            ++i;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' && --depth == 0) {
            return i;
        }
    }
    return npos;
}

/// True if the quote at `at` is the first one of a field on a line of its own: the value that began at `open` lacks its quote.
bool opens_next_value(std::string_view text, std::size_t open, std::size_t at) {
    constexpr std::size_t look_back = 160;
    const std::size_t from = std::max(open + 1, at > look_back ? at - look_back : 0);
    const std::string_view before = text.substr(from, at - from);
    const std::size_t line = before.find_last_of("\r\n");
    if (line == npos) return false;
    const std::size_t name = skip_space(before, line);
    const std::size_t name_end = skip_name(before, name);
    const std::size_t equals = skip_space(before, name_end);
    return name_end > name && equals < before.size() && before[equals] == '=' && skip_space(before, equals + 1) == before.size();
}

bool is_number(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

/// The parts of a value, joined by `#`. False if there is none.
bool RawParser::read_value(const RawEntry& entry, RawField& field) {
    if (!read_part(entry, field.first)) return false;
    if (at_ == text_.size() || text_[at_] != ',') read_more_parts(entry, field);
    return true;
}

void RawParser::read_more_parts(const RawEntry& entry, RawField& field) {
    while (true) {
        const std::size_t end = at_;
        skip_blanks();
        if (at_ == text_.size() || text_[at_] != '#') {
            at_ = end;
            return;
        }
        ++at_;
        skip_blanks();
        Part part;
        if (!read_part(entry, part)) return;
        field.more.push(arena_, part);
    }
}

bool RawParser::read_part(const RawEntry& entry, Part& part) {
    if (at_ == text_.size()) return false;
    const char c = text_[at_];
    if (c == '{') return read_braces(entry, part);
    if (c == '"') return read_quotes(entry, part);
    const std::size_t begin = at_;
    at_ = skip_name(text_, at_);
    if (at_ == begin) return false;
    part = part_of(PartKind::macro, begin, at_);
    if (is_number(part.text)) part.kind = PartKind::number;
    return true;
}

bool RawParser::read_braces(const RawEntry& entry, Part& part) {
    const std::size_t open = at_;
    std::size_t depth = 1;
    const auto stops = [](ByteBlock block) { return (block == '{') | (block == '}') | (block == '@'); };
    const std::size_t end = find_end_in_blocks(text_, open + 1, stops, [&](std::size_t at) {
        if (text_[at] == '@') return is_entry_start(at);
        if (text_[at] == '{') ++depth;
        else --depth;
        return depth == 0;
    });
    if (end == text_.size() || text_[end] == '@') {
        end_open_value(entry, part, open + 1, end);
        return true;
    }
    at_ = end + 1;
    part = part_of(PartKind::braces, open + 1, end);
    // BibTeX counts `\}` as a brace; when that ends the value in mid-air, it was meant as a character.
    if (text_[end - 1] == '\\' && !can_follow_value(text_, at_)) {
        const std::size_t limit = std::min(text_.size(), open + 65536);
        const std::size_t close = find_close_escaped(text_, open, limit);
        if (close != npos && can_follow_value(text_, close + 1)) {
            at_ = close + 1;
            part = part_of(PartKind::braces, open + 1, close);
        }
    }
    return true;
}

bool RawParser::read_quotes(const RawEntry& entry, Part& part) {
    const std::size_t open = at_;
    std::size_t depth = 0;
    std::size_t i = open + 1;
    for (;; ++i) {
        i = find_class(text_, i, quote_stop);
        if (i == text_.size() || (text_[i] == '@' && is_entry_start(i))) break;
        if (text_[i] == '{') ++depth;
        if (text_[i] == '}' && depth-- == 0) break;  // the entry ends inside the quotes
        if (text_[i] != '"' || depth != 0) continue;
        if (opens_next_value(text_, open, i)) break;
        // In `"a "quoted" word"` BibTeX would end the value at the second quote, and no more could follow it.
        if (!can_follow_value(text_, i + 1)) continue;
        at_ = i + 1;
        part = part_of(PartKind::quotes, open + 1, i);
        return true;
    }
    end_open_value(entry, part, open + 1, i);
    part.kind = PartKind::quotes;
    return true;
}

/// A value that is open at `stop`: ends it before the first line in it that begins a field, or at `stop`, without the comma and
/// the braces that were meant for the entry.
void RawParser::end_open_value(const RawEntry& entry, Part& part, std::size_t begin, std::size_t stop) {
    std::size_t end = stop;
    if (repairs_++ < 16) {
        for (std::size_t at = text_.find_first_of("\r\n", begin); at < stop; at = text_.find_first_of("\r\n", at + 1)) {
            if (is_field_at(text_, at, true)) {
                end = at;
                break;
            }
        }
    }
    at_ = end;
    const auto drop_blanks = [&] {
        while (end > begin && is_class(text_[end - 1], space_char)) --end;
    };
    drop_blanks();
    if (end > begin && text_[end - 1] == ',') --end;
    drop_blanks();
    if (end > begin && text_[end - 1] == '"') --end;
    // What is left is balanced by leaving out closing braces that have no partner.
    std::size_t open_braces = 0, close_braces = 0;
    for (std::size_t i = begin; i < end; ++i) {
        if (text_[i] == '{') ++open_braces;
        if (text_[i] == '}') ++close_braces;
    }
    while (end > begin && close_braces > open_braces && text_[end - 1] == '}') {
        --end;
        --close_braces;
        drop_blanks();
    }
    report(unclosed_value, entry, begin - 1, begin, "a value is not closed");
    part = part_of(PartKind::braces, begin, end);
}

}  // namespace bibcast::bibtex
