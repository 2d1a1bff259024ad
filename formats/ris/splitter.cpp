#include "formats/ris/splitter.hpp"

#include <algorithm>

#include "formats/ris/line.hpp"
#include "io/tagged/lines.hpp"

namespace bibcast::ris {

namespace {

bool is_end(char c) { return c == '\n' || c == '\r'; }

/// The begin of the line that holds the byte before `at`.
std::size_t line_begin(std::string_view text, std::size_t at) {
    while (at > 0 && !is_end(text[at - 1])) --at;
    return at;
}

/// Where to cut at a line, which begins at `begin` and whose successor begins at `end`; 0: nowhere.
std::size_t cut_at(std::string_view line, std::size_t begin, std::size_t end) {
    const auto tag = split_line(line);
    if (!tag) return 0;
    if (ends_record(*tag)) return end;
    return begins_record(*tag) ? begin : 0;
}

}  // namespace

std::size_t RisSplitter::last_cut(std::string_view text, std::size_t from, std::size_t to) {
    for (std::size_t at = to; at > from;) {
        std::size_t stop = at;
        while (stop > from && is_end(text[stop - 1])) --stop;
        const std::size_t begin = line_begin(text, stop);
        const bool line_feed = stop + 1 < text.size() && text[stop] == '\r' && text[stop + 1] == '\n';
        const std::size_t end = stop + (line_feed ? 2 : 1);
        // A line is whole if its end is there, and no half of one.
        if (stop < at && (end < text.size() || text[end - 1] == '\n')) {
            const std::size_t cut = cut_at(text.substr(begin, stop - begin), begin, end);
            if (cut != 0 && cut >= from && cut <= to) return cut;
        }
        at = begin < at ? begin : at - 1;
    }
    return 0;
}

std::size_t RisSplitter::first_cut(std::string_view text, std::size_t from) {
    tagged::Lines lines(text, line_begin(text, from));
    while (lines.next()) {
        if (!lines.complete()) break;
        const std::size_t cut = cut_at(lines.line(), lines.begin(), lines.end());
        if (cut != 0 && cut >= from) return cut;
    }
    return 0;
}

Splitter::Cut RisSplitter::next(std::string_view text, std::size_t wanted, bool at_end) {
    if (at_end && text.size() <= wanted) return {text.size(), nullptr};
    const std::size_t limit = std::min(text.size(), std::max(wanted, std::size_t{1}));
    std::size_t cut = seen_ < limit ? last_cut(text, seen_, limit) : 0;
    if (cut == 0) cut = first_cut(text, std::max(seen_, limit));
    if (cut == 0 && at_end) cut = text.size();
    // The last line may go on, and is looked at again.
    seen_ = cut == 0 && !text.empty() ? line_begin(text, text.size()) : 0;
    return {cut, nullptr};
}

}  // namespace bibcast::ris
