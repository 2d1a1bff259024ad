#pragma once

#include <string>
#include <vector>

#include "cv/options.hpp"
#include "cv/work.hpp"
#include "pipeline/where.hpp"

namespace bibcast::cv {

/// A part of the list under one heading; a section that others stand in has no entries itself.
struct Section {
    struct Entry {
        std::size_t work = 0;    ///< index in `Works::list`
        std::size_t number = 0;  ///< 0: not numbered
    };
    std::string title;         ///< empty: the list has no headings
    unsigned level = 0;        ///< 0 for the outermost ones
    std::size_t count = 0;     ///< of entries in it and in the sections inside it
    std::vector<Entry> entries;
};

/// Sorts the works into sections, each followed by those inside it. `apart` may be null.
[[nodiscard]] std::vector<Section> make_sections(const Works& works, const Options& options, const Where* apart);

/// What a type is called over a list and on an entry: `Journal articles`, `Journal article`.
struct TypeWords {
    std::string_view many;
    std::string_view one;
};
[[nodiscard]] TypeWords words_of(const Record& record);

/// Throws UsageError for a variable to group by that there is none of.
[[nodiscard]] std::vector<std::string> grouping(const Options& options);

}  // namespace bibcast::cv
