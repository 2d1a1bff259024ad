// Finding a row by a name, through hashes of names in which only what distinguishes them is left. Built once, at the
// first look-up, so that other commands pay nothing.

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

/// What a byte is in a name: 0 between words, 1 of a word, 2 of a word if its neighbours are.
constexpr auto char_class = [] {
    std::array<std::uint8_t, 256> classes{};
    for (std::size_t c = 0; c < classes.size(); ++c) {
        const char sign = static_cast<char>(c);
        if (is_ascii_alpha(sign) || is_ascii_digit(sign) || c >= 0x80) classes[c] = 1;
        if (sign == '&' || sign == '@' || sign == '+' || sign == '\'' || sign == '*') classes[c] = 2;
    }
    return classes;
}();

std::uint8_t class_of(char c) { return char_class[static_cast<unsigned char>(c)]; }

bool is_name_char(std::string_view text, std::size_t at) {
    const std::uint8_t own = class_of(text[at]);
    if (own != 2) return own == 1;
    const char c = text[at];
    const bool before = at > 0 && class_of(text[at - 1]) == 1;
    const bool after = at + 1 < text.size() && class_of(text[at + 1]) == 1;
    if (c == '\'') return before;
    if (c == '*') return before || after;  // FAT*, *SEM
    return before && after;                // S&P, L@S, CODES+ISSS
}

/// The same letters in any case; `lowered` is in lower case. In place, for it is asked of every word of every name.
bool is_word(std::string_view word, std::string_view lowered) {
    if (word.size() != lowered.size() || ascii_lower(word[0]) != lowered[0]) return false;
    for (std::size_t i = 1; i < word.size(); ++i) {
        if (ascii_lower(word[i]) != lowered[i]) return false;
    }
    return true;
}

