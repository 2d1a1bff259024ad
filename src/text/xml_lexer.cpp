#include "text/xml_lexer.hpp"

#include <algorithm>

#include "text/byte_block.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// Every byte above ASCII may stand in a name: which ones do is nothing to rely on in damaged text.
bool begins_name(char c) { return is_ascii_alpha(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80; }
bool is_name_character(char c) { return begins_name(c) || is_ascii_digit(c) || c == '-' || c == '.'; }

constexpr std::string_view comment_begin = "<!--";
constexpr std::string_view cdata_begin = "<![CDATA[";
constexpr std::string_view doctype_begin = "<!DOCTYPE";

constexpr std::uint16_t bit(auto mode) { return static_cast<std::uint16_t>(1U << static_cast<unsigned>(mode)); }

}  // namespace

bool XmlLexer::finish(XmlPart& part, XmlToken token, std::size_t end) {
    part = {token, begin_, end};
    begin_ = end;
    seen_ = end;
    mode_ = Mode::content;
    return true;
}

/// Sees what the `<` at the begin of the token begins. False if more text is needed to know.
bool XmlLexer::begin_markup(std::string_view text, bool at_end) {
    const std::string_view rest = text.substr(begin_);
    const auto enter = [&](Mode mode, std::size_t size) {
        mode_ = mode;
        seen_ = begin_ + size;
        return true;
    };
    if (rest.size() < 2) return at_end ? enter(Mode::content, 1) : false;
    if (rest[1] == '?' && (endless_ & bit(Mode::instruction)) == 0) return enter(Mode::instruction, 2);
    if (begins_name(rest[1])) return enter(Mode::tag, 2);
    if (rest[1] == '/') {
        if (rest.size() < 3) return at_end ? enter(Mode::content, 1) : false;
        return begins_name(rest[2]) ? enter(Mode::tag, 3) : enter(Mode::content, 1);
    }
    if (rest[1] == '!') {
        for (const auto& [word, mode] : {std::pair{comment_begin, Mode::comment}, std::pair{cdata_begin, Mode::cdata},
                                         std::pair{doctype_begin, Mode::doctype}}) {
            if ((endless_ & bit(mode)) != 0) continue;
            if (rest.starts_with(word)) return enter(mode, word.size());
            if (!at_end && word.starts_with(rest)) return false;
        }
    }
    return enter(Mode::content, 1);
}

/// Looks for `end` in what was not looked at yet; then `seen_` is behind it.
bool XmlLexer::find_end(std::string_view text, std::string_view end) {
    const std::size_t at = text.find(end, seen_);
    if (at != std::string_view::npos) {
        seen_ = at + end.size();
        return true;
    }
    if (text.size() >= end.size()) seen_ = std::max(seen_, text.size() - end.size() + 1);
    return false;
}

bool XmlLexer::find_tag_end(std::string_view text, XmlPart& part) {
    while (seen_ < text.size()) {
        const std::size_t at = mode_ == Mode::tag ? find_first_byte<'<', '>', '"', '\''>(text, seen_)
                               : quote_ == '"'    ? find_first_byte<'<', '"'>(text, seen_)
                                                  : find_first_byte<'<', '\''>(text, seen_);
        if (at == std::string_view::npos) {
            seen_ = text.size();
            return false;
        }
        seen_ = at + 1;
        const char c = text[at];
        // A tag holds no `<`: this one was never closed, and another one begins here.
        if (c == '<') return finish(part, XmlToken::stray, at);
        if (mode_ == Mode::quoted) {
            mode_ = Mode::tag;
        } else if (c == '>') {
            const XmlToken token = text[begin_ + 1] == '/' ? XmlToken::end : text[at - 1] == '/' ? XmlToken::empty : XmlToken::start;
            return finish(part, token, at + 1);
        } else {
            mode_ = Mode::quoted;
            quote_ = c;
        }
    }
    return false;
}

