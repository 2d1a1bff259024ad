#include "csl/attributes.hpp"

#include <pugixml.hpp>

namespace bibcast::csl {

namespace {

std::string_view value_of(const pugi::xml_node& element, const char* name) { return element.attribute(name).value(); }

}  // namespace

std::string_view local_name(const pugi::xml_node& element) {
    const std::string_view name = element.name();
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

Formatting read_formatting(const pugi::xml_node& element) {
    Formatting out;
    if (const std::string_view word = value_of(element, "font-style"); !word.empty()) {
        out.style = word == "italic" ? FontStyle::italic : word == "oblique" ? FontStyle::oblique : FontStyle::normal;
    }
    if (const std::string_view word = value_of(element, "font-weight"); !word.empty()) {
        out.weight = word == "bold" ? FontWeight::bold : word == "light" ? FontWeight::light : FontWeight::normal;
    }
    if (const std::string_view word = value_of(element, "font-variant"); !word.empty()) {
        out.variant = word == "small-caps" ? FontVariant::small_caps : FontVariant::normal;
    }
    if (const std::string_view word = value_of(element, "text-decoration"); !word.empty()) {
        out.decoration = word == "underline" ? Decoration::underline : Decoration::none;
    }
    if (const std::string_view word = value_of(element, "vertical-align"); !word.empty()) {
        out.align = word == "sup" ? VerticalAlign::superscript : word == "sub" ? VerticalAlign::subscript : VerticalAlign::baseline;
    }
    return out;
}

TextCase text_case_named(std::string_view word) {
    if (word == "lowercase") return TextCase::lowercase;
    if (word == "uppercase") return TextCase::uppercase;
    if (word == "capitalize-first") return TextCase::capitalize_first;
    if (word == "capitalize-all") return TextCase::capitalize_all;
    if (word == "sentence") return TextCase::sentence;
    return word == "title" ? TextCase::title : TextCase::none;
}

Display display_named(std::string_view word) {
    if (word == "block") return Display::block;
    if (word == "left-margin") return Display::left_margin;
    if (word == "right-inline") return Display::right_inline;
    return word == "indent" ? Display::indent : Display::none;
}

TermForm term_form_named(std::string_view word) {
    if (word == "short") return TermForm::brief;
    if (word == "verb") return TermForm::verb;
    if (word == "verb-short") return TermForm::verb_brief;
    return word == "symbol" ? TermForm::symbol : TermForm::full;
}

DatePartForm date_part_form_named(std::string_view word) {
    if (word == "long") return DatePartForm::full;
    if (word == "short") return DatePartForm::brief;
    if (word == "numeric") return DatePartForm::numeric;
    if (word == "numeric-leading-zeros") return DatePartForm::numeric_leading_zeros;
    return word == "ordinal" ? DatePartForm::ordinal : DatePartForm::unset;
}

DatePartSpec read_date_part(Arena& arena, const pugi::xml_node& element) {
    DatePartSpec part;
    const std::string_view name = value_of(element, "name");
    part.name = name == "month" ? DatePartName::month : name == "day" ? DatePartName::day : DatePartName::year;
    part.form = date_part_form_named(value_of(element, "form"));
    part.prefix = arena.copy(value_of(element, "prefix"));
    part.suffix = arena.copy(value_of(element, "suffix"));
    part.range_delimiter = arena.copy(value_of(element, "range-delimiter"));
    part.has_range_delimiter = !element.attribute("range-delimiter").empty();
    part.formatting = read_formatting(element);
    part.text_case = text_case_named(value_of(element, "text-case"));
    part.strip_periods = value_of(element, "strip-periods") == "true";
    return part;
}

}  // namespace bibcast::csl
