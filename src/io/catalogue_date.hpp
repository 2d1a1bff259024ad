#pragma once

#include <optional>
#include <string_view>

#include "model/date.hpp"

namespace bibcast {

/// A date of publication as catalogues write it.
struct CatalogueDate {
    Date date;
    bool whole = false;  ///< the date says all that the words say
};

/// Reads `c1984`, `[1984]`, `1984.`, `[1984?]`, `[ca. 1984]`, `[198-]`, `[19--?]`, `1984 [i.e. 1985]`, `[between 1980 and 1984]`,
/// `1984, c1983` and `1984-1986` (AACR2, 1.4F; RDA, 2.8.6); of other words the first year in them. Nothing where there is none.
[[nodiscard]] std::optional<CatalogueDate> read_catalogue_date(std::string_view text);

}  // namespace bibcast
