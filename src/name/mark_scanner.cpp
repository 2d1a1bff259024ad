#include "name/mark_scanner.hpp"

#include <algorithm>

#include "name/institutions.hpp"
#include "name/legend_words.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t most_blanks = 16;

// Bytes at which nothing of interest begins.
bool is_dull(char c) {
    return is_ascii_alpha(c) || c == ' ' || c == ',' || c == '.' || c == '-' || c == '\'';
}

// Signs that lists put between names, with blanks around.
bool separates_when_spaced(std::string_view symbol) {
    return symbol == "•" || symbol == "●" || symbol == "∙" || symbol == "⋅" || symbol == "◦" || symbol == "○" || symbol == "■" ||
           symbol == "▪" || symbol == "◆" || symbol == "♦" || symbol == "+" || symbol == "&" || symbol == "‖";
}

// What Chinese and Japanese put between the parts of a foreign name, `埃伯哈德·蔡德勒`, and LaTeX users in mathematics: `$\bullet$`.
bool is_middle_dot(std::string_view symbol) { return symbol == "•" || symbol == "∙" || symbol == "⋅" || symbol == "·"; }

}  // namespace

bool is_name_edge(char32_t c) {
    return is_letter(c) || is_combining(c) || c == U'.' || c == U')' || c == U']' || c == U'}' || c == U'\'' || c == U'’' ||
           c == U'"' || c == U'”' || c == U'\uFF09';
}

bool is_name_separator(char32_t c) {
    return c == U',' || c == U';' || c == U'\n' || c == U'\r' || c == U'，' || c == U'；' || c == U'、' || c == U'､' || c == U'،' ||
           c == U'؛';
}

MarkScanner::MarkScanner(Arena& arena, const PlainLine& line, std::uint32_t base, std::span<const LineRange> skip)
    : arena_(arena), line_(line), text_(line.text), base_(base), skip_(skip) {
    limit_ = skip.empty() ? text_.size() : skip.front().begin;
    for (const Inline& stretch : line.inlines) {
        if (stretch.kind != InlineKind::superscript) continue;
        if (raised_.empty() || stretch.begin >= raised_.back()->end) raised_.push_back(&stretch);
    }
}

MarkedText MarkScanner::run() {
    for (std::size_t at = 0; at < text_.size();) {
        if (at >= limit_ && skip_range(at)) continue;
        while (next_raised_ < raised_.size() && raised_[next_raised_]->begin < at) ++next_raised_;
        const bool at_raised = next_raised_ < raised_.size() && raised_[next_raised_]->begin == at;
        if (!at_raised && is_dull(text_[at])) {
            ++at;
            continue;
        }
        Cluster cluster = read_cluster(at);
        bool before = false;
        if (cluster.kind != ItemKind::none && is_mark(cluster, before)) {
            at = cluster.end;
            take(cluster, before);
            at = std::max(at, copied_);
        } else {
            const std::size_t raised_end = at_raised ? raised_[next_raised_]->end : 0;
            at = std::max({at + code_point_at(text_, at).size, raised_end, cluster.first_end});
        }
    }
    if (!out_.cuts.empty()) copy_until(text_.size());
    out_.text = out_.cuts.empty() ? text_ : arena_.copy(clean_);
    place_inlines();
    return std::move(out_);
}

char32_t MarkScanner::char_before(std::size_t at) const { return at == 0 ? U'\0' : code_point_before(text_, at).value; }

char32_t MarkScanner::char_at(std::size_t at) const { return at >= limit_ ? U'\0' : code_point_at(text_, at).value; }

char32_t MarkScanner::next_visible(std::size_t at) const {
    for (std::size_t i = 0; i < most_blanks && at < limit_; ++i) {
        const CodePoint point = code_point_at(text_, at);
        if (!is_space(point.value)) return point.value;
        at += point.size;
    }
    return U'\0';
}

