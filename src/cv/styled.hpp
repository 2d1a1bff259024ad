#pragma once

#include <string>
#include <vector>

#include "csl/render.hpp"
#include "cv/options.hpp"
#include "cv/people.hpp"

namespace bibcast::cv {

/// Each work as the citation style `options.style` formats it, in the order of `works`: marks beside names, the own name bold, people of
/// highlights underlined, without the number that the style may give it. Throws UsageError for a style that there is none of.
[[nodiscard]] std::vector<std::string> format_in_style(const Works& works, const Options& options, const Highlights& highlights, csl::OutputForm form);

/// HTML of the citation engine with classes (`bc-underline`, …) instead of style attributes, which a Content-Security-Policy forbids.
[[nodiscard]] std::string with_classes(std::string html);

}  // namespace bibcast::cv
