#include <algorithm>
#include <array>
#include <optional>

#include "name/inline_lexer.hpp"
#include "text/entities.hpp"
#include "text/utf8.hpp"

namespace bibcast::inline_markup {

namespace {

constexpr std::size_t npos = std::string_view::npos;

struct TagRow {
    std::string_view name;
    InlineKind style;
};
constexpr auto styled_tags = std::to_array<TagRow>({
    {"sup", InlineKind::superscript}, {"b", InlineKind::bold},       {"strong", InlineKind::bold},
    {"i", InlineKind::italic},        {"em", InlineKind::italic},    {"u", InlineKind::underline},
    {"ins", InlineKind::underline},   {"s", InlineKind::strike},     {"del", InlineKind::strike},
    {"strike", InlineKind::strike},   {"mark", InlineKind::highlight}, {"font", InlineKind::color},
    {"span", InlineKind::color},      {"a", InlineKind::link},
});
constexpr auto breaking_tags = std::to_array<std::string_view>({"br", "p", "div", "li", "tr", "td", "ul", "ol", "dd", "dt"});

std::string_view attribute(std::string_view tag, std::string_view name) {
    for (std::size_t at = tag.find(name); at != npos; at = tag.find(name, at + 1)) {
        if (at == 0 || !is_ascii_space(tag[at - 1])) continue;
        std::string_view rest = trim(tag.substr(at + name.size()));
        if (!rest.starts_with('=')) continue;
        rest = trim(rest.substr(1));
        if (rest.starts_with('"') || rest.starts_with('\'')) return rest.substr(1, rest.find(rest[0], 1) - 1);
        return rest.substr(0, rest.find_first_of(" \t\r\n/>"));
    }
    return {};
}

bool mentions(std::string_view text, std::initializer_list<std::string_view> words) {
    const std::string lower = ascii_lower(text);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return lower.find(word) != npos; });
}

// What `class` and `style` of a span say of a name.
std::optional<InlineKind> style_of_span(std::string_view tag) {
    const std::string_view style = attribute(tag, "style");
    if (mentions(style, {"bold", "font-weight:6", "font-weight:7"})) return InlineKind::bold;
    if (mentions(style, {"underline"})) return InlineKind::underline;
    if (mentions(style, {"italic"})) return InlineKind::italic;
    if (mentions(style, {"super"})) return InlineKind::superscript;
    if (mentions(style, {"small-caps"})) return InlineKind::small_caps;
    if (mentions(style, {"background"})) return InlineKind::highlight;
    if (mentions(style, {"color"})) return InlineKind::color;
    const std::string_view name = attribute(tag, "class");
    if (mentions(name, {"highlight", "self", "author-me", "my-name", "own-name"}) || name == "me") return InlineKind::highlight;
    if (mentions(name, {"bold"})) return InlineKind::bold;
    if (mentions(name, {"underline"})) return InlineKind::underline;
    return std::nullopt;
}

}  // namespace

std::size_t Lexer::lex_tag(std::size_t here) {
    if (source_.substr(here, 4) == "<!--") return lex_comment(here);
    const bool closing = at(here + 1) == '/';
    const std::size_t name_begin = here + (closing ? 2 : 1);
    if (!is_ascii_alpha(at(name_begin))) return here;
    // A quoted attribute may hold `>`; it hardly ever holds `<`, which is what keeps this linear.
    const std::size_t end = source_.find_first_of("<>", name_begin);
    if (end == npos || source_[end] == '<') return here;
    const std::string_view tag = source_.substr(name_begin, end - name_begin);
    if (!closing && tag.find_first_of(":@") < tag.find_first_of(" \t\n=")) return lex_autolink(here, end);
    const std::string name = ascii_lower(tag.substr(0, tag.find_first_of(" \t\r\n/")));
    if (std::find(breaking_tags.begin(), breaking_tags.end(), name) != breaking_tags.end()) {
        push(Token::Kind::glyph, here, end + 1, "\n");
    } else if (closing) {
        const auto row = std::find_if(styled_tags.begin(), styled_tags.end(), [&](const TagRow& r) { return r.name == name; });
        // What a span opened is not known here: `color` stands for the nearest one of a tag.
        if (row != styled_tags.end()) push(Token::Kind::close, here, end + 1, name == "span" ? "span" : "", row->style);
        else push(Token::Kind::glyph, here, end + 1);
    } else {
        push_open_tag(name, tag, here, end + 1);
    }
    return end + 1;
}

void Lexer::push_open_tag(std::string_view name, std::string_view tag, std::size_t here, std::size_t end) {
    const auto row = std::find_if(styled_tags.begin(), styled_tags.end(), [&](const TagRow& r) { return r.name == name; });
    if (name == "img" || name == "svg" || (name == "i" && tag.find("class") != npos)) {
        push_icon(tag, here, end);
    } else if (row == styled_tags.end() || tag.ends_with('/')) {
        push(Token::Kind::glyph, here, end);
    } else if (name == "a") {
        push(Token::Kind::open, here, end, attribute(tag, "href"), InlineKind::link);
    } else if (name == "span") {
        // Pushed even if it says nothing, so that its end tag closes it and no other.
        const std::optional<InlineKind> style = style_of_span(tag);
        push(Token::Kind::open, here, end, style ? "span" : "plain span", style.value_or(InlineKind::color));
    } else {
        push(Token::Kind::open, here, end, {}, row->style);
    }
}

void Lexer::push_icon(std::string_view tag, std::size_t here, std::size_t end) {
    if (mentions(tag, {"envelope", "mail"})) push_raised(here, end, "✉");
    else push(Token::Kind::glyph, here, end);
    // `<i class="…"></i>` is closed by a tag that must not close another italic.
    if (tag.starts_with('i') && tag.size() > 1 && is_ascii_space(tag[1])) push(Token::Kind::open, end, end, {}, InlineKind::italic);
}

std::size_t Lexer::lex_comment(std::size_t here) {
    const std::size_t end = no_more_comments_ ? npos : source_.find("-->", here + 4);
    if (end == npos) {
        no_more_comments_ = true;
        return here;
    }
    push(Token::Kind::glyph, here, end + 3);
    return end + 3;
}

std::size_t Lexer::lex_autolink(std::size_t here, std::size_t end) {
    const std::string_view address = source_.substr(here + 1, end - here - 1);
    push(Token::Kind::open, here, here + 1, address, InlineKind::link);
    push(Token::Kind::text, here + 1, end, address);
    push(Token::Kind::close, end, end + 1, {}, InlineKind::link);
    return end + 1;
}

std::size_t Lexer::lex_entity(std::size_t here) {
    const CharacterReference reference = character_reference_at(source_, here);
    if (reference.size == 0) return here;
    std::string bytes;
    append_utf8(bytes, reference.character);
    push(Token::Kind::glyph, here, here + reference.size, arena_.copy(bytes));
    return here + reference.size;
}

}  // namespace bibcast::inline_markup