SourceSpan MarkScanner::source_of(std::size_t begin, std::size_t end) const {
    return line_.source_of(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
}

bool MarkScanner::is_after_name(std::size_t at) const {
    for (std::size_t i = 0; i < most_blanks && at > 0; ++i) {
        const CodePoint point = code_point_before(text_, at);
        if (!is_space(point.value)) return is_name_edge(point.value);
        if (point.value == U'\n') return false;
        at -= point.size;
    }
    return false;
}

// `Siqi Kou1,2`, `Hao Zhang 1`: a number behind a name of two words; not `Qwen2`, `Team 7`, `Llama3 Authors`.
bool MarkScanner::number_follows_name(const Cluster& cluster) const {
    const char32_t next = next_visible(cluster.end);
    if (next != U'\0' && !is_name_separator(next) && next != U'&' && text_.substr(cluster.end, 5) != " and ") return false;
    if (is_letter(char_at(cluster.end))) return false;
    constexpr std::size_t longest_name = 80;
    const std::size_t least = std::max(copied_, cluster.begin > longest_name ? cluster.begin - longest_name : 0);
    std::size_t begin = cluster.begin;
    while (begin > least && !is_name_separator(static_cast<unsigned char>(text_[begin - 1]))) --begin;
    const std::string_view piece = trim_unicode(text_.substr(begin, cluster.begin - begin));
    if (piece.find(' ') == npos || is_institution(piece)) return false;
    return std::none_of(piece.begin(), piece.end(), [](char c) { return is_ascii_digit(c); }) &&
           std::any_of(piece.begin(), piece.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// `C# Foundation`, `C++ Alliance`: the sign belongs to a word of one letter, and the name goes on.
bool MarkScanner::follows_letter_word(const Cluster& cluster) const {
    const CodePoint letter = code_point_before(text_, cluster.begin);
    const bool alone = cluster.begin == letter.size || is_space(char_before(cluster.begin - letter.size));
    return alone && is_letter(letter.value) && char_at(cluster.end) == U' ' && is_letter(next_visible(cluster.end));
}

bool MarkScanner::is_mark(const Cluster& cluster, bool& before) const {
    const char32_t previous = char_before(cluster.begin);
    const char32_t next = char_at(cluster.end);
    const bool glued_before = is_name_edge(previous) || is_digit(previous);
    const bool glued_after = is_letter(next) || next == U'{' || next == U'"' || next == U'“';
    const bool behind_name = is_after_name(cluster.begin);
    const bool behind_comma = is_name_separator(previous) && previous != U'\n' && !glued_after;
    before = !glued_before && !behind_name && !behind_comma;
    switch (cluster.kind) {
        case ItemKind::raised:
            if (is_letter(previous) && is_letter(next) && (cluster.only_letters || (!cluster.marks.empty() && is_middle_dot(cluster.marks.front().mark.symbol)))) return false;
            // `M<sup>lle</sup> Dupont`, `M<sup>me</sup>`: an abbreviation.
            if (cluster.only_letters && cluster.marks.size() == 1 && cluster.marks.front().mark.symbol.size() > 1 && follows_letter_word(cluster)) return false;
            if (!glued_before && glued_after) before = true;
            return true;
        case ItemKind::strong:
            if (!glued_before && glued_after) before = true;
            return true;
        case ItemKind::edge:
            if (glued_before) return !glued_after && !follows_letter_word(cluster);
            if (glued_after) {
                before = true;
                return previous == U'\0' || is_space(previous) || is_name_separator(previous);
            }
            if (separates_when_spaced(cluster.marks.front().mark.symbol)) return false;
            return behind_name && (next == U'\0' || is_name_separator(next_visible(cluster.end)));
        case ItemKind::weak: {
            if (!is_letter(previous) && previous != U'.' && !is_combining(previous)) return false;
            if (next == U'\0' || is_name_separator(next)) return true;
            return is_space(next) && cluster.marks.front().mark.symbol != "&" && !follows_letter_word(cluster);
        }
        case ItemKind::digits: return (glued_before || behind_name) && !is_digit(previous) && number_follows_name(cluster);
        case ItemKind::bracketed:
        case ItemKind::words: return (glued_before || behind_name) && !glued_after;
        case ItemKind::none: break;
    }
    return false;
}

void MarkScanner::copy_until(std::size_t end) {
    if (end > copied_) clean_.append(text_, copied_, end - copied_);
    copied_ = std::max(copied_, end);
}

// Takes out a legend. False if none begins at `at`.
bool MarkScanner::skip_range(std::size_t& at) {
    if (skip_.empty()) return false;
    const LineRange range = skip_.front();
    skip_ = skip_.subspan(1);
    limit_ = skip_.empty() ? text_.size() : std::max<std::size_t>(skip_.front().begin, range.end);
    if (range.end <= copied_) return true;
    copy_until(range.begin);
    out_.cuts.push_back({static_cast<std::uint32_t>(clean_.size()), static_cast<std::uint32_t>(std::max<std::size_t>(range.begin, copied_)),
                         range.end, source_of(range.begin, range.end)});
    at = copied_ = range.end;
    return true;
}

void MarkScanner::take(Cluster& cluster, bool before) {
    std::size_t begin = cluster.begin;
    std::size_t end = cluster.end;
    const auto is_blank = [&](std::size_t at) { return text_[at] == ' ' || text_[at] == '\t'; };
    // A blank goes with the mark where it would stand before a comma or beside another blank.
    const char32_t next = char_at(end);
    const char32_t visible = next_visible(end);
    if (before || ((next == U' ' || next == U'\t') && (visible == U'\0' || is_name_separator(visible)))) {
        while (end < text_.size() && is_blank(end)) ++end;
    }
    if (!before && (next == U'\0' || is_space(next) || is_name_separator(next))) {
        while (begin > copied_ && is_blank(begin - 1)) --begin;
    }
    copy_until(begin);
    copied_ = end;
    const auto at = static_cast<std::uint32_t>(clean_.size());
    SourceSpan source = cluster.source;
    if (begin < cluster.begin) source.begin = std::min(source.begin, source_of(begin, cluster.begin).begin);
    if (end > cluster.end) source.end = std::max(source.end, source_of(cluster.end, end).end);
    out_.cuts.push_back({at, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), source});
    for (PlacedMark& placed : cluster.marks) {
        placed.begin = placed.end = at;
        placed.before = before;
        out_.marks.push_back(placed);
    }
}

// Emphasis, links and notes, in places of the clean text.
void MarkScanner::place_inlines() {
    for (const Inline& stretch : line_.inlines) {
        if (stretch.kind == InlineKind::superscript) continue;
        const std::uint32_t begin = out_.text_offset(stretch.begin);
        const std::uint32_t end = out_.text_offset(stretch.end);
        SourceSpan source = source_of(stretch.begin, stretch.end);
        if (stretch.opening.known()) source.begin = stretch.opening.begin;
        if (stretch.closing.known()) source.end = stretch.closing.end;
        if (stretch.kind == InlineKind::note && stretch.opening.known()) source = stretch.opening;
        source = {source.begin + base_, source.end + base_};
        if (stretch.kind == InlineKind::link) {
            out_.links.push_back({stretch.value, begin, end, source});
        } else if (stretch.kind == InlineKind::note) {
            Mark note{.symbol = {}, .meaning = legend_meaning(stretch.value), .basis = Basis::entry, .legend = stretch.value, .source = source};
            if (!stretch.value.empty()) out_.marks.push_back({note, begin, begin, false});
        } else if (has_letter(out_.text.substr(begin, end - begin))) {
            Mark mark{.symbol = emphasis_name(stretch.kind), .meaning = Meaning::unknown, .basis = Basis::none, .legend = {}, .source = source};
            out_.marks.push_back({mark, begin, end, false});
        }
    }
    std::stable_sort(out_.marks.begin(), out_.marks.end(), [](const PlacedMark& a, const PlacedMark& b) { return a.begin < b.begin; });
}

}  // namespace bibcast
