#include <algorithm>
#include <array>
#include <deque>
#include <unordered_map>
#include <unordered_set>

#include "lint/coined_names.hpp"
#include "lint/families.hpp"
#include "lint/words.hpp"
#include "text/language.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr Code all_caps{"lint/title-caps", Severity::note, "a title is written in capitals only",
                        "Styles can make capitals of small letters, not the other way round. Write the title as its work has it."};
constexpr Code lost_capitals{
    "lint/title-capitals", Severity::note, "a word of a title seems to have lost its capitals",
    "Titles pass through tools that leave only the first letter of a word large: ChatGPT becomes Chatgpt. A word is reported, with the "
    "reason, if (1) another title or a protected word ({LightSeq}) of the input spells it with capitals inside; (2) a link of the record "
    "does (github.com/x/AutoLossRelease); (3) it is the name before the colon, and is made of the initials of the words behind it (SCAN), or "
    "ends in the beginning of one of them or in the initials of the last two (TeraPipe: Pipeline; GeePS: Parameter Server); (4) it ends in an "
    "abbreviation without vowels that the input writes in capitals (GPT). It is a guess: look at the work itself."};
constexpr Code ends_in_stop{"lint/title-stop", Severity::note, "a title ends in a full stop",
                            "Styles put their own punctuation behind a title, so that two stops are printed."};
constexpr Code unprotected{
    "lint/title-unprotected", Severity::note, "a title has capitals that a style may make small",
    "BibTeX styles, and biblatex styles in the sentence case of English, write the words of a title small unless braces protect them: {DNA}, {LaTeX}. The words "
    "named have capitals inside and no braces. A title in a language other than English is not touched by biblatex."};
constexpr std::array codes = {&all_caps, &lost_capitals, &ends_in_stop, &unprotected};

bool is_protected(const Text& text, const Word& word) {
    return std::any_of(text.styles.begin(), text.styles.end(), [&](const Styled& styled) {
        const bool keeps = styled.style == Style::keep_case || styled.style == Style::math || styled.style == Style::tex || styled.style == Style::code || styled.style == Style::link;
        // Of `{DNA}s` the part in braces has all capitals.
        return keeps && styled.begin < word.begin + word.text.size() && styled.end > word.begin;
    });
}

/// Words with capitals inside that no brace protects, in a title of TeX.
void check_protection(const LintSubject& subject, const TextField& field, LintFindings& findings) {
    const Text& title = field.value;
    const Case whole = case_of(title.plain);
    if (whole.upper * 2 > whole.letters) return;
    const std::string_view language = language_tag_or_words(subject.record.plain(Variable::language));
    if (!language.empty() && !language.starts_with("en")) return;
    std::string words;
    std::string_view first;
    for (const Word& word : words_of(title.plain)) {
        bool inner = false;
        for (const Word& part : words_of(word.text, false)) inner = inner || case_of(part.text).inner_upper;
        // Letters that were decoded wrongly have a finding of their own.
        if (!inner || is_protected(title, word) || word.text.find("\xC3\x83") != std::string_view::npos) continue;
        if (first.empty()) first = word.text;
        else words += ", ";
        words += word.text;
    }
    if (first.empty()) return;
    findings.add(unprotected, subject.at(field.source, first), "no braces protect the capitals of " + words, subject.record.id, "title", title.plain).finding.hint =
        "write {" + std::string(first) + "}";
}

void check(const LintSubject& subject, LintFindings& findings) {
    for (const TextField& field : subject.record.texts) {
        const bool is_title = field.variable == Variable::title || field.variable == Variable::container_title || field.variable == Variable::event_title;
        if (!is_title) continue;
        const std::string_view value = field.value.plain;
        const Case letters = case_of(value);
        const std::size_t words = words_of(value).size();
        // Web of Science writes all names of journals so.
        const bool by_rule = field.variable != Variable::title && (subject.format == "isi" || subject.format == "tsv");
        if (letters.upper == letters.letters && letters.letters >= 12 && words >= 3 && !by_rule) {
            findings.add(all_caps, subject.at(field.source), std::string(name_of(field.variable)) + " is in capitals", subject.record.id,
                         name_of(field.variable), value);
        }
        if (field.variable == Variable::title && subject.is_tex() && findings.wants(unprotected)) check_protection(subject, field, findings);
        // MEDLINE ends every title in a full stop.
        if (subject.format == "nbib" || subject.format == "pubmed_xml" || subject.format == "ovid") continue;
        if (field.variable != Variable::title || !value.ends_with('.') || value.ends_with("..") || words < 3) continue;
        // An abbreviation may end a title: `the U.S.`, `Smith et al.`, `Inc.`
        const std::size_t blank = value.rfind(' ');
        const std::string_view last = value.substr(blank + 1);
        if (last.size() > 5 && last.find('.') == last.size() - 1) {
            findings.add(ends_in_stop, subject.at(field.source), "the title ends in a full stop", subject.record.id, "title", value);
        }
    }
}

