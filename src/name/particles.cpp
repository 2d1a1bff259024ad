#include "name/particles.hpp"

#include <algorithm>
#include <array>

#include "name/word_filter.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

// Sources: AACR2 22.5D1 (surnames with separately written prefixes: nl, en, fr, de, it, pt, ro, da, no, sv, es, af) and
// 22.22C (ar), 22.21 (he patronymics); IFLA, Names of Persons: National Usages for Entry in Catalogues (4th ed.). In
// the order of their bytes (binary search). `capitalised` is set where the capital form before a family name is usual (Belgian Dutch, Italian,
// emigrants' names) and where the word is no common given or family name of its own.
constexpr std::array particles = std::to_array<Particle>({
    {"'n", "nl af", false}, {"'s", "nl", false}, {"'t", "nl", true},
    {"a", "pt", false}, {"aan", "nl", false}, {"ab", "cy", false},
    {"abu", "ar", true}, {"af", "da sv", false}, {"al", "ar", false},
    {"am", "de", false}, {"an", "de", false}, {"ap", "cy", false},
    {"at", "ar", false}, {"auf", "de", false}, {"aus", "de", false},
    {"av", "no sv", false}, {"bar", "he", false}, {"bat", "he", false},
    {"ben", "he ar", false}, {"bij", "nl", false}, {"bin", "ar ms", true},
    {"bint", "ar", true}, {"binti", "ms", true}, {"boven", "nl", false},
    {"d'", "fr it pt", true}, {"da", "it pt", false}, {"dal", "it", false},
    {"dalla", "it", true}, {"das", "pt", false}, {"de", "fr es pt nl", true},
    {"de'", "it", true}, {"degli", "it", true}, {"dei", "it", true},
    {"del", "es it", true}, {"dela", "es", true}, {"della", "it", true},
    {"delle", "it", true}, {"dello", "it", true}, {"den", "nl", false},
    {"der", "de nl", true}, {"des", "fr", true}, {"di", "it", true},
    {"do", "pt", false}, {"dos", "pt", true}, {"du", "fr", true},
    {"e", "pt", false}, {"el", "ar es", true}, {"em", "pt", false},
    {"ibn", "ar", true}, {"im", "de", false}, {"in", "de nl", false},
    {"la", "fr es it", true}, {"las", "es", true}, {"le", "fr", true},
    {"les", "fr", true}, {"li", "it", false}, {"lo", "it", true},
    {"los", "es", true}, {"mac", "gd", true}, {"nic", "ga", true},
    {"ní", "ga", true}, {"of", "en", false}, {"op", "nl", false},
    {"over", "nl", false}, {"st", "en", true}, {"te", "nl", false},
    {"ten", "nl", false}, {"ter", "nl", true}, {"tho", "nl", false},
    {"thoe", "nl", false}, {"thor", "de", false}, {"to", "nl", false},
    {"toe", "nl", false}, {"tot", "nl", false}, {"uijt", "nl", false},
    {"uit", "nl", false}, {"und", "de", false}, {"uí", "ga", true}, {"v", "de", false},
    {"v.d", "nl", false}, {"van", "nl af", true}, {"vande", "nl", true},
    {"vanden", "nl", true}, {"vander", "nl", true}, {"vd", "nl", false},
    {"ver", "nl", false}, {"vom", "de", true}, {"von", "de da sv", true},
    {"voor", "nl", false}, {"zu", "de", false}, {"zum", "de", true},
    {"zur", "de", true}, {"Ó", "ga", true}, {"ван", "ru", false}, {"де", "ru", false},
    {"фон", "ru", false}, {"בן", "he", false}, {"בר", "he", false},
    {"ابن", "ar", false}, {"بن", "ar", false},
});

static_assert(std::is_sorted(particles.begin(), particles.end(),
                             [](const Particle& a, const Particle& b) { return a.word < b.word; }));

constexpr std::size_t longest = 8;
constexpr WordFilter filter(particles, [](const Particle& particle) { return particle.word; });

}  // namespace

const Particle* find_particle(std::string_view word) {
    if (word.size() > longest + 3 || word.empty()) return nullptr;
    const char last = word.back();
    if (last != '.' && static_cast<unsigned char>(word[0]) < 0x80 && static_cast<unsigned char>(last) < 0x80 && !filter.may_have(word)) {
        return nullptr;
    }
    char folded[longest + 4];
    std::size_t size = 0;
    for (std::size_t at = 0; at < word.size(); ++at) {
        if (word.substr(at, 3) == "\u2019") {
            folded[size++] = '\'';
            at += 2;
        } else {
            folded[size++] = ascii_lower(word[at]);
        }
    }
    if (size > 1 && folded[size - 1] == '.') --size;  // `v.`, `St.`, `v.d.`
    const std::string_view key(folded, size);
    const auto* const at =
        std::lower_bound(particles.begin(), particles.end(), key,
                         [](const Particle& particle, std::string_view wanted) { return particle.word < wanted; });
    return at != particles.end() && at->word == key ? at : nullptr;
}

bool is_lower_particle(std::string_view word) {
    const std::size_t first = word.find_first_not_of("'");
    if (first == std::string_view::npos) return false;
    const CodePoint point = code_point_at(word, first);
    // Curly apostrophes come before the letter in `’t`.
    const char32_t letter = point.value == 0x2019 && first + 3 < word.size() ? code_point_at(word, first + 3).value : point.value;
    if (is_upper(letter) || !is_letter(letter)) return false;
    return find_particle(word) != nullptr;
}

bool is_capitalised_particle(std::string_view word) {
    if (word.empty() || !is_upper(code_point_at(word, 0).value)) return false;
    const Particle* const particle = find_particle(word);
    return particle != nullptr && particle->capitalised;
}

bool is_family_connector(std::string_view word) { return word == "y" || word == "i"; }

}  // namespace bibcast
