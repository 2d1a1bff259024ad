#include "pipeline/citation_key.hpp"

#include <array>
#include <cstdio>
#include <string>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

// Words that begin many titles and tell none apart.
constexpr std::array<std::string_view, 38> empty_words = {
    "a",   "an",  "the", "on",   "of",  "for",  "in",  "to",   "and", "at",  "by",  "from", "with", "is",  "are", "how", "what", "why", "do",
    "does", "can", "der", "die", "das", "ein", "eine", "le",  "la",  "les", "un", "une", "des", "du",   "el",  "los", "il",  "de",   "uber",
};

bool is_empty_word(std::string_view word) {
    for (const std::string_view empty : empty_words) {
        if (empty == word) return true;
    }
    return false;
}

/// Letters that have no decomposition into an ASCII letter and marks.
std::string_view ascii_of(char32_t c) {
    switch (c) {
        case U'ß': return "ss";
        case U'æ': case U'Æ': return "ae";
        case U'œ': case U'Œ': return "oe";
        case U'ø': case U'Ø': return "o";
        case U'ł': case U'Ł': return "l";
        case U'đ': case U'Đ': case U'ð': case U'Ð': return "d";
        case U'þ': case U'Þ': return "th";
        case U'ı': return "i";
        case U'ħ': case U'Ħ': return "h";
        default: return {};
    }
}

/// The ASCII letters and digits of `text`, in lower case, accents taken off; what has none is passed over.
std::string key_part(std::string_view text) {
    std::string part;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if (point.value < 0x80) {
            const char c = ascii_lower(static_cast<char>(point.value));
            if (is_ascii_alpha(c) || is_ascii_digit(c)) part += c;
        } else if (const std::string_view ascii = ascii_of(point.value); !ascii.empty()) {
            part += ascii;
        } else if (const char32_t base = base_letter(point.value); base < 0x80) {
            part += ascii_lower(static_cast<char>(base));
        }
    }
    return part;
}

std::string author_part(const Record& record) {
    for (const Variable variable : {Variable::author, Variable::editor, Variable::translator}) {
        const NamesField* field = record.people(variable);
        if (field == nullptr || field->people.empty()) continue;
        const Name& name = field->people[0].name;
        std::string part = key_part(name.is_literal() ? name.literal.substr(0, name.literal.find(' ')) : name.family.view());
        if (part.empty()) part = key_part(name.given);
        if (!part.empty()) return part;
    }
    return {};
}

std::string title_part(const Record& record) {
    const std::string_view title = record.plain(Variable::title);
    std::string fallback;
    for (std::size_t at = 0; at < title.size();) {
        const std::size_t end = std::min(title.find_first_of(" -:/,;", at), title.size());
        std::string word = key_part(title.substr(at, end - at));
        at = end + 1;
        if (word.empty()) continue;
        if (!is_empty_word(word)) return word;
        if (fallback.empty()) fallback = std::move(word);
    }
    return fallback;
}

}  // namespace

void make_citation_key(Record& record) {
    std::string key = author_part(record);
    const DateField* issued = record.date(Variable::issued);
    if (issued != nullptr && issued->value.has_parts() && issued->value.begin_bound == Bound::point && issued->value.begin.year > 0) {
        key += std::to_string(issued->value.begin.year);
    }
    key += title_part(record);
    if (key.empty() || is_ascii_digit(key.front())) {
        // Nothing to make a word of (or a digit first, which some tools take for a number): the type and a digest.
        char digest[9];
        std::snprintf(digest, sizeof digest, "%08x", static_cast<unsigned>(fingerprint(record) >> 32U));
        key = key_part(name_of(record.type)) + (key.empty() ? digest : key);
    }
    constexpr std::size_t longest = 60;
    if (key.size() > longest) key.resize(longest);
    record.id = record.arena().copy(key);
    record.generated_id = true;
}

}  // namespace bibcast
