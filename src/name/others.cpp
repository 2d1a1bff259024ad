#include "name/others.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t none = std::string_view::npos;

/// How the words of a phrase stand in a text.
enum class Form : unsigned char {
    words,     ///< a blank or a comma before them; in small letters or capitals
    exact,     ///< the same, but only in the letters given: as capitals they are initials, or other words
    attached,  ///< nothing need be before them
};

struct Phrase {
    std::string_view text;  ///< without the full stop at its end; a blank behind a full stop may be left out
    Form form = Form::words;
};

// A phrase that ends with another one stands before it.
constexpr std::array phrases = {
    // Latin and English
    Phrase{"et al"},
    Phrase{"et. al"},
    Phrase{"& al", Form::exact},
    Phrase{"and al", Form::exact},
    Phrase{"et alii"},
    Phrase{"et aliae"},
    Phrase{"et alia"},
    Phrase{"and others"},
    Phrase{"& others"},
    Phrase{"and colleagues"},
    Phrase{"and co-workers"},
    Phrase{"and coworkers"},
    Phrase{"and co-authors"},
    Phrase{"and coauthors"},
    // German, Dutch, Scandinavian
    Phrase{"u. a", Form::exact},
    Phrase{"und andere"},
    Phrase{"u. Mitarb", Form::exact},
    Phrase{"e. a", Form::exact},
    Phrase{"en anderen"},
    Phrase{"m. fl", Form::exact},
    Phrase{"mfl", Form::exact},
    Phrase{"o. fl", Form::exact},
    Phrase{"och andra"},
    Phrase{"med flere"},
    Phrase{"med fleire"},
    Phrase{"og fleiri"},
    Phrase{"og andre"},
    // Romance
    Phrase{"et autres"},
    Phrase{"et coll", Form::exact},
    Phrase{"et col", Form::exact},
    Phrase{"y otros"},
    Phrase{"y cols", Form::exact},
    Phrase{"y col", Form::exact},
    Phrase{"e outros"},
    Phrase{"e cols", Form::exact},
    Phrase{"e altri"},
    Phrase{"e coll", Form::exact},
    Phrase{"i altres"},
    Phrase{"și alții"},
    // Slavic, Baltic, Finno-Ugric
    Phrase{"i in", Form::exact},
    Phrase{"i inni"},
    Phrase{"i dr", Form::exact},
    Phrase{"idr", Form::exact},
    Phrase{"i sur", Form::exact},
    Phrase{"i ostali"},
    Phrase{"in drugi"},
    Phrase{"a další"},
    Phrase{"a ďalší"},
    Phrase{"a kol", Form::exact},
    Phrase{"et kol", Form::exact},
    Phrase{"ir kt", Form::exact},
    Phrase{"u. c", Form::exact},
    Phrase{"un citi"},
    Phrase{"ja teised"},
    Phrase{"ym", Form::exact},
    Phrase{"és mtsai", Form::exact},
    Phrase{"és mások"},
    Phrase{"и др", Form::exact},
    Phrase{"и другие", Form::exact},
    Phrase{"и други", Form::exact},
    Phrase{"и остали", Form::exact},
    Phrase{"и соавт", Form::exact},
    Phrase{"и съавт", Form::exact},
    Phrase{"та ін", Form::exact},
    Phrase{"та інші", Form::exact},
    Phrase{"і інш", Form::exact},
    // Others in the alphabets of Europe
    Phrase{"vd", Form::exact},
    Phrase{"ve ark", Form::exact},
    Phrase{"ve diğerleri"},
    Phrase{"eta beste"},
    Phrase{"ac eraill"},
    Phrase{"dkk", Form::exact},
    Phrase{"dan lainnya"},
    Phrase{"và cs", Form::exact},
    Phrase{"và c. s", Form::exact},
    Phrase{"và những người khác"},
    Phrase{"κ. ά", Form::exact},
    Phrase{"κ. α", Form::exact},
    Phrase{"και άλλοι", Form::exact},
    Phrase{"և ուրիշ", Form::exact},
    Phrase{"և ուրիշներ", Form::exact},
    // Semitic, Indic, Thai
    Phrase{"ואחרים", Form::exact},
    Phrase{"ואח'", Form::exact},
    Phrase{"وآخرون", Form::exact},
    Phrase{"وآخرين", Form::exact},
    Phrase{"و دیگران", Form::exact},
    Phrase{"و همکاران", Form::exact},
    Phrase{"व अन्य", Form::exact},
    Phrase{"एवं अन्य", Form::exact},
    Phrase{"และคณะ", Form::attached},
    // Chinese, Japanese, Korean
    Phrase{"及其他", Form::attached},
    Phrase{"等人", Form::attached},
    Phrase{"等", Form::attached},
    Phrase{"ほか", Form::attached},
    Phrase{"他", Form::attached},
    Phrase{"외", Form::exact},
    Phrase{"등", Form::exact},
    Phrase{"기타", Form::exact},
    // What APA 7 puts for the names that it leaves out
    Phrase{"...", Form::attached},
    Phrase{". . .", Form::attached},
    Phrase{"…", Form::attached},
};

