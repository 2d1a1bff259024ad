#include "name/titles.hpp"

#include <algorithm>
#include <array>

#include "name/institutions.hpp"
#include "name/word_filter.hpp"
#include "text/byte_block.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

// AACR2 22.1C and 22.12 (titles of nobility and terms of honour), 22.15 (terms of address); the academic titles of the
// German, French, Spanish, Italian and Dutch title pages. `dotted`: only with a full stop, since it is a name without.
struct Title {
    std::string_view word;
    bool dotted;
    bool behind = false;  // only behind another title: `Dr. med.`
};

constexpr std::array titles = std::to_array<Title>({
    {"capt", true},      {"dame", false},  {"dipl.-ing", true}, {"dott", true},     {"dr", false},
    {"dra", true},       {"drs", true},       {"dr.-ing", true}, {"hon", true},
    {"ing", true},       {"ir", true},        {"lady", false},  {"lord", false},     {"lt", true},       {"maj", true},       {"mlle", false},     {"mme", false},   {"mr", false},       {"mrs", false},     {"ms", false},      {"miss", false},     {"mister", false},   {"monsieur", false}, {"madame", false},
    {"herr", false},     {"frau", false},
    {"prof", false},     {"professor", false}, {"pr", true},    {"rabbi", false},    {"rev", false},     {"reverend", false},
    {"sgt", true},       {"sir", false},   {"sr", true},        {"sra", true},
    {"univ.-prof", true}, {"priv.-doz", true}, {"apl", true, true}, {"em", true, true}, {"habil", true, true}, {"h.c", true, true},
    {"jur", true, true}, {"med", true, true}, {"nat", true, true}, {"oec", true, true}, {"phil", true, true}, {"pol", true, true},
    {"rer", true, true}, {"techn", true, true}, {"theol", true, true}, {"vet", true, true}, {"mult", true, true},
});

constexpr WordFilter filter(titles, [](const Title& title) { return title.word; });

bool is_title(std::string_view word, bool behind) {
    const bool dot = word.ends_with('.');
    if (dot) word.remove_suffix(1);
    if (word.empty() || !filter.may_have(word)) return false;
    return std::any_of(titles.begin(), titles.end(), [word, dot, behind](const Title& title) {
        return (dot || !title.dotted) && (behind || !title.behind) && equals_ignoring_ascii_case(title.word, word);
    });
}

// One word that begins with a capital and goes on in small letters.
bool is_one_given_name(std::string_view text) {
    const CodePoint first = code_point_at(text, 0);
    if (!is_upper(first.value) || first.size >= text.size()) return false;
    for (std::size_t at = first.size; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (!is_letter(point.value) || is_upper(point.value)) return false;
        at += point.size;
    }
    return true;
}

}  // namespace

TitledName take_titles(std::string_view name) {
    TitledName result{{}, name};
    while (true) {
        const std::size_t blank = result.rest.find(' ');
        if (blank == std::string_view::npos || !is_title(result.rest.substr(0, blank), result.rest.size() < name.size())) break;
        result.rest = trim(result.rest.substr(blank));
    }
    result.title = trim(name.substr(0, name.size() - result.rest.size()));
    return result;
}

NicknamedName take_nickname(Arena& arena, std::string_view name) {
    struct Quotes {
        std::string_view open;
        std::string_view close;
        bool other_uses = false;  // only around one word with a capital: `Jane (Janie) Doe`
    };
    static constexpr Quotes quotes[] = {{" \"", "\" "}, {" \u201C", "\u201D "}, {" \u201E", "\u201C "}, {" \u00AB", "\u00BB "},
                                        {" '", "' ", true}, {" \u2018", "\u2019 ", true}, {" (", ") ", true}};
    // The first bytes of the opening ones.
    if (find_first_byte<'"', '\'', '(', '\xC2', '\xE2'>(name) == std::string_view::npos) return {{}, name};
    for (const Quotes& quote : quotes) {
        const std::size_t open = name.find(quote.open);
        if (open == std::string_view::npos) continue;
        const std::size_t inside = open + quote.open.size();
        const std::size_t close = name.find(quote.close, inside);
        if (close == std::string_view::npos || close == inside) continue;
        const std::string_view before = trim(name.substr(0, open));
        const std::string_view after = trim(name.substr(close + quote.close.size()));
        if (before.empty() || after.empty()) continue;
        if (quote.other_uses && (!is_one_given_name(name.substr(inside, close - inside)) || is_institution(name))) continue;
        return {trim(name.substr(inside, close - inside)), arena.concat({before, " ", after})};
    }
    return {{}, name};
}

}  // namespace bibcast
