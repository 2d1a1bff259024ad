#include "report/located.hpp"

#include <algorithm>
#include <cstdint>

namespace bibcast {

namespace {

// A line may be a whole file. What is shown of it is what fits beside the place.
constexpr std::size_t shown_before = 80;
constexpr std::size_t shown_after = 60;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

void cut_line(LocatedFinding& located, std::string_view text, std::size_t begin, std::size_t end) {
    // Only a window is looked at, so that a file of one line costs no more than any other.
    const std::size_t window_begin = begin - std::min(begin, 4 * shown_before);
    const std::string_view window = text.substr(window_begin, 4 * shown_before + 4 * shown_after);
    std::size_t line_begin = 0;
    const std::string_view line = line_around(window, begin - window_begin, line_begin);
    const std::size_t at = std::min(begin - window_begin - line_begin, line.size());
    std::size_t from = at > shown_before + 20 ? at - shown_before : 0;
    while (from < at && is_continuation(line[from])) ++from;
    std::size_t length = std::min(end - begin, line.size() - at);
    std::size_t to = std::min(line.size(), std::min(at + std::max(length, std::size_t{1}) + shown_after,
                                                    from + 2 * (shown_before + shown_after)));
    while (to < line.size() && is_continuation(line[to])) ++to;
    length = std::min(length, to - at);
    located.line_offset = at - from;
    if (from > 0 || (line_begin == 0 && window_begin > 0)) {
        located.line = "…";
        located.line_offset += located.line.size();
    }
    located.line += line.substr(from, to - from);
    if (to < line.size()) located.line += "…";
    located.line_length = length;
}

/// The place of the byte at `offset`, which is not before the known one. What stands between CR and LF is at the CR: counted
/// from there, the LF would be a second line end.
KnownPlace place_at(std::string_view text, const KnownPlace& known, std::size_t offset) {
    if (offset > known.offset && offset < text.size() && text[offset - 1] == '\r' && text[offset] == '\n') --offset;
    return {offset, advance(known.position, text.substr(known.offset, offset - known.offset))};
}

}  // namespace

std::vector<LocatedFinding> locate(std::vector<Finding>&& findings, std::string_view text) {
    KnownPlace start;
    return locate(std::move(findings), text, start);
}

std::vector<LocatedFinding> locate(std::vector<Finding>&& findings, std::string_view text, KnownPlace& from) {
    std::vector<LocatedFinding> result(findings.size());
    std::uint32_t offset = 0;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (findings[i].span.known()) offset = findings[i].span.begin;
        result[i].offset = offset;
        result[i].finding = std::move(findings[i]);
    }
    findings.clear();
    std::stable_sort(result.begin(), result.end(), [](const LocatedFinding& a, const LocatedFinding& b) { return a.offset < b.offset; });
    // In order, each place is counted from the one before: linear over the slice. A long value may have a finding for each of its characters:
    // its end is counted once.
    KnownPlace last_end;
    for (LocatedFinding& located : result) {
        const SourceSpan span = located.finding.span;
        located.has_place = true;
        if (located.offset < from.offset) from = {};
        const std::size_t begin = std::min<std::size_t>(located.offset, text.size());
        if (!span.known()) {
            from = place_at(text, from, begin);
            located.begin = located.end = from.position;
            continue;
        }
        const std::size_t end = std::clamp<std::size_t>(span.end, begin, text.size());
        from = place_at(text, from, begin);
        located.begin = from.position;
        if (end != last_end.offset) last_end = place_at(text, end > last_end.offset && last_end.offset > from.offset ? last_end : from, end);
        located.end = last_end.position;
        cut_line(located, text, begin, end);
    }
    return result;
}

Position offset_by(Position start, Position relative) {
    if (relative.line == 1) return {start.line, start.column + relative.column - 1};
    return {start.line + relative.line - 1, relative.column};
}

}  // namespace bibcast
