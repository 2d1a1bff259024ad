#pragma once

#include <string_view>

#include "model/arena.hpp"

namespace bibcast {

/// Reads those names of a BibTeX list that have nothing which needs thought: letters, full stops, single hyphens, the usual
/// accents (`text/latex_letter.hpp`), at most one comma. Most names are such, and are read in one pass; what is found is what the
/// rules of `add_bibtex_names` find.
class PlainNames {
  public:
    struct Name {
        std::string_view raw;  ///< in the source
        std::string_view family;
        std::string_view particle;
        std::string_view given;
    };
    enum class Found : unsigned char { name, others, end, doubt };

    PlainNames(Arena& arena, std::string_view raw) : arena_(arena), raw_(raw) {}
    /// Moves to the next name. `doubt`: it needs to be read by all the rules, and begins at `at`.
    [[nodiscard]] Found next(Name& name);
    [[nodiscard]] std::size_t at() const { return at_; }
    /// Goes on at the beginning of another name.
    void move_to(std::size_t at) { at_ = at; }

  private:
    /// The words of one name, decoded.
    struct Words {
        const char* text = nullptr;
        std::size_t size = 0;
        std::size_t comma = 0;  ///< where the part behind the comma begins; 0: there is none
        std::size_t family_end = 0;
        std::size_t last = 0;  ///< where the last word begins
        bool lower = false;   ///< a word begins with a letter in lower case
        bool lower_first = false;
    };
    [[nodiscard]] Found read(Name& name);
    [[nodiscard]] bool read_words(std::size_t& end, Words& words);
    [[nodiscard]] bool is_and(std::size_t at) const;
    void copy(Words& words, std::size_t begin, std::size_t at);

    Arena& arena_;
    std::string_view raw_;
    std::size_t at_ = 0;
    bool done_ = false;
    char* decoded_ = nullptr;  ///< memory for decoded names, made when it is first needed
    bool copied_ = false;      ///< the name at hand is written there
};

}  // namespace bibcast
