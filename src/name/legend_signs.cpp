#include "name/legend_signs.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>

#include "name/mark_symbol.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t most_signs = 48;  // apart from those of names

// Words for signs, of more words first.
constexpr auto sign_words = std::to_array<std::string_view>({
    "double daggers", "double dagger", "double-dagger", "section sign", "small caps", "asterisks", "asterisk", "asterix", "stars",
    "star", "starred", "daggers", "dagger", "ddagger", "pilcrow", "hash", "envelope", "boldface", "bolded", "bold", "underlined",
    "underline", "italicized", "italics", "italic", "highlighted", "highlight", "sternchen", "astérisque", "asterisco",
});

/// Bit i of a letter: the sign word i begins with it. Most words of a line begin with a letter that none does.
constexpr std::array<std::uint32_t, 26> sign_words_by_letter = [] {
    static_assert(sign_words.size() <= 32);
    std::array<std::uint32_t, 26> table{};
    for (std::size_t i = 0; i < sign_words.size(); ++i) table[static_cast<std::size_t>(sign_words[i].front() - 'a')] |= 1U << i;
    return table;
}();

class SignFinder {
  public:
    SignFinder(Arena& arena, const PlainLine& line, LineRange range) : arena_(arena), line_(line), text_(line.text), range_(range) {
        auto stretch = std::lower_bound(line.inlines.begin(), line.inlines.end(), range.begin,
                                        [](const Inline& i, std::uint32_t begin) { return i.begin < begin; });
        for (; stretch != line.inlines.end() && stretch->begin < range.end; ++stretch) {
            if (stretch->kind == InlineKind::superscript) raised_.push_back(&*stretch);
        }
    }

    [[nodiscard]] std::vector<LegendSign> run() {
        for (std::uint32_t at = range_.begin; at < range_.end;) {
            if (is_inside_word(at)) {
                ++at;
                continue;
            }
            LegendSign sign{.begin = at, .end = at, .symbols = {}};
            if (!read(at, sign)) {
                at += code_point_at(text_, at).size;
                continue;
            }
            enclose(sign);
            join(sign);
            if (!signs_.back().glued && ++apart_ > most_signs) return {};
            at = std::max(at + 1, signs_.back().end);
        }
        return std::move(signs_);
    }

  private:
    [[nodiscard]] char32_t before(std::uint32_t at) const {
        return at <= range_.begin ? U'\0' : code_point_before(text_, at).value;
    }
    [[nodiscard]] char32_t after(std::uint32_t at) const { return at >= range_.end ? U'\0' : code_point_at(text_, at).value; }

    // A letter behind a letter begins no sign.
    [[nodiscard]] bool is_inside_word(std::uint32_t at) const {
        const bool raised = next_raised_ < raised_.size() && raised_[next_raised_]->begin <= at;
        return !raised && at > range_.begin && is_ascii_alpha(text_[at]) && is_ascii_alpha(text_[at - 1]);
    }

    bool read(std::uint32_t at, LegendSign& sign) {
        while (next_raised_ < raised_.size() && raised_[next_raised_]->begin < at) ++next_raised_;
        if (next_raised_ < raised_.size() && raised_[next_raised_]->begin == at) {
            sign.glued = is_glued(at);
            return read_raised(sign);
        }
        if (is_ascii_alpha(text_[at])) return read_word(at, sign);
        return read_symbol(at, sign);
    }

    // Behind a name: `Siqi Kou*`, `Jr.*`.
    [[nodiscard]] bool is_glued(std::uint32_t at) const {
        const char32_t previous = before(at);
        return is_letter(previous) || previous == U'.';
    }

    // What a superscript holds: `*`, `1`, `1,2`, `a`.
    bool read_raised(LegendSign& sign) {
        const Inline& stretch = *raised_[next_raised_];
        sign.end = std::min(stretch.end, range_.end);
        sign.raised = true;
        for (std::uint32_t i = stretch.begin; i < sign.end;) {
            const SymbolAt symbol = symbol_at(text_, i);
            if (symbol.found()) {
                sign.strong = sign.strong || symbol.strength == SymbolStrength::strong;
                sign.symbols.push_back(symbol.symbol);
                i += static_cast<std::uint32_t>(symbol.size);
                continue;
            }
            const std::uint32_t begin = i;
            while (i < sign.end && (is_ascii_alpha(text_[i]) || is_ascii_digit(text_[i]))) ++i;
            if (i - begin > 3) return false;
            if (i > begin) sign.symbols.push_back(text_.substr(begin, i - begin));
            else i += code_point_at(text_, i).size;
        }
        return !sign.symbols.empty();
    }

