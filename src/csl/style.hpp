#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "csl/item.hpp"
#include "csl/locale.hpp"

namespace bibcast::csl {

/// What an element of a style is, once compiled.
enum class NodeKind : std::uint8_t {
    layout,
    group,
    text_variable,
    text_macro,
    text_term,
    text_value,
    number,
    label,
    date,
    names,
    choose,
    branch,  ///< `if`, `else-if` or `else`; the condition is in `condition`, 0 for `else`
};

enum class Plural : std::uint8_t { contextual, always, never };
enum class NumberForm : std::uint8_t { numeric, ordinal, long_ordinal, roman };
enum class NameForm : std::uint8_t { full, brief, count };
enum class NameAnd : std::uint8_t { none, text, symbol };
enum class Precedes : std::uint8_t { contextual, after_inverted, always, never };
enum class SortOrder : std::uint8_t { none, first, all };

/// The name attributes that are inherited from style, citation or bibliography, names and name (CSL 1.0.2,
/// "Inheritable Name Options"). `given` has a bit for each that was set.
struct NameOptions {
    enum Bit : std::uint32_t {
        and_bit = 1, delimiter_bit = 2, precedes_et_al_bit = 4, precedes_last_bit = 8, min_bit = 16, use_first_bit = 32,
        subsequent_min_bit = 64, subsequent_use_first_bit = 128, use_last_bit = 256, form_bit = 512, initialize_bit = 1024,
        initialize_with_bit = 2048, sort_order_bit = 4096, separator_bit = 8192, names_delimiter_bit = 16384,
    };
    std::uint32_t given = 0;
    NameAnd and_word = NameAnd::none;
    Precedes precedes_et_al = Precedes::contextual;
    Precedes precedes_last = Precedes::contextual;
    NameForm form = NameForm::full;
    SortOrder sort_order = SortOrder::none;
    bool use_last = false;
    bool initialize = true;
    std::uint16_t min = 0;
    std::uint16_t use_first = 1;
    std::uint16_t subsequent_min = 0;
    std::uint16_t subsequent_use_first = 1;
    std::string_view delimiter = ", ";
    std::string_view initialize_with;
    std::string_view separator = ", ";
    std::string_view names_delimiter;

