#include "formats/bibtex/raw_parser.hpp"

#include <cstring>
#include <string>

#include "formats/bibtex/codes.hpp"
#include "formats/bibtex/syntax.hpp"
#include "formats/bibtex/tags.hpp"
#include "io/passed_over.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

constexpr auto npos = std::string_view::npos;

std::size_t find_at_sign(std::string_view text, std::size_t at) {
    if (at >= text.size()) return npos;
    const void* found = std::memchr(text.data() + at, '@', text.size() - at);
    return found == nullptr ? npos : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

std::size_t line_end(std::string_view text, std::size_t at) {
    const std::size_t end = text.find_first_of("\r\n", at);
    return end == npos ? text.size() : end;
}

/// A `%` before it on its line makes an `@` outside of entries a comment, for biber and for people.
bool is_commented_out(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && text[begin - 1] != '\n' && text[begin - 1] != '\r') {
        --begin;
        if (at - begin > 256) return false;
    }
    begin = skip_space(text, begin);
    return begin < at && text[begin] == '%';
}

/// An address (`me@example.org`), or a word with an `@` in a sentence: `see @knuth (1984)`.
bool is_prose(std::string_view text, std::size_t at, std::string_view type) {
    if (is_at_line_start(text, at)) return false;
    if (find_type(type) != nullptr && text[skip_space(text, static_cast<std::size_t>(type.data() + type.size() - text.data()))] == '{') return false;
    return sure_start(text, at, true) != Start::yes;
}

}  // namespace

void RawParser::report(const Code& code, const RawEntry& entry, std::size_t begin, std::size_t end, std::string_view message, std::string_view field,
                       std::string_view value) {
    if (findings_ == nullptr || !findings_->wants(code, field)) return;
    Finding& finding = findings_->add(code, span(begin, end), std::string(message));
    finding.record_id = entry.key;
    finding.field = field;
    finding.value = value;
}

bool RawParser::is_entry_start(std::size_t at) const {
    return text_[at] == '@' && is_at_line_start(text_, at) && sure_start(text_, at, true) == Start::yes;
}

/// Blanks, and comments from `%` to the end of the line as biber has them between fields.
void RawParser::skip_all_blanks() {
    while (true) {
        at_ = skip_space(text_, at_);
        if (at_ == text_.size() || text_[at_] != '%') return;
        const std::size_t begin = at_;
        at_ = line_end(text_, at_);
        report_remark(begin);
    }
}

/// The remark from here to where the parser is. A field that was commented out is a value, too.
void RawParser::report_remark(std::size_t begin) {
    const std::string_view words = trim(text_.substr(begin + 1, at_ - begin - 1));
    if (begin < remarks_end_ || words.empty() || findings_ == nullptr || !findings_->wants(remark_in_entry, {})) return;
    remarks_end_ = at_;
    Finding& finding = findings_->add(remark_in_entry, span(begin, at_), "a remark inside an entry is left out");
    finding.value = words;
    finding.once_key = std::string(once_if_folded) + "remark";
}

bool RawParser::next(RawEntry& entry) {
    entry.fields.clear();
    entry.key = {};
    repairs_ = 0;
    if (!find_start(entry)) return false;
    entry.key_span = span(entry_begin_, entry_begin_ + 1 + entry.type.size());
    if (entry.kind == EntryKind::comment) return true;
    if (entry.kind == EntryKind::preamble) {
        read_preamble(entry);
    } else {
        if (entry.kind == EntryKind::entry) read_key(entry);
        read_fields(entry);
    }
    // An entry that is not closed ends with its last word: which blanks stand behind it in this slice is a matter of the cut.
    std::size_t end = at_;
    while (end > entry_begin_ && is_class(text_[end - 1], space_char)) --end;
    entry.span = span(entry_begin_, end);
    return true;
}

