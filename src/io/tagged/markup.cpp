#include "io/tagged/markup.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "text/byte_block.hpp"
#include "text/entities.hpp"
#include "text/jats_markup.hpp"
#include "text/utf8.hpp"

namespace bibcast::tagged {

namespace {

struct StyleTag {
    std::string_view name;
    Style style;
};

// The first name of a style is the one that is written.
constexpr std::array style_tags = {
    StyleTag{"i", Style::italic},        StyleTag{"b", Style::bold},        StyleTag{"sup", Style::superscript},
    StyleTag{"sub", Style::subscript},   StyleTag{"u", Style::underline},   StyleTag{"code", Style::code},
    StyleTag{"em", Style::italic},       StyleTag{"strong", Style::bold},   StyleTag{"tt", Style::code},
    StyleTag{"inf", Style::subscript},
};

/// A tag that opens or closes a style; size 0: none stands there.
struct FoundTag {
    std::size_t size = 0;
    Style style = Style::italic;
    bool closing = false;
};

FoundTag tag_at(std::string_view text, std::size_t at) {
    std::size_t i = at + 1;
    const bool closing = i < text.size() && text[i] == '/';
    if (closing) ++i;
    const std::size_t end = text.substr(i, 8).find('>');
    if (end == std::string_view::npos || end == 0) return {};
    const std::string_view name = text.substr(i, end);
    for (const StyleTag& tag : style_tags) {
        if (equals_ignoring_ascii_case(tag.name, name)) return {i + end + 1 - at, tag.style, closing};
    }
    return {};
}

/// Where the tag that closes `style`, opened before `from`, stands; npos: nowhere.
std::size_t find_close(std::string_view text, std::size_t from, Style style) {
    for (std::size_t at = text.find("</", from); at != std::string_view::npos; at = text.find("</", at + 2)) {
        const FoundTag tag = tag_at(text, at);
        if (tag.size != 0 && tag.style == style) return at;
    }
    return std::string_view::npos;
}

/// Deeper nesting is kept as text: the search for closing tags stays linear in the length of the value.
constexpr std::size_t most_styles = 64;

class MarkupReader {
  public:
    MarkupReader(Arena& arena, std::string_view text) : arena_(arena), text_(text) {}

    Text read() {
        plain_.reserve(text_.size());
        for (std::size_t at = text_.find('<'); at != std::string_view::npos; at = text_.find('<', at)) {
            const FoundTag tag = tag_at(text_, at);
            if (tag.size == 0 || !(tag.closing ? close(at, tag) : open(at, tag))) ++at;
            else at = done_;
        }
        append(text_.size());
        const std::string_view plain = arena_.copy(plain_);
        return {plain, arena_.copy_all(std::span<const Styled>(styles_))};
    }

  private:
    void append(std::size_t to) {
        plain_ += to_nfc(arena_, decode_entities(arena_, text_.substr(done_, to - done_)));
        done_ = to;
    }
    bool open(std::size_t at, const FoundTag& tag) {
        if (styles_.size() >= most_styles || !is_closed_behind(at + tag.size, tag.style)) return false;
        append(at);
        done_ += tag.size;
        open_.push_back(styles_.size());
        styles_.push_back({static_cast<std::uint32_t>(plain_.size()), 0, tag.style, {}});
        return true;
    }
    /// The closing tag that was found last is the answer until it is passed, so that the search as a whole is linear.
    bool is_closed_behind(std::size_t at, Style style) {
        std::size_t& known = closed_at_[static_cast<std::size_t>(style)];
        if (known != std::string_view::npos && known < at) known = find_close(text_, at, style);
        return known != std::string_view::npos;
    }
    bool close(std::size_t at, const FoundTag& tag) {
        bool known = false;
        for (const std::size_t i : open_) known = known || styles_[i].style == tag.style;
        if (!known) return false;
        append(at);
        done_ += tag.size;
        // What was opened inside and not closed ends here, too: stretches never cross.
        while (!open_.empty()) {
            Styled& styled = styles_[open_.back()];
            styled.end = static_cast<std::uint32_t>(plain_.size());
            open_.pop_back();
            if (styled.style == tag.style) break;
        }
        return true;
    }

