#include "csl/tokens.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

bool is_mark(char c) { return c == ':' || c == '.' || c == ';' || c == '!' || c == '?' || c == ','; }

/// What becomes of two marks that meet.
enum class Meeting : std::uint8_t { keep_both, keep_left, keep_right };

/// As the CSL test suite has it (punctuation_FullMonty…).
Meeting meet(char left, char right) {
    if (left == right) return Meeting::keep_left;
    switch (left) {
        case ':': return right == '.' ? Meeting::keep_left : right == '!' || right == '?' ? Meeting::keep_right : Meeting::keep_both;
        case ';':
            if (right == ':' || right == '.') return Meeting::keep_left;
            return right == '!' || right == '?' ? Meeting::keep_right : Meeting::keep_both;
        case '!':
        case '?': return right == ':' || right == '.' ? Meeting::keep_left : Meeting::keep_both;
        default: return Meeting::keep_both;
    }
}

class Settling {
  public:
    Settling(Tokens& out, bool in_quote) : out_(out), in_quote_(in_quote) {}

    void add(const Token& token) {
        switch (token.kind) {
            case TokenKind::text: add_text(token); return;
            case TokenKind::quote_close:
                if (!closed_) {
                    closed_ = true;
                    closing_ = out_.size();
                }
                break;
            case TokenKind::quote_open:
            case TokenKind::display_open:
            case TokenKind::display_close:
                last_ = 0;
                closed_ = false;
                break;
            default: break;
        }
        out_.push_back(token);
    }

  private:
    void add_text(Token token) {
        while (!token.text.empty() && meets(token)) {}
        if (token.text.empty()) return;
        last_ = token.text.back();
        last_affix_ = token.affix;
        closed_ = false;
        out_.push_back(token);
        last_place_ = out_.size() - 1;
    }

    /// Deals with the first character of `token` if it meets another one. True if that was taken from it.
    bool meets(Token& token) {
        const char first = token.text.front();
        if (first == ' ' && last_ == ' ' && (token.affix || last_affix_)) {
            token.text.remove_prefix(1);
            return true;
        }
        if (!is_mark(first)) return false;
        if (is_mark(last_) && (token.affix || last_affix_) && (!closed_ || in_quote_)) {
            const Meeting meeting = meet(last_, first);
            if (meeting == Meeting::keep_left) {
                token.text.remove_prefix(1);
                return true;
            }
            if (meeting == Meeting::keep_right) drop_last();
        }
        if (closed_ && in_quote_ && token.affix && (first == '.' || first == ',' || first == '!' || first == '?')) {
            Token mark = token;
            mark.text = token.text.substr(0, 1);
            out_.insert(out_.begin() + static_cast<std::ptrdiff_t>(closing_), mark);
            last_place_ = closing_++;
            last_ = first;
            last_affix_ = true;
            token.text.remove_prefix(1);
            return true;
        }
        return false;
    }

    void drop_last() {
        std::string_view& text = out_[last_place_].text;
        text.remove_suffix(1);
        last_ = text.empty() ? '\0' : text.back();
        // What stood before the quotation is behind it again: “colon”: and ! give “colon!”.
        if (text.empty() && last_place_ > 0 && last_place_ == out_.size() - 1) {
            std::size_t place = last_place_;
            std::size_t closing = out_.size();
            while (place > 0 && out_[place - 1].kind != TokenKind::text) {
                --place;
                if (out_[place].kind == TokenKind::quote_close) closing = place;
            }
            if (closing != out_.size()) {
                closed_ = true;
                closing_ = closing;
            }
        }
    }

    Tokens& out_;
    bool in_quote_;
    char last_ = '\0';
    bool last_affix_ = false;
    bool closed_ = false;        ///< a quotation has just ended
    std::size_t closing_ = 0;    ///< its mark, the innermost one, in `out_`
    std::size_t last_place_ = 0;
};

}  // namespace

void settle_punctuation(Tokens& tokens, bool punctuation_in_quote) {
    Tokens out;
    out.reserve(tokens.size() + 4);
    Settling settling(out, punctuation_in_quote);
    for (const Token& token : tokens) settling.add(token);
    tokens.swap(out);
}

void strip_periods(Arena& arena, Tokens& tokens, std::size_t begin) {
    for (std::size_t i = begin; i < tokens.size(); ++i) {
        std::string_view& text = tokens[i].text;
        if (tokens[i].kind != TokenKind::text || text.find('.') == std::string_view::npos) continue;
        std::string out;
        for (const char c : text) {
            if (c != '.') out += c;
        }
        text = arena.copy(out);
    }
}

}  // namespace bibcast::csl
