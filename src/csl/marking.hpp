#pragma once

#include <string>
#include <vector>

#include "csl/processor.hpp"
#include "model/digest_map.hpp"

namespace bibcast::csl {

/// What CSL cannot say of people: the marks beside their names, and who is to stand out. It works on the names as the style
/// has printed them, by contributor, never by looking for text.
class Marking {
  public:
    /// `highlights` are names as `Family`, `Family, Given` or `Given Family`, in any case.
    Marking(bool marks, const std::vector<std::string>& highlights);

    /// True if there is nothing to do.
    [[nodiscard]] bool idle() const { return !marks_ && highlights_.empty(); }
    /// Changes the names in `tokens`.
    void apply(Arena& arena, Tokens& tokens);

    /// A mark that was printed, and what it means.
    struct Legend {
        std::string symbol;
        std::string meaning;
        bool assumed = false;  ///< nobody stated it
    };
    /// The marks that have been printed so far, in order.
    [[nodiscard]] const std::vector<Legend>& legends() const { return legends_; }
    /// Those of the highlights that no name was so far, as they were given.
    [[nodiscard]] std::vector<std::string> missed() const;

  private:
    [[nodiscard]] bool stands_out(const PersonName& person);
    [[nodiscard]] Formatting formatting_of(const PersonName& person);
    void add_marks(Arena& arena, Tokens& out, const Contributor& contributor);

    bool marks_;
    struct Highlight {
        std::string given;   ///< as the user wrote it
        std::string folded;
        bool seen = false;
    };
    std::vector<Highlight> highlights_;
    std::vector<Legend> legends_;
    DigestMap<bool> known_legends_;
};

}  // namespace bibcast::csl
