#include <array>
#include <cstring>

#include "csl/tokens.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

struct Tag {
    std::size_t length = 0;  ///< 0: no tag
    Toggle toggle = Toggle::none;
    std::string_view element;
    bool closes = false;
};

struct TagRow {
    std::string_view source;
    Toggle toggle;
    std::string_view element;
    bool closes;
};

constexpr std::array<TagRow, 17> tag_rows = {{
    {"<i>", Toggle::italic, "i", false},
    {"</i>", Toggle::none, "i", true},
    {"<b>", Toggle::bold, "b", false},
    {"</b>", Toggle::none, "b", true},
    {"<sc>", Toggle::small_caps, "sc", false},
    {"</sc>", Toggle::none, "sc", true},
    {"<sup>", Toggle::superscript, "sup", false},
    {"</sup>", Toggle::none, "sup", true},
    {"<sub>", Toggle::subscript, "sub", false},
    {"</sub>", Toggle::none, "sub", true},
    {"<span class=\"nocase\">", Toggle::no_case, "span", false},
    {"<span class=\"nodecor\">", Toggle::no_decoration, "span", false},
    {"<span style=\"font-variant:small-caps;\">", Toggle::small_caps, "span", false},
    {"<span style=\"font-variant: small-caps;\">", Toggle::small_caps, "span", false},
    {"<span style=\"font-variant:small-caps\">", Toggle::small_caps, "span", false},
    {"<span style=\"font-variant: small-caps\">", Toggle::small_caps, "span", false},
    {"</span>", Toggle::none, "span", true},
}};

Tag tag_at(std::string_view source, std::size_t at) {
    const std::string_view rest = source.substr(at);
    for (const TagRow& row : tag_rows) {
        if (rest.starts_with(row.source)) return {row.source.size(), row.toggle, row.element, row.closes};
    }
    return {};
}

enum class Mark : std::uint8_t { none, straight_double, straight_single, open_double, close_double, open_single, close_single };

/// The quotation mark that begins at `at`, and its length.
Mark mark_at(std::string_view source, std::size_t at, std::size_t& length) {
    length = 1;
    if (source[at] == '"') return Mark::straight_double;
    if (source[at] == '\'') return Mark::straight_single;
    const std::string_view rest = source.substr(at);
    length = 3;
    if (rest.starts_with("\u201c")) return Mark::open_double;
    if (rest.starts_with("\u201d")) return Mark::close_double;
    if (rest.starts_with("\u2018")) return Mark::open_single;
    if (rest.starts_with("\u2019")) return Mark::close_single;
    return Mark::none;
}

/// A tag or quotation mark that waits for its partner, by place in the list of pieces.
struct Waiting {
    std::size_t piece;
    bool is_tag;
    bool is_double;
    bool straight;
    std::string_view element;
};

/// A stretch of the source: text, or a tag or mark that may turn out to be text.
struct Piece {
    std::size_t begin;
    std::size_t end;
    Mark mark = Mark::none;
    Tag tag;
    bool matched = false;
    bool opens = false;
};

bool is_special(char c) { return c == '<' || c == '\'' || c == '"' || c == '\xe2'; }

/// The blanks inside French quotation marks do not break.
std::string_view with_narrow_spaces(Arena& arena, std::string_view source) {
    if (source.find("\u00ab ") == std::string_view::npos && source.find(" \u00bb") == std::string_view::npos) return source;
    std::string out;
    for (std::size_t at = 0; at < source.size(); ++at) {
        const bool opened = source[at] == ' ' && source.substr(0, at).ends_with("\u00ab");
        const bool closes = source[at] == ' ' && source.substr(at + 1).starts_with("\u00bb");
        if (opened || closes) {
            out += "\u202f";
        } else {
            out += source[at];
        }
    }
    return arena.copy(out);
}

bool needs_parsing(std::string_view source) {
    for (const char c : source) {
        if (is_special(c)) return true;
    }
    return false;
}

class FieldParser {
  public:
    explicit FieldParser(std::string_view source) : source_(source) {}

    const std::vector<Piece>& parse() {
        std::size_t text = 0;
        for (std::size_t at = 0; at < source_.size();) {
            if (!is_special(source_[at])) {
                ++at;
                continue;
            }
            Piece piece{at, at};
            std::size_t length = 0;
            if (source_[at] == '<') {
                piece.tag = tag_at(source_, at);
                length = piece.tag.length;
            } else {
                piece.mark = mark_at(source_, at, length);
                if (piece.mark == Mark::none) length = 0;
            }
            if (length == 0) {
                ++at;
                continue;
            }
            if (at > text) pieces_.push_back({text, at});
            piece.end = at + length;
            pieces_.push_back(piece);
            if (piece.mark == Mark::none) {
                place_tag();
            } else {
                place_mark();
            }
            at += length;
            text = at;
        }
        if (text < source_.size()) pieces_.push_back({text, source_.size()});
        return pieces_;
    }

