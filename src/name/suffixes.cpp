#include "name/suffixes.hpp"

#include <array>

#include "name/word_filter.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

struct Suffix {
    std::string_view word;  ///< lower case, without full stops
    SuffixKind kind;
};

// Generations: AACR2 22.5C8 and 22.15C (Jr., Sr., fils, père; Portuguese Filho, Júnior, Neto, Netto, Sobrinho).
// Degrees: the abbreviations of the National Library of Medicine's name policy, which leaves them out of author names.
// Orders: AACR2 22.9 and 22.15.
constexpr Suffix suffixes[] = {
    {"jr", SuffixKind::generation},    {"sr", SuffixKind::generation},     {"jnr", SuffixKind::generation},
    {"snr", SuffixKind::generation},   {"junior", SuffixKind::generation}, {"senior", SuffixKind::generation},
    {"júnior", SuffixKind::generation}, {"filho", SuffixKind::generation}, {"neto", SuffixKind::generation},
    {"netto", SuffixKind::generation}, {"sobrinho", SuffixKind::generation}, {"fils", SuffixKind::generation},
    {"père", SuffixKind::generation},  {"hijo", SuffixKind::generation},   {"ii", SuffixKind::generation},
    {"iii", SuffixKind::generation},   {"iv", SuffixKind::generation},     {"vi", SuffixKind::generation},
    {"vii", SuffixKind::generation},   {"viii", SuffixKind::generation},   {"ix", SuffixKind::generation},
    {"1st", SuffixKind::generation},   {"2nd", SuffixKind::generation},    {"3rd", SuffixKind::generation},
    {"4th", SuffixKind::generation},   {"5th", SuffixKind::generation},
    {"md", SuffixKind::degree},        {"phd", SuffixKind::degree},        {"dphil", SuffixKind::degree},
    {"dsc", SuffixKind::degree},       {"scd", SuffixKind::degree},        {"msc", SuffixKind::degree},
    {"bsc", SuffixKind::degree},       {"mph", SuffixKind::degree},        {"mba", SuffixKind::degree},
    {"mbbs", SuffixKind::degree},      {"mbchb", SuffixKind::degree},      {"facs", SuffixKind::degree},
    {"facp", SuffixKind::degree},      {"frcp", SuffixKind::degree},       {"frcs", SuffixKind::degree},
    {"frs", SuffixKind::order},        {"dds", SuffixKind::degree},        {"dmd", SuffixKind::degree},
    {"dvm", SuffixKind::degree},       {"pharmd", SuffixKind::degree},     {"psyd", SuffixKind::degree},
    {"edd", SuffixKind::degree},       {"jd", SuffixKind::degree},         {"llm", SuffixKind::degree},
    {"lld", SuffixKind::degree},       {"rn", SuffixKind::degree},         {"msn", SuffixKind::degree},
    {"bsn", SuffixKind::degree},       {"mphil", SuffixKind::degree},      {"esq", SuffixKind::order},
    {"obe", SuffixKind::order},        {"mbe", SuffixKind::order},         {"cbe", SuffixKind::order},
    {"kbe", SuffixKind::order},        {"sj", SuffixKind::order},          {"osb", SuffixKind::order},
    {"ofm", SuffixKind::order},        {"csc", SuffixKind::order},
};

constexpr std::size_t longest = 9;
constexpr WordFilter filter(suffixes, [](const Suffix& suffix) { return suffix.word; });

}  // namespace

SuffixKind suffix_kind(std::string_view word) {
    if (word.size() < 2 || word.size() > 12) return SuffixKind::none;
    if (!filter.may_have(word.front(), word.back() == '.' ? word[word.size() - 2] : word.back())) return SuffixKind::none;
    char folded[12];
    std::size_t size = 0;
    for (const char c : word) {
        if (c == '.') continue;
        if (size == longest) return SuffixKind::none;
        folded[size++] = ascii_lower(c);
    }
    // Ordinary words are not abbreviations: `Sr` and `sr` are, `Ii` (a Finnish name) and `Rn` are not.
    if (size == 0 || !filter.may_have({folded, size})) return SuffixKind::none;
    const bool capitals = size < word.size() || (word.size() > 1 && word[1] >= 'A' && word[1] <= 'Z');
    for (const Suffix& suffix : suffixes) {
        if (suffix.word != std::string_view(folded, size)) continue;
        const bool roman = suffix.word.find_first_not_of("ivx") == std::string_view::npos;
        if ((roman || suffix.kind != SuffixKind::generation) && !capitals &&
            !(word[word.size() - 1] >= 'A' && word[word.size() - 1] <= 'Z')) {
            return SuffixKind::none;
        }
        return suffix.kind;
    }
    return SuffixKind::none;
}

bool is_name_suffix(std::string_view text) {
    bool any = false;
    for (std::size_t at = 0; at < text.size();) {
        if (is_ascii_space(text[at]) || text[at] == ',') {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && !is_ascii_space(text[end]) && text[end] != ',') ++end;
        if (suffix_kind(text.substr(at, end - at)) == SuffixKind::none) return false;
        any = true;
        at = end;
    }
    return any;
}

}  // namespace bibcast
