#include "formats/shortcode/tag.hpp"

#include <algorithm>
#include <cstring>
#include <string>

#include "formats/shortcode/codes.hpp"
#include "formats/shortcode/scan.hpp"
#include "formats/shortcode/value.hpp"

namespace bibcast::shortcode {

namespace {

SourceSpan span_of(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// Reads one tag. The grammar is Hugo's; where a tag breaks it, what follows decides how to go on.
class TagLexer {
  public:
    TagLexer(std::string_view page, std::size_t begin, Arena& arena, Findings& findings, Tokens& tokens, Token& token)
        : page_(page), begin_(begin), at_(begin + 3), arena_(arena), findings_(findings), tokens_(tokens), token_(token) {}

    bool run() {
        token_ = {};
        token_.percent = page_[begin_ + 2] == '%';
        token_.first_argument = static_cast<std::uint32_t>(tokens_.arguments.size());
        at_ = skip_space(page_, at_);
        const bool closing = at_ < page_.size() && page_[at_] == '/';
        if (closing) at_ = skip_space(page_, at_ + 1);
        if (!read_name()) return false;
        token_.kind = closing ? TokenKind::close : TokenKind::open;
        sure_end_ = at_;
        if (closing) {
            finish_close();
        } else {
            read_arguments();
        }
        token_.argument_count = static_cast<std::uint32_t>(tokens_.arguments.size()) - token_.first_argument;
        token_.span = span_of(begin_, at_);
        return true;
    }

  private:
    Finding& report(const Code& code, std::size_t begin, std::size_t end, std::string message) {
        Finding& finding = findings_.add(code, span_of(begin, end), std::move(message));
        return finding;
    }

    /// Letters and digits of any script, `_`, `-`, `/`, and `.` (`x.inline`).
    bool read_name() {
        const std::size_t from = at_;
        while (true) {
            at_ = word_end(page_, at_);
            if (at_ == from || at_ >= page_.size() || page_[at_] != '/' || word_character(page_, at_ + 1) == 0) break;
            ++at_;
        }
        token_.name = page_.substr(from, at_ - from);
        token_.name_span = span_of(from, at_);
        return at_ > from && page_[from] != '-' && page_[from] != '.';
    }

    [[nodiscard]] bool of_this_kind(std::size_t delimiter) const { return (page_[delimiter] == '%') == token_.percent; }

    /// True, and the tag is done, if the delimiter that ends it stands here.
    bool take_delimiter() {
        if (!closes_tag(page_, at_)) return false;
        if (!of_this_kind(at_)) {
            report(mixed_delimiters, at_, at_ + 3, "the tag opens with " + std::string(page_.substr(begin_, 3)));
        }
        at_ += 3;
        return true;
    }

    void finish_close() {
        at_ = skip_space(page_, at_);
        if (take_delimiter()) return;
        if (const std::size_t delimiter = delimiter_ahead(); delimiter != 0) {
            report(stray_text, at_, delimiter, "nothing may follow the name in a closing tag").value = page_.substr(at_, delimiter - at_);
            add_stray(at_, delimiter);
            at_ = delimiter;
            take_delimiter();
            return;
        }
        give_up();
    }

    /// The offset of the delimiter that ends this tag, if one comes before the next tag; else 0.
    std::size_t delimiter_ahead() {
        if (limit_ < at_) {
            limit_ = next_tag(page_, at_);
            last_delimiter_ = 0;
        }
        if (last_delimiter_ == none || last_delimiter_ >= at_) return last_delimiter_ == none ? 0 : last_delimiter_;
        for (std::size_t at = at_; at < limit_; ++at) {
            const void* brace = std::memchr(page_.data() + at, '}', limit_ - at);
            if (brace == nullptr) break;
            at = static_cast<std::size_t>(static_cast<const char*>(brace) - page_.data());
            if (at > at_ && closes_tag(page_, at - 1)) return last_delimiter_ = at - 1;
        }
        last_delimiter_ = none;
        return 0;
    }

    void read_arguments() {
        while (true) {
            at_ = skip_space(page_, at_);
            if (at_ >= page_.size()) return give_up();
            if (take_delimiter()) return;
            if (opens_tag(page_, at_)) return give_up();
            if (page_[at_] == '/' && closes_tag(page_, skip_space(page_, at_ + 1))) {
                token_.self_closing = true;
                at_ = skip_space(page_, at_ + 1);
                take_delimiter();
                return;
            }
            if (!read_argument() && !skip_stray()) return give_up();
        }
    }

    bool read_argument() {
        const char c = page_[at_];
        if (c == '"' || c == '`' || page_.substr(at_, 2) == "\\\"") {
            add({}, {}, lex_value(page_, at_, false, arena_, findings_));
            sure_end_ = at_;
            return true;
        }
        const std::size_t begin = at_;
        const std::size_t end = word_end(page_, begin);
        if (end == begin) return false;
        std::size_t equals = end;
        while (equals < page_.size() && is_ascii_space(page_[equals])) ++equals;
        if (equals < page_.size() && page_[equals] == '=') return read_named(begin, end, equals);
        if (end < page_.size() && !is_ascii_space(page_[end]) && page_[end] != '"' && page_[end] != '`' && !closes_tag(page_, end) &&
            !(page_[end] == '/' && closes_tag(page_, skip_space(page_, end + 1)))) {
            return false;
        }
        add({}, {}, {page_.substr(begin, end - begin), span_of(begin, end), Quoting::bare, end});
        return true;
    }

    bool read_named(std::size_t begin, std::size_t end, std::size_t equals) {
        const std::string_view key = page_.substr(begin, end - begin);
        const std::size_t value = skip_space(page_, equals + 1);
        const bool has_quote = value < page_.size() && (page_[value] == '"' || page_[value] == '`' || page_[value] == '\\');
        if (equals != end) {
            const bool glued = equals + 1 < page_.size() && !is_ascii_space(page_[equals + 1]) && page_.substr(end, equals - end).find('\n') == std::string_view::npos;
            if (!has_quote && !glued) return false;
            report(space_before_equals, begin, equals + 1, "a blank before the =").field = key;
        }
        const bool other_line = page_.substr(equals, value - equals).find('\n') != std::string_view::npos;
        if (value >= page_.size() || closes_tag(page_, value) || opens_tag(page_, value) || (other_line && !has_quote) ||
            (value > equals + 1 && begins_parameter(page_, value))) {
            report(unquoted_value, begin, equals + 1, "the parameter has no value").field = key;
            add(key, span_of(begin, end), {{}, span_of(equals + 1, equals + 1), Quoting::bare, equals + 1});
        } else {
            add(key, span_of(begin, end), lex_value(page_, value, true, arena_, findings_));
        }
        sure_end_ = at_;
        return true;
    }

    void add(std::string_view key, SourceSpan key_span, const LexedValue& value) {
        tokens_.arguments.push(arena_, {key, value.value, key_span, value.span, value.quoting});
        at_ = value.end;
    }

    void add_stray(std::size_t begin, std::size_t end) {
        while (end > begin && is_ascii_space(page_[end - 1])) --end;
        tokens_.arguments.push(arena_, {{}, page_.substr(begin, end - begin), {}, span_of(begin, end), Quoting::stray});
    }

    /// Passes over text that is no parameter, if the tag still has an end; false if it has none.
    bool skip_stray() {
        const std::size_t delimiter = delimiter_ahead();
        if (delimiter == 0) return false;
        const std::size_t begin = at_;
        while (at_ < delimiter) {
            while (at_ < delimiter && !is_ascii_space(page_[at_])) ++at_;
            if (at_ >= delimiter || ends_value(page_, at_)) break;
            at_ = std::min(skip_space(page_, at_), delimiter);
        }
        report(stray_text, begin, at_, "this is no parameter");
        add_stray(begin, at_);
        return true;
    }

    /// The tag has no end: it is taken to end after its last sure parameter. Words behind it belong to the inner content.
    void give_up() {
        auto& arguments = tokens_.arguments;
        while (arguments.size() > token_.first_argument && arguments.back().value_span.end > sure_end_) arguments.truncate(arguments.size() - 1);
        at_ = sure_end_;
        std::size_t end = at_;
        while (end < page_.size() && std::strchr(" \t>%}/", page_[end]) != nullptr && page_[end] != '\0') ++end;
        if (end >= page_.size() || page_[end] == '\n' || page_[end] == '\r') at_ = end;
        report(unclosed_tag, begin_, at_, "the tag has no " + std::string(token_.percent ? "%}}" : ">}}"));
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::string_view page_;
    std::size_t begin_;
    std::size_t at_;
    std::size_t sure_end_ = 0;  ///< the end of the last piece that is certainly the tag's
    std::size_t limit_ = 0;     ///< where the next tag begins, once looked for
    std::size_t last_delimiter_ = 0;
    Arena& arena_;
    Findings& findings_;
    Tokens& tokens_;
    Token& token_;
};

}  // namespace

bool lex_tag(std::string_view page, std::size_t at, Arena& arena, Findings& findings, Tokens& tokens, Token& token) {
    return TagLexer(page, at, arena, findings, tokens, token).run();
}

std::size_t next_tag(std::string_view page, std::size_t from) {
    while (from + 2 < page.size()) {
        const void* brace = std::memchr(page.data() + from, '{', page.size() - from);
        if (brace == nullptr) break;
        from = static_cast<std::size_t>(static_cast<const char*>(brace) - page.data());
        if (opens_tag(page, from)) return from;
        ++from;
    }
    return page.size();
}

}  // namespace bibcast::shortcode
