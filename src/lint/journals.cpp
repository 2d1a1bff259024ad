#include <algorithm>
#include <array>
#include <unordered_map>

#include "lint/families.hpp"
#include "lint/words.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr Code container_variants{"lint/container-variants", Severity::note, "a journal or proceedings is spelled in several ways",
                                  "The names differ only in case, punctuation, `and` or `&`, or one is an abbreviation of the other (J. Neurosci. Methods). "
                                  "A list that is sorted or grouped by them shows two. The most frequent spelling is taken for the usual one."};
constexpr std::array codes = {&container_variants};

/// The significant words of a name in small letters, `&` as nothing.
std::vector<std::string> significant_words(std::string_view name) {
    std::vector<std::string> words;
    for (const Word& word : words_of(name, false)) {
        std::string bare = bare_letters(word.text);
        if (!is_small_word(bare) && !bare.empty()) words.push_back(std::move(bare));
    }
    return words;
}

/// The first letter of every significant word: an abbreviation and its whole name have the same.
std::string initials_of(const std::vector<std::string>& words) {
    std::string initials;
    for (const std::string& word : words) initials += word[0];
    return initials;
}

/// `J Neurosci Methods` and `Journal of Neuroscience Methods`: each word begins the other one, or is it without some of its
/// letters (`Intl`, `Dept`), by ISO 4's rule.
bool abbreviates(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    if (a.size() != b.size() || a.size() < 2) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const std::string& shorter = a[i].size() < b[i].size() ? a[i] : b[i];
        const std::string& longer = a[i].size() < b[i].size() ? b[i] : a[i];
        if (shorter.find_first_of("0123456789") != std::string::npos && shorter != longer) return false;
        if (!longer.starts_with(shorter)) return false;
    }
    return true;
}

class ContainerVariants final : public AcrossRule {
  public:
    void add(const LintSubject& subject) override {
        const TextField* const field = subject.record.text(Variable::container_title);
        if (field == nullptr) return;
        const auto [at, is_new] = spellings_.try_emplace(subject.texts.number_of(field->value.plain));
        if (++at->second.count > 1) return;
        at->second.record = subject.texts.number_of(subject.record.id);
        at->second.place = subject.at(field->source);
    }

    void finish(std::span<const LintSource> /*sources*/, LintFindings& findings) override {
        std::unordered_map<std::string, std::vector<const Entry*>> blocks;
        for (const Entry& entry : spellings_) blocks[initials_of(significant_words(findings.texts()[entry.first]))].push_back(&entry);
        for (const auto& [initials, entries] : blocks) {
            if (initials.empty() || entries.size() < 2) continue;
            compare(entries, findings);
        }
    }

  private:
    struct Spelling {
        std::uint32_t count = 0;
        std::uint32_t record = 0;  ///< text by number
        LintPlace place;
    };
    using Entry = std::pair<const std::uint32_t, Spelling>;
    struct Head {
        const Entry* entry;
        std::string text;
        std::vector<std::string> words;
    };

    static void compare(std::vector<const Entry*> entries, LintFindings& findings) {
        std::sort(entries.begin(), entries.end(), [&](const Entry* a, const Entry* b) {
            return a->second.count != b->second.count ? a->second.count > b->second.count : findings.texts()[a->first] < findings.texts()[b->first];
        });
        // No block of names with the same initials is looked at beyond its most frequent ones.
        constexpr std::size_t most_looked_at = 100;
        std::vector<Head> heads;
        for (const Entry* entry : entries) {
            const std::string text(findings.texts()[entry->first]);
            std::vector<std::string> words = significant_words(text);
            const auto usual = std::find_if(heads.begin(), heads.end(), [&](const Head& head) { return head.words == words || abbreviates(head.words, words); });
            if (usual == heads.end()) {
                if (heads.size() < most_looked_at) heads.push_back({entry, text, std::move(words)});
                continue;
            }
            findings.add(container_variants, entry->second.place, "'" + text + "' is elsewhere '" + usual->text + "'",
                         findings.texts()[entry->second.record], "container-title", text)
                .other = usual->entry->second.place;
        }
    }

    std::unordered_map<std::uint32_t, Spelling> spellings_;  ///< by the name's number among the texts
};

}  // namespace

namespace lint {
constinit const LintFamily journals{.name = "journals", .codes = codes, .across = []() -> std::unique_ptr<AcrossRule> { return std::make_unique<ContainerVariants>(); }};
}

}  // namespace bibcast
