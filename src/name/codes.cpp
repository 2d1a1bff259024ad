#include "name/codes.hpp"

#include <array>

namespace bibcast {

namespace {

constexpr std::array<const Code*, 20> codes = {
    &name_too_many_commas, &name_comma_list,    &name_semicolon_list, &name_stray_comma,  &name_empty,
    &name_unbalanced_brace, &name_suffix_last,  &name_glued_initials,  &name_others_inside,  &name_others_in_name, &name_others_counted,
    &name_and_command, &name_formatting,   &name_sort_key, &name_unknown_part,
    &name_other_short_form, &name_institution, &name_ambiguous_list, &name_crowd, &name_guessed,
};

}  // namespace

Codes name_codes() { return codes; }

}  // namespace bibcast
