#include "text/csl_markup.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "model/compact_view.hpp"

namespace bibcast {

namespace {

/// The elements that can be a tag of ours; `</span>` closes whatever `<span …>` it belongs to.
enum class Element : std::uint8_t { i, em, b, strong, sup, sub, sc, u, code, span, a };
constexpr std::size_t element_count = 11;

struct ElementRow {
    std::string_view name;
    Style style;  ///< of the bare tag; not used for span and a
};
constexpr std::array<ElementRow, element_count> elements = {{
    {"i", Style::italic},
    {"em", Style::italic},
    {"b", Style::bold},
    {"strong", Style::bold},
    {"sup", Style::superscript},
    {"sub", Style::subscript},
    {"sc", Style::small_caps},
    {"u", Style::underline},
    {"code", Style::code},
    {"span", Style::keep_case},
    {"a", Style::link},
}};

constexpr std::array<std::string_view, 3> entities = {"lt;", "gt;", "amp;"};
constexpr std::array<char, 3> entity_characters = {'<', '>', '&'};

/// Small: a text may have millions of them.
struct Tag {
    CompactView target;  ///< of a link, encoded
    Element element = Element::i;
    Style style = Style::italic;
    bool closes = false;
    bool known = false;  ///< false: only keeps its partner from closing another tag
    bool matched = false;
    std::uint32_t begin = 0;
    std::uint32_t length = 0;   ///< 0: no tag
    std::uint32_t partner = 0;  ///< of a matched tag, index
    std::uint32_t styled = 0;   ///< of a matched opening tag, index of its stretch
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The value of `name="…"` when that is all there is in `attributes`.
bool only_attribute(std::string_view attributes, std::string_view name, std::string_view& value) {
    while (!attributes.empty() && is_blank(attributes.front())) attributes.remove_prefix(1);
    while (!attributes.empty() && is_blank(attributes.back())) attributes.remove_suffix(1);
    if (!attributes.starts_with(name)) return false;
    attributes.remove_prefix(name.size());
    if (attributes.size() < 3 || attributes[0] != '=') return false;
    const char quote = attributes[1];
    if ((quote != '"' && quote != '\'') || attributes.back() != quote) return false;
    value = attributes.substr(2, attributes.size() - 3);
    return value.find(quote) == std::string_view::npos;
}

bool is_small_caps(std::string_view css) {
    constexpr std::string_view wanted = "font-variant:small-caps";
    std::size_t matched = 0;
    for (const char c : css) {
        if (is_blank(c) || c == ';') continue;
        if (matched == wanted.size() || c != wanted[matched]) return false;
        ++matched;
    }
    return matched == wanted.size();
}

void read_span(std::string_view attributes, Tag& tag) {
    std::string_view value;
    tag.known = true;
    if (only_attribute(attributes, "class", value)) {
        if (value == "nocase") {
            tag.style = Style::keep_case;
        } else if (value == "quote") {
            tag.style = Style::quote;
        } else if (value == "math") {
            tag.style = Style::math;
        } else if (value == "tex") {
            tag.style = Style::tex;
        } else {
            tag.known = false;
        }
    } else if (only_attribute(attributes, "style", value) && is_small_caps(value)) {
        tag.style = Style::small_caps;
    } else {
        tag.known = false;
    }
}

/// The tag that begins at `at`, where there is a `<`. Attributes hold no `<`, so that looking for the end of
/// a tag never looks past the next one.
Tag tag_at(std::string_view text, std::size_t at) {
    Tag tag;
    tag.begin = static_cast<std::uint32_t>(at);
    std::size_t name = at + 1;
    if (name < text.size() && text[name] == '/') {
        tag.closes = true;
        ++name;
    }
    std::size_t end = name;
    while (end < text.size() && end - name < 7 && text[end] >= 'a' && text[end] <= 'z') ++end;
    if (end == name || end == text.size()) return tag;
    const std::string_view word = text.substr(name, end - name);
    const auto* const row = std::find_if(elements.begin(), elements.end(), [&](const ElementRow& e) { return e.name == word; });
    if (row == elements.end()) return tag;
    tag.element = static_cast<Element>(row - elements.begin());
    tag.style = row->style;
    const bool has_attributes = tag.element == Element::span || tag.element == Element::a;
    if (tag.closes || !has_attributes) {
        if (text[end] != '>') return tag;
        tag.known = true;
    } else {
        const std::size_t attributes = end;
        if (text[end] != '>' && !is_blank(text[end])) return tag;
        end = text.find_first_of("<>", end);
        if (end == std::string_view::npos || text[end] == '<') return tag;
        const std::string_view inside = text.substr(attributes, end - attributes);
        if (tag.element == Element::span) {
            read_span(inside, tag);
        } else {
            std::string_view target;
            tag.known = only_attribute(inside, "href", target);
            tag.target = target;
        }
    }
    tag.length = static_cast<std::uint32_t>(end + 1 - at);
    return tag;
}

/// True if the `<` at `at` would read as a tag once what follows is escaped: escaping a later `<` can give an unfinished
/// `<a href="` an end. `last_end` is the offset of the last `>` of `text`, npos if none.
bool could_be_tag(std::string_view text, std::size_t at, std::size_t last_end) {
    if (last_end == std::string_view::npos || last_end < at) return false;
    const std::string_view rest = text.substr(at + 1);
    for (const std::string_view name : {"a", "span"}) {
        if (rest.starts_with(name) && rest.size() > name.size() && is_blank(rest[name.size()])) return true;
    }
    return tag_at(text, at).length != 0;
}

/// Which of the entities follows the `&` at `at`; the number of entities if none.
std::size_t entity_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at + 1);
    std::size_t i = 0;
    while (i < entities.size() && !rest.starts_with(entities[i])) ++i;
    return i;
}

/// Copies `source` to `to` with entities decoded; returns the end.
char* decode_entities(std::string_view source, char* to) {
    std::size_t at = 0;
    while (at < source.size()) {
        const std::size_t ampersand = std::min(source.find('&', at), source.size());
        std::memcpy(to, source.data() + at, ampersand - at);
        to += ampersand - at;
        at = ampersand;
        if (at == source.size()) break;
        const std::size_t entity = entity_at(source, at);
        if (entity < entities.size()) {
            *to++ = entity_characters[entity];
            at += 1 + entities[entity].size();
        } else {
            *to++ = source[at++];
        }
    }
    return to;
}

/// In an attribute a `"` is an entity too.
std::string_view decode_target(Arena& arena, std::string_view source) {
    if (source.find('&') == std::string_view::npos) return source;
    char* const to = static_cast<char*>(arena.allocate(source.size(), 1));
    char* end = to;
    std::size_t at = 0;
    while (at < source.size()) {
        const std::size_t quote = std::min(source.find("&quot;", at), source.size());
        end = decode_entities(source.substr(at, quote - at), end);
        at = quote;
        if (at == source.size()) break;
        *end++ = '"';
        at += 6;
    }
    return {to, static_cast<std::size_t>(end - to)};
}

void encode_target(std::string& out, std::string_view target) {
    for (std::size_t at = 0; at < target.size(); ++at) {
        const char c = target[at];
        if (c == '"') {
            out += "&quot;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (c == '&' && (entity_at(target, at) < entities.size() || target.substr(at).starts_with("&quot;"))) {
            out += "&amp;";
        } else {
            out += c;
        }
    }
}

/// False for an element that CSL does not have. A span always counts: `</span>` must find its own.
bool is_wanted(const Tag& tag, MarkupTags wanted) {
    return wanted == MarkupTags::all ||
           (tag.element != Element::u && tag.element != Element::code && tag.element != Element::a);
}

/// Finds the tags and pairs them: a closing tag takes the nearest open one of its element, and what was opened
/// in between and not closed is text. Linear: a closing tag without partner is known by count.
List<Tag> find_tags(Arena& arena, std::string_view source, MarkupTags wanted) {
    List<Tag> tags;
    List<std::uint32_t> open;
    std::array<std::size_t, element_count> open_count{};
    for (std::size_t at = source.find('<'); at != std::string_view::npos; at = source.find('<', at)) {
        Tag tag = tag_at(source, at);
        if (wanted == MarkupTags::csl && tag.style > Style::keep_case) tag.known = false;
        at += std::max<std::uint32_t>(tag.length, 1);
        if (tag.length == 0 || !is_wanted(tag, wanted)) continue;
        std::size_t& count = open_count[static_cast<std::size_t>(tag.element)];
        if (!tag.closes) {
            ++count;
            open.push(arena, static_cast<std::uint32_t>(tags.size()));
            tags.push(arena, tag);
            continue;
        }
        if (count == 0) continue;
        while (tags[open.back()].element != tag.element) {
            --open_count[static_cast<std::size_t>(tags[open.back()].element)];
            open.truncate(open.size() - 1);
        }
        --count;
        const std::uint32_t opening = open.back();
        open.truncate(open.size() - 1);
        tags[opening].matched = true;
        tags[opening].partner = static_cast<std::uint32_t>(tags.size());
        Tag& closing = tags.push(arena, tag);
        closing.matched = true;
        closing.partner = opening;
    }
    open.give_back(arena);
    return tags;
}

/// What stands around a stretch in the output.
struct Around {
    std::string_view before;
    std::string_view after;
};

Around around(Style style) {
    switch (style) {
        case Style::italic: return {"<i>", "</i>"};
        case Style::bold: return {"<b>", "</b>"};
        case Style::small_caps: return {"<span style=\"font-variant:small-caps;\">", "</span>"};
        case Style::superscript: return {"<sup>", "</sup>"};
        case Style::subscript: return {"<sub>", "</sub>"};
        case Style::keep_case: return {"<span class=\"nocase\">", "</span>"};
        case Style::underline: return {"<u>", "</u>"};
        case Style::code: return {"<code>", "</code>"};
        case Style::quote: return {"<span class=\"quote\">", "</span>"};
        case Style::math: return {"<span class=\"math\">", "</span>"};
        case Style::tex: return {"<span class=\"tex\">", "</span>"};
        case Style::link: return {"", "</a>"};  // its opening tag has an attribute
    }
    return {};
}

Around around_in_csl(Style style) {
    if (style <= Style::keep_case) return around(style);
    if (style == Style::quote) return {"\u201C", "\u201D"};
    if (style == Style::math) return {"$", "$"};
    return {};
}

class Encoder {
  public:
    Encoder(std::string& out, const Text& text, MarkupTags tags, bool escape)
        : out_(out), plain_(text.plain), tags_(tags), escape_(escape), open_(scratch()) {
        constexpr std::size_t usual_tags = 32;  // bytes of a style
        if (out_.empty()) out_.reserve(plain_.size() + text.styles.size() * usual_tags);
        open_.clear();
        for (const Styled& styled : text.styles) {
            close_until(styled.begin);
            open(styled);
        }
        close_until(static_cast<std::uint32_t>(plain_.size()));
        copy_to(plain_.size());
        while (!open_.empty()) close();
    }
    [[nodiscard]] std::uint32_t lost() const { return lost_; }