/// Spellings with capitals inside, and words that lack them: a word and a place for each.
class CapitalsRule final : public AcrossRule {
  public:
    void add(const LintSubject& subject) override {
        const TextField* const title = subject.record.text(Variable::title);
        if (title == nullptr) return;
        const std::string_view text = title->value.plain;
        const Case whole = case_of(text);
        // A title in capitals protects nothing, and says nothing of its words.
        if (whole.letters == 0 || whole.upper * 2 > whole.letters) return;
        Title seen{.source = subject.source, .text = subject.texts.number_of(text), .record = subject.texts.number_of(subject.record.id), .links = static_cast<std::uint32_t>(link_words_.size()), .words = static_cast<std::uint32_t>(words_.size())};
        // Of a title with several words in capitals these may be for emphasis.
        std::size_t loud = 0;
        for (const Word& word : words_of(text, false)) {
            const Case letters = case_of(word.text);
            loud += letters.letters >= 3 && letters.upper == letters.letters ? 1 : 0;
        }
        for (const Word& word : words_of(text, false)) {
            const Case letters = case_of(word.text);
            if (loud < 3 || letters.upper != letters.letters) learn(word.text);
        }
        // Where each word stands is asked for while the slice is here.
        for (const Word& word : words_of(text)) {
            const Case letters = case_of(word.text);
            if (letters.letters < 3 || letters.inner_upper) continue;
            words_.push_back({static_cast<std::uint32_t>(word.begin), static_cast<std::uint32_t>(word.text.size()), subject.at(title->source, word.text).span});
        }
        if (words_.size() == seen.words) return;  // nothing will be said of it
        for (const Link& link : subject.record.links) add_link_words(link.url);
        titles_.push_back(seen);
    }

    void finish(std::span<const LintSource> /*sources*/, LintFindings& findings) override {
        titles_.push_back({.links = static_cast<std::uint32_t>(link_words_.size()), .words = static_cast<std::uint32_t>(words_.size())});
        for (std::size_t number = 0; number + 1 < titles_.size(); ++number) {
            const Title& title = titles_[number];
            const std::string text(findings.texts()[title.text]);
            const std::size_t colon = text.find(": ");
            for (std::size_t at = title.words; at < titles_[number + 1].words; ++at) {
                const std::string_view word = std::string_view(text).substr(words_[at].begin, words_[at].size);
                const bool is_head = words_[at].begin == 0 && colon == word.size();
                const std::string reason = reason_for(number, word, is_head ? std::string_view(text).substr(colon + 2) : std::string_view{});
                if (reason.empty()) continue;
                findings.add(lost_capitals, {title.source, words_[at].span}, "'" + std::string(word) + "' seems to have lost its capitals: " + reason,
                             findings.texts()[title.record], "title", word);
            }
        }
    }

  private:
    struct Title {
        std::uint32_t source = 0;
        std::uint32_t text = 0;    ///< by number
        std::uint32_t record = 0;
        std::uint32_t links = 0;   ///< where its words begin among those of all links,
        std::uint32_t words = 0;   ///< and among those of all titles
    };
    struct TitleWord {
        std::uint32_t begin;  ///< in the text of the title
        std::uint32_t size;
        SourceSpan span;
    };

    void learn(std::string_view word) {
        const Case letters = case_of(word);
        const std::string lowered = fold_case(word);
        if (letters.letters < 3 || !letters.inner_upper) {
            if (letters.upper == 0 && letters.letters > 0) plain_.insert(lowered);
            return;
        }
        if (letters.upper == letters.letters && letters.letters <= 6 && word.find_first_of("aeiouyAEIOUY") == std::string_view::npos) {
            unpronounceable_.insert(lowered);
        }
        spelled_.try_emplace(lowered, word);
    }

    void add_link_words(std::string_view url) {
        const std::size_t path = url.find('/', url.find("://") == std::string_view::npos ? 0 : url.find("://") + 3);
        if (path == std::string_view::npos) return;
        for (const Word& word : words_of(url.substr(path), false)) {
            const Case letters = case_of(word.text);
            if (letters.inner_upper && letters.lower > 0) link_words_.emplace_back(word.text);
        }
    }

    [[nodiscard]] std::string reason_for(std::size_t title, std::string_view word, std::string_view subtitle) const {
        const std::string lowered = fold_case(word);
        if (const auto known = spelled_.find(lowered); known != spelled_.end()) {
            const Case letters = case_of(known->second);
            // `Scan` beside SCAN may be the ordinary word, if it is written small elsewhere.
            const bool is_ordinary = letters.lower == 0 && (plain_.contains(lowered) || letters.letters < 4);
            if (!is_ordinary) return "another title has '" + known->second + "'";
        }
        for (std::size_t at = titles_[title].links; at < titles_[title + 1].links; ++at) {
            const std::string& spelled = link_words_[at];
            const std::string_view begin = std::string_view(spelled).substr(0, word.size());
            if (word.size() >= 4 && begin != word && fold_case(begin) == lowered && case_of(begin).inner_upper) {
                return "a link has '" + spelled + "'";
            }
        }
        for (std::size_t size = 3; size + 2 < lowered.size() && size <= 5; ++size) {
            const std::string end = lowered.substr(lowered.size() - size);
            if (unpronounceable_.contains(end)) {
                std::string large;
                for (const char c : end) large += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
                return "it ends in '" + large + "', which is written in capitals";
            }
        }
        return subtitle.empty() ? std::string{} : reason_for_coined_name(word, subtitle);
    }

    // Never moved: while a vector of millions grows there are two.
    std::deque<Title> titles_;
    std::deque<TitleWord> words_;
    std::deque<std::string> link_words_;
    std::unordered_map<std::string, std::string> spelled_;  ///< by the word in small letters
    std::unordered_set<std::string> plain_;
    std::unordered_set<std::string> unpronounceable_;
};

}  // namespace

namespace lint {
constinit const LintFamily titles{.name = "titles",
                        .codes = codes,
                        .check = check,
                        .across = []() -> std::unique_ptr<AcrossRule> { return std::make_unique<CapitalsRule>(); }};
}

}  // namespace bibcast
