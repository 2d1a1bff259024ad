#include "name/legend.hpp"

#include <algorithm>

#include "name/legend_reader.hpp"
#include "name/legend_words.hpp"
#include "text/byte_block.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_legend = 600;

// The innermost brackets of a stretch.
std::vector<LineRange> find_brackets(std::string_view text, LineRange range) {
    std::vector<LineRange> found;
    // Each opening bracket begins with one of these bytes, and few lines have one.
    if (find_first_byte<'(', '[', '\xEF'>(text.substr(0, range.end), range.begin) == npos) return found;
    std::uint32_t open = range.end;
    for (std::uint32_t at = range.begin; at < range.end;) {
        const CodePoint point = code_point_at(text, at);
        if (point.value == U'(' || point.value == U'[' || point.value == U'（') open = at;
        at += point.size;
        if ((point.value != U')' && point.value != U']' && point.value != U'）') || open == range.end) continue;
        if (at - open > 4 && at - open < longest_legend) found.push_back({open, at});
        open = range.end;
    }
    return found;
}

std::vector<LineRange> lines_of(std::string_view text) {
    std::vector<LineRange> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at) lines.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
        at = end + 1;
    }
    return lines;
}

// Brackets that hold a legend, and nothing else of the line.
std::vector<LineRange> read_brackets(Arena& arena, const PlainLine& line, LineRange range, LegendPlace place, std::uint32_t base,
                                     MarkLegends& found) {
    std::vector<LineRange> read;
    for (const LineRange bracket : find_brackets(line.text, range)) {
        const std::uint32_t open = bracket.begin + code_point_at(line.text, bracket.begin).size;
        const std::uint32_t close = bracket.end - code_point_before(line.text, bracket.end).size;
        const std::string_view content = line.text.substr(open, close - open);
        const bool spoken = classify_legend(content).known() || has_legend_verb(content);
        if (spoken && read_legends(arena, line, {open, close}, place, base, found)) read.push_back(bracket);
    }
    return read;
}

/// A text of that size is looked at in parts: its markup, cut up, is many times as large. A single line of that size is no legend.
constexpr std::size_t large_text = std::size_t{256} << 10U;

bool find_legends_in_parts(Arena& arena, std::string_view source, NameMarkup markup, LegendPlace place, std::uint32_t base, MarkLegends& found) {
    bool any = false;
    for (std::size_t at = 0; at < source.size();) {
        std::string_view part = source.substr(at, large_text);
        if (part.size() == large_text) {
            // To the last blank line, else to the last line end.
            std::size_t end = part.rfind("\n\n");
            if (end == npos) end = part.rfind('\n');
            if (end == npos) {
                at = std::min(source.find('\n', at), source.size());
                at += at < source.size() ? 1 : 0;
                continue;
            }
            part = part.substr(0, end + 1);
        }
        any = find_legends(arena, part, markup, place, base + static_cast<std::uint32_t>(at), found) || any;
        at += part.size();
    }
    return any;
}

}  // namespace

const Legend* MarkLegends::find(std::string_view symbol) const {
    for (std::size_t i = entries.size(); i > 0; --i) {
        if (entries[i - 1].symbol == symbol) return &entries[i - 1];
    }
    return nullptr;
}

std::vector<LineRange> find_legends_in_author_line(Arena& arena, const PlainLine& line, std::uint32_t base, MarkLegends& found) {
    std::vector<LineRange> ranges;
    const auto add = [&](LineRange range) {
        // The separator before a legend goes with it.
        while (range.begin > 0 && std::string_view(" \t,;|").find(line.text[range.begin - 1]) != npos) --range.begin;
        ranges.push_back(range);
    };
    for (const LineRange whole : lines_of(line.text)) {
        const std::vector<LineRange> brackets = read_brackets(arena, line, whole, LegendPlace::entry, base, found);
        for (const LineRange bracket : brackets) add(bracket);
        if (!brackets.empty()) continue;
        const auto begin = read_legend_stretch(arena, line, whole, LegendPlace::entry, base, found);
        if (begin) add({*begin, whole.end});
    }
    return ranges;
}

bool read_legends(Arena& arena, const PlainLine& line, LineRange range, LegendPlace place, std::uint32_t base, MarkLegends& found) {
    return read_legend_stretch(arena, line, range, place, base, found).has_value();
}

bool find_legends(Arena& arena, std::string_view source, NameMarkup markup, LegendPlace place, std::uint32_t base, MarkLegends& found) {
    if (source.size() > large_text) return find_legends_in_parts(arena, source, markup, place, base, found);
    const PlainLine line = decode_markup(arena, source, markup);
    bool any = false;
    for (const LineRange range : lines_of(line.text)) {
        // A bracket first: what stands before it is a heading or a sentence.
        if (!read_brackets(arena, line, range, place, base, found).empty()) any = true;
        else any = read_legends(arena, line, range, place, base, found) || any;
    }
    return any;
}

}  // namespace bibcast
