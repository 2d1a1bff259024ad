#pragma once

#include <string>
#include <vector>

#include "cv/people.hpp"

namespace bibcast::cv {

/// How many works a year has.
struct YearCount {
    long year = 0;
    std::size_t works = 0;
};

/// From the first year to the last, those without works too if they are not too many. Works without a year are not counted.
[[nodiscard]] std::vector<YearCount> count_years(const Works& works);

/// A bar chart as an SVG element with a text alternative; empty for fewer than two years.
[[nodiscard]] std::string timeline_svg(const std::vector<YearCount>& years);

/// The person in the middle, the others around, as an SVG element with a text alternative. At most 40 people are drawn.
[[nodiscard]] std::string network_svg(const std::vector<CoAuthor>& people, const std::string& self);

}  // namespace bibcast::cv
