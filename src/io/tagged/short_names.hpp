#pragma once

#include <optional>
#include <string_view>

#include "model/record.hpp"

namespace bibcast::tagged {

/// A name as indexes of medicine shorten it, without a comma: `Hiles ID`, `van der Berg A Jr`. Each initial gets its full stop,
/// as CSL needs it. Nothing if the text has another form.
[[nodiscard]] std::optional<Name> read_short_name(Arena& arena, std::string_view text);

/// True for what stands behind a name as PubMed has it: `Jr`, `3rd`, `II`.
[[nodiscard]] bool is_short_suffix(std::string_view word);

/// True if the last word of a short name is one that names of firms end in, or a family name in capitals (`Novartis AG`, `Wei LI`): it
/// takes more than such a name to tell that a list is one of short names.
[[nodiscard]] bool is_doubtful_short_name(std::string_view text);

/// Splits the names of a record whose people all stand as short names, and says where the first one is. Nothing if one of them does not, or
/// if all that there is may be a firm: institutions and single words do not count.
[[nodiscard]] std::optional<SourceSpan> split_short_names(Record& record);

/// True if a value that should hold one name holds several: `Smith JK, Jones A`, `Smith, J., Jones, A.`, `Smith, John and Doe, Jane`,
/// `王晓明, 李娜`.
[[nodiscard]] bool holds_several_names(std::string_view text);

/// True for such a value that has no given names at all: `Andres, Buote, Byrne, De Rooy, Duarte` (PsycINFO of Ovid). Of fewer than five it may be one
/// person with degrees.
[[nodiscard]] bool is_list_of_family_names(std::string_view text);

}  // namespace bibcast::tagged
