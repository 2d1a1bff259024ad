#include "formats/shortcode/codes.hpp"

#include <array>

namespace bibcast::shortcode {

namespace {
constexpr std::array codes = {
    &unterminated_quote, &stray_quote,       &foreign_quote,  &unquoted_value,    &swallowed_delimiter, &line_break,
    &bad_escape,         &dropped_backslash, &space_before_equals, &mixed_parameters, &duplicate_parameter, &mixed_delimiters,
    &unclosed_tag,       &stray_text,        &missing_close,  &stray_close,       &skipped,             &commented_out,
    &unclosed_comment,   &unlisted_name,     &nested_shortcode, &unknown_parameter, &unmapped_position, &untrimmed_value,
    &empty_link,         &bad_date,          &odd_value,         &bibtex_differs,    &heading_year,   &shared_identifier, &empty_entry,         &inner_text,
};
}  // namespace

Codes all_codes() { return codes; }

}  // namespace bibcast::shortcode
