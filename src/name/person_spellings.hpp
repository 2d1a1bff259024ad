#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/compact_view.hpp"
#include "model/digest_map.hpp"
#include "name/person_match.hpp"

namespace bibcast {

/// One way in which somebody's name is written in some records.
struct PersonSpelling {
    std::uint32_t number = 0;       ///< among all spellings, in the order in which they came
    Name name;                      ///< lives as long as the index
    std::string written;            ///< given name first, with particles and suffix
    PersonForm form;
    std::uint32_t records = 0;
    std::string_view first_record;  ///< the citation key of the first one, if it has one; lives as long as the index
};

/// All ways in which people are written in many records. Of each is kept what nothing else says, its name in one piece of text; the rest is made
/// anew when it is asked for: a file may have a million authors, of whom nearly all are written in one way.
class PersonSpellings {
  public:
    /// Told of each spelling that is new: its number, who has it and where.
    using Heard = std::function<void(std::uint32_t number, const Contributor& person, const NamesField& field)>;

    void add(const Record& record, const Heard& heard);
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(known_.size()); }
    [[nodiscard]] PersonSpelling operator[](std::uint32_t number) const;
    [[nodiscard]] PersonForm form_of(std::uint32_t number) const;
    /// How many of the people with whom either wrote are the same, by family name and initial. Of each one up to 64 are known.
    [[nodiscard]] std::size_t shared_co_authors(std::uint32_t a, std::uint32_t b) const;

  private:
    struct Kept {
        CompactView name;         ///< packed
        PlaceAndSize co_authors;  ///< digests of family name and initial
        std::uint32_t records = 0;
        std::uint32_t first_record = 0;
        std::uint32_t digest = 0;  ///< its own as a co-author
    };
    [[nodiscard]] static std::span<const std::uint32_t> co_authors_of(const Kept& one) {
        return {reinterpret_cast<const std::uint32_t*>(one.co_authors.address()), one.co_authors.size()};
    }
    void add_co_authors(Kept& one, const std::vector<Kept*>& list);
    Kept& insert(const Contributor& person, bool& is_new);

    Arena arena_;
    DigestMap<Kept> known_;  ///< by spelling and ORCID
    std::deque<CompactView> first_records_;
};

/// Compares spellings by number. Those that were compared last are kept ready.
class SpellingComparison {
  public:
    explicit SpellingComparison(const PersonSpellings& spellings) : spellings_(spellings), ready_(room) {}
    [[nodiscard]] PersonMatch operator()(std::uint32_t a, std::uint32_t b);

  private:
    /// Holds until another one is made ready in its place.
    [[nodiscard]] const PersonForm& form_of(std::uint32_t number);

    static constexpr std::uint32_t room = 1024;
    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
    struct Ready {
        std::uint32_t number = none;
        PersonForm form;
    };

    const PersonSpellings& spellings_;
    std::vector<Ready> ready_;  ///< by the remainder of the number
};

}  // namespace bibcast