    Arena& arena_;
    std::string_view text_;
    std::size_t done_ = 0;
    std::string plain_;
    std::vector<Styled> styles_;
    std::vector<std::size_t> open_;
    std::array<std::size_t, static_cast<std::size_t>(Style::tex) + 1> closed_at_{};  ///< by style
};

std::string_view tag_of(Style style) {
    for (const StyleTag& tag : style_tags) {
        if (tag.style == style) return tag.name;
    }
    return {};
}

bool has_tag(Style style) {
    for (const StyleTag& tag : style_tags) {
        if (tag.style == style) return true;
    }
    return false;
}

std::string opening_of(Style style, bool with_tags) {
    if (style == Style::quote) return "\u201C";
    if (style == Style::math) return "$";
    return with_tags && has_tag(style) ? '<' + std::string(tag_of(style)) + '>' : std::string();
}

std::string closing_of(Style style, bool with_tags) {
    if (style == Style::quote) return "\u201D";
    if (style == Style::math) return "$";
    return with_tags && has_tag(style) ? "</" + std::string(tag_of(style)) + '>' : std::string();
}

bool is_written(Style style, bool with_tags) { return style == Style::quote || (with_tags && has_tag(style)); }

/// What `read_markup` must look at. From 0xCC on, a byte may be part of a character that is not normalized.
auto may_be_markup(ByteBlock block) { return (block == '<') | (block == '&') | (block >= 0xCC); }

}  // namespace

void append_plain(std::string& out, std::string_view text) {
    for (std::size_t i = text.find_first_of("&<"); i != std::string_view::npos; i = text.find_first_of("&<")) {
        out += text.substr(0, i);
        if (text[i] == '&' && character_reference_at(text, i).size != 0) {
            out += "&amp;";
        } else if (text[i] == '<' && (tag_at(text, i).size != 0 || is_block_tag(text, i))) {
            out += "&lt;";
        } else {
            out += text[i];
        }
        text.remove_prefix(i + 1);
    }
    out += text;
}

void append_piece(std::string& out, std::string_view text) {
    std::string escaped;
    append_plain(escaped, text);
    // The references that were just written keep their semicolons.
    for (std::size_t at = 0; at < escaped.size(); ++at) {
        const std::size_t reference = escaped[at] == '&' ? character_reference_at(escaped, at).size : 0;
        if (reference != 0) {
            out += escaped.substr(at, reference);
            at += reference - 1;
        } else if (escaped[at] == ';') {
            out += "&#59;";
        } else {
            out += escaped[at];
        }
    }
}

std::string_view next_piece(std::string_view list, std::string_view separators, std::size_t& at) {
    const std::size_t begin = at;
    const auto matters = [separators](ByteBlock block) {
        ByteBlock found = as_bytes(block == '&');
        for (const char c : separators) found |= as_bytes(block == static_cast<unsigned char>(c));
        return found;
    };
    for (; (at = find_in_blocks(list, at, matters)) < list.size(); ++at) {
        if (list[at] != '&') break;
        const std::size_t reference = character_reference_at(list, at).size;
        if (reference != 0) at += reference - 1;
        else if (separators.find('&') != std::string_view::npos) break;
    }
    const std::string_view piece = trim(list.substr(begin, at - begin));
    ++at;
    return piece;
}

bool is_plain_line(std::string_view value) {
    const auto matters = [](ByteBlock block) { return may_be_markup(block) | (block == '\n') | (block == '\t'); };
    return find_in_blocks(value, 0, matters) == value.size();
}

Text read_markup(Arena& arena, std::string_view value) {
    if (find_in_blocks(value, 0, [](ByteBlock block) { return may_be_markup(block); }) == value.size()) return value;
    if (find_first_byte<'<', '&'>(value) == std::string_view::npos) return to_nfc(arena, value);
    // Notes and abstracts of Zotero and others are pages of HTML.
    if (has_block_markup(value)) return decode_jats_markup(arena, to_nfc(arena, value));
    if (value.find('<') != std::string_view::npos) return MarkupReader(arena, value).read();
    if (value.find('&') != std::string_view::npos) value = decode_entities(arena, value);
    return to_nfc(arena, value);
}

bool append_markup(std::string& out, const Text& text, bool with_tags) {
    if (text.is_plain()) {
        append_plain(out, text.plain);
        return true;
    }
    bool complete = true;
    std::size_t done = 0;
    std::vector<const Styled*> open;
    const auto close_until = [&](std::size_t at) {
        while (!open.empty() && open.back()->end <= at) {
            append_plain(out, text.plain.substr(done, open.back()->end - done));
            done = open.back()->end;
            out += closing_of(open.back()->style, with_tags);
            open.pop_back();
        }
    };
    for (const Styled& styled : text.styles) {
        close_until(styled.begin);
        append_plain(out, text.plain.substr(done, styled.begin - done));
        done = styled.begin;
        out += opening_of(styled.style, with_tags);
        complete = complete && is_written(styled.style, with_tags);
        open.push_back(&styled);
    }
    close_until(text.plain.size());
    append_plain(out, text.plain.substr(done));
    return complete;
}

}  // namespace bibcast::tagged
