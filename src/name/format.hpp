#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/contributor.hpp"

namespace bibcast {

/// Where the parts stand when the family name comes first.
struct FamilyFirstForm {
    /// BibTeX: `von Family, Jr., Given`. Else `von Family, Given, Jr.` (RIS, EndNote, most others).
    bool suffix_second = false;
    /// The dropping particle stands behind the given name (`Humboldt, Alexander von`); else before the family name, as
    /// BibTeX needs it.
    bool dropping_behind = true;
    /// A blank stands behind an elided particle too (`d' Almeida`), so that a reader of BibTeX knows it for one; biblatex
    /// prints none there. Else `d'Almeida`.
    bool elided_apart = false;
};

/// `von Family, Given, Jr.`; a literal as it is. A name of one part has no comma. The text is not escaped.
void append_family_first(std::string& out, const Name& name, const FamilyFirstForm& form = {});

/// `Given von Family Jr.`; with `comma_suffix` `Given von Family, Jr.`. `Family Given` for static ordering, and
/// without a blank for East Asian scripts.
void append_given_first(std::string& out, const Name& name);

/// The family name with its non-dropping particle: `van der Berg`, `al-Hakim`.
void append_family(std::string& out, const Name& name);

/// How initials are written; the initial values make `J.-P. R.`.
struct InitialsForm {
    std::string_view after = ".";
    std::string_view between = " ";
    bool hyphens = true;
};

/// The initials of given names. Initials are kept (`J.R.R.`, and glued `JRR` when nothing else stands there), an
/// abbreviation of two or three letters too (`Ph.`, `Yu.`); lower-case words stay words; names in East Asian scripts stay.
void append_initials(std::string& out, std::string_view given, const InitialsForm& form = {});

/// `Goodman DFM`, `van der Berg J Jr`: the form of MEDLINE (field AU), without commas and full stops.
void append_family_and_initials(std::string& out, const Name& name);

/// `Jane Doe (0000-0002-1825-0097); Ann Roe (*)`: the people of a list with all that is said of each, for a finding.
[[nodiscard]] std::string people_in_words(const List<Contributor>& people);

/// How lists for people write names.
enum class NameForm : std::uint8_t {
    given_first,      ///< `Hao Zhang`
    family_first,     ///< `Zhang, Hao`
    initials,         ///< `H. Zhang`
    family_initials,  ///< `Zhang, H.`
};

/// The form with that word: `given-first`, `family-first`, `initials`, `family-initials`; none for any other word.
[[nodiscard]] std::optional<NameForm> name_form_named(std::string_view word);

/// Appends a name in a form. A name of one part, and a literal, is the same in all of them.
void append_name(std::string& out, const Name& name, NameForm form);

/// True if a part of the given names is not in the text that `append_name` writes.
[[nodiscard]] bool shortens(NameForm form, const Name& name);

/// True if a particle is joined to the word behind it without a blank: `d'`, `al-`.
[[nodiscard]] bool joins_next_word(std::string_view particle);

}  // namespace bibcast
