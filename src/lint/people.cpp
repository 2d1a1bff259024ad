#include <algorithm>
#include <array>
#include <unordered_map>

#include "lint/families.hpp"
#include "name/format.hpp"
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
        index_.add(subject.record);
        for (const NamesField& field : subject.record.names) {
            for (const Contributor& person : field.people) {
                spelled_.clear();
                append_given_first(spelled_, person.name);
                const auto [at, is_new] = places_.try_emplace(subject.texts.number_of(spelled_));
                if (!is_new) continue;
                at->second = {subject.at(person.source.known() ? person.source : field.source), subject.texts.number_of(subject.record.id), field.variable};
            }
        }
    }

    void finish(std::span<const LintSource> /*sources*/, LintFindings& findings) override {
        for (const PersonGroup& group : index_.groups()) {
            if (group.confidence == Confidence::low) continue;
            const auto usual = std::max_element(group.members.begin(), group.members.end(), [](const auto& a, const auto& b) {
                return a.spelling->records < b.spelling->records;
            });
            const std::string usually = spelling_of(*usual);
            for (const PersonGroup::Member& member : group.members) {
                const std::string spelled = spelling_of(member);
                const auto place = places_.find(findings.texts().number_of(spelled));
                // What is swapped has a rule of its own; a difference in an ORCID alone is none of spelling.
                if (place == places_.end() || spelled == usually || member.evidence.has(Evidence::swapped)) continue;
                LintFinding& added = findings.add(name_variants, place->second.place, "'" + spelled + "' is elsewhere '" + usually + "'",
                                                  findings.texts()[place->second.record], name_of(place->second.field), spelled);
                if (const auto other = places_.find(findings.texts().number_of(usually)); other != places_.end()) added.other = other->second.place;
            }
        }
    }

  private:
    struct First {
        LintPlace place;
        std::uint32_t record = 0;  ///< text by number
        Variable field = Variable::author;
    };

    static std::string spelling_of(const PersonGroup::Member& member) {
        std::string spelled;
        append_given_first(spelled, member.spelling->name);
        return spelled;
    }

    PeopleIndex index_;
    std::unordered_map<std::uint32_t, First> places_;  ///< by the spelling's number among the texts
    std::string spelled_;
};

}  // namespace

namespace lint {
constinit const LintFamily people{.name = "people", .codes = codes, .across = []() -> std::unique_ptr<AcrossRule> { return std::make_unique<VariantsRule>(); }};
}

}  // namespace bibcast