bool is_empty_word(std::string_view word) {
    if (word.size() > 4) return false;
    for (const std::string_view empty : {"the", "and", "of", "on", "in", "for", "a", "an", "at", "to", "with"}) {
        if (is_word(word, empty)) return true;
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
        if (word.size() > 10) return false;
        for (const std::string_view sponsor :
             {"ieee",  "acm",    "cvf",    "usenix", "aaai",       "ifip",    "siam",
              "rsj",   "ras",    "isca",   "iapr",   "sigplan",    "sigsoft", "sigops",
              "sigda", "sigkdd", "sigmod", "sigsac", "sigspatial", "sigchi",  "sigmetrics"}) {
            if (is_word(word, sponsor)) return true;
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

/// Hashes and what they stand for: a chained table, which is filled faster than a list is sorted.
class Keys {
  public:
    Keys() { keys_.reserve(4096), matches_.reserve(4096); }

    void add(std::uint64_t hash, const VenueMatch& match) {
        const bool same = !matches_.empty() && matches_.back().row == match.row &&
                          matches_.back().short_name.data() == match.short_name.data() &&
                          matches_.back().by_acronym == match.by_acronym;
        if (!same) matches_.push_back(match);
        std::uint32_t& head = heads_[hash % heads_.size()];
        keys_.push_back({hash, static_cast<std::uint32_t>(matches_.size() - 1), head});
        head = static_cast<std::uint32_t>(keys_.size());
    }

    /// All matches of `hash`.
    template <class Visit>
    void visit(std::uint64_t hash, Visit&& visit) const {
        for (std::uint32_t at = heads_[hash % heads_.size()]; at != 0; at = keys_[at - 1].next) {
            if (keys_[at - 1].hash == hash) visit(matches_[keys_[at - 1].match]);
        }
    }

    /// The match of `hash`; none if it stands for more than one row, for then neither may be meant.
    [[nodiscard]] VenueMatch only(std::uint64_t hash) const {
        VenueMatch found;
        bool ambiguous = false;
        visit(hash, [&](const VenueMatch& match) {
            ambiguous = ambiguous || (found && found.row != match.row);
            found = match;
        });
        return ambiguous ? VenueMatch{} : found;
    }

  private:
    struct Key {
        std::uint64_t hash;
        std::uint32_t match;  ///< index into `matches_`
        std::uint32_t next;   ///< index into `keys_` plus 1; 0 ends the chain
    };
    std::vector<VenueMatch> matches_;
    std::vector<Key> keys_;
    std::array<std::uint32_t, 8192> heads_{};
};

template <class Visit>
void for_each_row(Visit&& visit) {
    for (const auto rows : {conferences(), systems_conferences()}) {
        for (const VenueRow& row : rows) visit(row, VenueKind::conference);
    }
    for (const VenueRow& row : workshops()) visit(row, VenueKind::workshop);
    for (const auto rows : {journals(), science_journals()}) {
        for (const VenueRow& row : rows) visit(row, VenueKind::journal);
    }
}

std::string_view first_name(const VenueRow& row) { return row.names.substr(0, row.names.find('|')); }

/// The title without "Proceedings of the", which is a journal's own.
std::string_view core_of(const VenueRow& row, VenueKind kind) {
    return kind == VenueKind::journal ? row.title : drop_openings(row.title);
}

/// Names and titles as they are listed: where most look-ups end.
class NameIndex {
  public:
    NameIndex() {
        for_each_row([this](const VenueRow& row, VenueKind kind) { add_row(row, kind); });
    }
    [[nodiscard]] VenueMatch find(std::span<const Word> words) const { return keys_.only(hash_of(words)); }

  private:
    void add_row(const VenueRow& row, VenueKind kind) {
        std::string_view names = row.names;
        while (!names.empty()) {
            const std::size_t end = names.find('|');
            std::string_view name = names.substr(0, end);
            names = end == std::string_view::npos ? std::string_view{} : names.substr(end + 1);
            std::string_view shown = first_name(row);
            if (name.ends_with('^')) shown = name = name.substr(0, name.size() - 1);
            add(name, {&row, kind, true, shown});
        }
        const VenueMatch match{&row, kind, false, first_name(row)};
        add(row.title, match);
        const std::string_view core = core_of(row, kind);
        if (core.size() != row.title.size()) add(core, match);
    }

    void add(std::string_view name, const VenueMatch& match) {
        Words words;
        if (split_words(name, words)) keys_.add(hash_of(words.all()), match);
    }

    Keys keys_;
};

/// Titles without their sponsors, and the first letters of their words: for what is not written as listed.
class LooseIndex {
  public:
    LooseIndex() {
        for_each_row([this](const VenueRow& row, VenueKind kind) { add_row(row, kind); });
    }

    [[nodiscard]] VenueMatch find(std::span<const Word> words) const { return derived_.only(hash_of(words)); }

    [[nodiscard]] VenueMatch find_abbreviated(std::span<const Word> words) const {
        VenueMatch found;
        bool ambiguous = false;
        initials_.visit(initials_of(words), [&](const VenueMatch& match) {
            if (found.row == match.row || !abbreviates(words, *match.row)) return;
            ambiguous = ambiguous || static_cast<bool>(found);
            found = match;
        });
        return ambiguous ? VenueMatch{} : found;
    }

  private:
    void add_row(const VenueRow& row, VenueKind kind) {
        Words words;
        if (!split_words(core_of(row, kind), words)) return;
        const VenueMatch match{&row, kind, false, first_name(row)};
        initials_.add(initials_of(words.all()), match);
        const auto alone = drop_sponsors(words.all());
        if (alone.size() == words.size || !stands_alone(alone)) return;
        derived_.add(hash_of(alone), match);
        initials_.add(initials_of(alone), match);
    }

    /// `Commun.` and `Natl` for communications and national: the letters in their order, the first one the same.
    static bool abbreviates(const Word& word, std::string_view full) {
        if (word.text.size() == full.size()) return equals_ignoring_ascii_case(word.text, full);
        if (word.text.size() > full.size()) return false;
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

    Keys derived_;
    Keys initials_;
};

const NameIndex& names() {
    static const NameIndex built;
    return built;
}

const LooseIndex& loose() {
    static const LooseIndex built;
    return built;
}

VenueMatch find(std::span<const Word> words) {
    if (const VenueMatch match = names().find(words)) return match;
    return words.size() < 2 ? VenueMatch{} : loose().find(words);
}

}  // namespace

VenueMatch find_venue(std::string_view name) {
    if (name.size() > 300) return {};
    Words words;
    if (!split_words(name, words)) return {};
    if (const VenueMatch match = find(words.all())) return match;
    Words core;
    if (!split_words(drop_openings(name), core)) return {};
    if (core.size != words.size) {
        if (const VenueMatch match = find(core.all())) return match;
    }
    const auto alone = drop_sponsors(core.all());
    if (alone.size() != core.size) {
        // "IEEE Nature" is not Nature: only what the table sponsors may be sponsored.
        const VenueMatch match = find(alone);
        if (match && (match.kind == VenueKind::conference || stands_alone(alone))) return match;
    }
    if (core.size < 2) return {};
    if (const VenueMatch match = loose().find_abbreviated(words.all())) return match;
    return core.size == words.size ? VenueMatch{} : loose().find_abbreviated(core.all());
}

}  // namespace bibcast::shortcode