/// Which phrases end with a byte, by its value: where they stand in `order`.
struct ByLastByte {
    std::array<unsigned char, 257> begin{};
    std::array<unsigned char, phrases.size()> order{};
};
constexpr ByLastByte by_last_byte = [] {
    static_assert(phrases.size() < 256);
    ByLastByte table;
    std::size_t count = 0;
    for (std::size_t byte = 0; byte < 256; ++byte) {
        table.begin[byte] = static_cast<unsigned char>(count);
        for (std::size_t i = 0; i < phrases.size(); ++i) {
            if (static_cast<unsigned char>(phrases[i].text.back()) == byte) table.order[count++] = static_cast<unsigned char>(i);
        }
    }
    table.begin[256] = static_cast<unsigned char>(count);
    return table;
}();

/// Behind the blanks of all kinds that end at `end`: where they begin.
std::size_t blanks_before(std::string_view text, std::size_t end) {
    while (end > 0) {
        const CodePoint point = code_point_before(text, end);
        if (!is_space(point.value) && point.value != U'~') break;
        end -= point.size;
    }
    return end;
}

/// Where `phrase` begins if `text` ends with it; else `none`.
std::size_t begin_of(std::string_view text, const Phrase& phrase) {
    std::size_t at = text.size();
    for (std::size_t i = phrase.text.size(); i > 0; --i) {
        const char c = phrase.text[i - 1];
        if (c == ' ') {
            const std::size_t before = blanks_before(text, at);
            if (before == at && phrase.text[i - 2] != '.') return none;
            at = before;
            continue;
        }
        if (at == 0) return none;
        --at;
        if (text[at] != c && (phrase.form != Form::words || ascii_lower(text[at]) != c)) return none;
    }
    return at;
}

/// True if a word begins at `at`.
bool begins_word(std::string_view text, std::size_t at) {
    if (at == 0) return true;
    const char32_t before = code_point_before(text, at).value;
    return is_space(before) || before == U'~' || before == U',' || before == U';' || before == U'，' || before == U'、' || before == U'；';
}

/// The last word in small letters, a sign or another alphabet: few names end so, and all the phrases do, but for `ET AL`.
bool may_end_in_others(std::string_view text) {
    if (text.ends_with('.')) text.remove_suffix(1);
    std::size_t at = text.size();
    if (at == 0) return false;
    const auto last = static_cast<unsigned char>(text[at - 1]);
    if (last >= 0x80 || last == '.' || last == '\'' || text.ends_with("AL")) return true;
    while (at > 0 && ((text[at - 1] >= 'a' && text[at - 1] <= 'z') || static_cast<unsigned char>(text[at - 1]) >= 0x80)) --at;
    return at != text.size() && (at == 0 || !is_ascii_alpha(text[at - 1]));
}

std::size_t digits_before(std::string_view text, std::size_t end) {
    while (end > 0 && is_ascii_digit(text[end - 1])) --end;
    return end;
}

/// `and 12 others`, `+3 more`: where it begins, or `none`.
std::size_t begin_of_count(std::string_view text) {
    for (const std::string_view noun : {"others", "more", "other authors", "more authors", "co-authors", "coauthors"}) {
        if (!text.ends_with(noun)) continue;
        const std::size_t behind = blanks_before(text, text.size() - noun.size());
        const std::size_t number = digits_before(text, behind);
        if (number == behind || behind == text.size() - noun.size()) continue;
        std::size_t at = blanks_before(text, number);
        for (const std::string_view word : {"and", "&", "+"}) {
            if (!text.substr(0, at).ends_with(word) || !begins_word(text, at - word.size())) continue;
            return at - word.size();
        }
        if (begins_word(text, number)) return number;
    }
    for (const std::string_view counter : {"人", "名", "位", "명", "인"}) {
        if (!text.ends_with(counter)) continue;
        const std::size_t behind = blanks_before(text, text.size() - counter.size());
        const std::size_t number = digits_before(text, behind);
        const std::size_t at = blanks_before(text, number);
        if (number == behind) continue;
        for (const std::string_view word : {"等", "ほか", "他", "外", "외"}) {
            if (text.substr(0, at).ends_with(word)) return at - word.size();
        }
    }
    return none;
}

