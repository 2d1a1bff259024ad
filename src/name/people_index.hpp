#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "name/person_match.hpp"

namespace bibcast {

/// One way in which somebody's name is written in some records.
struct PersonSpelling {
    Name name;            ///< lives as long as the index
    std::string written;  ///< given name first, with particles and suffix
    PersonForm form;
    std::uint64_t records = 0;
    std::string first_record;                ///< the citation key of the first one, if it has one
    std::vector<std::uint64_t> co_authors;   ///< digests of family name and initial, ordered; not more than 64
};

/// Spellings that are taken for one person, the fullest one first.
struct PersonGroup {
    struct Member {
        const PersonSpelling* spelling = nullptr;
        EvidenceSet evidence;         ///< against the spelling that it was joined to; nothing for the first
        std::size_t shared = 0;       ///< how many co-authors they have in common
    };
    std::vector<Member> members;
    Confidence confidence = Confidence::certain;  ///< of the weakest joint
};

/// The people of many records, and which spellings are of one of them. Time and memory grow with the number of different
/// spellings, never with its square.
class PeopleIndex {
  public:
    void add(const Record& record);
    [[nodiscard]] std::size_t spellings() const { return spellings_.size(); }
    /// The people with more than one spelling, in the order of their names.
    [[nodiscard]] std::vector<PersonGroup> groups() const;

  private:
    Arena arena_;
    std::vector<PersonSpelling> spellings_;
    std::unordered_map<std::string, std::size_t> known_;  ///< spelling and ORCID to its place
};

}  // namespace bibcast