/// Moves behind the opening brace of the next thing that begins with an `@`.
bool RawParser::find_start(RawEntry& entry) {
    while (true) {
        const std::size_t begin = find_at_sign(text_, at_);
        if (begin == npos) {
            at_ = text_.size();
            return false;
        }
        at_ = begin + 1;
        if (is_commented_out(text_, begin)) continue;
        const std::size_t word = skip_space(text_, at_);
        const std::size_t word_end = skip_name(text_, word);
        const std::size_t open = skip_space(text_, word_end);
        const std::string_view type = text_.substr(word, word_end - word);
        entry_begin_ = begin;
        entry.type = type;
        if (equals_ignoring_ascii_case(type, "comment")) {
            entry.kind = EntryKind::comment;
            read_comment(entry, open);
            return true;
        }
        if (type.empty() || open == text_.size() || (text_[open] != '{' && text_[open] != '(')) {
            report_stray(begin);
            continue;
        }
        if (is_prose(text_, begin, type)) continue;
        close_ = text_[open] == '{' ? '}' : ')';
        at_ = open + 1;
        entry.kind = equals_ignoring_ascii_case(type, "string")     ? EntryKind::string
                     : equals_ignoring_ascii_case(type, "preamble") ? EntryKind::preamble
                                                                    : EntryKind::entry;
        return true;
    }
}

void RawParser::report_stray(std::size_t at) {
    if (!is_at_line_start(text_, at)) return;
    report(stray_at, {}, at, at + 1, "an @ at the beginning of a line begins no entry");
}

/// `@comment{…}` with all that is in it; without a brace, or with an open one, the line.
void RawParser::read_comment(RawEntry& entry, std::size_t open) {
    const std::size_t end_of_line = line_end(text_, entry_begin_);
    if (open < text_.size() && open <= end_of_line && (text_[open] == '{' || text_[open] == '(')) {
        std::size_t close = find_comment_close(text_, open);
        // One that begins inside a line is no sure start, and takes no entry that is one.
        if (close != npos && !is_at_line_start(text_, entry_begin_)) {
            std::size_t at = find_at_sign(text_, open);
            while (at < close && !is_entry_start(at)) at = find_at_sign(text_, at + 1);
            if (at < close) close = npos;
        }
        if (close == npos) report(unclosed_comment, entry, entry_begin_, open + 1, "@comment has no closing brace");
        at_ = close == npos ? end_of_line : close;
    } else {
        at_ = end_of_line;
    }
    entry.span = span(entry_begin_, at_);
}

void RawParser::read_preamble(RawEntry& entry) {
    RawField field;
    skip_blanks();
    if (read_value(entry, field)) entry.fields.push_back(field);
    skip_blanks();
    if (at_close()) {
        ++at_;
    } else {
        report(unclosed_entry, entry, entry_begin_, entry_begin_ + 1, "@preamble has no closing brace", {}, trim(text_.substr(entry_begin_, at_ - entry_begin_)));
    }
}

/// The end of a key that has an equals sign or a quote in it: such a key ends at the comma of its line. `begin` if it is none.
std::size_t RawParser::odd_key_end(std::size_t begin) const {
    std::size_t end = begin;
    bool odd = false;  // `title = {…}` is no key, and neither is `title=x`; `a(b)=c` is one
    while (end < text_.size() && !is_class(text_[end], space_char) && text_[end] != ',' && text_[end] != '{' && text_[end] != '}') {
        if (text_[end] == '=' && !odd) return begin;
        odd = odd || !is_class(text_[end], name_char);
        ++end;
    }
    const std::size_t behind = skip_space(text_, end);
    return odd && behind < text_.size() && text_[behind] == ',' ? end : begin;
}

/// The end of a key in quotes, behind which a comma must stand; `begin` if there is none. For BibTeX the quotes are part of the key.
std::size_t RawParser::quoted_key_end(std::size_t begin) const {
    if (begin >= text_.size() || text_[begin] != '"') return begin;
    const std::size_t end = text_.find_first_of("\"{}=,\r\n", begin + 1);
    if (end == npos || text_[end] != '"' || end == begin + 1) return begin;
    const std::size_t behind = skip_space(text_, end + 1);
    return behind < text_.size() && text_[behind] == ',' ? end + 1 : begin;
}