bool XmlLexer::find_doctype_end(std::string_view text, XmlPart& part) {
    while (seen_ < text.size()) {
        if (mode_ == Mode::doctype_comment) {
            if (!find_end(text, "-->")) return false;
            mode_ = Mode::doctype;
            continue;
        }
        const char c = text[seen_];
        if (mode_ == Mode::doctype_quoted) {
            if (c == quote_) mode_ = Mode::doctype;
        } else if (c == '"' || c == '\'') {
            mode_ = Mode::doctype_quoted;
            quote_ = c;
        } else if (c == '-' && text.substr(0, seen_ + 1).ends_with(comment_begin)) {
            mode_ = Mode::doctype_comment;
        } else if (c == '[') {
            brackets_ += 1;
        } else if (c == ']' && brackets_ > 0) {
            brackets_ -= 1;
        } else if (c == '>' && brackets_ == 0) {
            return finish(part, XmlToken::doctype, seen_ + 1);
        }
        ++seen_;
    }
    return false;
}

/// The text ends inside of a token. At the very end its begin is text, and what follows is looked at anew; this happens
/// once for each kind, since no later one of that kind can have an end.
bool XmlLexer::unfinished(std::string_view text, bool at_end, XmlPart& part) {
    if (!at_end) return false;
    if (mode_ == Mode::tag || mode_ == Mode::quoted) return finish(part, XmlToken::stray, text.size());
    const bool doctype = mode_ == Mode::doctype || mode_ == Mode::doctype_quoted || mode_ == Mode::doctype_comment;
    endless_ |= bit(doctype ? Mode::doctype : mode_);
    return finish(part, XmlToken::stray, begin_ + 1);
}

bool XmlLexer::next(std::string_view text, bool at_end, XmlPart& part) {
    if (begin_ >= text.size()) return false;
    if (mode_ == Mode::content) {
        if (text[begin_] != '<') return finish(part, XmlToken::text, std::min(text.find('<', begin_), text.size()));
        brackets_ = 0;
        if (!begin_markup(text, at_end)) return false;
    }
    switch (mode_) {
        case Mode::content: return finish(part, XmlToken::stray, begin_ + 1);
        case Mode::tag:
        case Mode::quoted: return find_tag_end(text, part) || unfinished(text, at_end, part);
        case Mode::comment:
            return find_end(text, "-->") ? finish(part, XmlToken::comment, seen_) : unfinished(text, at_end, part);
        case Mode::cdata: return find_end(text, "]]>") ? finish(part, XmlToken::cdata, seen_) : unfinished(text, at_end, part);
        case Mode::instruction:
            return find_end(text, "?>") ? finish(part, XmlToken::instruction, seen_) : unfinished(text, at_end, part);
        case Mode::doctype:
        case Mode::doctype_quoted:
        case Mode::doctype_comment: return find_doctype_end(text, part) || unfinished(text, at_end, part);
    }
    return false;
}

std::string_view xml_tag_name(std::string_view tag) {
    std::size_t begin = tag.starts_with("</") ? 2 : 1;
    begin = std::min(begin, tag.size());
    std::size_t end = begin;
    while (end < tag.size() && is_name_character(tag[end])) ++end;
    return tag.substr(begin, end - begin);
}

bool next_xml_attribute(std::string_view& rest, XmlAttribute& attribute) {
    std::size_t at = 0;
    while (at < rest.size() && !begins_name(rest[at])) ++at;
    std::size_t end = at;
    while (end < rest.size() && is_name_character(rest[end])) ++end;
    if (end == at) return false;
    attribute = {rest.substr(at, end - at), {}};
    rest.remove_prefix(end);
    std::string_view value = trim(rest);
    if (!value.starts_with('=')) return true;
    value = trim(value.substr(1));
    if (!value.starts_with('"') && !value.starts_with('\'')) {
        // HTML, and damage: up to the next blank.
        attribute.value = value.substr(0, value.find_first_of(" \t\r\n>"));
        rest.remove_prefix(static_cast<std::size_t>(value.data() - rest.data()) + attribute.value.size());
        return true;
    }
    const std::size_t close = value.find(value[0], 1);
    if (close == std::string_view::npos) return false;
    attribute.value = value.substr(1, close - 1);
    rest.remove_prefix(static_cast<std::size_t>(value.data() - rest.data()) + close + 1);
    return true;
}

std::string_view xml_attribute(std::string_view tag, std::string_view name) {
    const std::string_view own = xml_tag_name(tag);
    std::string_view rest = tag.substr(std::min(tag.size(), static_cast<std::size_t>(own.data() - tag.data()) + own.size()));
    XmlAttribute attribute;
    while (next_xml_attribute(rest, attribute)) {
        if (attribute.name == name) return attribute.value;
    }
    return {};
}

}  // namespace bibcast
