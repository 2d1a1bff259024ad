#include <algorithm>
#include <array>

#include "csl/tokens.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

/// Words that title case leaves alone unless they are first, last or behind a colon (CSL 1.0.2, "Title Case Conversion").
constexpr std::array stop_words = std::to_array<std::string_view>({
    "a", "about", "above", "across", "afore", "after", "against", "al", "along", "alongside", "amid", "amidst", "among", "amongst", "an",
    "and", "anenst", "apropos", "apud", "around", "as", "aside", "astride", "at", "athwart", "atop", "barring", "before", "behind",
    "below", "beneath", "beside", "besides", "between", "beyond", "but", "by", "c", "ca", "circa", "d'", "de", "despite", "down",
    "during", "et", "except", "for", "forenenst", "from", "given", "in", "inside", "into", "lest", "like", "modulo", "near", "next",
    "nor", "notwithstanding", "of", "off", "on", "onto", "or", "out", "over", "per", "plus", "pro", "qua", "sans", "since", "so",
    "than", "the", "through", "throughout", "thru", "thruout", "till", "to", "toward", "towards", "under", "underneath", "until",
    "unto", "up", "upon", "v", "v.", "van", "versus", "via", "vis-à-vis", "von", "vs", "vs.", "with", "within", "without", "yet",
});
static_assert(std::is_sorted(stop_words.begin(), stop_words.end()));

/// One character of the text that is being changed.
struct Letter {
    char32_t value;
    std::uint32_t token;
    bool fixed;  ///< inside a tag that keeps its case
};

bool keeps_case(Toggle toggle) {
    return toggle == Toggle::no_case || toggle == Toggle::no_decoration || toggle == Toggle::small_caps || toggle == Toggle::superscript ||
           toggle == Toggle::subscript;
}

bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0x2014; }
bool is_word_border(char32_t c) { return is_space(c) || is_hyphen(c) || c == U'/' || c == 0; }

class CaseChange {
  public:
    CaseChange(Tokens& tokens, std::size_t begin, std::string_view language)
        : tokens_(tokens), begin_(begin), turkish_(language.starts_with("tr") || language.starts_with("az")) {
        unsigned fixed = 0;
        std::vector<bool> nested;
        for (std::size_t i = begin; i < tokens.size(); ++i) {
            const Token& token = tokens[i];
            if (token.kind == TokenKind::toggle_open) {
                nested.push_back(keeps_case(token.toggle));
                fixed += nested.back() ? 1U : 0U;
            } else if (token.kind == TokenKind::toggle_close && !nested.empty()) {
                fixed -= nested.back() ? 1U : 0U;
                nested.pop_back();
            } else if (token.kind == TokenKind::quote_open || token.kind == TokenKind::quote_close) {
                // A border of words that prints nothing here.
                letters_.push_back({token.kind == TokenKind::quote_open ? U'\u201c' : U'\u201d', no_token, true});
            } else if (token.kind == TokenKind::text) {
                for (std::size_t at = 0; at < token.text.size();) {
                    const CodePoint point = code_point_at(token.text, at);
                    letters_.push_back({point.value, static_cast<std::uint32_t>(i), fixed > 0 || token.no_case});
                    at += point.size;
                }
            }
        }
    }

    void change(TextCase text_case) {
        switch (text_case) {
            case TextCase::lowercase: each([&](Letter& letter) { letter.value = lower(letter.value); }); break;
            case TextCase::uppercase: each([&](Letter& letter) { letter.value = upper(letter.value); }); break;
            case TextCase::capitalize_first: raise_first(); break;
            case TextCase::sentence:
                each([&](Letter& letter) { letter.value = lower(letter.value); });
                raise_first();
                break;
            case TextCase::capitalize_all:
                for_words([&](std::size_t word, std::size_t) { raise(word); });
                break;
            case TextCase::title: title(); break;
            case TextCase::none: break;
        }
    }

    void store(Arena& arena) {
        std::string text;
        std::size_t at = 0;
        for (std::size_t i = begin_; i < tokens_.size(); ++i) {
            if (tokens_[i].kind != TokenKind::text) continue;
            text.clear();
            while (at < letters_.size() && letters_[at].token == no_token) ++at;
            for (; at < letters_.size() && letters_[at].token == i; ++at) {
                if (letters_[at].value == sharp_s_raised) {
                    text += "SS";
                } else {
                    append_utf8(text, letters_[at].value);
                }
            }
            if (text != tokens_[i].text) tokens_[i].text = arena.copy(text);
        }
    }