void RawParser::read_key(RawEntry& entry) {
    skip_blanks();
    const std::size_t begin = at_;
    if (begin < text_.size() && is_entry_start(begin)) {
        report(missing_key, entry, entry_begin_, begin, "the entry has no citation key");
        return;
    }
    std::size_t end = odd_names_ ? odd_key_end(begin) : begin;
    if (end == begin) {
        end = quoted_key_end(begin);
        if (end > begin) report(odd_key, entry, begin, end, "the citation key is in quotes, which are part of it");
    }
    // A key ends at a blank, a comma, an equals sign or the end of the entry; a key with blanks, at the comma of its line.
    const auto ends_key = [this](char c) { return is_class(c, space_char) || c == ',' || c == '=' || c == '}' || c == '{' || c == '"' || (close_ == ')' && c == ')'); };
    while (end < text_.size() && (is_class(text_[end], name_char) || !ends_key(text_[end]))) ++end;
    at_ = end;
    skip_blanks();
    const bool at_stop = at_ == text_.size() || text_[at_] == ',' || at_close() || is_entry_start(at_);
    if (at_ < text_.size() && text_[at_] == '=') {
        report(missing_key, entry, begin, end, "the entry has no citation key");
        at_ = begin;
        return;
    }
    if (!at_stop && end > begin) {
        const std::size_t comma = text_.find_first_of(",=\r\n{}\"@", end);
        if (comma != npos && text_[comma] == ',') {
            end = comma;
            while (end > begin && is_class(text_[end - 1], space_char)) --end;
            at_ = comma;
            report(odd_key, entry, begin, end, "the citation key has blanks or other characters that cannot be cited");
        } else {
            report(missing_comma, entry, end, end + 1, "a comma is missing behind the citation key");
        }
    }
    entry.key = text_.substr(begin, end - begin);
    if (entry.key.empty()) {
        report(missing_key, entry, entry_begin_, begin, "the entry has no citation key");
    } else {
        entry.key_span = span(begin, end);
    }
}

void RawParser::read_fields(RawEntry& entry) {
    while (read_usual_field(entry) || read_field(entry)) {
    }
}

/// A field as most are written, `name = value,` with a name of letters: what else could stand there is not asked. False, with nothing
/// read, for any other; `read_field` gives the same of this one.
bool RawParser::read_usual_field(RawEntry& entry) {
    // Room for the longest name and what stands around it; a file ends with fields that are read the other way.
    constexpr std::size_t longest = 2 * sizeof(ByteBlock);
    const char* const text = text_.data();
    if (text_.size() < longest) return false;
    const std::size_t stop = text_.size() - longest;
    std::size_t at = at_;
    while (at < stop && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) ++at;
    if (at >= stop) return false;
    const std::size_t name_size = first_that_holds(is_no_letter(byte_block_at(text + at)));
    if (name_size == 0 || name_size == sizeof(ByteBlock)) return false;
    std::size_t value = at + name_size;
    while (text[value] == ' ' && value < at + longest - 2) ++value;
    if (text[value] != '=') return false;
    ++value;
    if (text[value] == ' ') ++value;
    if (!is_class(text[value], bare_char)) return false;
    const std::size_t before = at_;
    const unsigned repairs = repairs_;
    at_ = value;
    RawField& field = entry.fields.emplace_back();
    if (!(text[value] == '{' ? read_braces(entry, field.first) : read_part(entry, field.first))) {
        entry.fields.pop_back();
        at_ = before;
        return false;
    }
    field.name = {text + at, name_size};
    field.name_span = span(at, at + name_size);
    if (at_ < text_.size() && text[at_] == ',') [[likely]] {
        field.span = span(at, at_++);
        return true;
    }
    read_more_parts(entry, field);
    end_field(entry, field, at, repairs);
    return true;
}

