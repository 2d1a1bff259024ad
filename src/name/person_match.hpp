#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.hpp"

namespace bibcast {

/// In what two spellings of one name differ, or what else joins them.
enum class Evidence : std::uint16_t {
    punctuation = 1U << 0U,       ///< full stops, capitals, apostrophes: `Eric P Xing`, `Eric P. Xing`
    accents = 1U << 1U,           ///< `Müller`, `Muller`, `Mueller`
    other_script = 1U << 2U,      ///< `Сидоров`, `Sidorov`
    hyphens = 1U << 3U,           ///< `Jean-Pierre`, `Jean Pierre`, `Zhi-Jie`, `Zhijie`
    particle = 1U << 4U,          ///< one has it, one has not
    suffix = 1U << 5U,            ///< one has it, one has not
    middle_name = 1U << 6U,       ///< one has more given names
    middle_initial = 1U << 7U,    ///< `Eric Poe Xing`, `Eric P. Xing`
    nickname = 1U << 8U,          ///< `Joey`, `Joseph`
    swapped = 1U << 9U,           ///< family and given name in the other order
    initials = 1U << 10U,         ///< the first given name is only an initial in one
    co_authors = 1U << 11U,       ///< both wrote with the same others
    orcid = 1U << 12U,            ///< both have the same ORCID
};

/// `middle name left out`, …: for people.
[[nodiscard]] std::string_view words_of(Evidence evidence);
/// `middle-name`, …: for programs.
[[nodiscard]] std::string_view name_of(Evidence evidence);

/// A set of `Evidence`.
struct EvidenceSet {
    std::uint16_t bits = 0;
    void add(Evidence evidence) { bits = static_cast<std::uint16_t>(bits | static_cast<std::uint16_t>(evidence)); }
    void add(EvidenceSet other) { bits = static_cast<std::uint16_t>(bits | other.bits); }
    [[nodiscard]] bool has(Evidence evidence) const { return (bits & static_cast<std::uint16_t>(evidence)) != 0; }
    [[nodiscard]] std::vector<Evidence> all() const;
};

/// How sure it is that two spellings are of one person.
enum class Confidence : std::uint8_t {
    none,    ///< they are two, or nothing but the family name speaks for it
    low,     ///< initials only: the names do not contradict each other
    medium,  ///< nickname, swapped order, another script
    high,    ///< the same first given name and family name, in another spelling, with or without middle names
    certain, ///< the same ORCID, or the same name
};
[[nodiscard]] std::string_view name_of(Confidence confidence);

/// A person's name made ready for comparing. It owns its text.
struct PersonForm {
    std::string family;              ///< folded, without particle, blanks and hyphens
    std::string family_written;      ///< as written, to see in what it differs
    std::string particle;            ///< folded
    std::string suffix;              ///< folded: `jr`
    std::vector<std::string> given;  ///< folded, one a name; an initial is one letter
    std::string given_joined;        ///< folded, without blanks and hyphens: `zhijie`
    std::string given_written;       ///< as written
    std::string orcid;               ///< 16 digits with hyphens, or empty
    bool accents = false;
    bool other_script = false;
    bool literal = false;            ///< an institution or a mononym: compared whole

    /// `e` if the first given name is only an initial.
    [[nodiscard]] bool is_initial_only() const { return !given.empty() && given[0].size() == 1; }
};

[[nodiscard]] PersonForm person_form(const Contributor& person);
[[nodiscard]] PersonForm person_form(const Name& name);

/// What comparing two spellings gives.
struct PersonMatch {
    Confidence confidence = Confidence::none;
    EvidenceSet evidence;
    explicit operator bool() const { return confidence != Confidence::none; }
};

/// Compares two spellings: never a match by the family name alone; two different ORCIDs are two people, the same one is one; two
/// different suffixes, first names or middle names are two people.
[[nodiscard]] PersonMatch compare_people(const PersonForm& a, const PersonForm& b);

/// Finds one person among the contributors of records: for the own name on a list of publications.
class PersonMatcher {
  public:
    /// Adds a spelling: `Hao Zhang`, `Zhang, Hao`, with an ORCID in brackets or alone. False if there is no name in it.
    bool add(std::string_view written);
    [[nodiscard]] bool empty() const { return forms_.empty(); }
    [[nodiscard]] const std::vector<PersonForm>& forms() const { return forms_; }
    /// How well the contributor fits the best of the spellings.
    [[nodiscard]] PersonMatch match(const Contributor& person) const;
    /// The one contributor of a list who is the person: the best match if no other is as good, else null and `doubtful` is
    /// set. A match by initials alone counts if there is no better one.
    [[nodiscard]] Contributor* find_in(NamesField& names, PersonMatch& found, bool& doubtful) const;

  private:
    std::vector<PersonForm> forms_;
};

}  // namespace bibcast
