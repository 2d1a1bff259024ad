#include <array>
#include <unordered_map>

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
constexpr std::array codes = {&unsafe_key, &duplicate_key, &key_case};

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

/// The hash of each key and its first place: 32 bytes a record.
class DuplicateKeys final : public AcrossRule {
  public:
    void add(const LintSubject& subject) override {
        const Record& record = subject.record;
        if (!has_key(record)) return;
        const LintPlace place = key_place(subject);
        const std::uint64_t exact = hash_of(record.id);
        const auto [at, is_new] = keys_.try_emplace(hash_of(ascii_lower(record.id)), Key{exact, place});
        if (is_new) return;
        again_.push_back({at->second.exact == exact, std::string(record.id), place, at->second.place});
    }

    void finish(std::span<const LintSource> sources, LintFindings& findings) override {
        for (const Again& again : again_) {
            // Another file may have keys of its own; a file with a key twice is wrong.
            const std::string_view format = sources[again.place.source].format;
            const bool same_case = again.same;
            if (!same_case && format != "bibtex" && format != "biblatex") continue;
            findings.add(same_case ? duplicate_key : key_case, again.place,
                         "the key '" + again.key + (same_case ? "' was used before" : "' differs from another one only in case"), again.key, "id", again.key)
                .other = again.first;
        }
    }

  private:
    /// The key where it stands, near the beginning of its record.
    static LintPlace key_place(const LintSubject& subject) {
        const SourceSpan whole = subject.record.source;
        if (!whole.known() || whole.end > subject.text.size()) return subject.at({});
        const std::size_t at = subject.text.substr(whole.begin, whole.end - whole.begin).find(subject.record.id);
        if (at == std::string_view::npos) return subject.at({});
        const auto begin = static_cast<std::uint32_t>(whole.begin + at) + subject.base;
        return {subject.source, {begin, begin + static_cast<std::uint32_t>(subject.record.id.size())}};
    }

    struct Key {
        std::uint64_t exact;
        LintPlace place;
    };
    struct Again {
        bool same;
        std::string key;
        LintPlace place;
        LintPlace first;
    };
    std::unordered_map<std::uint64_t, Key> keys_;
    std::vector<Again> again_;
};

}  // namespace

namespace lint {
constinit const LintFamily keys{.name = "keys",
                      .codes = codes,
                      .check = check,
                      .across = []() -> std::unique_ptr<AcrossRule> { return std::make_unique<DuplicateKeys>(); }};
}

}  // namespace bibcast
