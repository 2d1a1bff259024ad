#include <array>
#include <deque>

#include "model/digest_map.hpp"
#include "lint/families.hpp"
#include "lint/words.hpp"
#include "pipeline/same_work.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr Code duplicate{"lint/duplicate", Severity::warning, "a work is there twice",
                         "Two records have the same identifier and title, or the same title, first author and year. Citations will be split between "
                         "them. `bibcast convert --merge duplicates` makes one of them."};
constexpr Code preprint{"lint/preprint", Severity::note, "a preprint and its published form are both there",
                        "Two records have the same title and first author; one is a preprint, the other one appeared in a journal or at a conference. "
                        "Most lists want the published one alone, with a link to the preprint: `bibcast convert --merge versions` and `bibcast cv` make one of the two."};
constexpr Code shared_identifier{"lint/shared-identifier", Severity::warning, "one identifier stands on two different works",
                                 "The titles differ, so that at least one of them has the identifier of another paper: a link was copied from the entry "
                                 "above, or a digit mistyped. Follow it and see which of the two it is."};
constexpr std::array codes = {&duplicate, &preprint, &shared_identifier};

/// What is kept of a record: 48 bytes.
struct Seen {
    std::uint64_t title = 0;
    std::uint64_t beginning = 0;  ///< of the title: its first 20 letters
    std::int32_t year = 0;
    bool is_preprint = false;
    LintPlace place;
};

bool same_work(const Seen& a, const Seen& b) { return a.title == b.title || a.beginning == b.beginning; }

class DuplicateRule final : public AcrossRule {
  public:
    void add(const LintSubject& subject) override {
        const Record& record = subject.record;
        const std::string title = bare_letters(record.plain(Variable::title));
        Seen seen{.title = hash_of(title), .beginning = hash_of(title.substr(0, 20)), .year = year_of(record), .is_preprint = is_preprint(record), .place = {}};
        const TextField* const field = record.text(Variable::title);
        seen.place = subject.at(field == nullptr ? SourceSpan{} : field->source);
        const auto number = static_cast<std::uint32_t>(records_.size());
        records_.push_back(seen);
        bool said = false;
        const auto look = [&](std::string_view scheme, std::string_view value, SourceSpan source) {
            if (value.empty()) return;
            const std::string id = std::string(scheme) + ":" + ascii_lower(value);
            const auto [first, is_new] = identifiers_.try_emplace(hash_of(id), number);
            if (is_new || first == number) return;
            const Seen& other = records_[first];
            const bool same = title.empty() || same_work(seen, other);
            if (same && said) return;
            said = said || same;
            again_.push_back({.kind = same ? Kind::same_identifier : Kind::shared, .number = number, .other = first,
                              .place = subject.at(source, value), .record = subject.texts.number_of(record.id), .value = subject.texts.number_of(std::string(scheme) + " " + std::string(value))});
        };
        look_at_work_identifiers(record, look);
        if (!title.empty() && !said) look_at_title(subject, title, number);
    }

    void finish(std::span<const LintSource> /*sources*/, LintFindings& findings) override {
        for (const Again& again : again_) {
            const Seen& other = records_[again.other];
            const std::string_view record = findings.texts()[again.record];
            const std::string value(findings.texts()[again.value]);
            switch (again.kind) {
                case Kind::shared:
                    findings.add(shared_identifier, again.place, value + " is also that of another work", record, {}, value).other = other.place;
                    break;
                case Kind::same_identifier:
                    findings.add(duplicate, again.place, "this work was there before: " + value, record, {}, value).other = other.place;
                    break;
                case Kind::same_title:
                    findings.add(duplicate, again.place, "this work was there before: the same title, first author and year", record, "title").other = other.place;
                    break;
                case Kind::pair:
                    findings.add(preprint, again.place, records_[again.number].is_preprint ? "the published form of this preprint is there too"
                                                                                         : "a preprint of this work is there too",
                                 record, "title")
                        .other = other.place;
                    break;
            }
        }
    }

  private:
    enum class Kind : std::uint8_t { shared, same_identifier, same_title, pair };
    struct Again {
        Kind kind;
        std::uint32_t number;
        std::uint32_t other;
        LintPlace place;
        std::uint32_t record;  ///< texts by number
        std::uint32_t value;
    };

    static std::int32_t year_of(const Record& record) {
        const DateField* const issued = record.date(Variable::issued);
        return issued != nullptr && issued->value.begin_bound == Bound::point ? issued->value.begin.year : 0;
    }

    void look_at_title(const LintSubject& subject, const std::string& title, std::uint32_t number) {
        const Record& record = subject.record;
        const auto [first, is_new] = titles_.try_emplace(hash_of(work_by_title(record, title)), number);
        if (is_new) return;
        const Seen& seen = records_[number];
        const Seen& other = records_[first];
        const bool pair = seen.is_preprint != other.is_preprint;
        if (!pair && seen.year != other.year && seen.year != 0 && other.year != 0) return;
        again_.push_back({.kind = pair ? Kind::pair : Kind::same_title, .number = number, .other = first, .place = seen.place,
                          .record = subject.texts.number_of(record.id), .value = 0});
    }

    // Never moved: while a vector of a million grows there are two.
    std::deque<Seen> records_;
    DigestMap<std::uint32_t> identifiers_;  ///< to the first record
    DigestMap<std::uint32_t> titles_;
    std::deque<Again> again_;
};

}  // namespace

namespace lint {
constinit const LintFamily duplicates{.name = "duplicates", .codes = codes, .across = []() -> std::unique_ptr<AcrossRule> { return std::make_unique<DuplicateRule>(); }};
}

}  // namespace bibcast
