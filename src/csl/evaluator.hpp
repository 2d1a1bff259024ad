#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "csl/locale.hpp"
#include "csl/style.hpp"
#include "csl/tokens.hpp"

namespace bibcast::csl {

/// Where a cite stands among the others.
struct Position {
    bool subsequent = false;
    bool ibid = false;
    bool ibid_with_locator = false;
    bool near_note = false;
    unsigned first_note = 0;  ///< number of the note that cites the item first; 0: unknown
};

/// How much of a name list is shown to tell works apart.
struct NameExpansion {
    std::uint16_t shown = 0;           ///< at least so many names; 0: what the style says
    std::vector<std::uint8_t> levels;  ///< of each name: 0 as the style says, 1 initials, 2 the whole given name
};

/// What disambiguation found out for an item.
struct Disambiguation {
    std::vector<NameExpansion> lists;  ///< by order of the name lists in a cite
    int condition = 0;                 ///< how many tests of `disambiguate="true"` hold, from the first on
    int suffix = -1;                   ///< 0: a, 1: b, …; -1: none
};

/// What one name list of a cite was made of.
struct RenderedList {
    std::span<const PersonName> names;
    std::uint16_t shown = 0;  ///< names that were printed before "et al."
    bool brief = false;       ///< form="short"
    bool initials = false;    ///< initialize-with is set, and initialising is not switched off
};

/// One use of an item: all that evaluation needs to know beside the item.
struct Use {
    const Item* item = nullptr;
    const Area* area = nullptr;
    bool bibliography = false;
    std::string_view locator;
    std::string_view locator_label;  ///< empty: page
    Position position;
    const Disambiguation* disambiguation = nullptr;
    unsigned citation_number = 0;
    std::string_view citation_label;
    bool suppress_author = false;  ///< the first name list prints nothing
    bool author_only = false;      ///< nothing but the first name list
    bool for_sorting = false;
    bool links = false;            ///< addresses become links
    const SortKey* key = nullptr;
    bool ignore_suffix = false;    ///< as it would be without a year suffix
    bool comparing = false;        ///< only to see whether two works print the same: when they were seen does not count
};

/// Prints items as a style says. Keeps no state from one use to the next but the scratch memory of its arena.
class Evaluator {
  public:
    Evaluator(const Style& style, const Locale& locale, Arena& arena) : style_(style), locale_(locale), arena_(arena) {}

    /// Appends what `layout` or macro prints for `use`, without its affixes.
    void evaluate(Tokens& out, std::uint32_t node, const Use& use);

    /// The name lists of the last use, in order.
    [[nodiscard]] const std::vector<RenderedList>& lists() const { return lists_; }
    /// Where the first child that printed something ended, for second-field-align.
    [[nodiscard]] std::size_t first_field_end() const { return first_field_end_; }
    /// How often the last use tested `disambiguate`.
    [[nodiscard]] int disambiguate_tests() const { return disambiguate_tests_; }
    /// Which tokens the first cs:names printed, with its substitutes, labels and affixes.
    [[nodiscard]] std::pair<std::size_t, std::size_t> author_range() const { return author_range_; }

    /// The letters of a year suffix: a, …, z, aa, ab.
    [[nodiscard]] static std::string suffix_letters(int suffix);

    /// One name list as a string that sorts: family, particles as the style demotes them, given.
    void append_sort_name(std::string& out, const PersonName& name) const;

    // Where the language of an item decides.
    [[nodiscard]] bool is_english() const;

  private:
    struct Counts {
        unsigned called = 0;
        unsigned filled = 0;
    };

    void children(std::uint32_t first, std::string_view delimiter);
    void each_child(std::uint32_t first, std::string_view delimiter, bool& any);
    bool node(std::uint32_t index);
    bool text_element(const Node& node);
    void group(const Node& node);
    [[nodiscard]] std::uint32_t chosen(const Node& node);
    void number(const Node& node);
    void label(const Node& node);
    void date(const Node& node);
    void names(const Node& node);
    void macro(const Node& node);

