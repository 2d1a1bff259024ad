#pragma once

#include <string_view>

#include "csl/format.hpp"
#include "csl/locale.hpp"

namespace bibcast::csl {

// The words that attributes of styles and locales take, as values. Unknown words are the default.

[[nodiscard]] Formatting read_formatting(const pugi::xml_node& element);
[[nodiscard]] TextCase text_case_named(std::string_view word);
[[nodiscard]] Display display_named(std::string_view word);
[[nodiscard]] TermForm term_form_named(std::string_view word);
[[nodiscard]] DatePartForm date_part_form_named(std::string_view word);
[[nodiscard]] DatePartSpec read_date_part(Arena& arena, const pugi::xml_node& element);
/// The element's name without a namespace prefix.
[[nodiscard]] std::string_view local_name(const pugi::xml_node& element);

}  // namespace bibcast::csl
