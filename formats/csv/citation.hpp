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

}  // namespace bibcast::csv
