#include "text/yaml_list.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace bibcast {

/// A line with something on it, comments apart.
struct YamlScanner::Line {
    bool found = false;
    std::size_t begin = 0;
    std::size_t end = 0;          ///< behind its line end
    std::size_t indentation = 0;
    std::string_view content;     ///< without indentation and line end
    bool dash = false;            ///< begins an item of a list
    bool marker = false;
};

bool is_yaml_marker(std::string_view line) {
    if (line.starts_with('%')) return true;
    if (!line.starts_with("---") && !line.starts_with("...")) return false;
    const std::string_view rest = trim(line.substr(3));
    return rest.empty() || (rest.starts_with('#') && is_ascii_space(line[3]));
}

namespace {

/// Behind the end of the line that holds `at`; nothing if the line may go on behind the text. LF, CR LF and CR alone end lines (YAML 1.2, 5.4).
std::size_t behind_line(std::string_view text, std::size_t at, bool at_end) {
    const std::size_t end = text.find_first_of("\n\r", at);
    if (end == std::string_view::npos) return at_end ? text.size() : end;
    if (text[end] == '\n') return end + 1;
    if (end + 1 == text.size()) return at_end ? text.size() : std::string_view::npos;
    return text[end + 1] == '\n' ? end + 2 : end + 1;
}

}  // namespace

/// The first line at or after `at` that is neither blank nor a comment.
YamlScanner::Line YamlScanner::line_at(std::string_view text, std::size_t at, bool at_end) {
    Line line;
    while (at < text.size()) {
        const std::size_t behind = behind_line(text, at, at_end);
        if (behind == std::string_view::npos) return line;
        line.begin = at;
        line.end = behind;
        at = line.end;
        const std::string_view whole = text.substr(line.begin, line.end - line.begin);
        line.indentation = std::min(whole.find_first_not_of(' '), whole.size());
        line.content = trim(whole.substr(line.indentation));
        // No YAML, and meant to stand further in.
        if (line.indentation < whole.size() && whole[line.indentation] == '\t') line.indentation = whole.size();
        if (line.content.empty() || line.content.front() == '#') continue;
        line.found = true;
        line.dash = line.content.front() == '-' && (line.content.size() == 1 || line.content[1] == ' ');
        line.marker = line.indentation == 0 && is_yaml_marker(line.content);
        return line;
    }
    return line;
}

YamlBlock YamlScanner::next(std::string_view text, std::size_t at, bool at_end) {
    const Line line = line_at(text, at, at_end);
    if (!line.found) return {YamlBlock::Kind::frame, at, text.size(), at_end};
    if (line.marker) {
        place_ = {};
        return {YamlBlock::Kind::frame, line.begin, line.end, true};
    }
    if (place_.in_list) {
        if (!place_.knows_indentation && line.dash) {
            place_.knows_indentation = true;
            place_.indentation = line.indentation;
        }
        if (place_.knows_indentation && (line.indentation > place_.indentation || (line.indentation == place_.indentation && line.dash))) {
            return in_list(text, line, at_end);
        }
        place_ = {};
    }
    return at_top(text, line, at_end);
}

YamlBlock YamlScanner::in_list(std::string_view text, const Line& line, bool at_end) {
    const bool item = line.indentation == place_.indentation;
    YamlBlock block{item ? YamlBlock::Kind::item : YamlBlock::Kind::outside, line.begin, text.size(), at_end};
    for (Line next = line_at(text, line.end, at_end); next.found; next = line_at(text, next.end, at_end)) {
        if (next.indentation > place_.indentation) continue;
        block.end = next.begin;
        block.whole = true;
        break;
    }
    return block;
}

YamlBlock YamlScanner::at_top(std::string_view text, const Line& line, bool at_end) {
    if (line.dash && !layout_.members) {
        place_ = {true, true, line.indentation};
        return in_list(text, line, at_end);
    }
    const std::size_t colon = std::min(line.content.find(':'), line.content.size());
    std::string_view key = trim(line.content.substr(0, colon));
    if (key.size() > 1 && (key.front() == '"' || key.front() == '\'') && key.back() == key.front()) key = key.substr(1, key.size() - 2);
    const auto is_one_of = [&](std::span<const std::string_view> keys) {
        return line.indentation == 0 && colon != line.content.size() && std::find(keys.begin(), keys.end(), key) != keys.end();
    };
    YamlBlock block{YamlBlock::Kind::outside, line.begin, text.size(), at_end};
    const bool of_list = is_one_of(layout_.lists);
    if (of_list) {
        const std::string_view value = trim(line.content.substr(colon + 1));
        if (value.empty() || value.front() == '#') {
            place_ = {true, false, 0};
            return {YamlBlock::Kind::frame, line.begin, line.end, true};
        }
    }
    if (of_list || (layout_.members && line.indentation == 0)) block.kind = YamlBlock::Kind::member;
    const bool record = is_one_of(layout_.first_keys);
    if (record) block.kind = YamlBlock::Kind::record;
    bool holds_list = line.content.back() == ':';
    if (layout_.maps && block.kind == YamlBlock::Kind::outside && line.indentation == 0 && holds_list) {
        const Line inside = line_at(text, line.end, at_end);
        if (inside.found && !inside.marker && !inside.dash && inside.indentation > 0) block.kind = YamlBlock::Kind::member;
    }
    for (Line next = line_at(text, line.end, at_end); next.found; next = line_at(text, next.end, at_end)) {
        // Damage: a dash where no list can be is one of the list that was there before.
        const bool stray_dash = block.kind == YamlBlock::Kind::outside && next.dash && !holds_list;
        holds_list = holds_list || next.content.back() == ':';
        // A list may stand as far out as the key that it belongs to.
        if (!next.marker && !stray_dash && (record || next.indentation > 0 || (next.dash && line.content.back() == ':'))) continue;
        const bool closes_brackets = next.content.front() == ']' || next.content.front() == '}';
        if (closes_brackets && !next.marker) continue;
        block.end = next.begin;
        block.whole = true;
        break;
    }
    return block;
}

}  // namespace bibcast
