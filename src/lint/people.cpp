#include <algorithm>
#include <array>
#include <deque>

#include "lint/families.hpp"
#include "name/people_index.hpp"

namespace bibcast {

namespace {

constexpr Code name_variants{"lint/name-variants", Severity::note, "one person's name is written in several ways",
                             "The same family name stands with given names that agree but for initials, full stops, accents or a short form (Eric "
                             "Xing, Eric P. Xing; Joe, Joseph). Lists and indexes then show two people. The finding stands at the first place of a "
                             "rarer spelling; the most frequent one is taken for the usual one. Two people may share a name: then leave it."};
constexpr std::array codes = {&name_variants};

/// Which spellings are one person's the index of people knows; here is kept where each of them first stands.
class VariantsRule final : public AcrossRule {
  public:
    void add(const LintSubject& subject) override {
        index_.add(subject.record, [&](std::uint32_t /*number*/, const Contributor& person, const NamesField& field) {
            firsts_.push_back({subject.at(person.source.known() ? person.source : field.source), field.variable});
        });
    }

    void finish(std::span<const LintSource> /*sources*/, LintFindings& findings) override {
        index_.visit_groups([&](const PersonGroup& group) {
            if (group.confidence == Confidence::low) return;
            const auto usual = std::max_element(group.members.begin(), group.members.end(), [](const auto& a, const auto& b) {
                return a.spelling->records < b.spelling->records;
            });
            const PersonSpelling& usually = *usual->spelling;
            for (const PersonGroup::Member& member : group.members) {
                const PersonSpelling& spelled = *member.spelling;
                // What is swapped has a rule of its own; a difference in an ORCID alone is none of spelling.
                if (spelled.written == usually.written || member.evidence.has(Evidence::swapped)) continue;
                const First& first = firsts_[spelled.number];
                LintFinding& added = findings.add(name_variants, first.place, "'" + spelled.written + "' is elsewhere '" + usually.written + "'",
                                                  spelled.first_record, name_of(first.field), spelled.written);
                added.other = firsts_[usually.number].place;
            }
        });
    }

  private:
    struct First {
        LintPlace place;
        Variable field = Variable::author;
    };

    PeopleIndex index_;
    std::deque<First> firsts_;  ///< where each spelling first stands, by its number
};

}  // namespace

namespace lint {
constinit const LintFamily people{.name = "people", .codes = codes, .across = []() -> std::unique_ptr<AcrossRule> { return std::make_unique<VariantsRule>(); }};
}

}  // namespace bibcast