  private:
    struct Open {
        std::uint32_t end;
        Style style;
    };
    /// Memory that is used again for the next text.
    static std::vector<Open>& scratch() {
        thread_local std::vector<Open> scratch;
        return scratch;
    }
    void open(const Styled& styled) {
        copy_to(styled.begin);
        // Stretches nest: whatever a careless maker says, an inner one ends with its outer one.
        const auto whole = static_cast<std::uint32_t>(plain_.size());
        open_.push_back({std::min(styled.end, open_.empty() ? whole : open_.back().end), styled.style});
        if (tags_ == MarkupTags::csl) {
            if (styled.style > Style::keep_case && styled.style != Style::quote) lost_ |= style_bit(styled.style);
            out_ += around_in_csl(styled.style).before;
        } else if (styled.style == Style::link) {
            out_ += "<a href=\"";
            encode_target(out_, styled.target);
            out_ += "\">";
        } else {
            out_ += around(styled.style).before;
        }
    }
    void close_until(std::uint32_t offset) {
        while (!open_.empty() && open_.back().end <= offset) close();
    }
    void close() {
        copy_to(open_.back().end);
        const Style style = open_.back().style;
        out_ += tags_ == MarkupTags::csl ? around_in_csl(style).after : around(style).after;
        open_.pop_back();
    }
    /// A tag cannot reach over a border between stretches, so each piece is escaped for itself.
    void copy_to(std::size_t end) {
        end = std::min(end, plain_.size());
        if (end <= copied_) return;
        const std::string_view piece = plain_.substr(copied_, end - copied_);
        copied_ = end;
        if (!escape_) {
            out_ += piece;
            return;
        }
        const std::size_t last_end = piece.rfind('>');
        std::size_t run = 0;
        for (std::size_t at = piece.find_first_of("<&"); at != std::string_view::npos; at = piece.find_first_of("<&", at + 1)) {
            const bool reads_otherwise =
                piece[at] == '<' ? could_be_tag(piece, at, last_end) : entity_at(piece, at) < entities.size();
            if (!reads_otherwise) continue;
            out_.append(piece, run, at - run);
            out_ += piece[at] == '<' ? "&lt;" : "&amp;";
            run = at + 1;
        }
        out_.append(piece, run, std::string_view::npos);
    }

