// Finding a row by a name, through hashes of names in which only what distinguishes them is left. Built once, at the
// first look-up, so that other commands pay nothing.

#include <algorithm>
#include <array>
#include <vector>

#include "formats/shortcode/venue_text.hpp"
#include "formats/shortcode/venues.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

constexpr std::size_t most_words = 32;

struct Word {
    std::string_view text;
    bool stopped = false;  ///< an abbreviation's full stop follows
};

struct Words {
    std::array<Word, most_words> list;
    std::size_t size = 0;
    [[nodiscard]] std::span<const Word> all() const { return std::span(list).first(size); }
};

bool is_name_char(std::string_view text, std::size_t at) {
    const char c = text[at];
    const auto alnum = [](char x) {
        return is_ascii_alpha(x) || is_ascii_digit(x) || static_cast<unsigned char>(x) >= 0x80;
    };
    if (alnum(c)) return true;
    const bool before = at > 0 && alnum(text[at - 1]);
    const bool after = at + 1 < text.size() && alnum(text[at + 1]);
    if (c == '&' || c == '@' || c == '+') return before && after;  // S&P, L@S, CODES+ISSS
    if (c == '\'') return before;
    return c == '*' && (before || after);  // FAT*, *SEM
}

bool is_empty_word(std::string_view word) {
    for (const std::string_view empty : {"the", "and", "of", "on", "in", "for", "a", "an", "at", "to", "with"}) {
        if (equals_ignoring_ascii_case(word, empty)) return true;
    }
    return false;
}

/// The words that tell names apart. False: too many to be a name.
bool split_words(std::string_view text, Words& words) {
    for (std::size_t at = 0; at < text.size();) {
        if (!is_name_char(text, at)) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (end < text.size() && is_name_char(text, end)) ++end;
        const std::string_view word = text.substr(at, end - at);
        at = end;
        const bool last_letter = word.size() == 1 && end == text.size();  // "Physical Review A"
        if (is_empty_word(word) && !last_letter) continue;
        if (words.size == most_words) return false;
        words.list[words.size++] = {word, end < text.size() && text[end] == '.'};
    }
    return words.size != 0;
}

constexpr std::uint64_t hash_seed = 0xCBF29CE484222325U;

std::uint64_t mix(std::uint64_t hash, char c) {
    return (hash ^ static_cast<unsigned char>(ascii_lower(c))) * 0x100000001B3U;
}

std::uint64_t hash_of(std::span<const Word> words) {
    std::uint64_t hash = hash_seed;
    for (const Word& word : words) {
        for (const char c : word.text) {
            if (c != '\'') hash = mix(hash, c);
        }
    }
    return hash;
}

std::uint64_t initials_of(std::span<const Word> words) {
    std::uint64_t hash = hash_seed;
    for (const Word& word : words) hash = mix(hash, word.text[0]);
    return hash;
}

/// Societies and publishers that a name may begin with or not.
std::span<const Word> drop_sponsors(std::span<const Word> words) {
    const auto is_sponsor = [](std::string_view word) {
        for (const std::string_view sponsor :
             {"ieee",       "acm",     "cvf",        "usenix",           "aaai",  "ifip",   "siam",   "rsj",
              "ras",        "sigplan", "sigsoft",    "sigops",           "sigda", "sigkdd", "sigmod", "sigsac",
              "sigspatial", "sigchi",  "sigmetrics", "computer society", "isca",  "iapr"}) {
            if (equals_ignoring_ascii_case(word, sponsor)) return true;
        }
        return false;
    };
    while (words.size() > 1 && is_sponsor(words[0].text)) words = words.subspan(1);
    return words;
}

/// What is left of a name without its sponsors is still a name of its own.
bool stands_alone(std::span<const Word> words) {
    if (words.size() >= 3) return true;
    return words.size() == 2 && (equals_ignoring_ascii_case(words[0].text, "transactions") ||
                                 equals_ignoring_ascii_case(words[0].text, "journal"));
}

struct Key {
    std::uint64_t hash = 0;
    VenueMatch match;
};

class Index {
  public:
    Index() {
        add_table(conferences(), VenueKind::conference);
        add_table(systems_conferences(), VenueKind::conference);
        add_table(workshops(), VenueKind::workshop);
        add_table(journals(), VenueKind::journal);
        std::stable_sort(names_.begin(), names_.end(), [](const Key& a, const Key& b) { return a.hash < b.hash; });
        // Without sponsors two names can be the same: then neither may be meant.
        std::stable_sort(derived_.begin(), derived_.end(), [](const Key& a, const Key& b) { return a.hash < b.hash; });
        std::stable_sort(initials_.begin(), initials_.end(),
                         [](const Key& a, const Key& b) { return a.hash < b.hash; });
    }

    [[nodiscard]] VenueMatch find(std::span<const Word> words) const {
        const std::uint64_t hash = hash_of(words);
        if (const VenueMatch match = only_match(names_, hash)) return match;
        return only_match(derived_, hash);
    }

