#include "text/pandoc_markup.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "text/csl_markup.hpp"
#include "text/style_edges.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr auto npos = std::string_view::npos;

struct Pair {
    std::string_view open;
    std::string_view close;
};
constexpr Pair italic{"<i>", "</i>"};
constexpr Pair bold{"<b>", "</b>"};
constexpr Pair raised{"<sup>", "</sup>"};
constexpr Pair lowered{"<sub>", "</sub>"};
constexpr Pair small_caps{"<span style=\"font-variant:small-caps;\">", "</span>"};
constexpr Pair as_is{"<span class=\"nocase\">", "</span>"};

bool is_word(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    const char c = text[at];
    return is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// Reads one field. Signs that open something wait on a stack for the one that closes it; those that wait in vain are text.
class FieldReader {
  public:
    /// Inside a script a blank stands behind a backslash; elsewhere such a backslash is text.
    FieldReader(Arena& arena, std::string_view field, bool in_script = false) : arena_(arena), field_(field), in_script_(in_script) {}

    std::string_view read() {
        while (at_ < field_.size()) step();
        std::string out;
        for (const std::string_view piece : pieces_) out += piece;
        return arena_.copy(out);
    }

  private:
    static constexpr std::size_t deepest = 32;
    struct Open {
        std::string_view sign;
        std::size_t piece;
    };

    void step() {
        const char c = field_[at_];
        switch (c) {
            case '\\': return escape();
            case '*':
            case '_': return emphasis(c);
            case '^': return script('^', raised);
            case '~': return struck() ? void() : script('~', lowered);
            case '-':
            case '.': return smart(c);
            case '$': return math();
            case '`': return code();
            case '[':
                open_.push_back({"[", pieces_.size()});
                return literal(1);
            case ']': return bracket();
            default: break;
        }
        const std::size_t next = std::min(field_.find_first_of("\\*_^~$`[]-.", at_), field_.size());
        literal(next - at_);
    }

    /// Dashes and an ellipsis of the extension `smart`.
    void smart(char c) {
        const std::string_view rest = field_.substr(at_);
        const std::string_view found = rest.starts_with("---") ? "\u2014" : rest.starts_with("--") ? "\u2013" : rest.starts_with("...") ? "\u2026" : "";
        if (found.empty()) return literal(1);
        pieces_.push_back(found);
        at_ += c == '.' || rest.starts_with("---") ? 3 : 2;
    }

    /// `~~struck~~`: no tag of CSL's says so.
    bool struck() {
        if (field_.substr(at_, 2) != "~~") return false;
        const bool ends = at_ == struck_end_;
        if (!ends && struck_end_ != npos && at_ < struck_end_) return false;
        if (!ends) struck_end_ = last_struck_ ? npos : field_.find("~~", at_ + 2);
        last_struck_ = last_struck_ || struck_end_ == npos;
        if (!ends && (struck_end_ == npos || struck_end_ == at_ + 2)) return false;
        literal(2);
        return true;
    }

    void literal(std::size_t size) {
        pieces_.push_back(field_.substr(at_, size));
        at_ += size;
    }

    /// A backslash takes its meaning from a sign. What would read as a tag then is one no more.
    void escape() {
        const char next = at_ + 1 < field_.size() ? field_[at_ + 1] : '\0';
        const bool sign = next > ' ' && next < '\x7F' && !is_ascii_alpha(next) && !is_ascii_digit(next);
        if (!sign && !(in_script_ && next == ' ')) return literal(1);
        pieces_.push_back(next == '<' ? "&lt;" : next == '&' ? "&amp;" : field_.substr(at_ + 1, 1));
        at_ += 2;
    }

    [[nodiscard]] bool space_at(std::size_t at) const { return at >= field_.size() || is_ascii_space(field_[at]); }

    void emphasis(char c) {
        std::size_t size = 1;
        while (at_ + size < field_.size() && field_[at_ + size] == c && size < 3) ++size;
        const bool closes = at_ > 0 && !is_ascii_space(field_[at_ - 1]) && (c == '*' || !is_word(field_, at_ + size));
        const bool opens = !space_at(at_ + size) && (c == '*' || at_ == 0 || !is_word(field_, at_ - 1));
        const std::string_view sign = field_.substr(at_, size);
        if (closes && close(sign, size)) return;
        // `***` closes what `*` and `**` opened.
        if (closes && size == 3 && (close(sign.substr(0, 1), 1) || close(sign.substr(0, 2), 2))) return;
        if (closes && size == 2 && close(sign.substr(0, 1), 1)) return;
        if (opens) open_.push_back({sign, pieces_.size()});
        literal(size);
    }

    /// Closes the sign if it was opened; those that were opened since are text.
    bool close(std::string_view sign, std::size_t size) {
        std::size_t i = open_.size();
        // Nobody nests deeper, and what is far below was not meant.
        const std::size_t last = i > deepest ? i - deepest : 0;
        while (i > last && open_[i - 1].sign != sign && open_[i - 1].sign != "[") --i;
        if (i == last || open_[i - 1].sign != sign) return false;
        const Open open = open_[i - 1];
        // Nothing between them is no emphasis.
        if (open.piece + 1 == pieces_.size()) return false;
        open_.resize(i - 1);
        pieces_[open.piece] = size == 3 ? "<b><i>" : size == 2 ? bold.open : italic.open;
        pieces_.push_back(size == 3 ? "</i></b>" : size == 2 ? bold.close : italic.close);
        at_ += size;
        return true;
    }

    /// `^…^` and `~…~` hold no blanks but escaped ones.
    void script(char sign, const Pair& pair) {
        std::size_t end = at_ + 1;
        while (end < field_.size() && field_[end] != sign && !is_ascii_space(field_[end])) end += field_[end] == '\\' && end + 1 < field_.size() ? 2 : 1;
        if (end >= field_.size() || field_[end] != sign || end == at_ + 1) return literal(1);
        pieces_.push_back(pair.open);
        const std::string_view inside = field_.substr(at_ + 1, end - at_ - 1);
        pieces_.push_back(FieldReader(arena_, inside, true).read());
        pieces_.push_back(pair.close);
        at_ = end + 1;
    }

    /// A formula stays as it is.
    void math() {
        const std::size_t end = field_.find('$', at_ + 1);
        const bool formula = end != npos && end != at_ + 1 && !space_at(at_ + 1) && !is_ascii_space(field_[end - 1]) &&
                             (end + 1 == field_.size() || !is_ascii_digit(field_[end + 1]));
        literal(formula ? end + 1 - at_ : 1);
    }
    void code() {
        const std::size_t end = field_.find('`', at_ + 1);
        literal(end == npos ? 1 : end + 1 - at_);
    }

    void bracket() {
        std::size_t i = open_.size();
        const std::size_t last = i > deepest ? i - deepest : 0;
        while (i > last && open_[i - 1].sign != "[") --i;
        if (i == last) return literal(1);
        const Open open = open_[i - 1];
        open_.resize(i - 1);
        const std::string_view rest = field_.substr(at_ + 1);
        for (const auto& [mark, pair] : {std::pair{"{.nocase}", as_is}, std::pair{"{.smallcaps}", small_caps}}) {
            if (!rest.starts_with(mark)) continue;
            pieces_[open.piece] = pair.open;
            pieces_.push_back(pair.close);
            at_ += 1 + std::string_view(mark).size();
            return;
        }
        literal(1);
    }

    Arena& arena_;
    std::string_view field_;
    bool in_script_;
    std::size_t at_ = 0;
    std::size_t struck_end_ = npos;    ///< where the signs stand that end what is struck
    bool last_struck_ = false;         ///< no more such signs follow
    std::vector<std::string_view> pieces_;
    std::vector<Open> open_;
};

/// True if pandoc would take the character at `at` of a text for markup.
bool needs_escape(std::string_view text, std::size_t at) {
    const char c = text[at];
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    const bool first = at == 0;
    switch (c) {
        case '\\':
        case '`':
        case '*':
        case '^':
        case '~':
        case '$':
        case '[':
        case ']': return true;
        case '<': return is_ascii_alpha(next) || next == '/' || next == '!';
        case '_': return !is_word(text, at + 1) || first || !is_word(text, at - 1);
        case '@': return is_word(text, at + 1) && (first || !is_word(text, at - 1));
        case '&': {
            // A reference is letters and digits, and is looked for no further.
            std::size_t end = at + 1;
            while (end < text.size() && (is_ascii_alpha(text[end]) || is_ascii_digit(text[end]) || text[end] == '#')) ++end;
            return end > at + 1 && end < text.size() && text[end] == ';';
        }
        case '-': return next == '-' || (first && (next == ' ' || next == '\0'));
        case '.':
            // Of three in a row one is escaped, of more so many that no three are left.
            if (next == '.' && (first || text[at - 1] != '.' || text.substr(at + 1, 2) == "..")) return true;
            return at > 0 && next == ' ' && text.substr(0, at).find_first_not_of("0123456789") == npos;
        case '#':
        case '>':
        case '+':
        case '|':
        case ':':
        case '%': return first;
        default: return false;
    }
}

struct Marks {
    Style style;
    std::string_view open;
    std::string_view close;
};
constexpr std::array marks = {
    Marks{Style::italic, "*", "*"},           Marks{Style::bold, "**", "**"},
    Marks{Style::superscript, "^", "^"},      Marks{Style::subscript, "~", "~"},
    Marks{Style::small_caps, "[", "]{.smallcaps}"}, Marks{Style::keep_case, "[", "]{.nocase}"},
};

/// Without the blanks at the edges of styled stretches: `* a *` is no emphasis (CommonMark, section 6.2, flanking delimiter runs).
std::vector<Styled> without_outer_blanks(std::string_view plain, std::span<const Styled> styles) {
    // The last run of blanks at a begin and at an end: many stretches can meet in one.
    struct Run {
        std::uint32_t begin = 1, end = 0;  // none
    } front, back;
    std::vector<Styled> all(styles.begin(), styles.end());
    for (Styled& styled : all) {
        if (styled.begin < front.begin || styled.begin > front.end) {
            front = {styled.begin, styled.begin};
            while (front.end < plain.size() && is_ascii_space(plain[front.end])) ++front.end;
        }
        styled.begin = std::min(front.end, styled.end);
        if (styled.end < back.begin || styled.end > back.end) {
            back = {styled.end, styled.end};
            while (back.begin > 0 && is_ascii_space(plain[back.begin - 1])) --back.begin;
        }
        styled.end = std::max(back.begin, styled.begin);
    }
    return all;
}

const Marks* marks_of(Style style) {
    const auto found = std::find_if(marks.begin(), marks.end(), [style](const Marks& m) { return m.style == style; });
    return found == marks.end() ? nullptr : &*found;
}

}  // namespace

