#pragma once

#include <string_view>

namespace bibcast::csv {

/// What a citation of PubMed says of where an article stands. Views the text.
struct Citation {
    std::string_view date;
    std::string_view volume;
    std::string_view issue;
    std::string_view pages;
};

/// Reads `J Moss. 2020 Jan 5;1(2):3-9. doi: 10.5555/m.1. Epub 2019 Dec 1.` All empty where there is no volume.
[[nodiscard]] Citation parse_citation(std::string_view text);

/// What Embase says under `Source`. Views the text.
struct SourceOfEmbase {
    std::string_view journal;  ///< empty: the text is of another form
    std::string_view volume;
    std::string_view issue;
    std::string_view pages;
    std::string_view date;  ///< as exact as it stands there
};

/// Reads `Clinics in Perinatology (2018) 45:4 (769-785). Date of Publication: 1 Dec 2018`, if it is all of that form.
[[nodiscard]] SourceOfEmbase parse_source_of_embase(std::string_view text);

}  // namespace bibcast::csv