bool RawParser::read_field(RawEntry& entry) {
    skip_blanks();
    if (at_ == text_.size() || is_entry_start(at_)) return end_of_entry_missing(entry);
    const char c = text_[at_];
    if (c == ',') {
        ++at_;
        return true;
    }
    if (at_close()) return close_entry(entry);
    const std::size_t name_end = field_name_end();
    if (name_end == at_) {
        skip_unexpected(entry);
        return true;
    }
    return read_name_and_value(entry, name_end);
}

/// At a closing delimiter. True if the entry goes on all the same.
bool RawParser::close_entry(RawEntry& entry) {
    const std::size_t brace = at_++;
    if (text_[brace] != close_ && text_[brace] == ')') {
        report(unexpected_text, entry, brace, brace + 1, "a closing parenthesis stands between fields");
        return true;
    }
    const std::size_t behind = skip_space(text_, at_);
    const bool comma = behind < text_.size() && text_[behind] == ',';
    if (!is_field_at(text_, comma ? behind + 1 : behind, comma)) return false;
    report(extra_brace, entry, brace, brace + 1, "a closing brace too many: fields of the entry follow it");
    return true;
}

/// At the end of the text, or where the next entry surely begins. True if a field that the last value swallowed could be
/// given back.
bool RawParser::end_of_entry_missing(RawEntry& entry) {
    if (split_swallowed_field(entry)) return true;
    // An open value that ran to here has been reported, and took the closing brace.
    if (repairs_ == 0) report(unclosed_entry, entry, entry_begin_, entry_begin_ + 1 + entry.type.size(), "the entry has no closing brace");
    return false;
}

/// `title = {An open value,` ⏎ `year = {2004}` ⏎ `}`: the brace that was meant to end the entry ends the title. Cuts the
/// value before the line that begins a field, and goes on there.
bool RawParser::split_swallowed_field(RawEntry& entry) {
    if (entry.fields.empty() || repairs_ >= 16) return false;
    RawField& field = entry.fields.back();
    if (!field.is_single() || field.first.kind == PartKind::macro || field.first.kind == PartKind::number) return false;
    const std::size_t begin = field.first.span.begin - offset_;
    const std::size_t end = field.first.span.end - offset_;
    for (std::size_t at = text_.find_first_of("\r\n", begin); at < end; at = text_.find_first_of("\r\n", at + 1)) {
        if (!is_field_at(text_, at, true)) continue;
        ++repairs_;
        end_open_value(entry, field.first, begin, at);
        field.span.end = field.first.span.end;
        at_ = at;
        return true;
    }
    return false;
}

/// The next entry is no part of a damaged one before it.
bool RawParser::has_entry_start(std::size_t begin, std::size_t end) const {
    const std::string_view before = text_.substr(0, end);  // no further: a closing brace may be asked for at every byte
    for (std::size_t at = find_at_sign(before, begin); at < end; at = find_at_sign(before, at + 1)) {
        if (is_entry_start(at)) return true;
    }
    return false;
}

void RawParser::skip_unexpected(RawEntry& entry) {
    const std::size_t begin = at_;
    if (text_[at_] == '{') {
        constexpr std::size_t longest = 1024;  // so that braces that never close stay linear
        const std::size_t close = find_close(text_.substr(0, std::min(text_.size(), at_ + longest)), at_);
        at_ = close == npos || has_entry_start(begin, close) ? at_ + 1 : close;
    } else {
        ++at_;
        while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '}' && text_[at_] != '{' && text_[at_] != '\n' && text_[at_] != '\r' && text_[at_] != '@') ++at_;
    }
    if (findings_ == nullptr) return;
    const std::string_view passed = text_.substr(begin, at_ - begin);
    report(unexpected_text, entry, begin, at_, "text inside the entry is no field: '" + std::string(trim(passed.substr(0, 60))) + "'", {}, passed);
}