    [[nodiscard]] bool has(Bit bit) const { return (given & bit) != 0; }
    /// What `inner` sets replaces what is here.
    void add(const NameOptions& inner);
};

/// `cs:name-part`.
struct NamePart {
    Formatting formatting;
    TextCase text_case = TextCase::none;
    std::string_view prefix;
    std::string_view suffix;
};

/// A label, of `cs:label` or inside `cs:names`.
struct LabelSpec {
    TermForm form = TermForm::full;
    Plural plural = Plural::contextual;
    Formatting formatting;
    TextCase text_case = TextCase::none;
    bool strip_periods = false;
    bool before_name = false;
    std::string_view prefix;
    std::string_view suffix;
};

/// `cs:names` with its children.
struct NamesSpec {
    std::vector<Slot> variables;
    NameOptions options;  ///< of cs:names itself, then of cs:name
    Formatting name_formatting;
    std::string_view name_prefix;
    std::string_view name_suffix;
    NamePart given;
    NamePart family;
    std::string_view et_al_term = "et-al";
    Formatting et_al_formatting;
    bool has_label = false;
    LabelSpec label;
    bool has_name = false;
    bool has_et_al = false;
    bool has_delimiter = false;
    std::string_view delimiter;  ///< between variables
    std::uint32_t substitute = 0;  ///< the first child of cs:substitute; 0: there is none
};

/// `cs:date`.
struct DateSpec {
    bool localized = false;
    bool numeric = false;
    std::uint8_t parts = 7;  ///< 1 year, 2 month, 4 day
    DateFormat format;       ///< own parts, or what overrides the locale's
};

enum class PositionTest : std::uint8_t { first, subsequent, ibid, ibid_with_locator, near_note };

struct Condition {
    enum class Match : std::uint8_t { all, any, none };
    Match match = Match::all;
    std::vector<Slot> variables;
    std::vector<Slot> numerics;
    std::vector<Slot> uncertain;
    std::vector<std::string_view> types;
    std::vector<std::string_view> locators;
    std::vector<PositionTest> positions;
    bool disambiguate = false;
    bool has_disambiguate = false;
    bool disambiguate_value = true;
};

/// One compiled element. Children are linked by index; node 0 is no node.
struct Node {
    NodeKind kind = NodeKind::group;
    TextCase text_case = TextCase::none;
    Display display = Display::none;
    bool quotes = false;
    bool strip_periods = false;
    bool brief = false;  ///< form="short" of a text variable
    NumberForm number_form = NumberForm::numeric;
    Plural plural = Plural::contextual;
    TermForm term_form = TermForm::full;
    Slot slot = no_slot;
    Formatting formatting;
    std::uint32_t first_child = 0;
    std::uint32_t next = 0;
    std::uint32_t spec = 0;  ///< names, date, condition or label by kind: one more than its index; of a macro: its node
    std::string_view prefix;
    std::string_view suffix;
    std::string_view delimiter;
    std::string_view value;  ///< of text: the value, the term or the macro's name
};

struct SortKey {
    bool has_date = false;    ///< a date decides, so that the letters of a year do next
    bool has_number = false;  ///< the citation number decides
    Slot slot = no_slot;
    std::uint32_t macro = 0;
    bool descending = false;
    std::uint16_t names_min = 0;  ///< 0: not given
    std::uint16_t names_use_first = 0;
    bool has_use_last = false;
    bool names_use_last = false;
};

enum class Collapse : std::uint8_t { none, citation_number, year, year_suffix, year_suffix_ranged };
enum class GivenNameRule : std::uint8_t { all_names, all_names_with_initials, primary_name, primary_name_with_initials, by_cite };
enum class SubstituteRule : std::uint8_t { complete_all, complete_each, partial_each, partial_first };

/// `cs:citation` or `cs:bibliography`.
struct Area {
    bool present = false;
    std::uint32_t layout = 0;
    NameOptions names;
    std::vector<SortKey> sort;
    // citation
    Collapse collapse = Collapse::none;
    bool add_names = false;
    bool add_given = false;
    bool add_suffix = false;
    GivenNameRule given_rule = GivenNameRule::by_cite;
    bool has_cite_group = false;
    std::string_view cite_group_delimiter = ", ";
    bool has_after_collapse = false;
    std::string_view after_collapse_delimiter;
    bool has_suffix_delimiter = false;
    std::string_view year_suffix_delimiter;
    unsigned near_note_distance = 5;
    // bibliography
    bool hanging_indent = false;
    bool second_field_align = false;
    bool second_field_margin = false;
    unsigned line_spacing = 1;
    unsigned entry_spacing = 1;
    bool has_substitute = false;
    std::string_view author_substitute;
    SubstituteRule substitute_rule = SubstituteRule::complete_all;
};

enum class Demotion : std::uint8_t { never, sort_only, display_and_sort };
enum class PageFormat : std::uint8_t { none, expanded, minimal, minimal_two, chicago, chicago_16 };

/// A style compiled for evaluation. Texts live in its arena.
struct Style {
    std::unique_ptr<Arena> arena = std::make_unique<Arena>();
    std::string title;
    std::string id;
    std::string default_locale;
    std::string parent;  ///< of a dependent style: the address of the style it uses; then there is nothing else
    bool in_text = true;
    bool version_11 = false;
    std::vector<Node> nodes = std::vector<Node>(1);
    std::vector<NamesSpec> names;
    std::vector<DateSpec> dates;
    std::vector<Condition> conditions;
    std::vector<LabelSpec> labels;
    Area citation;
    Area bibliography;
    NameOptions name_options;
    Demotion demotion = Demotion::display_and_sort;
    bool initialize_with_hyphen = true;
    PageFormat page_format = PageFormat::none;
    bool uses_year_suffix = false;   ///< prints the variable `year-suffix` somewhere
    bool uses_disambiguate = false;  ///< tests `disambiguate`
    bool uses_position = false;
    bool uses_label = false;         ///< prints `citation-label`
    bool uses_number = false;        ///< prints `citation-number`
    bool uses_first_note = false;    ///< prints `first-reference-note-number`
    std::string locales;  ///< the `cs:locale` elements as XML, to be laid over the locale files
};

/// What is wrong with a style or locale, and where.
struct StyleError {
    std::string message;
    std::size_t offset = 0;  ///< byte offset in the source
};

/// Compiles a style. On failure says why in `error` and returns nothing.
[[nodiscard]] std::unique_ptr<Style> read_style(std::string_view source, StyleError& error);

}  // namespace bibcast::csl
