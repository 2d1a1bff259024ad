#pragma once

#include "diag/finding.hpp"

namespace bibcast {

inline constexpr Code unknown_item{"cite/unknown-item", Severity::error, "a citation names an item that is not there",
                                   "The file of citations has an id that no record of the bibliographies has. The citation is printed without it. Ids are compared byte for "
                                   "byte; a record without a citation key gets one when it is read."};

inline constexpr Code no_locale{"cite/no-locale", Severity::warning, "the terms of a language are not here",
                                "Terms, dates and quotation marks stand in English, which is built in. Other languages come from files: Debian's package "
                                "citation-style-language-locales has sixty, and $CSL_LOCALES can name a folder with more."};
inline constexpr Code nobody_highlighted{"cite/nobody-highlighted", Severity::note, "the person of --highlight is nowhere in what was printed",
                                         "None of the names that the style prints is that of --highlight. It is compared with the family name, with 'Family, Given' and "
                                         "with 'Given Family', whole and in any case. The style may have shortened the list of authors before that name."};

}  // namespace bibcast
