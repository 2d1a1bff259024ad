#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <unordered_map>

#include "model/digest_map.hpp"
#include "lint/families.hpp"
#include "lint/words.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr Code unsafe_key{"lint/key-unsafe", Severity::note, "a citation key has characters that some tool cannot read",
                          "Blanks, commas, braces, quotes, # % ~ \\ and parentheses end a key in BibTeX, biber or a shell; letters outside ASCII break "
                          "older tools and links. Letters, digits and - _ : . / + are safe everywhere."};
constexpr Code duplicate_key{"lint/key-duplicate", Severity::warning, "two records have the same citation key",
                             "BibTeX takes the first and ignores the second; others the other way round. Each citation of one of them may show the "
                             "other."};
constexpr Code key_case{"lint/key-case", Severity::note, "two citation keys differ only in case",
                        "BibTeX takes them for one key, biber for two."};
constexpr Code key_pattern{"lint/key-pattern", Severity::note, "a citation key is made in another way than the others",
                           "Of the keys of a file with ten or more, four in five have one pattern (name and year, name:year:word, DBLP:…), and this one has "
                           "another. Only the order of letters, years, numbers and signs is compared, and a letter behind the year (2020a) is not."};
constexpr std::array codes = {&unsafe_key, &duplicate_key, &key_case, &key_pattern};

bool has_key(const Record& record) { return !record.id.empty() && !record.generated_id; }

void check(const LintSubject& subject, LintFindings& findings) {
    const Record& record = subject.record;
    // The ids of CSL-JSON are often addresses, and of others numbers: they are no keys.
    if (!has_key(record) || !subject.is_tex()) return;
    for (std::size_t at = 0; at < record.id.size();) {
        const CodePoint point = code_point_at(record.id, at);
        const std::string_view sign = record.id.substr(at, point.size);
        at += point.size;
        const bool safe = point.value < 0x7F && point.value > ' ' && std::string_view("\"#%'(),={}~\\@").find(static_cast<char>(point.value)) == std::string_view::npos;
        if (safe) continue;
        findings.add(unsafe_key, subject.at(record.source, record.id), "the key '" + std::string(record.id) + "' has '" + std::string(sign) + "' in it",
                     record.id, "id", record.id);
        return;
    }
}

/// The key where it stands, near the beginning of its record.
LintPlace key_place(const LintSubject& subject) {
    const SourceSpan whole = subject.record.source;
    if (!whole.known() || whole.end > subject.text.size()) return subject.at({});
    const std::size_t at = subject.text.substr(whole.begin, whole.end - whole.begin).find(subject.record.id);
    if (at == std::string_view::npos) return subject.at({});
    const auto begin = static_cast<std::uint32_t>(whole.begin + at) + subject.base;
    return {subject.source, {begin, begin + static_cast<std::uint32_t>(subject.record.id.size())}};
}

/// The digest of each key and its first place.
class DuplicateKeys final : public AcrossRule {
  public:
    void add(const LintSubject& subject) override {
        const Record& record = subject.record;
        if (!has_key(record)) return;
        const LintPlace place = key_place(subject);
        const std::uint32_t id = subject.texts.number_of(record.id);
        const auto [first, is_new] = keys_.try_emplace(hash_of(ascii_lower(record.id)), Key{id, place});
        if (!is_new) again_.push_back({first.id == id, id, place, first.place});
    }

    void finish(std::span<const LintSource> sources, LintFindings& findings) override {
        for (const Again& again : again_) {
            // Another file may have keys of its own; a file with a key twice is wrong.
            const std::string_view format = sources[again.place.source].format;
            const bool same_case = again.same;
            if (!same_case && format != "bibtex" && format != "biblatex") continue;
            const std::string key(findings.texts()[again.key]);
            findings.add(same_case ? duplicate_key : key_case, again.place,
                         "the key '" + key + (same_case ? "' was used before" : "' differs from another one only in case"), key, "id", key)
                .other = again.first;
        }
    }