  private:
    void match(std::size_t waiting) {
        pieces_[waiting_[waiting].piece].matched = true;
        pieces_[waiting_[waiting].piece].opens = true;
        pieces_.back().matched = true;
        waiting_.resize(waiting);
    }

    void place_tag() {
        const Tag& tag = pieces_.back().tag;
        if (!tag.closes) {
            waiting_.push_back({pieces_.size() - 1, true, false, false, tag.element});
            return;
        }
        for (std::size_t i = waiting_.size(); i-- > 0;) {
            if (waiting_[i].is_tag && waiting_[i].element == tag.element) {
                match(i);
                return;
            }
        }
    }

    /// The character before or behind the last piece, tags skipped; 0 at an end.
    [[nodiscard]] char32_t before() const {
        std::size_t index = pieces_.size() - 1;
        while (index > 0) {
            const Piece& piece = pieces_[--index];
            if (piece.mark == Mark::none && piece.tag.length != 0) continue;
            return code_point_before(source_, piece.end).value;
        }
        return 0;
    }
    [[nodiscard]] char32_t behind() const {
        std::size_t at = pieces_.back().end;
        while (at < source_.size() && source_[at] == '<') {
            const Tag tag = tag_at(source_, at);
            if (tag.length == 0) break;
            at += tag.length;
        }
        return at < source_.size() ? code_point_at(source_, at).value : 0;
    }

    static bool is_word(char32_t c) { return is_letter(c) || is_digit(c) || is_combining(c); }
    static bool is_opening(char32_t c) {
        return c == 0 || is_space(c) || c == U'(' || c == U'[' || c == U'{' || c == U'-' || c == U'/' || c == 0x2013 || c == 0x2014 ||
               c == U'"' || c == U'\'' || c == 0x201c || c == 0x2018 || c == 0xab || c == U'>' || c == 0x2026;
    }

    void place_mark() {
        const Mark mark = pieces_.back().mark;
        const bool is_double = mark == Mark::straight_double || mark == Mark::open_double || mark == Mark::close_double;
        const bool straight = mark == Mark::straight_double || mark == Mark::straight_single;
        const char32_t left = before();
        const char32_t right = behind();
        bool can_open = mark == Mark::open_double || mark == Mark::open_single;
        bool can_close = mark == Mark::close_double || mark == Mark::close_single;
        if (straight) {
            can_open = is_opening(left) && right != 0 && !is_space(right);
            can_close = left != 0 && !is_space(left) && !(is_word(left) && is_word(right));
        } else if (mark == Mark::close_single) {
            can_close = !(is_word(left) && is_word(right));
        }
        if (can_close) {
            for (std::size_t i = waiting_.size(); i-- > 0;) {
                if (waiting_[i].is_tag) break;  // a quotation does not cross a tag
                if (waiting_[i].is_double != is_double || waiting_[i].straight != straight) continue;
                if (waiting_[i].piece + 1 == pieces_.size() - 1) break;  // nothing between them
                match(i);
                return;
            }
        }
        if (can_open) waiting_.push_back({pieces_.size() - 1, false, is_double, straight, {}});
    }

    std::string_view source_;
    std::vector<Piece> pieces_;
    std::vector<Waiting> waiting_;
};

void append_piece(Tokens& out, std::string_view source, const Piece& piece) {
    Token token;
    token.text = source.substr(piece.begin, piece.end - piece.begin);
    if (piece.matched && piece.mark != Mark::none) {
        token.kind = piece.opens ? TokenKind::quote_open : TokenKind::quote_close;
        token.text = {};
    } else if (piece.matched) {
        token.kind = piece.opens ? TokenKind::toggle_open : TokenKind::toggle_close;
        token.toggle = piece.tag.toggle;
        token.text = {};
    } else if (piece.mark == Mark::straight_single) {
        token.text = "\u2019";
    }
    out.push_back(token);
}

}  // namespace

void append_rich_text(Arena& arena, Tokens& out, std::string_view source) {
    if (source.empty()) return;
    source = with_narrow_spaces(arena, source);
    if (!needs_parsing(source)) {
        Token token;
        token.text = source;
        out.push_back(token);
        return;
    }
    FieldParser parser(source);
    for (const Piece& piece : parser.parse()) append_piece(out, source, piece);
}

bool prints_nothing(const Tokens& tokens, std::size_t begin) {
    for (std::size_t i = begin; i < tokens.size(); ++i) {
        if (tokens[i].kind == TokenKind::text && !tokens[i].text.empty()) return false;
    }
    return true;
}

void append_plain(std::string& out, const Tokens& tokens, const QuoteMarks& quotes) {
    unsigned depth = 0;
    for (const Token& token : tokens) {
        if (token.kind == TokenKind::text) out += token.text;
        if (token.kind == TokenKind::quote_open) out += depth++ % 2 == 0 ? quotes.open : quotes.inner_open;
        if (token.kind == TokenKind::quote_close) out += --depth % 2 == 0 ? quotes.close : quotes.inner_close;
    }
}

}  // namespace bibcast::csl
