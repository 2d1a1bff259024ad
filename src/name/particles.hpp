#pragma once

#include <string_view>

namespace bibcast {

/// One particle of family names, with the language whose rule says so.
struct Particle {
    std::string_view word;       ///< in lower case; `d'` stands for both apostrophes
    std::string_view languages;  ///< BCP 47, separated by blanks
    bool capitalised;            ///< also a particle when capitalised before a family name (`Van Gogh`, `De Niro`)
};

/// The entry for a word, in any case and with either apostrophe; null if it is no particle.
[[nodiscard]] const Particle* find_particle(std::string_view word);

/// True for a particle written in lower case.
[[nodiscard]] bool is_lower_particle(std::string_view word);

/// True for a particle that is one when capitalised too.
[[nodiscard]] bool is_capitalised_particle(std::string_view word);

/// True for the word that joins two family names: `Ortega y Gasset`, `Fontcuberta i Morral`.
[[nodiscard]] bool is_family_connector(std::string_view word);

}  // namespace bibcast
