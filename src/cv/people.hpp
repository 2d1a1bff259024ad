#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "cv/work.hpp"
#include "name/people_index.hpp"

namespace bibcast::cv {

/// The people of a list, each by one name whatever the spellings.
class People {
  public:
    /// `self` is the name of the person whose list it is; empty: nobody's.
    People(const Works& works, std::string self);
    /// The name by which the person goes in filters and counts.
    [[nodiscard]] std::string name_of(const Contributor& person) const;
    /// Each author of a record by name, once, in their order.
    [[nodiscard]] std::vector<std::string> authors_of(const Record& record) const;

  private:
    std::string self_;
    std::unordered_map<std::string, std::string> fullest_;  ///< of spellings that are not the fullest one
};

/// Somebody whom the person of the list wrote with.
struct CoAuthor {
    std::string name;
    std::size_t works = 0;
};

/// All authors but `self`, those with most works first, then by name.
[[nodiscard]] std::vector<CoAuthor> co_authors(const Works& works, const People& people, const std::string& self);

/// A person who is to be shown in another way, by the file that lists them.
class Highlights {
  public:
    struct Group {
        std::string label;
        std::vector<PersonMatcher> people;
        std::vector<std::string> written;  ///< the lines of the people
    };
    /// Reads `[WORDS=]FILE` arguments: a name a line, blank lines and lines with `#` in front left out. Throws IoError, and UsageError
    /// for a line without a name.
    explicit Highlights(const std::vector<std::string>& arguments);
    /// From 1; 0 if the person is in none. The spelling counts as it does for the own name, but for initials alone.
    [[nodiscard]] std::size_t group_of(const Contributor& person) const;
    [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }
    /// The names, as the files have them, that fit nobody in the works.
    [[nodiscard]] std::vector<std::string> missed(const Works& works) const;

  private:
    /// Calls `found(group, index)` for each listed person who is this one, from 0.
    template <typename Found>
    void find(const Contributor& person, const Found& found) const;

    std::vector<Group> groups_;
    std::unordered_multimap<std::string, std::pair<std::size_t, std::size_t>> by_family_;  ///< group, person
};

/// True if the person carries the mark of the one whose list it is.
[[nodiscard]] bool is_self(const Contributor& person);

}  // namespace bibcast::cv
