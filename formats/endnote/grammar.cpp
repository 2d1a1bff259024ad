#include "formats/endnote/grammar.hpp"

#include "text/utf8.hpp"

namespace bibcast::endnote {

namespace {

/// `%A`, `%@`, …, followed by a blank or nothing.
bool is_tag_line(std::string_view line) {
    if (line.size() < 2 || line[0] != '%') return false;
    const char sign = line[1];
    const bool named = sign > ' ' && sign < '\x7f' && sign != '%' && !(sign >= 'a' && sign <= 'z');
    return named && (line.size() == 2 || line[2] == ' ' || line[2] == '\t');
}

}  // namespace

tagged::Line Grammar::see(std::string_view line) {
    const std::string_view text = trim(line);
    if (!is_tag_line(text)) {
        after_blank_ = text.empty();
        after_type_ = after_type_ && text.empty();
        return {};
    }
    const bool type = text[1] == '0';
    const bool title = text[1] == 'T';
    const bool apart = after_blank_ && (!typed_ || late_type_ || (title && titled_));
    const bool begins = !inside_ || (type ? (typed_ && !after_type_) || after_blank_ : apart);
    if (begins) typed_ = titled_ = late_type_ = false;
    late_type_ = late_type_ || (type && !begins && !typed_);
    inside_ = true;
    typed_ = typed_ || type;
    titled_ = titled_ || title;
    after_type_ = type;
    after_blank_ = false;
    return {begins ? tagged::LineKind::begin : tagged::LineKind::field, text.substr(0, 2), trim(text.substr(2))};
}

}  // namespace bibcast::endnote