    [[nodiscard]] VenueMatch find_abbreviated(std::span<const Word> words) const {
        VenueMatch found;
        const auto [begin, end] = range(initials_, initials_of(words));
        for (auto key = begin; key != end; ++key) {
            if (found.row == key->match.row || !abbreviates(words, *key->match.row)) continue;
            if (found) return {};
            found = key->match;
        }
        return found;
    }

  private:
    using Keys = std::vector<Key>;

    static std::pair<Keys::const_iterator, Keys::const_iterator> range(const Keys& keys, std::uint64_t hash) {
        const auto begin = std::lower_bound(keys.begin(), keys.end(), hash,
                                            [](const Key& key, std::uint64_t h) { return key.hash < h; });
        auto end = begin;
        while (end != keys.end() && end->hash == hash) ++end;
        return {begin, end};
    }

    static VenueMatch only_match(const Keys& keys, std::uint64_t hash) {
        const auto [begin, end] = range(keys, hash);
        if (begin == end) return {};
        for (auto key = begin; key != end; ++key) {
            if (key->match.row != begin->match.row) return {};
        }
        return begin->match;
    }

    void add_table(std::span<const VenueRow> rows, VenueKind kind) {
        for (const VenueRow& row : rows) {
            const std::string_view first = row.names.substr(0, row.names.find('|'));
            std::string_view names = row.names;
            while (!names.empty()) {
                const std::size_t end = names.find('|');
                std::string_view name = names.substr(0, end);
                names = end == std::string_view::npos ? std::string_view{} : names.substr(end + 1);
                std::string_view shown = first;
                if (name.ends_with('^')) shown = name = name.substr(0, name.size() - 1);
                add(names_, name, {&row, kind, true, shown});
            }
            add_title(row, {&row, kind, false, first});
        }
    }

    void add(Keys& keys, std::string_view name, const VenueMatch& match) {
        Words words;
        if (split_words(name, words)) keys.push_back({hash_of(words.all()), match});
    }

    void add_title(const VenueRow& row, const VenueMatch& match) {
        add(names_, row.title, match);
        const std::string_view core = match.kind == VenueKind::journal ? row.title : drop_openings(row.title);
        if (core != row.title) add(names_, core, match);
        Words words;
        if (!split_words(core, words)) return;
        initials_.push_back({initials_of(words.all()), match});
        const auto alone = drop_sponsors(words.all());
        if (alone.size() == words.size || !stands_alone(alone)) return;
        derived_.push_back({hash_of(alone), match});
        initials_.push_back({initials_of(alone), match});
    }

    /// `Commun.` and `Natl` for communications and national: the letters in their order, the first one the same.
    static bool abbreviates(const Word& word, std::string_view full) {
        if (equals_ignoring_ascii_case(word.text, full)) return true;
        if (word.text.size() >= full.size()) return false;
        if (word.text.size() == 1 && !word.stopped && ascii_lower(word.text[0]) != 'j') return false;
        std::size_t at = 0;
        for (const char c : word.text) {
            if (c == '\'') continue;
            while (at < full.size() && ascii_lower(full[at]) != ascii_lower(c)) ++at;
            if (at++ == full.size()) return false;
        }
        return ascii_lower(word.text[0]) == ascii_lower(full[0]);
    }

    static bool abbreviates(std::span<const Word> words, const VenueRow& row) {
        for (const std::string_view title : {row.title, drop_openings(row.title)}) {
            Words full;
            if (!split_words(title, full)) continue;
            for (const auto candidate : {full.all(), drop_sponsors(full.all())}) {
                if (candidate.size() != words.size()) continue;
                std::size_t same = 0;
                while (same < words.size() && abbreviates(words[same], candidate[same].text)) ++same;
                if (same == words.size()) return true;
            }
        }
        return false;
    }

    Keys names_;     ///< as listed
    Keys derived_;   ///< titles without sponsors
    Keys initials_;  ///< first letters of the words of titles
};

const Index& index() {
    static const Index built;
    return built;
}

}  // namespace

VenueMatch find_venue(std::string_view name) {
    if (name.size() > 300) return {};
    Words words;
    if (!split_words(name, words)) return {};
    if (const VenueMatch match = index().find(words.all())) return match;
    Words core;
    if (!split_words(drop_openings(name), core)) return {};
    if (core.size != words.size) {
        if (const VenueMatch match = index().find(core.all())) return match;
    }
    const auto alone = drop_sponsors(core.all());
    if (alone.size() != core.size) {
        if (const VenueMatch match = index().find(alone)) {
            // "IEEE Nature" is not Nature: only what the table sponsors may be sponsored.
            if (match.kind == VenueKind::conference || stands_alone(alone)) return match;
        }
    }
    if (core.size < 2) return {};
    if (const VenueMatch match = index().find_abbreviated(words.all())) return match;
    return index().find_abbreviated(core.all());
}

}  // namespace bibcast::shortcode
