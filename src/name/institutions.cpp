#include "name/institutions.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "name/word_filter.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

// Where a word must stand to tell an institution from a person.
enum class Place : std::uint8_t { anywhere, first, last };

struct Sign {
    std::string_view word;  ///< lower case, without a full stop at the end
    Place place;
};

// Words that are not family names, sorted. What can be one (Bank, Church, Press, Park, Major, Board) is not here, or
// only in the place where it is none. Sources: the words at which Crossref, PubMed (CollectiveName) and the GND's
// corporate bodies agree that no person is meant; forms of company by ISO 20275 (entity legal forms).
constexpr std::array signs = std::to_array<Sign>({
    {"academia", Place::anywhere}, {"academy", Place::anywhere}, {"administration", Place::anywhere},
    {"agency", Place::anywhere}, {"alliance", Place::anywhere}, {"asociación", Place::anywhere},
    {"association", Place::anywhere}, {"associação", Place::anywhere}, {"at", Place::anywhere},
    {"authority", Place::anywhere}, {"bundesamt", Place::anywhere}, {"bureau", Place::anywhere},
    {"center", Place::anywhere}, {"centers", Place::anywhere}, {"centre", Place::anywhere},
    {"centro", Place::anywhere}, {"coalition", Place::last}, {"collaboration", Place::anywhere},
    {"collaborators", Place::last}, {"collective", Place::last}, {"college", Place::anywhere},
    {"comisión", Place::anywhere}, {"comité", Place::anywhere}, {"commission", Place::anywhere},
    {"committee", Place::anywhere}, {"community", Place::last}, {"company", Place::last},
    {"confederation", Place::anywhere}, {"conseil", Place::anywhere}, {"consorcio", Place::anywhere},
    {"consortium", Place::anywhere}, {"contributors", Place::last}, {"corp", Place::last},
    {"corporation", Place::anywhere}, {"council", Place::anywhere}, {"department", Place::anywhere},
    {"developers", Place::last}, {"e.v", Place::last}, {"federation", Place::anywhere},
    {"fondation", Place::anywhere}, {"for", Place::anywhere}, {"foundation", Place::anywhere},
    {"fundación", Place::anywhere}, {"fundação", Place::anywhere}, {"für", Place::anywhere},
    {"gesellschaft", Place::anywhere}, {"gmbh", Place::anywhere}, {"government", Place::anywhere},
    {"group", Place::last}, {"hospital", Place::anywhere}, {"inc", Place::last},
    {"incorporated", Place::last}, {"initiative", Place::last}, {"institut", Place::anywhere},
    {"institute", Place::anywhere}, {"institutes", Place::anywhere}, {"institution", Place::anywhere},
    {"instituto", Place::anywhere}, {"investigators", Place::last}, {"istituto", Place::anywhere},
    {"kommission", Place::anywhere}, {"lab", Place::last}, {"laboratories", Place::anywhere},
    {"laboratory", Place::anywhere}, {"labs", Place::last}, {"library", Place::anywhere}, {"limited", Place::last},
    {"llc", Place::last}, {"ltd", Place::last}, {"members", Place::last},
    {"ministerio", Place::anywhere}, {"ministerium", Place::anywhere}, {"ministry", Place::anywhere},
    {"ministère", Place::anywhere}, {"museum", Place::anywhere}, {"musée", Place::anywhere},
    {"network", Place::last}, {"observatory", Place::anywhere}, {"of", Place::anywhere},
    {"office", Place::anywhere}, {"on", Place::anywhere}, {"org", Place::last}, {"organisation", Place::anywhere}, {"organization", Place::anywhere},
    {"panel", Place::last}, {"parliament", Place::anywhere}, {"plc", Place::last},
    {"program", Place::last}, {"programme", Place::last}, {"project", Place::last},
    {"pty", Place::anywhere}, {"publishers", Place::last}, {"research", Place::last},
    {"school", Place::anywhere}, {"sektion", Place::anywhere}, {"services", Place::last},
    {"societies", Place::anywhere}, {"society", Place::anywhere}, {"società", Place::anywhere},
    {"société", Place::anywhere}, {"team", Place::last}, {"the", Place::first},
    {"universidad", Place::anywhere}, {"universidade", Place::anywhere}, {"universiteit", Place::anywhere},
    {"universitetet", Place::anywhere}, {"university", Place::anywhere}, {"università", Place::anywhere},
    {"universität", Place::anywhere}, {"université", Place::anywhere}, {"verein", Place::last},
    {"workgroup", Place::last}, {"workshop", Place::last},
});