    std::string& out_;
    std::string_view plain_;
    MarkupTags tags_;
    bool escape_;
    std::vector<Open>& open_;
    std::size_t copied_ = 0;
    std::uint32_t lost_ = 0;
};

}  // namespace

bool is_free_of_markup(std::string_view plain) {
    return plain.empty() || (std::memchr(plain.data(), '<', plain.size()) == nullptr &&
                             std::memchr(plain.data(), '&', plain.size()) == nullptr);
}

Text decode_csl_markup(Arena& arena, std::string_view source, MarkupTags wanted) {
    if (is_free_of_markup(source)) return {source};
    List<Tag> tags = find_tags(arena, source, wanted);
    if (tags.empty() && source.find('&') == std::string_view::npos) return {source};
    char* const to = static_cast<char*>(arena.allocate(source.size(), 1));
    char* end = to;
    List<Styled> styles;
    std::size_t at = 0;
    for (Tag& tag : tags) {
        const Tag& opening = tag.closes ? tags[tag.partner] : tag;
        if (!opening.matched || !opening.known) continue;
        end = decode_entities(source.substr(at, tag.begin - at), end);
        at = tag.begin + tag.length;
        const auto offset = static_cast<std::uint32_t>(end - to);
        if (tag.closes) {
            styles[opening.styled].end = offset;
        } else {
            tag.styled = static_cast<std::uint32_t>(styles.size());
            styles.push(arena, {offset, offset, tag.style, decode_target(arena, tag.target)});
        }
    }
    tags.give_back(arena);
    end = decode_entities(source.substr(at), end);
    return {std::string_view(to, static_cast<std::size_t>(end - to)), std::span<const Styled>(styles.begin(), styles.size())};
}

std::uint32_t encode_csl_markup(std::string& out, const Text& text, MarkupTags tags) {
    const bool is_free = is_free_of_markup(text.plain);
    if (text.styles.empty() && is_free) {
        out += text.plain;
        return 0;
    }
    if (tags == MarkupTags::all || is_free) return Encoder(out, text, tags, !is_free).lost();
    // Foreign programs read no `&lt;`: the text as it is, unless that reads as something else.
    const std::size_t begin = out.size();
    std::vector<Styled> plain_styles;
    for (const Styled& styled : text.styles) {
        if (styled.style <= Style::keep_case) plain_styles.push_back(styled);
    }
    const bool says_all = plain_styles.size() == text.styles.size();
    const std::uint32_t lost = Encoder(out, text, tags, false).lost();
    Arena arena;
    const Text read = decode_csl_markup(arena, std::string_view(out).substr(begin), MarkupTags::csl);
    if (says_all ? read == text : read.styles.size() == plain_styles.size()) return lost;
    out.resize(begin);
    return Encoder(out, text, tags, true).lost();
}

}  // namespace bibcast