/// The end of the field name here; `at_` if there is none.
std::size_t RawParser::field_name_end() const {
    const std::size_t end = skip_name(text_, at_);
    if (!odd_names_) return end;
    const std::size_t behind = skip_space(text_, end);
    if (end > at_ && behind < text_.size() && (text_[behind] == '=' || text_[behind] == '{' || text_[behind] == '"')) return end;
    constexpr std::size_t longest = 80;
    std::size_t equals = text_.substr(0, std::min(text_.size(), at_ + longest)).find_first_of("={}\",@%\r\n\\", at_);
    if (equals == npos || text_[equals] != '=') return end;
    while (equals > at_ && is_class(text_[equals - 1], space_char)) --equals;
    return equals;
}

namespace {

/// `year 2002,`: a number behind the name of a field, and nothing more.
bool is_number_at(std::string_view text, std::size_t at, std::string_view name) {
    if (find_field(name) == nullptr) return false;
    const std::size_t end = std::min(text.find_first_not_of("0123456789", at), text.size());
    const std::size_t behind = skip_space(text, end);
    return end > at && behind < text.size() && (text[behind] == ',' || text[behind] == '}');
}

/// `Usage-Count-(Last-180-days) = {{7}}`, as Web of Science writes it: words in parentheses between a name and its equals sign. The place behind
/// them, or `open` where there are none.
std::size_t bracketed_name_end(std::string_view text, std::size_t open) {
    constexpr std::size_t longest = 60;
    std::size_t close = open + 1;
    while (close < text.size() && close - open < longest && (is_ascii_alpha(text[close]) || is_ascii_digit(text[close]) || text[close] == '-')) ++close;
    if (close >= text.size() || text[close] != ')' || close == open + 1) return open;
    const std::size_t behind = skip_space(text, close + 1);
    return behind < text.size() && text[behind] == '=' ? close + 1 : open;
}

}  // namespace

bool RawParser::read_name_and_value(RawEntry& entry, std::size_t name_end) {
    RawField field;
    const std::size_t begin = at_;
    at_ = name_end;
    if (at_ < text_.size() && text_[at_] == '(' && close_ != ')') at_ = bracketed_name_end(text_, at_);
    field.name = text_.substr(begin, at_ - begin);
    field.name_span = span(begin, at_);
    skip_blanks();
    if (at_ < text_.size() && text_[at_] == '=') {
        ++at_;
    } else if (at_ < text_.size() && (text_[at_] == '{' || text_[at_] == '"' || is_number_at(text_, at_, field.name))) {
        report(missing_equals, entry, begin, at_, "an equals sign is missing behind '" + std::string(field.name) + "'", field.name);
    } else {
        report(unexpected_text, entry, begin, begin + field.name.size(), "text inside the entry is no field: '" + std::string(field.name) + "'");
        return true;
    }
    skip_blanks();
    const unsigned repairs = repairs_;
    if (!read_value(entry, field)) {
        report(missing_value, entry, begin, at_, "'" + std::string(field.name) + "' has no value", field.name);
        return true;
    }
    end_field(entry, field, begin, repairs);
    entry.fields.push_back(field);
    return true;
}

/// Behind the value of a field that began at `begin`, when there had been `repairs`.
void RawParser::end_field(const RawEntry& entry, RawField& field, std::size_t begin, unsigned repairs) {
    field.span = span(begin, at_);
    if (at_ < text_.size() && text_[at_] == ',') {
        ++at_;
        return;
    }
    skip_blanks();
    if (repairs_ == repairs && at_ < text_.size() && text_[at_] != ',' && !at_close() && is_field_at(text_, at_, true)) {
        report(missing_comma, entry, field.span.end - offset_ - 1, field.span.end - offset_, "a comma is missing behind '" + std::string(field.name) + "'", field.name);
    }
}

}  // namespace bibcast::bibtex