  private:
    struct Key {
        std::uint32_t id;  ///< text by number
        LintPlace place;
    };
    struct Again {
        bool same;
        std::uint32_t key;  ///< text by number
        LintPlace place;
        LintPlace first;
    };
    DigestMap<Key> keys_;
    std::deque<Again> again_;
};

/// How a key is made: `a` for a run of letters, `Y` for a year, `N` for another number, signs as they are.
std::string pattern_of(std::string_view key) {
    std::string pattern;
    for (std::size_t at = 0; at < key.size();) {
        std::size_t end = at;
        if (is_ascii_digit(key[at])) {
            while (end < key.size() && is_ascii_digit(key[end])) ++end;
            const std::string_view digits = key.substr(at, end - at);
            const bool year = digits.size() == 4 && (digits.starts_with("1") || digits.starts_with("20"));
            pattern += year ? 'Y' : 'N';
            // `2020a`, and two digits of a year.
            if (end + 1 == key.size() && is_ascii_alpha(key[end])) ++end;
        } else if (is_ascii_alpha(key[at]) || static_cast<unsigned char>(key[at]) >= 0x80) {
            while (end < key.size() && (is_ascii_alpha(key[end]) || static_cast<unsigned char>(key[end]) >= 0x80)) ++end;
            if (pattern.empty() || pattern.back() != 'a') pattern += 'a';
        } else {
            pattern += key[end++];
        }
        at = end;
    }
    return pattern;
}

/// The keys of each source of TeX, by how they are made.
class KeyPatterns final : public AcrossRule {
  public:
    void add(const LintSubject& subject) override {
        if (!has_key(subject.record) || !subject.is_tex()) return;
        Source& source = sources_[subject.source];
        const Key key{subject.texts.number_of(subject.record.id), subject.texts.number_of(pattern_of(subject.record.id)), key_place(subject).span};
        source.keys.push_back(key);
        source.counts.try_emplace(key.pattern, Count{0, key.id}).first->second.keys += 1;
    }

    void finish(std::span<const LintSource> /*sources*/, LintFindings& findings) override {
        constexpr std::size_t fewest = 10;
        for (const auto& [number, source] : sources_) {
            if (source.keys.size() < fewest) continue;
            const auto usual = std::max_element(source.counts.begin(), source.counts.end(), [](const auto& a, const auto& b) { return a.second.keys < b.second.keys; });
            if (usual->second.keys * 5 < source.keys.size() * 4) continue;
            const std::string model(findings.texts()[usual->second.first]);
            for (const Key& key : source.keys) {
                if (key.pattern == usual->first) continue;
                const std::string id(findings.texts()[key.id]);
                findings.add(key_pattern, {number, key.span}, "the key '" + id + "' is not made as '" + model + "' and most others are", id, "id", id);
            }
        }
    }

  private:
    struct Key {
        std::uint32_t id;  ///< texts by number
        std::uint32_t pattern;
        SourceSpan span;
    };
    struct Count {
        std::size_t keys;
        std::uint32_t first;  ///< the key that was made so first
    };
    struct Source {
        std::deque<Key> keys;
        std::unordered_map<std::uint32_t, Count> counts;  ///< by pattern
    };
    std::map<std::uint32_t, Source> sources_;
};

/// Both rules that compare keys.
class KeysRule final : public AcrossRule {
  public:
    void add(const LintSubject& subject) override {
        duplicates_.add(subject);
        patterns_.add(subject);
    }
    void finish(std::span<const LintSource> sources, LintFindings& findings) override {
        duplicates_.finish(sources, findings);
        patterns_.finish(sources, findings);
    }

  private:
    DuplicateKeys duplicates_;
    KeyPatterns patterns_;
};

}  // namespace

namespace lint {
constinit const LintFamily keys{.name = "keys",
                      .codes = codes,
                      .check = check,
                      .across = []() -> std::unique_ptr<AcrossRule> { return std::make_unique<KeysRule>(); }};
}

}  // namespace bibcast
