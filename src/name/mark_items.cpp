#include <algorithm>

#include "name/legend_words.hpp"
#include "name/mark_scanner.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t most_marks = 16;  // on one name
constexpr std::size_t longest_run = 8;  // of one symbol
constexpr std::size_t longest_bracket = 120;

bool is_opening(char32_t c) { return c == U'(' || c == U'[' || c == U'（' || c == U'【'; }

char32_t closing_of(char32_t c) { return c == U'(' ? U')' : c == U'[' ? U']' : c == U'（' ? U'）' : U'】'; }

// `¹⁽²⁾`: brackets that are raised themselves.
constexpr std::string_view raised_opening = "\u207D";
constexpr std::string_view raised_closing = "\u207E";

bool is_ordinal_ending(std::string_view text) { return text == "st" || text == "nd" || text == "rd" || text == "th"; }

// What is raised and nobody knows, up to the next blank or separator: it is no part of the name for all that.
std::string_view odd_sign(std::string_view content) {
    std::size_t end = 0;
    while (end < content.size()) {
        const CodePoint point = code_point_at(content, end);
        if (end != 0 && (is_space(point.value) || is_name_separator(point.value) || symbol_at(content, end).found())) break;
        end += point.size;
    }
    return content.substr(0, end);
}

}  // namespace

MarkScanner::Cluster MarkScanner::read_cluster(std::size_t at) {
    Cluster cluster{.begin = at, .end = at};
    const std::size_t raised_before = next_raised_;
    while (at < limit_ && cluster.marks.size() < most_marks) {
        const bool first = cluster.kind == ItemKind::none;
        const std::size_t marks = cluster.marks.size();
        const Item item = read_item(at, cluster);
        if (item.kind == ItemKind::none || item.end > limit_) {
            cluster.marks.resize(marks);
            break;
        }
        // What goes on behind a comma must not be the beginning of the next name: `A*, *B`.
        if (!first && at != cluster.end && (is_letter(char_at(item.end)) || item.kind == ItemKind::bracketed ||
                                            item.kind == ItemKind::words || item.kind == ItemKind::weak)) {
            cluster.marks.resize(marks);
            break;
        }
        if (first) {
            cluster.kind = item.kind;
            cluster.first_end = item.end;
        }
        cluster.source = first ? item.source : SourceSpan{cluster.source.begin, std::max(cluster.source.end, item.source.end)};
        cluster.end = at = item.end;
        std::size_t next = at;
        for (std::size_t i = 0; i < 3 && next < limit_ && (text_[next] == ',' || text_[next] == ' ' || text_[next] == ';' ||
                                                              text_[next] == '/'); ++i) {
            ++next;
        }
        at = next;
    }
    next_raised_ = raised_before;
    // `^*` where no markup says that the caret raises.
    if (cluster.marks.size() > 1 && cluster.marks.front().mark.symbol == "^") cluster.marks.erase(cluster.marks.begin());
    return cluster;
}

MarkScanner::Item MarkScanner::read_item(std::size_t at, Cluster& cluster) {
    while (next_raised_ < raised_.size() && raised_[next_raised_]->begin < at) ++next_raised_;
    if (next_raised_ < raised_.size() && raised_[next_raised_]->begin == at) return read_raised(at, cluster);
    const char c = text_[at];
    if (is_ascii_digit(c)) return read_digits(at, cluster);
    if (static_cast<unsigned char>(c) >= 0x80 || is_opening(static_cast<unsigned char>(c))) {
        if (is_opening(char_at(at))) return read_bracket(at, cluster);
    }
    if (c == raised_opening.front() && text_.substr(at).starts_with(raised_opening)) return read_raised_signs(at, cluster);
    SymbolAt symbol = symbol_at(text_, at);
    if (!symbol.found()) return {};
    if (symbol.strength == SymbolStrength::raised) return read_raised_signs(at, cluster);
    Item item{ItemKind::raised, at, {}};
    item.kind = symbol.strength == SymbolStrength::strong ? ItemKind::strong
                : symbol.strength == SymbolStrength::edge ? ItemKind::edge
                                                          : ItemKind::weak;
    const std::string_view one = symbol.symbol;
    std::string run;
    for (std::size_t i = 0; i < longest_run && symbol.found() && symbol.symbol == one; ++i) {
        run += one;
        item.end += symbol.size;
        symbol = item.end < text_.size() ? symbol_at(text_, item.end) : SymbolAt{};
    }
    item.source = source_of(at, item.end);
    // Nearly always as the text has it: a million of them need no copies.
    const std::string_view shown = text_.substr(at, item.end - at);
    add_symbol(run.size() == one.size() ? one : shown == run ? shown : arena_.copy(run), Meaning::unknown, item.source, cluster);
    cluster.only_letters = false;
    return item;
}