    bool read_symbol(std::uint32_t at, LegendSign& sign) {
        SymbolAt symbol = symbol_at(text_, at);
        if (!symbol.found()) return false;
        sign.glued = is_glued(at);
        if (symbol.strength == SymbolStrength::raised) {
            std::string number;
            for (; symbol.strength == SymbolStrength::raised; symbol = sign.end < range_.end ? symbol_at(text_, sign.end) : SymbolAt{}) {
                number += symbol.symbol;
                sign.end += static_cast<std::uint32_t>(symbol.size);
            }
            sign.raised = true;
            sign.symbols.push_back(arena_.copy(number));
            return true;
        }
        const SymbolAt first = symbol;
        std::string run;
        for (; symbol.found() && symbol.symbol == first.symbol && run.size() < 16;
             symbol = sign.end < range_.end ? symbol_at(text_, sign.end) : SymbolAt{}) {
            run += symbol.symbol;
            sign.end += static_cast<std::uint32_t>(symbol.size);
        }
        sign.strong = first.strength == SymbolStrength::strong;
        const char32_t previous = before(at);
        const char32_t next = after(sign.end);
        const bool apart = previous == U'\0' || is_space(previous) || (!is_letter(previous) && !is_digit(previous) && previous != U'.');
        if (!sign.strong && !apart) return false;
        if (first.symbol == "&" && (next == U' ' || is_letter(next))) return false;
        sign.symbols.push_back(run.size() == first.symbol.size() ? first.symbol : arena_.copy(run));
        return true;
    }

    bool read_word(std::uint32_t at, LegendSign& sign) const {
        const auto letter = static_cast<std::size_t>(ascii_lower(text_[at]) - 'a');
        for (std::uint32_t left = sign_words_by_letter[letter]; left != 0; left &= left - 1) {
            const std::string_view word = sign_words[static_cast<std::size_t>(std::countr_zero(left))];
            if (!equals_ignoring_ascii_case(text_.substr(at, word.size()), word)) continue;
            if (is_glued(at)) return false;
            const auto end = static_cast<std::uint32_t>(at + word.size());
            if (end > range_.end || is_letter(after(end)) || after(end) == U'-') continue;
            sign.end = end;
            sign.word = true;
            sign.symbols.push_back(normal_symbol(word));
            return true;
        }
        return false;
    }

    // `(*)`, `"*"`: what stands around the sign belongs to it.
    void enclose(LegendSign& sign) const {
        static constexpr std::array<std::pair<char32_t, char32_t>, 9> pairs = {
            {{U'(', U')'}, {U'[', U']'}, {U'（', U'）'}, {U'"', U'"'}, {U'\'', U'\''}, {U'`', U'`'}, {U'“', U'”'}, {U'‘', U'’'}, {U'【', U'】'}}};
        for (const auto& [open, close] : pairs) {
            if (before(sign.begin) != open || after(sign.end) != close) continue;
            sign.begin -= code_point_before(text_, sign.begin).size;
            sign.end += code_point_at(text_, sign.end).size;
            sign.enclosed = true;
            sign.glued = false;
            return;
        }
    }

    // Markdown: a star that begins a line, with a blank and another sign behind it, is the bullet of a list. An escaped star is none.
    [[nodiscard]] bool is_bullet(const LegendSign& sign, const LegendSign& next) const {
        const bool begins = sign.begin == range_.begin || text_[sign.begin - 1] == '\n';
        if (!begins || sign.enclosed || sign.raised || sign.word || next.word || next.begin != sign.end + 1 || text_[sign.end] != ' ') return false;
        const SourceSpan source = line_.source_of(sign.begin, sign.end);
        return (text_[sign.begin] == '*' || text_[sign.begin] == '+') && sign.end - sign.begin == 1 && source.end - source.begin == 1;
    }

    // `*,†`, `* and †`, `asterisk (*)`: signs with nothing but a separator between them are spoken of together.
    void join(LegendSign& sign) {
        if (!signs_.empty()) {
            LegendSign& last = signs_.back();
            const std::string_view between = trim(text_.substr(last.end, sign.begin - std::min(sign.begin, last.end)));
            const bool together = between.empty() ? last.word || !(last.raised && sign.raised) || sign.begin == last.end
                                                  : between == "," || between == "/" || between == "and" || between == "&" ||
                                                        between == ", and" || between == "und" || between == "、" || between == "和";
            // `Lanxiang Hu* *Equal contribution`
            const bool of_a_name = last.glued && sign.begin > last.end;
            if (is_bullet(last, sign)) {
                last = std::move(sign);
                return;
            }
            if (together && !of_a_name && !(sign.word && !last.word)) {
                if (last.word && between.empty()) last.symbols.clear();
                last.symbols.insert(last.symbols.end(), sign.symbols.begin(), sign.symbols.end());
                last.end = sign.end;
                last.word = last.word && sign.word;
                last.strong = last.strong || sign.strong;
                last.raised = last.raised && sign.raised;
                return;
            }
        }
        signs_.push_back(std::move(sign));
    }

    Arena& arena_;
    const PlainLine& line_;
    std::string_view text_;
    LineRange range_;
    std::vector<const Inline*> raised_;
    std::size_t next_raised_ = 0;
    std::vector<LegendSign> signs_;
    std::size_t apart_ = 0;  // not glued to a name
};

}  // namespace

std::vector<LegendSign> find_legend_signs(Arena& arena, const PlainLine& line, LineRange range) {
    return SignFinder(arena, line, range).run();
}

}  // namespace bibcast