    [[nodiscard]] bool holds(const Condition& condition);
    [[nodiscard]] bool has_value(Slot slot) const;
    [[nodiscard]] std::string_view variable(Slot slot, bool brief) const;
    [[nodiscard]] std::string_view page_first() const;

    /// Puts formatting, quotes and affixes around what was appended since `begin`; nothing if that prints nothing.
    std::size_t begin_affixes(std::string_view prefix, const Formatting& formatting, bool quotes, Display display);
    void end_affixes(std::size_t begin, std::size_t content, std::string_view suffix, const Formatting& formatting, bool quotes,
                     Display display);
    void text(std::string_view text, bool affix = false);
    void linked(Slot slot, std::string_view value);
    void rich(std::string_view text) { append_rich_text(arena_, *out_, text); }
    void affix(std::string_view source);
    void case_of(std::size_t begin, TextCase text_case, bool term = false);

    // numbers.cpp
    void number_text(Slot slot, std::string_view value);
    void page_range(std::string& out, std::string_view value, bool pages);
    void ordinal(std::string& out, std::string_view value, Slot slot, NumberForm form);
    [[nodiscard]] bool is_plural(Slot slot, std::string_view value) const;
    [[nodiscard]] std::string_view label_term(Slot slot) const;

    // embedded_labels.cpp
    [[nodiscard]] std::string_view with_local_labels(std::string_view value);

    // dates.cpp
    void date_parts(const ItemDate& value, const DateFormat& format, unsigned parts, Slot slot);
    bool date_part(const DatePart& value, const DatePartSpec& spec, bool bare_suffix, Slot slot);
    void sort_date(const ItemDate& value, unsigned parts);
    void year_suffix_here();

    // names.cpp
    bool name_list(const NamesSpec& spec, const NameOptions& options, std::span<const PersonName> people, Slot role, bool editor_translator);
    void name_label(const LabelSpec& spec, std::string_view role, std::size_t count);
    [[nodiscard]] std::size_t shown_names(const NameOptions& options, std::size_t count, std::size_t list, bool& et_al) const;
    bool substitute(const NamesSpec& spec);

    // name_parts.cpp
    void one_name(const NamesSpec& spec, const NameOptions& options, const PersonName& name, bool inverted, unsigned level);
    void name_part(std::string_view part, const NamePart& spec);
    [[nodiscard]] std::string_view given_of(const NameOptions& options, const PersonName& name, unsigned level);

    const Style& style_;
    const Locale& locale_;
    Arena& arena_;

    const Use* use_ = nullptr;
    Tokens* out_ = nullptr;
    Counts counts_;
    std::bitset<256> quashed_;        ///< variables that were printed as a substitute
    std::vector<RenderedList> lists_;
    const NamesSpec* outer_names_ = nullptr;  ///< inside cs:substitute: the names element around it
    std::vector<Slot>* substituted_ = nullptr;
    unsigned names_rendered_ = 0;
    unsigned depth_ = 0;
    bool suffix_printed_ = false;
    int disambiguate_tests_ = 0;
    std::size_t first_field_end_ = 0;
    std::pair<std::size_t, std::size_t> author_range_;
};

/// The term of the label that `text` begins with in front of a number, and its length with the blank: "p. 5"; empty if none.
[[nodiscard]] std::string_view label_at(std::string_view text, std::size_t& length);

/// True if every part of `value` is a number, as CSL 1.0.2 says for `is-numeric`.
[[nodiscard]] bool is_numeric(std::string_view value);
/// The number that `value` is, if it is nothing but digits and below 100,000.
[[nodiscard]] std::optional<unsigned> plain_number(std::string_view value);

/// Shortens given names to initials (CSL 1.0.2, `initialize-with`), or only brings initials into the style's form.
[[nodiscard]] std::string initialize(std::string_view given, std::string_view with, bool hyphen, bool only_normalize);

}  // namespace bibcast::csl
