#include "formats/bibtex/titles.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "text/byte_block.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

// biblatex manual 3.19, section 2.2.2.
constexpr std::array<TitleFields, 6> all_titles = {{{"title", "subtitle", "titleaddon"},
                                                    {"maintitle", "mainsubtitle", "maintitleaddon"},
                                                    {"booktitle", "booksubtitle", "booktitleaddon"},
                                                    {"journaltitle", "journalsubtitle", "journaltitleaddon"},
                                                    {"issuetitle", "issuesubtitle", ""},
                                                    {"eventtitle", "", "eventtitleaddon"}}};

/// Between a title and its subtitle; a title that ends in its own mark needs no colon.
std::string_view colon_behind(std::string_view title) {
    if (title.empty()) return "";
    const char last = title.back();
    return last == ':' || last == '?' || last == '!' ? " " : ": ";
}

std::string_view stop_behind(std::string_view title) {
    if (title.empty()) return "";
    const char last = title.back();
    return last == '.' || last == '?' || last == '!' ? " " : ". ";
}

}  // namespace

JoinedTitle join_title(Arena& arena, const Text& title, const Text& subtitle, const Text& addon) {
    JoinedTitle joined{.whole = title, .main = {}};
    if (!subtitle.empty()) {
        joined.main = title;
        joined.whole = join_texts(arena, std::array{title, subtitle}, colon_behind(title.plain));
    }
    if (!addon.empty()) joined.whole = join_texts(arena, std::array{joined.whole, addon}, stop_behind(joined.whole.plain));
    return joined;
}

Text join_texts(Arena& arena, std::span<const Text> parts, std::string_view between) {
    std::string plain;
    std::vector<Styled> styles;
    const Text* only = nullptr;
    std::size_t count = 0;
    for (const Text& part : parts) {
        if (part.empty()) continue;
        only = &part;
        if (count++ > 0) plain += between;
        const auto shift = static_cast<std::uint32_t>(plain.size());
        for (Styled style : part.styles) {
            style.begin += shift;
            style.end += shift;
            styles.push_back(style);
        }
        plain += part.plain;
    }
    if (count < 2) return only == nullptr ? Text() : *only;
    return Text(arena.copy(plain), arena.copy_all(std::span<const Styled>(styles)));
}

namespace {

/// A command that LaTeX has by itself and that comes back as it is.
bool begins_style(std::string_view command) {
    constexpr std::array<std::string_view, 7> styles = {"emph", "textit", "textbf", "textsc", "texttt", "textsubscript", "textsuperscript"};
    return std::any_of(styles.begin(), styles.end(), [&](std::string_view style) { return command.starts_with(style) && command.substr(style.size()).starts_with('{'); });
}

}  // namespace

bool has_safe_formulas(std::string_view latex) {
    if (latex.find('$') == std::string_view::npos && latex.find("\\(") == std::string_view::npos) return false;
    bool inside = false;
    std::size_t depth = 0;
    for (std::size_t i = 0; i < latex.size(); ++i) {
        const char c = latex[i];
        if (c == '{') ++depth;
        if (c == '}' && depth > 0) --depth;
        if (c == '$') inside = !inside;
        if (inside && depth == 0 && c >= 'A' && c <= 'Z') return false;
        if (c != '\\' || i + 1 == latex.size()) continue;
        const char next = latex[i + 1];
        if (!inside && is_ascii_alpha(next) && !begins_style(latex.substr(i + 1))) return false;
        if (next == '(') inside = true;
        if (next == ')') inside = false;
        if (next == '$' || next == '(' || next == ')') ++i;
    }
    return !inside;
}

Text without_outer_blanks(Arena& arena, const Text& text) {
    const std::string_view inner = trim(text.plain);
    if (inner.size() == text.plain.size()) return text;
    const auto begin = inner.empty() ? 0U : static_cast<std::uint32_t>(inner.data() - text.plain.data());
    const auto end = begin + static_cast<std::uint32_t>(inner.size());
    std::vector<Styled> styles;
    for (Styled style : text.styles) {
        style.begin = std::clamp(style.begin, begin, end) - begin;
        style.end = std::clamp(style.end, begin, end) - begin;
        if (style.begin < style.end) styles.push_back(style);
    }
    return Text(inner, arena.copy_all(std::span<const Styled>(styles)));
}

Text without_protection(Arena& arena, const Text& text) {
    std::vector<Styled> kept;
    for (std::size_t i = 0; i < text.styles.size(); ++i) {
        const Styled& style = text.styles[i];
        const bool holds_others = i + 1 < text.styles.size() && text.styles[i + 1].begin < style.end;
        if (style.style != Style::keep_case || holds_others) kept.push_back(style);
    }
    return kept.size() == text.styles.size() ? text : Text(text.plain, arena.copy_all(std::span<const Styled>(kept)));
}

const TitleFields* title_fields(std::string_view title) {
    const auto found = std::find_if(all_titles.begin(), all_titles.end(), [&](const TitleFields& fields) { return fields.title == title; });
    return found == all_titles.end() ? nullptr : &*found;
}

}  // namespace bibcast::bibtex
