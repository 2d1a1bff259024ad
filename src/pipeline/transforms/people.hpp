#pragma once

#include <atomic>
#include <span>
#include <string>

#include "name/aliases.hpp"
#include "name/person_match.hpp"
#include "pipeline/conversion.hpp"

namespace bibcast {

inline constexpr Code people_unified{
    "people/unified", Severity::note, "a name was written as the alias file says",
    "`--aliases FILE` lists this spelling under another name. The record has that name now; how it was written is in the message, and "
    "in `as-written` where the output has a place for it."};
inline constexpr Code people_self_by_initials{
    "people/self-by-initials", Severity::note, "the own name was found by its initials",
    "Nothing but the initial of the given name and the family name say that this is the person named with `--me`. Name this "
    "spelling with another `--me`, or the other person in an alias file, to settle it."};
inline constexpr Code people_self_doubtful{
    "people/self-doubtful", Severity::warning, "two authors of one record could be the person named with --me",
    "The names of two contributors of the record fit the name given with `--me` equally well, and a person writes a work once. "
    "Neither of them was marked. Give the ORCID, or the spelling of this record, with a further `--me`."};
inline constexpr Code people_self_nowhere{
    "people/self-nowhere", Severity::note, "nobody in all records is the person named with --me",
    "No contributor of any record that was read fits the name given with `--me`, so nobody is marked as the person whose list it is. Most "
    "often the name is mistyped: `bibcast names --variants FILE` lists the spellings that are there."};

/// All codes of the family `people/`.
[[nodiscard]] Codes people_codes();

/// Writes people by the one name that an alias file gives them.
class AliasTransform final : public Transform {
  public:
    explicit AliasTransform(Aliases aliases) : aliases_(std::move(aliases)) {}
    void apply(Record& record, Findings& findings) const override;

  private:
    Aliases aliases_;
};

/// Marks the person whose list it is (`Meaning::self`, said by the user) in each name variable: that one and nobody else. Emphasis
/// that the source gave the name, and that nobody explained, becomes that mark.
class SelfTransform final : public Transform {
  public:
    /// `found`, if it is not null, is set when somebody in a record fits; any worker may do so.
    explicit SelfTransform(PersonMatcher self, std::atomic<bool>* found = nullptr) : self_(std::move(self)), found_(found) {}
    void apply(Record& record, Findings& findings) const override;

  private:
    PersonMatcher self_;
    std::atomic<bool>* found_;
};

/// Reads an alias file. Throws IoError, and UsageError with the number of a line that is none.
[[nodiscard]] Aliases read_aliases(const std::string& path);

/// What the user says with `--me NAME`. Throws UsageError for what is no name.
[[nodiscard]] PersonMatcher self_matcher(std::span<const std::string> arguments);

}  // namespace bibcast
