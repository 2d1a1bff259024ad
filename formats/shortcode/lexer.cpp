#include "formats/shortcode/lexer.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "formats/shortcode/codes.hpp"
#include "formats/shortcode/front_matter.hpp"
#include "formats/shortcode/scan.hpp"
#include "formats/shortcode/tag.hpp"

namespace bibcast::shortcode {

namespace {

constexpr auto npos = std::string_view::npos;

SourceSpan span_of(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// The next place where something begins, looked for once and kept until it is passed: all scans together are linear.
struct Ahead {
    std::size_t at = 0;
    bool known = false;

    template <class Find>
    std::size_t from(std::size_t position, Find find) {
        if (!known || at < position) {
            at = find(position);
            known = true;
        }
        return at;
    }
};

class PageLexer {
  public:
    PageLexer(std::string_view page, Arena& arena, Findings& findings) : page_(page), arena_(arena), findings_(findings) {}

    Tokens run() {
        if (const std::size_t end = front_matter_end(page_); end != 0) push(TokenKind::front_matter, end);
        while (at_ < page_.size()) {
            const std::size_t tag = tag_.from(at_, [this](std::size_t from) { return next_tag(page_, from); });
            const std::size_t comment = comment_.from(at_, [this](std::size_t from) { return std::min(page_.find("<!--", from), page_.size()); });
            const std::size_t ticks = ticks_.from(at_, [this](std::size_t from) { return next_fence(from, "```"); });
            const std::size_t tildes = tildes_.from(at_, [this](std::size_t from) { return next_fence(from, "~~~"); });
            const std::size_t next = std::min({tag, comment, ticks, tildes});
            at_ = next;
            if (next >= page_.size()) break;
            if (next == tag) {
                take_tag();
            } else if (next == comment) {
                take_html_comment();
            } else {
                take_fence();
            }
        }
        flush_text();
        return std::move(tokens_);
    }

  private:
    void flush_text() {
        if (at_ > begin_) push(TokenKind::text, at_);
    }

    void push(TokenKind kind, std::size_t end) {
        Token token;
        token.kind = kind;
        token.span = span_of(begin_, end);
        tokens_.tokens.push(arena_, token);
        begin_ = at_ = end;
    }

    void take_tag() {
        if (page_.substr(skip_space(page_, at_ + 3), 2) == "/*") return take_shortcode_comment();
        Token token;
        const std::size_t tag = at_;
        if (!lex_tag(page_, tag, arena_, findings_, tokens_, token)) {
            at_ = tag + 3;
            return;
        }
        flush_text();
        tokens_.tokens.push(arena_, token);
        begin_ = at_ = token.span.end;
    }

    /// `{{</* … */>}}`: ends at `*/` before the delimiter, not at the first `*/`.
    void take_shortcode_comment() {
        const std::size_t begin = at_;
        const char kind = page_[begin + 2] == '%' ? '%' : '>';
        std::size_t end = unclosed_shortcode_comment_ ? npos : page_.find("*/", skip_space(page_, begin + 3) + 2);
        while (end != npos) {
            const std::size_t delimiter = skip_space(page_, end + 2);
            if (closes_tag(page_, delimiter) && page_[delimiter] == kind) {
                flush_text();
                findings_.add(commented_out, span_of(begin, delimiter + 3), "a commented shortcode is not read");
                push(TokenKind::comment, delimiter + 3);
                return;
            }
            end = page_.find("*/", end + 2);
        }
        unclosed_shortcode_comment_ = true;
        findings_.add(unclosed_comment, span_of(begin, begin + 5), "the shortcode comment has no end");
        at_ = begin + 3;
    }

    void take_html_comment() {
        const std::size_t begin = at_;
        const std::size_t end = unclosed_html_comment_ ? npos : page_.find("-->", begin + 4);
        if (end == npos) {
            if (!unclosed_html_comment_) findings_.add(unclosed_comment, span_of(begin, begin + 4), "the HTML comment has no end");
            unclosed_html_comment_ = true;
            at_ = begin + 4;
            return;
        }
        skip(end + 3, "in an HTML comment");
    }

    void skip(std::size_t end, std::string_view where) {
        flush_text();
        const std::size_t begin = at_;
        std::size_t count = 0;
        for (std::size_t at = next_tag(page_.substr(0, end), begin); at < end; at = next_tag(page_.substr(0, end), at + 3)) {
            const std::size_t name = skip_space(page_, at + 3);
            if (word_character(page_, name) != 0) ++count;
        }
        push(TokenKind::skipped, end);
        if (count == 0) return;
        std::string message = std::to_string(count) + (count == 1 ? " shortcode " : " shortcodes ");
        message += where;
        message += count == 1 ? " is not read" : " are not read";
        findings_.add(skipped_tags, span_of(begin, end), std::move(message));
    }

    /// The next three of `mark` that are the first thing on their line (CommonMark 0.31, section 4.5; any
    /// indentation, for fences in list items).
    [[nodiscard]] std::size_t next_fence(std::size_t from, std::string_view mark) const {
        for (std::size_t at = page_.find(mark, from); at != npos; at = page_.find(mark, at)) {
            std::size_t line = at;
            while (line > 0 && (page_[line - 1] == ' ' || page_[line - 1] == '\t')) --line;
            if (line == 0 || page_[line - 1] == '\n') return at;
            while (at < page_.size() && page_[at] == mark[0]) ++at;
        }
        return page_.size();
    }

    void take_fence() {
        const std::size_t begin = at_;
        const char mark = page_[begin];
        std::size_t size = 0;
        while (begin + size < page_.size() && page_[begin + size] == mark) ++size;
        std::size_t line = page_.find('\n', begin + size);
        const std::string_view info = page_.substr(begin + size, line == npos ? npos : line - begin - size);
        at_ = begin + size;
        if (mark == '`' && info.find('`') != npos) return;
        // A longer fence cannot close where a shorter one did not; lengths are capped, so that there are few of them.
        std::size_t& unclosed = unclosed_fence_[mark == '`' ? 0 : 1];
        size = std::min<std::size_t>(size, 32);
        if (size >= unclosed) return;
        while (line != npos) {
            const std::size_t from = line + 1;
            line = page_.find('\n', from);
            const std::size_t end = line == npos ? page_.size() : line;
            const std::string_view text = trim(page_.substr(from, end - from));
            if (text.size() < size || text.find_first_not_of(mark) != npos) continue;
            at_ = begin;
            return skip(end, "in fenced code");
        }
        unclosed = size;
        findings_.add(unclosed_comment, span_of(begin, begin + size), "the fenced code has no end");
    }

    std::string_view page_;
    Arena& arena_;
    Findings& findings_;
    Tokens tokens_;
    std::size_t begin_ = 0;  ///< of the text not yet made a token
    std::size_t at_ = 0;
    Ahead tag_;
    Ahead comment_;
    Ahead ticks_;
    Ahead tildes_;
    std::array<std::size_t, 2> unclosed_fence_ = {static_cast<std::size_t>(-1), static_cast<std::size_t>(-1)};
    bool unclosed_html_comment_ = false;
    bool unclosed_shortcode_comment_ = false;
};

}  // namespace

Tokens lex(std::string_view page, Arena& arena, Findings& findings) { return PageLexer(page, arena, findings).run(); }

}  // namespace bibcast::shortcode