static_assert(std::is_sorted(signs.begin(), signs.end(), [](const Sign& a, const Sign& b) { return a.word < b.word; }));

constexpr WordFilter sign_filter(signs, [](const Sign& sign) { return sign.word; });

const Sign* find_sign(std::string_view word) {
    while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
    if (word.size() < 2 || word.size() > 15 || !sign_filter.may_have(word)) return nullptr;
    char lower[16];
    for (std::size_t i = 0; i < word.size(); ++i) lower[i] = ascii_lower(word[i]);
    const std::string_view key(lower, word.size());
    const auto* const at = std::lower_bound(signs.begin(), signs.end(), key,
                                            [](const Sign& sign, std::string_view wanted) { return sign.word < wanted; });
    return at != signs.end() && at->word == key ? at : nullptr;
}

// Prepositions tell only in lower case: `Lucille Of` is a person as good as any.
bool is_preposition(std::string_view word) { return word == "of" || word == "for" || word == "at" || word == "on" || word == "für"; }

// `Edward Teller & Co.`
bool ends_like_firm(std::string_view name) {
    const std::size_t last = name.rfind(' ');
    if (last == std::string_view::npos || !is_firm_word(name.substr(last + 1))) return false;
    const std::string_view before = name.substr(0, last);
    return before.ends_with(" &") || before.ends_with(" and") || before.ends_with(" und") || before.ends_with(" et");
}

bool is_any_lower(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

bool is_firm_word(std::string_view text) {
    static constexpr std::string_view words[] = {"Co.", "Co", "Company", "Sons", "Son", "Cie", "Cie.", "Brothers", "Bros.", "Söhne", "Partners"};
    return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

bool is_institution(std::string_view name) {
    if (ends_like_firm(name)) return true;
    bool first = true;
    for (std::size_t at = 0; at < name.size();) {
        std::size_t end = at;
        std::size_t tail = at;  // `Max-Planck-Institut`: the last part tells
        for (; end < name.size() && name[end] != ' '; ++end) {
            if (name[end] == '-') tail = end + 1;
        }
        const std::string_view word = name.substr(tail, end - tail);
        const bool tail_is_part = tail != at;
        // What follows in brackets does not count: `Qwen Team (Alibaba)`.
        const bool last = end + 1 >= name.size() || name[end + 1] == '(';
        // `Meta AI`; in a list in capitals `AI` is a name.
        if (word == "AI" && last && !first && is_any_lower(name.substr(0, at))) return true;
        at = end + 1;
        if (word.empty()) continue;
        const Sign* const sign = find_sign(word);
        if (sign != nullptr && !(first && last)) {
            const bool preposition = is_preposition(sign->word);
            // (`Working Group on …`, but not the `on` of `Sang-on`.)
            const bool in_word = word == "on" && tail_is_part;
            if (preposition ? !first && !last && word == sign->word && !in_word
                            : sign->place == Place::anywhere || (sign->place == Place::first ? first : last && !first)) {
                return true;
            }
        }
        first = false;
    }
    return false;
}

bool is_company_form(std::string_view text) {
    static constexpr std::string_view forms[] = {"Inc",  "Inc.", "Ltd",  "Ltd.", "LLC",      "L.L.C.", "GmbH",        "Corp", "Corp.",
                                                 "PLC",  "plc",  "S.A.", "B.V.", "Co., Ltd.", "Co.",    "Incorporated", "Co. Ltd.", "S.p.A."};
    static constexpr WordFilter filter(forms, [](std::string_view form) { return form; });
    if (text.empty() || !filter.may_have(text)) return false;
    return std::find(std::begin(forms), std::end(forms), text) != std::end(forms);
}

bool is_institution_with_commas(std::string_view name, std::string_view first_part) {
    const std::size_t comma = name.rfind(',');
    if (ends_like_firm(name)) return true;
    if (comma != std::string_view::npos && is_company_form(trim(name.substr(comma + 1)))) return true;
    return !first_part.empty() && is_upper(code_point_at(first_part, 0).value) && is_institution(first_part);
}

bool is_initials(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '.' || c == ' ' || c == '-' || c == '~') {
            if (letters == 0) return false;
            ++at;
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        if (!is_upper(point.value) || ++letters > 5) return false;
        at += point.size;
    }
    return letters != 0;
}

}  // namespace bibcast