// `¹²`, `¹⁻³`, `⁽¹⁾`: characters that are raised without markup, and what parts them.
MarkScanner::Item MarkScanner::read_raised_signs(std::size_t at, Cluster& cluster) {
    Item item{ItemKind::raised, at, {}};
    const auto sign_at = [&](std::size_t place) { return place < text_.size() ? symbol_at(text_, place) : SymbolAt{}; };
    if (text_.substr(at).starts_with(raised_opening)) item.end += raised_opening.size();
    std::string content;
    for (SymbolAt symbol = sign_at(item.end); symbol.strength == SymbolStrength::raised; symbol = sign_at(item.end)) {
        content += symbol.symbol;
        item.end += symbol.size;
        const std::size_t parted = raised_separator_size(text_, item.end);
        if (parted == 0) continue;
        // A bracket that is closed may be followed by anything.
        const bool closed = text_.substr(item.end).starts_with(raised_closing);
        const SymbolAt next = sign_at(item.end + parted);
        if (!closed && next.strength != SymbolStrength::raised && next.strength != SymbolStrength::strong) continue;
        content += ',';
        item.end += parted;
    }
    if (content.empty() || (is_ordinal_ending(content) && is_digit(char_before(at)))) return {};
    item.source = source_of(at, item.end);
    return add_content(arena_.copy(content), item.source, cluster, true) ? item : Item{};
}

MarkScanner::Item MarkScanner::read_raised(std::size_t at, Cluster& cluster) {
    const Inline& stretch = *raised_[next_raised_];
    Item item{ItemKind::raised, stretch.end, source_of(at, stretch.end)};
    if (stretch.closing.known()) item.source = {stretch.opening.begin, stretch.closing.end};
    const std::string_view content = text_.substr(at, stretch.end - at);
    if (is_ordinal_ending(content) && is_digit(char_before(at))) return {};
    return add_content(content, item.source, cluster, true) ? item : Item{};
}

MarkScanner::Item MarkScanner::read_digits(std::size_t at, Cluster& cluster) {
    std::size_t end = at;
    while (end < text_.size() && end - at <= 2 && is_ascii_digit(text_[end])) ++end;
    if (end - at > 2) return {};  // a long number is asked about at each of its digits
    cluster.only_letters = false;
    const SourceSpan source = source_of(at, end);
    add_symbol(text_.substr(at, end - at), Meaning::affiliation, source, cluster);
    return {ItemKind::digits, end, source};
}

MarkScanner::Item MarkScanner::read_bracket(std::size_t at, Cluster& cluster) {
    const CodePoint open = code_point_at(text_, at);
    const char32_t closing = closing_of(open.value);
    std::size_t close = at + open.size;
    const std::size_t limit = std::min(text_.size(), at + longest_bracket);
    while (close < limit) {
        const CodePoint point = code_point_at(text_, close);
        if (point.value == closing) break;
        if (is_opening(point.value)) return {};
        close += point.size;
    }
    if (close >= limit) return {};
    const std::string_view content = trim_unicode(text_.substr(at + open.size, close - at - open.size));
    const std::size_t end = close + code_point_at(text_, close).size;
    const SourceSpan source = source_of(at, end);
    if (content.empty()) return {};
    if (add_content(content, source, cluster, false)) return {ItemKind::bracketed, end, source};
    const LegendWords words = classify_legend(content);
    if (!words.known() || !words.leads || symbol_at(content, 0).found()) return {};
    add_words(content, words.meaning, source, cluster);
    cluster.only_letters = false;
    return {ItemKind::words, end, source};
}

