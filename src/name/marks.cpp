#include "name/marks.hpp"

#include <algorithm>

#include "model/most_compared.hpp"
#include "name/mark_scanner.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

// No mark, no markup and no number begins with any other byte of ASCII.
// A LaTeX command that can only be of a letter: `\'`, `\v`, `\ss`.
bool is_accent_or_letter(std::string_view command) {
    return command.size() <= 1 || command == "ss" || command == "ae" || command == "AE" || command == "oe" || command == "OE" ||
           command == "aa" || command == "AA";
}

bool may_have_marks(std::string_view raw) {
    for (std::size_t at = 0; at < raw.size(); ++at) {
        const char c = raw[at];
        if (is_ascii_alpha(c) || c == ' ' || c == ',' || c == '.' || c == '-' || c == '{' || c == '}' || c == '\'' || c == '~') continue;
        if (c == '\\') {
            const std::size_t begin = ++at;
            while (at < raw.size() && is_ascii_alpha(raw[at])) ++at;
            const std::string_view command = raw.substr(begin, at - begin);
            if (!is_accent_or_letter(command) || command == "S" || command == "P") return true;
            if (!command.empty()) --at;
            if (command.empty() && at < raw.size() && (raw[at] == '*' || raw[at] == '#' || raw[at] == '&' || raw[at] == '$')) return true;
            continue;
        }
        // The letters of Latin, Greek, Cyrillic, Hebrew and Arabic from U+00C0 on, and all of Han, Kana and Hangul.
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = (byte >= 0xC3 && byte <= 0xDB && byte != 0xCA && byte != 0xCB) || (byte >= 0xE3 && byte <= 0xED);
        if (!letter) return true;
        while (at + 1 < raw.size() && (static_cast<unsigned char>(raw[at + 1]) & 0xC0U) == 0x80) ++at;
    }
    return false;
}

}  // namespace

std::uint32_t MarkedText::line_offset(std::uint32_t at, bool before_cut) const {
    const auto after = std::upper_bound(cuts.begin(), cuts.end(), at, [&](std::uint32_t a, const Cut& cut) {
        return before_cut ? a <= cut.at : a < cut.at;
    });
    return after == cuts.begin() ? at : (after - 1)->end + (at - (after - 1)->at);
}

std::uint32_t MarkedText::text_offset(std::uint32_t at) const {
    const auto after = std::upper_bound(cuts.begin(), cuts.end(), at, [](std::uint32_t a, const Cut& cut) { return a < cut.begin; });
    if (after == cuts.begin()) return at;
    const Cut& cut = *(after - 1);
    return at <= cut.end ? cut.at : cut.at + (at - cut.end);
}

MarkedText strip_marks(Arena& arena, const PlainLine& line, std::uint32_t base, std::span<const LineRange> skip) {
    return MarkScanner(arena, line, base, skip).run();
}

MarkedText strip_marks(Arena& arena, std::string_view source, NameMarkup markup, std::uint32_t base) {
    return strip_marks(arena, decode_markup(arena, source, markup), base);
}

MarkedText strip_marks(Arena& arena, const Text& text, std::uint32_t base) {
    return strip_marks(arena, decode_markup(arena, text), base);
}

void add_mark(Arena& arena, Contributor& contributor, const Mark& mark) {
    const bool known = std::any_of(contributor.marks.begin(), contributor.marks.begin() + std::min(contributor.marks.size(), most_compared), [&](const Mark& m) {
        return m.symbol == mark.symbol && m.legend == mark.legend && m.meaning == mark.meaning;
    });
    if (!known) contributor.marks.push(arena, mark);
}

std::string_view take_latex_marks(Arena& arena, std::string_view raw, std::uint32_t offset, Contributor& contributor) {
    if (!may_have_marks(raw)) return raw;
    const PlainLine line = decode_markup(arena, raw, NameMarkup::latex);
    const MarkedText marked = strip_marks(arena, line, offset);
    std::vector<SourceSpan> cuts;
    for (const MarkedText::Cut& cut : marked.cuts) cuts.push_back(cut.source);
    for (const Inline& stretch : line.inlines) {
        if (stretch.kind == InlineKind::superscript) continue;
        if (stretch.opening.end > stretch.opening.begin) cuts.push_back(stretch.opening);
        if (stretch.closing.end > stretch.closing.begin) cuts.push_back(stretch.closing);
    }
    for (const PlacedMark& placed : marked.marks) add_mark(arena, contributor, placed.mark);
    for (const PlacedLink& link : marked.links) contributor.details.push(arena, {DetailKind::url, link.address, {}, link.source});
    if (cuts.empty()) return raw;
    std::sort(cuts.begin(), cuts.end(), [](SourceSpan a, SourceSpan b) { return a.begin < b.begin; });
    std::string rest;
    std::size_t at = 0;
    for (const SourceSpan cut : cuts) {
        if (cut.begin > at) rest.append(raw, at, cut.begin - at);
        at = std::max<std::size_t>(at, cut.end);
        // `{$^\dagger$}` leaves a pair of braces that held nothing else.
        while (rest.ends_with('{') && at < raw.size() && raw[at] == '}') {
            rest.pop_back();
            ++at;
        }
    }
    rest.append(raw, at);
    return arena.copy(trim(rest));
}

}  // namespace bibcast
