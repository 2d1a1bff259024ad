#include "name/signs_in_names.hpp"

#include <algorithm>
#include <vector>

#include "name/mark_symbol.hpp"
#include "name/marks.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// A sign at one edge of a text.
struct EdgeSign {
    std::size_t size = 0;
    std::string_view symbol;
    bool number = false;
};

/// By the first bytes that the signs here have: `*`, `#`, § ¶ ¹ ² ³, those in U+2000 to U+2FFF, and the full-width ones.
bool may_begin_sign(char lead) { return lead == '*' || lead == '#' || lead == '\xC2' || lead == '\xE2' || lead == '\xEF'; }

EdgeSign sign_of(std::string_view text, std::size_t at) {
    if (!may_begin_sign(text[at])) return {};
    const SymbolAt found = symbol_at(text, at);
    const bool raised_number = found.strength == SymbolStrength::raised && found.symbol.size() == 1 && is_ascii_digit(found.symbol.front());
    const bool hung = found.strength == SymbolStrength::strong || (found.strength == SymbolStrength::edge && found.symbol == "#");
    return raised_number || hung ? EdgeSign{found.size, found.symbol, raised_number} : EdgeSign{};
}

/// Where the last character of a text begins; a variation selector belongs to the one before it.
std::size_t last_character(std::string_view text) {
    const auto begin_before = [text](std::size_t end) {
        std::size_t at = end - 1;
        while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
        return at;
    };
    const std::size_t at = begin_before(text.size());
    const bool selector = at > 0 && text.substr(at).starts_with("\xEF\xB8");
    return selector ? begin_before(at) : at;
}

/// One look, for names without any of this.
bool may_have_signs(std::string_view part) {
    if (part.empty()) return false;
    const char last = part.back();
    if (last == '*' || last == '#' || part.front() == '*') return true;
    if (static_cast<unsigned char>(last) >= 0x80 && may_begin_sign(part[last_character(part)])) return true;
    return part.front() == '\xE2' || part.front() == '\xC2' || part.front() == '\xEF';
}

/// `C#`, `Group E*`: a word of one letter at the end of a name in one piece.
bool ends_in_letter_word(std::string_view text) {
    const std::size_t at = last_character(text);
    return is_letter(code_point_at(text, at).value) && (at == 0 || text[at - 1] == ' ');
}

class PartOfName {
  public:
    PartOfName(Arena& arena, std::string_view text) : arena_(arena), text_(text) {}

    /// What is left without the signs; the text itself if they are no marks.
    [[nodiscard]] std::string_view run(bool in_one_piece) {
        const std::string_view whole = text_;
        take_front();
        while (take_last()) {}
        if (!signs_.empty()) text_ = trim_right(text_);
        if (!text_.empty() && has_letter(text_) && !(in_one_piece && ends_in_letter_word(text_))) return text_;
        signs_.clear();
        return whole;
    }

    void add_to(Contributor& person) const {
        for (const EdgeSign& sign : signs_) {
            const bool known = std::any_of(person.marks.begin(), person.marks.end(), [&](const Mark& mark) { return mark.symbol.view() == sign.symbol; });
            if (known) continue;
            const Mark mark{.symbol = sign.symbol,
                            .meaning = sign.number ? Meaning::affiliation : Meaning::unknown,
                            .basis = sign.number ? Basis::assumed : Basis::none,
                            .legend = {},
                            .source = person.source};
            add_mark(arena_, person, mark);
        }
    }

  private:
    static constexpr std::size_t most_signs = 16;

    // `†Smith`; a number sign before a name is a part of it (`#MeToo`), and so is what has a blank behind it.
    void take_front() {
        const EdgeSign sign = text_.empty() ? EdgeSign{} : sign_of(text_, 0);
        if (sign.size == 0 || sign.symbol == "#" || sign.size == text_.size() || !is_letter(code_point_at(text_, sign.size).value)) return;
        signs_.push_back(sign);
        text_.remove_prefix(sign.size);
    }

    // The last sign, with its kind (`**`); behind one of them also what a comma parts from it: `Smith1,*`.
    bool take_last() {
        const std::string_view rest = trim_right(text_);
        if (rest.empty() || signs_.size() >= most_signs) return false;
        const std::size_t at = last_character(rest);
        if (const EdgeSign sign = sign_of(rest, at); sign.size != 0) {
            add_run(rest, at, sign);
            return true;
        }
        return !signs_.empty() && rest.ends_with(',') && take_number(trim_right(rest.substr(0, rest.size() - 1)));
    }

    void add_run(std::string_view rest, std::size_t at, EdgeSign sign) {
        std::string run(sign.symbol);
        text_ = rest.substr(0, at);
        while (!text_.empty() && run.size() < 8 * sign.symbol.size()) {
            const std::size_t before = last_character(text_);
            const EdgeSign next = sign_of(text_, before);
            if (next.size == 0 || (next.symbol != sign.symbol && !(next.number && sign.number))) break;
            run.insert(0, next.symbol);
            text_ = text_.substr(0, before);
        }
        if (run.size() > sign.symbol.size()) sign.symbol = arena_.copy(run);
        signs_.insert(signs_.begin(), sign);
        text_ = trim_right(text_);
    }

    bool take_number(std::string_view rest) {
        std::size_t begin = rest.size();
        while (begin > 0 && rest.size() - begin < 3 && is_ascii_digit(rest[begin - 1])) --begin;
        const std::string_view number = rest.substr(begin);
        text_ = rest;
        if (number.empty() || number.size() > 2 || begin == 0) return !rest.empty() && sign_of(rest, last_character(rest)).size != 0;
        signs_.insert(signs_.begin(), EdgeSign{number.size(), number, true});
        text_ = rest.substr(0, begin);
        return text_.ends_with(',');
    }

    static std::string_view trim_right(std::string_view text) {
        while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
        return text;
    }

    Arena& arena_;
    std::string_view text_;
    std::vector<EdgeSign> signs_;
};

}  // namespace

void take_signs_off(Arena& arena, Contributor& person) {
    for (CompactView Name::*const part : {&Name::family, &Name::given, &Name::suffix, &Name::literal}) {
        const std::string_view text = person.name.*part;
        if (!may_have_signs(text)) continue;
        PartOfName split(arena, text);
        const std::string_view rest = split.run(part == &Name::literal || (part == &Name::family && person.name.given.empty()));
        if (rest.size() == text.size()) continue;
        person.name.*part = rest;
        split.add_to(person);
    }
}

void take_signs_off(Arena& arena, NamesField& field) {
    for (Contributor& person : field.people) take_signs_off(arena, person);
}

}  // namespace bibcast
