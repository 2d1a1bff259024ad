#include "formats/shortcode/value.hpp"

#include <algorithm>
#include <array>

#include "formats/shortcode/codes.hpp"
#include "formats/shortcode/scan.hpp"
#include "formats/shortcode/tag.hpp"

namespace bibcast::shortcode {

namespace {

constexpr auto npos = std::string_view::npos;

SourceSpan span_of(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// Quotes that people and word processors put where `"` belongs, by opener.
struct QuotePair {
    std::string_view open;
    std::string_view close;
};
constexpr std::array<QuotePair, 5> foreign_quotes = {{
    {"'", "'"}, {"\u201C", "\u201D"}, {"\u2018", "\u2019"}, {"\u201E", "\u201C"}, {"\u201D", "\u201D"},
}};

class ValueLexer {
  public:
    ValueLexer(std::string_view page, bool named, Arena& arena, Findings& findings)
        : page_(page), named_(named), arena_(arena), findings_(findings) {}

    LexedValue at(std::size_t at) {
        if (page_[at] == '"') return quoted(at, at + 1);
        if (page_.substr(at, 2) == "\\\"") return escaped(at);
        if (page_[at] == '`') return raw(at);
        for (const QuotePair& pair : foreign_quotes) {
            if (!page_.substr(at).starts_with(pair.open)) continue;
            const LexedValue value = foreign(at, pair);
            if (value.end != 0) return value;
        }
        return bare(at);
    }

  private:
    /// How many closing quotes of a damaged value are tried; keeps a hostile line linear.
    static constexpr int tries = 16;
    /// How far a closing quote that Hugo does not know is looked for, in bytes; for the same reason.
    static constexpr std::size_t reach = 4096;

    void report(const Code& code, std::size_t begin, std::size_t end, std::string message) {
        findings_.add(code, span_of(begin, end), std::move(message));
    }

    [[nodiscard]] std::size_t line_end(std::size_t from) const {
        const std::size_t end = page_.find('\n', from);
        return end == npos ? page_.size() : end;
    }

    /// The next `"` from `from` on that no backslash stands before, on the same line; npos if there is none.
    [[nodiscard]] std::size_t closing_quote(std::size_t from) const {
        for (std::size_t at = from; at < page_.size() && page_[at] != '\n'; ++at) {
            if (page_[at] == '"' && page_[at - 1] != '\\') return at;
        }
        return npos;
    }

    /// Where the ` key=` begins that ends at the quote at `quote`; npos if the quote follows no such thing. Such a
    /// quote opens the next value.
    [[nodiscard]] std::size_t key_before(std::size_t quote, std::size_t least) const {
        std::size_t at = quote;
        while (at > least && (page_[at - 1] == ' ' || page_[at - 1] == '\t')) --at;
        if (at == least || page_[at - 1] != '=') return npos;
        const std::size_t equals = --at;
        while (at > least && (static_cast<unsigned char>(page_[at - 1]) >= 0x80 || word_character(page_, at - 1) != 0)) --at;
        return at < equals && at > least && is_ascii_space(page_[at - 1]) ? at : npos;
    }

    LexedValue make(std::size_t begin, std::size_t end, std::size_t next, Quoting quoting) {
        return {page_.substr(begin, end - begin), span_of(begin, end), quoting, next};
    }

    /// Fact of Hugo's lexer (lexShortcodeQuotedParameterVal, ignoreEscapesAndEmit): the only escape is `\"`, and as
    /// soon as one occurs every backslash of the value is dropped.
    LexedValue unescape(LexedValue value) {
        const std::string_view text = value.value;
        if (text.find('\\') == npos) return value;
        if (const std::size_t tick = text.find("\\`"); tick != npos) {
            report(bad_escape, value.span.begin + tick, value.span.begin + tick + 2, "\\` is no escape");
        }
        if (text.find("\\\"") == npos) return value;
        char* to = static_cast<char*>(arena_.allocate(text.size(), 1));
        char* end = to;
        bool others = false;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] != '\\') {
                *end++ = text[i];
            } else if (i + 1 == text.size() || text[i + 1] != '"') {
                others = true;
            }
        }
        value.value = {to, static_cast<std::size_t>(end - to)};
        if (others) report(dropped_backslash, value.span.begin, value.span.end, "backslashes beside an escaped quote are dropped");
        return value;
    }

    LexedValue quoted(std::size_t open, std::size_t begin) {
        std::size_t close = closing_quote(begin);
        if (close == npos) return unterminated(open, begin);
        if (!named_ || ends_value(page_, close + 1)) return unescape(make(begin, close, close + 1, Quoting::quoted));
        if (const std::size_t key = key_before(close, begin); key != npos) return cut_before_key(open, begin, key);
        std::size_t candidate = close;
        for (int i = 0; i < tries; ++i) {
            candidate = closing_quote(candidate + 1);
            if (candidate == npos || key_before(candidate, begin) != npos) break;
            if (!ends_value(page_, candidate + 1)) continue;
            report(stray_quote, close, close + 1, "this quote ends the value for Hugo");
            return unescape(make(begin, candidate, candidate + 1, Quoting::quoted));
        }
        return unescape(make(begin, close, close + 1, Quoting::quoted));
    }

    /// `key=\"…\"`: the quotes themselves are escaped, and the next one ends the value.
    LexedValue escaped(std::size_t open) {
        const std::size_t begin = open + 2;
        const std::size_t end = line_end(begin);
        const std::size_t close = page_.substr(0, end).find('"', begin);
        if (close == npos) return unterminated(open, begin);
        const std::size_t last = close > begin && page_[close - 1] == '\\' ? close - 1 : close;
        return make(begin, last, close + 1, Quoting::quoted);
    }