  private:
    static constexpr std::uint32_t no_token = 0xffffffff;
    static constexpr char32_t sharp_s_raised = 0x10fffe;

    template <class Change>
    void each(Change change) {
        for (Letter& letter : letters_) {
            if (!letter.fixed) change(letter);
        }
    }
    template <class Visit>
    void for_words(Visit visit) {
        for (std::size_t i = 0; i < letters_.size();) {
            while (i < letters_.size() && is_space(letters_[i].value)) ++i;
            const std::size_t begin = i;
            while (i < letters_.size() && !is_space(letters_[i].value)) ++i;
            if (i > begin) visit(begin, i);
        }
    }
    [[nodiscard]] char32_t upper(char32_t c) const {
        if (c == U'ß') return sharp_s_raised;
        return turkish_ && c == U'i' ? U'\u0130' : to_upper(c);
    }
    [[nodiscard]] char32_t lower(char32_t c) const { return turkish_ && c == U'I' ? U'\u0131' : to_lower(c); }

    /// Raises the letter at `at`, or the first one behind opening marks there.
    void raise(std::size_t at) {
        while (at < letters_.size() && !is_letter(letters_[at].value) && !is_digit(letters_[at].value)) {
            if (is_space(letters_[at].value)) return;
            ++at;
        }
        if (at < letters_.size() && !letters_[at].fixed && letters_[at].value != U'ß') letters_[at].value = upper(letters_[at].value);
    }
    void raise_first() {
        for (std::size_t i = 0; i < letters_.size(); ++i) {
            if (letters_[i].token == no_token || is_space(letters_[i].value)) continue;
            if (!letters_[i].fixed && letters_[i].value != U'ß') letters_[i].value = upper(letters_[i].value);
            return;
        }
    }

    [[nodiscard]] bool is_stop_word(std::size_t begin, std::size_t end) const {
        std::string word;
        for (std::size_t i = begin; i < end; ++i) append_utf8(word, letters_[i].value == 0x2019 ? U'\'' : letters_[i].value);
        while (!word.empty() && (word.back() == ',' || word.back() == ';' || word.back() == ')')) word.pop_back();
        return std::binary_search(stop_words.begin(), stop_words.end(), std::string_view(word));
    }

    void title() {
        const auto value = [&](std::size_t i) { return i < letters_.size() ? letters_[i].value : U'\0'; };
        std::size_t last = letters_.size();
        while (last > 0 && is_word_border(letters_[last - 1].value)) --last;
        bool first = true;
        for (std::size_t i = 0; i < letters_.size();) {
            if (is_word_border(letters_[i].value) || (letters_[i].fixed && letters_[i].token == no_token)) {
                ++i;
                continue;
            }
            const std::size_t begin = i;
            bool plain = true;
            while (i < letters_.size() && !is_word_border(letters_[i].value) && letters_[i].token != no_token) {
                plain = plain && !letters_[i].fixed && !is_upper(letters_[i].value);
                ++i;
            }
            const std::size_t end = i;
            const bool is_first = first;
            std::size_t start = begin;
            while (start < end && !is_letter(letters_[start].value) && !is_digit(letters_[start].value)) ++start;
            if (start < end) first = false;
            if (!plain || start == end) continue;
            const bool joined = begin > 0 && is_hyphen(value(begin - 1));
            const bool joins = is_hyphen(value(end));
            if (start + 1 == end && (joined || joins) && !is_first) {
                if (joined || value(start) > 0x24f) continue;  // "07-x", "β-carotene"
            }
            if (!is_first && end < last && is_stop_word(start, end) && (!joins || joined) && !after_stop(begin)) continue;
            raise(start);
        }
    }

    /// True behind a colon, question or exclamation mark.
    [[nodiscard]] bool after_stop(std::size_t at) const {
        while (at > 0 && (is_space(letters_[at - 1].value) || letters_[at - 1].token == no_token)) --at;
        if (at == 0) return false;
        const char32_t c = letters_[at - 1].value;
        return c == U':' || c == U'?' || c == U'!';
    }

    Tokens& tokens_;
    std::size_t begin_;
    bool turkish_;
    std::vector<Letter> letters_;
};

}  // namespace

void change_case(Arena& arena, Tokens& tokens, std::size_t begin, TextCase text_case, std::string_view language) {
    if (text_case == TextCase::none || begin >= tokens.size()) return;
    CaseChange change(tokens, begin, language);
    change.change(text_case);
    change.store(arena);
}

}  // namespace bibcast::csl