std::string_view pandoc_to_csl(Arena& arena, std::string_view field) {
    if (field.find_first_of("\\*_^~[") == npos && field.find("--") == npos && field.find("...") == npos) return field;
    return FieldReader(arena, field).read();
}

std::string_view pandoc_to_plain(Arena& arena, std::string_view field) {
    const bool link = field.starts_with('<') && field.find('>') == field.size() - 1 && field.find("://") != npos;
    if (link) return field.substr(1, field.size() - 2);
    if (field.find('\\') == npos) return field;
    std::string plain;
    for (std::size_t at = 0; at < field.size(); ++at) {
        const char next = at + 1 < field.size() ? field[at + 1] : '\0';
        const bool escaped = field[at] == '\\' && next > ' ' && next < '\x7F' && !is_ascii_alpha(next) && !is_ascii_digit(next);
        plain += field[at += escaped ? 1 : 0];
    }
    return arena.copy(plain);
}

void append_plain_as_pandoc(std::string& out, std::string_view plain) {
    for (std::size_t at = 0; at < plain.size(); ++at) {
        if (needs_escape(plain, at)) out += '\\';
        out += plain[at];
    }
}

void append_csl_as_pandoc(std::string& out, std::string_view csl) {
    Arena arena;
    const Text text = decode_csl_markup(arena, csl, MarkupTags::csl);
    const std::string_view plain = text.plain;
    const std::vector<Styled> styles = without_outer_blanks(plain, text.styles);
    StyleEdges edges(styles);
    std::size_t scripts = 0;  // blanks inside them are escaped
    std::size_t math_end = 0;
    for (std::size_t at = 0; at <= plain.size(); ++at) {
        edges.ends_at(at, [&](const Styled& styled) {
            const Marks* const sign = marks_of(styled.style);
            if (sign == nullptr) return;
            out += sign->close;
            if (sign->open == "^" || sign->open == "~") --scripts;
        });
        edges.begins_at(at, [&](const Styled& styled) {
            const Marks* const sign = marks_of(styled.style);
            if (sign == nullptr) return;
            out += sign->open;
            if (sign->open == "^" || sign->open == "~") ++scripts;
        });
        if (at == plain.size()) break;
        // Formulas stay as they are.
        if (plain[at] == '$' && at >= math_end) {
            const std::size_t end = plain.find('$', at + 1);
            const bool formula = end != npos && end != at + 1 && !is_ascii_space(plain[at + 1]) && !is_ascii_space(plain[end - 1]) &&
                                 (end + 1 == plain.size() || !is_ascii_digit(plain[end + 1])) && plain.substr(at, end - at).find('\n') == npos;
            if (formula) math_end = end + 1;
        }
        if (at >= math_end && (needs_escape(plain, at) || (scripts != 0 && is_ascii_space(plain[at])))) out += '\\';
        out += plain[at];
    }
}

}  // namespace bibcast
