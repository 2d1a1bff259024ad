#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "name/person_spellings.hpp"

namespace bibcast {

/// Spellings that are taken for one person, the fullest one first.
struct PersonGroup {
    struct Member {
        std::shared_ptr<const PersonSpelling> spelling;
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
    void add(const Record& record, const PersonSpellings::Heard& heard = {}) { spellings_.add(record, heard); }
    [[nodiscard]] std::size_t spellings() const { return spellings_.size(); }
    /// The people with more than one spelling, in the order of their names.
    [[nodiscard]] std::vector<PersonGroup> groups() const;
    /// The same in no order that people know, one at a time: there may be hundreds of thousands.
    void visit_groups(const std::function<void(const PersonGroup&)>& visit) const;

  private:
    PersonSpellings spellings_;
};

}  // namespace bibcast