    /// The quote is missing: the value ended before ` key=`.
    LexedValue cut_before_key(std::size_t open, std::size_t begin, std::size_t key) {
        std::size_t end = key;
        while (end > begin && is_ascii_space(page_[end - 1])) --end;
        report(unterminated_quote, open, end, "the value has no closing quote");
        return unescape(make(begin, end, end, Quoting::quoted));
    }

    LexedValue unterminated(std::size_t open, std::size_t begin) {
        const std::size_t line = line_end(begin);
        std::size_t delimiter = begin;
        while (delimiter < line && !closes_tag(page_, delimiter)) ++delimiter;
        if (delimiter >= line) {
            if (const LexedValue value = over_lines(open, begin, line); value.end != 0) return value;
        }
        std::size_t end = delimiter;
        const std::string_view head = page_.substr(0, end);
        for (std::size_t equals = head.find('=', begin); equals != npos; equals = head.find('=', equals + 1)) {
            const std::size_t key = key_before(equals + 1, begin);
            if (key != npos) {
                end = key;
                break;
            }
        }
        while (end > begin && (is_ascii_space(page_[end - 1]) || page_[end - 1] == '/')) --end;
        report(unterminated_quote, open, std::max(end, open + 1), "the value has no closing quote");
        return unescape(make(begin, end, end, Quoting::quoted));
    }

    /// A value that was wrapped by hand: its quote closes on a later line, before anything that cannot be in a value.
    LexedValue over_lines(std::size_t open, std::size_t begin, std::size_t line) {
        for (std::size_t at = line; at < page_.size(); ++at) {
            const char c = page_[at];
            if (c == '\n' && at + 1 < page_.size() && (page_[at + 1] == '\n' || page_[at + 1] == '\r')) break;
            if (closes_tag(page_, at) || opens_tag(page_, at)) break;
            if (c != '"' || page_[at - 1] == '\\') continue;
            if (key_before(at, begin) != npos || !ends_value(page_, at + 1)) break;
            report(line_break, open, line, "line break inside a quoted value");
            LexedValue value = unescape(make(begin, at, at + 1, Quoting::quoted));
            value.value = collapse_spaces(arena_, value.value);
            return value;
        }
        return {};
    }

    LexedValue raw(std::size_t open) {
        const std::size_t begin = open + 1;
        std::size_t close = page_.find('`', begin);
        // A tag at the start of a line is a surer sign than a backtick somewhere below it.
        for (std::size_t at = page_.find('\n', begin); at != npos && (close == npos || at < close); at = page_.find('\n', at + 1)) {
            if (opens_tag(page_, at + 1)) {
                close = npos;
                break;
            }
        }
        if (close == npos) {
            LexedValue value = unterminated(open, begin);
            value.quoting = Quoting::raw;
            return value;
        }
        return make(begin, close, close + 1, Quoting::raw);
    }

    LexedValue foreign(std::size_t open, const QuotePair& pair) {
        const std::size_t begin = open + pair.open.size();
        const std::string_view line = page_.substr(0, std::min(line_end(begin), begin + reach));
        std::size_t close = line.find(pair.close, begin);
        for (int i = 0; i < tries && close != npos; ++i, close = line.find(pair.close, close + 1)) {
            if (!ends_value(page_, close + pair.close.size())) continue;
            report(foreign_quote, open, close + pair.close.size(), "Hugo does not know these quotes");
            return make(begin, close, close + pair.close.size(), Quoting::quoted);
        }
        return {};
    }

    /// Without quotes a value ends at a blank. People forget that, and forget opening quotes.
    LexedValue bare(std::size_t begin) {
        std::size_t end = begin;
        while (end < page_.size() && !is_ascii_space(page_[end])) {
            if (closes_tag(page_, end)) {
                if (named_) report(swallowed_delimiter, begin, end + 3, "without a blank the value runs into the end of the tag");
                break;
            }
            ++end;
        }
        if (!named_ || ends_value(page_, end)) {
            LexedValue value = make(begin, end, end, Quoting::bare);
            if (end > begin + 1 && page_[end - 1] == '"') return missing_open(begin, end - 1);
            return value;
        }
        const std::size_t line = line_end(end);
        for (std::size_t at = end; at < line; ++at) {
            if (page_[at] == '"' && ends_value(page_, at + 1) && key_before(at, begin) == npos) return missing_open(begin, at);
            if (page_[at] == '"' || closes_tag(page_, at) || opens_tag(page_, at)) break;
            if (!is_ascii_space(page_[at]) || !ends_value(page_, at)) continue;
            report(unquoted_value, begin, at, "a value with blanks must be quoted");
            return make(begin, at, at, Quoting::bare);
        }
        return make(begin, end, end, Quoting::bare);
    }

    LexedValue missing_open(std::size_t begin, std::size_t close) {
        report(unquoted_value, begin, close + 1, "the value has no opening quote");
        return make(begin, close, close + 1, Quoting::quoted);
    }

    std::string_view page_;
    bool named_;
    Arena& arena_;
    Findings& findings_;
};

}  // namespace

LexedValue lex_value(std::string_view page, std::size_t at, bool named, Arena& arena, Findings& findings) {
    return ValueLexer(page, named, arena, findings).at(at);
}

}  // namespace bibcast::shortcode