// `1,2,*`, `a,b`, `†`: what may stand in a superscript or a bracket. False if it is none of these and no words.
bool MarkScanner::add_content(std::string_view content, SourceSpan source, Cluster& cluster, bool letters) {
    const std::size_t marks = cluster.marks.size();
    for (std::size_t at = 0; at < content.size();) {
        const char c = content[at];
        if (is_ascii_alpha(c) || is_ascii_digit(c)) {
            std::size_t end = at;
            std::size_t alphas = 0;
            for (; end < content.size() && (is_ascii_alpha(content[end]) || is_ascii_digit(content[end])); ++end) {
                alphas += is_ascii_alpha(content[end]) ? 1U : 0U;
            }
            if (alphas > 1 || end - at > 3 || (alphas != 0 && !letters)) {
                const Meaning meaning = letters ? legend_meaning(content) : Meaning::unknown;
                if (letters && meaning == Meaning::other && end - at <= 3) {  // `<sup>1,co</sup>`
                    add_symbol(content.substr(at, end - at), Meaning::unknown, source, cluster);
                    at = end;
                    continue;
                }
                cluster.marks.resize(marks);
                if (!letters) return false;
                add_words(trim(content), meaning, source, cluster);
                return true;
            }
            if (alphas == 0) cluster.only_letters = false;
            add_symbol(content.substr(at, end - at), Meaning::affiliation, source, cluster);
            at = end;
            continue;
        }
        const CodePoint point = code_point_at(content, at);
        const SymbolAt symbol = symbol_at(content, at);
        if (symbol.found()) {
            std::size_t end = at;
            std::string run;
            SymbolAt next = symbol;
            while (next.found() && next.symbol == symbol.symbol && run.size() < longest_run * 4) {
                run += next.symbol;
                end += next.size;
                next = end < content.size() ? symbol_at(content, end) : SymbolAt{};
            }
            const Meaning meaning = symbol.strength == SymbolStrength::raised ? Meaning::affiliation : Meaning::unknown;
            add_symbol(run.size() == symbol.symbol.size() ? symbol.symbol : arena_.copy(run), meaning, source, cluster);
            cluster.only_letters = false;
            at = end;
        } else if (is_space(point.value) || is_name_separator(point.value) || point.value == U'.' || point.value == U'/' ||
                   is_opening(point.value) || point.value == U')' || point.value == U']' || point.value == U'-' ||
                   point.value == U'|' || point.value == U'·' || (letters && raised_separator_size(content, at) != 0)) {
            at += point.size;
        } else if (letters) {
            const std::string_view sign = odd_sign(content.substr(at));
            add_symbol(sign, Meaning::unknown, source, cluster);
            at += sign.size();
        } else {
            cluster.marks.resize(marks);
            return false;
        }
    }
    return cluster.marks.size() > marks;
}

void MarkScanner::add_symbol(std::string_view symbol, Meaning meaning, SourceSpan source, Cluster& cluster) {
    const Basis basis = meaning == Meaning::affiliation ? Basis::assumed : Basis::none;
    cluster.marks.push_back({.mark = {.symbol = symbol,
                                      .meaning = meaning,
                                      .basis = basis,
                                      .legend = {},
                                      .source = {source.begin + base_, source.end + base_}}});
}

void MarkScanner::add_words(std::string_view words, Meaning meaning, SourceSpan source, Cluster& cluster) {
    cluster.marks.push_back({.mark = {.symbol = {},
                                      .meaning = meaning,
                                      .basis = Basis::entry,
                                      .legend = words,
                                      .source = {source.begin + base_, source.end + base_}}});
}

}  // namespace bibcast
