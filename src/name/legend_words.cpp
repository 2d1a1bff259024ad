#include "name/legend_words.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "name/legend_phrases.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

using namespace legend_phrases;

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t most_looked_at = 400;

// Lower case, hyphens and every blank as one blank, no brackets, marks and quotation marks; a blank at both ends.
std::string normalize(std::string_view words) {
    std::string out = " ";
    const std::string folded = fold_case(words.substr(0, most_looked_at));
    for (std::size_t i = 0; i < folded.size();) {
        const CodePoint point = code_point_at(folded, i);
        const char32_t c = point.value;
        const bool kept = is_letter(c) || is_digit(c) || is_combining(c) || c == U'.' || c == U'\'' || c == U'=';
        if (kept) out.append(folded, i, point.size);
        else if (out.back() != ' ') out.push_back(' ');
        i += point.size;
    }
    if (out.back() != ' ') out.push_back(' ');
    return out;
}

bool is_cjk(std::string_view words) { return static_cast<unsigned char>(words.front()) >= 0xE3; }

std::size_t find_phrase(std::string_view text, std::string_view phrase) {
    for (std::size_t at = text.find(phrase); at != npos; at = text.find(phrase, at + 1)) {
        if (is_cjk(phrase) || text[at - 1] == ' ') return at;
    }
    return npos;
}

bool only_lead_words(std::string_view text) {
    while (!(text = trim(text)).empty()) {
        std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(word.size());
        while (word.size() > 1 && word.back() == '.') word.remove_suffix(1);
        const bool known = std::find(lead_words.begin(), lead_words.end(), word) != lead_words.end();
        if (!known && word.size() > 1 && !is_cjk(word)) return false;
    }
    return true;
}

std::string_view whole_words(std::string_view normal) {
    std::string_view words = trim(normal);
    while (!words.empty() && words.back() == '.') words.remove_suffix(1);
    return words;
}

}  // namespace

LegendWords classify_legend(std::string_view words) {
    const std::string text = normalize(words);
    const std::string_view whole = whole_words(text);
    for (const Phrase& phrase : whole_phrases) {
        if (whole == phrase.words) return {phrase.meaning, true};
    }
    const Phrase* found = nullptr;
    std::size_t first = npos;
    const auto look_for = [&](std::span<const Phrase> table) {
        for (const Phrase& phrase : table) {
            const std::size_t at = find_phrase(text, phrase.words);
            if (at >= first) continue;
            first = at;
            found = &phrase;
        }
    };
    look_for(phrases);
    if (found == nullptr) look_for(order_phrases);
    if (found == nullptr) return {};
    return {found->meaning, only_lead_words(std::string_view(text).substr(0, first))};
}

Meaning legend_meaning(std::string_view words) { return classify_legend(words).meaning; }

std::size_t skip_legend_verb(std::string_view text) {
    std::size_t at = 0;
    const auto skip_signs = [&] {
        while (at < text.size()) {
            const CodePoint point = code_point_at(text, at);
            const bool sign = is_space(point.value) || point.value == U':' || point.value == U'=' || point.value == U'-' ||
                              point.value == U'–' || point.value == U'—' || point.value == U'：' || point.value == U'＝' ||
                              point.value == U')' || point.value == U']' || point.value == U'\'' || point.value == U'"' ||
                              point.value == U'`' || point.value == U'”' || point.value == U'’' || point.value == U'.';
            if (!sign) return;
            at += point.size;
        }
    };
    skip_signs();
    for (const std::string_view verb : verbs) {
        const std::string_view here = text.substr(at, verb.size());
        if (!equals_ignoring_ascii_case(here, verb)) continue;
        const std::size_t end = at + verb.size();
        if (!is_cjk(verb) && end < text.size() && !is_ascii_space(text[end]) && text[end] != ':') continue;
        at = end;
        skip_signs();
        break;
    }
    return at;
}

bool has_legend_verb(std::string_view text) {
    const std::string normal = normalize(text);
    return std::any_of(linking.begin(), linking.end(), [&](std::string_view word) {
        return word == "=" ? normal.find('=') != npos : find_phrase(normal, word) != npos;
    });
}

}  // namespace bibcast