/// Where one of the phrases begins that end with `last`, or `none`.
std::size_t begin_of_phrase(std::string_view text, char last) {
    const auto byte = static_cast<unsigned char>(last);
    for (std::size_t i = by_last_byte.begin[byte]; i < by_last_byte.begin[byte + 1U]; ++i) {
        const Phrase& phrase = phrases[by_last_byte.order[i]];
        const std::size_t begin = begin_of(text, phrase);
        if (begin != none && (phrase.form == Form::attached || begins_word(text, begin))) return begin;
    }
    return none;
}

std::size_t begin_of_others(std::string_view text, Counted counted) {
    // Capitals mean the same as small letters.
    const std::size_t begin = text.empty() ? none : begin_of_phrase(text, ascii_lower(text.back()));
    if (begin != none) return begin;
    return counted == Counted::yes ? begin_of_count(text) : none;
}

}  // namespace

/// `Nathan Houser [et al.]`, `(u. a.)`: as catalogues have it. Without a name before it they are the words themselves.
std::string_view take_bracketed_others(std::string_view& text, Counted counted) {
    const std::string_view list = trim_unicode(text);
    const std::size_t open = list.rfind(list.back() == ']' ? '[' : '(');
    if (open == none || !begins_word(list, open) || !is_others(trim_unicode(list.substr(open + 1, list.size() - open - 2)), counted)) return {};
    text = trim_unicode(list.substr(0, open));
    while (!text.empty() && (text.back() == ',' || text.back() == ';')) text = trim_unicode(text.substr(0, text.size() - 1));
    return list.substr(open);
}

std::string_view take_others(std::string_view& text, Counted counted) {
    std::string_view list = trim_unicode(text);
    if (!list.empty() && (list.back() == ']' || list.back() == ')')) return take_bracketed_others(text, counted);
    while (!list.empty() && (list.back() == ',' || list.back() == ';')) list = trim_unicode(list.substr(0, list.size() - 1));
    if (!may_end_in_others(list)) return {};
    std::size_t begin = begin_of_others(list, counted);
    if (begin == none && list.back() == '.') begin = begin_of_others(list.substr(0, list.size() - 1), counted);
    if (begin == none) return {};
    std::string_view rest = list.substr(0, begin);
    while (true) {
        rest = rest.substr(0, blanks_before(rest, rest.size()));
        const std::size_t size = rest.size();
        for (const std::string_view sign : {",", ";", "&", "，", "、", "；"}) {
            if (rest.ends_with(sign)) rest.remove_suffix(sign.size());
        }
        if (rest.size() == size) break;
    }
    if (rest.ends_with(" and")) rest = trim_unicode(rest.substr(0, rest.size() - 4));
    text = rest;
    return list.substr(begin);
}

bool ends_in_others(std::string_view text) { return !take_others(text, Counted::yes).empty(); }

bool is_others(std::string_view text, Counted counted) {
    if (equals_ignoring_ascii_case(text, "others")) return true;
    return !take_others(text, counted).empty() && text.empty();
}

namespace {

/// One look at the end of a name, before its parts are put together.
bool may_be_others(std::string_view end) {
    constexpr std::string_view behind = "]),;";
    return may_end_in_others(end) || (!end.empty() && behind.find(end.back()) != none) || equals_ignoring_ascii_case(end, "others");
}

}  // namespace

void take_others_off(NamesField& field) {
    if (field.people.empty()) return;
    const Contributor& last = field.people.back();
    Name& name = field.people.back().name;
    const bool one_part = name.dropping_particle.empty() && name.non_dropping_particle.empty() && name.suffix.empty();
    const std::string_view end = trim_unicode(!name.literal.empty() ? name.literal : !name.family.empty() ? name.family : name.given);
    const auto says_others = [&] {
        if (!may_be_others(end)) return false;
        if (!name.literal.empty() || name.given.empty()) return is_others(name.literal.empty() ? name.family : name.literal);
        return is_others(std::string(name.given).append(" ").append(name.family));  // `et al.` that was split
    };
    if (field.people.size() > 1 && one_part && last.marks.empty() && last.details.empty() && says_others()) {
        field.people.truncate(field.people.size() - 1);
        field.others = true;
        return;
    }
    std::string_view given = name.given;
    if (take_others(given).empty()) return;
    name.given = given;
    field.others = true;
}

}  // namespace bibcast
