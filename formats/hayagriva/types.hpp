#pragma once

#include <string>
#include <string_view>

#include "model/contributor.hpp"
#include "model/date.hpp"

namespace bibcast::hayagriva {

// What Hayagriva takes for a value of its types (docs/file-format.md, "Data types", and src/types of 0.5 to 0.9). For one value that it
// does not take it refuses the whole file, so that no other may be written.

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD` in four digits with an optional sign, behind a `~` if it is approximate. Of a range where it begins,
/// of an open one its end, of a season the year. Empty for what has no such part. `whole`: nothing of the date is left out.
struct WrittenDate {
    std::string text;
    bool whole = false;
};
[[nodiscard]] WrittenDate write_date(const Date& date);

/// A number, or several with commas, ampersands or hyphens between, with a word before and one behind: `12`, `2-3`, `p34, 36`.
[[nodiscard]] bool is_numeric(std::string_view text);

/// An address with a scheme, and with a host where that needs one (the URL standard of the WHATWG, section 4.4).
[[nodiscard]] bool is_address(std::string_view text);

/// A word for what people did who are no authors or editors.
[[nodiscard]] bool is_role(std::string_view text);

/// Whether the name of a person that stands in one string is taken apart where ours is. Hayagriva puts all words into the prefix up to the
/// last one in lower case (`University of` Vienna), and takes the second of three parts for the suffix, against what its documentation says.
[[nodiscard]] bool is_split_alike(const Name& name);

}  // namespace bibcast::hayagriva
