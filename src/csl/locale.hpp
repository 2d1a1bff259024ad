#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "csl/format.hpp"
#include "model/arena.hpp"

namespace pugi {
class xml_node;
}

namespace bibcast::csl {

enum class TermForm : std::uint8_t { full, brief, verb, verb_brief, symbol };
inline constexpr std::size_t term_form_count = 5;
enum class Gender : std::uint8_t { none, feminine, masculine };
inline constexpr std::size_t gender_count = 3;

/// One form of a term. A term without plural has the same text twice.
struct TermText {
    std::string_view single;
    std::string_view multiple;
    bool present = false;
};

struct Term {
    std::array<TermText, term_form_count> forms;
    Gender gender = Gender::none;
};

/// When `ordinal-NN` applies to a number (CSL 1.0.2, "Ordinal Suffixes").
enum class OrdinalMatch : std::uint8_t { last_digit, last_two_digits, whole_number };

struct OrdinalTerm {
    std::array<std::string_view, gender_count> texts;  ///< by gender form
    std::array<bool, gender_count> present{};
    OrdinalMatch match = OrdinalMatch::last_digit;
};

enum class DatePartName : std::uint8_t { year, month, day };
enum class DatePartForm : std::uint8_t { unset, full, brief, numeric, numeric_leading_zeros, ordinal };

/// A part of a date as a style or locale prints it.
struct DatePartSpec {
    DatePartName name = DatePartName::year;
    DatePartForm form = DatePartForm::unset;
    std::string_view prefix;
    std::string_view suffix;
    std::string_view range_delimiter;
    bool has_range_delimiter = false;
    Formatting formatting;
    TextCase text_case = TextCase::none;
    bool strip_periods = false;
};

struct DateFormat {
    std::vector<DatePartSpec> parts;
    std::string_view prefix;
    std::string_view suffix;
    std::string_view delimiter;
    Formatting formatting;
    TextCase text_case = TextCase::none;
};

/// The terms, dates and options of one language, with those of the languages it falls back on. Texts live in its arena.
class Locale {
  public:
    explicit Locale(std::string language) : language_(std::move(language)) {}

    /// Adds the content of a `cs:locale` element; what is there already is replaced.
    void add(const pugi::xml_node& element);

    [[nodiscard]] const std::string& language() const { return language_; }
    [[nodiscard]] bool is_english() const { return language_.starts_with("en"); }
    /// The term in that form, or the form that the specification falls back on; empty if there is none.
    [[nodiscard]] std::string_view term(std::string_view name, TermForm form = TermForm::full, bool plural = false) const;
    /// The sign for "and": what the locale has, else &; older locale files have none.
    [[nodiscard]] std::string_view and_sign() const;
    [[nodiscard]] bool has_term(std::string_view name) const { return terms_.contains(name); }
    /// The suffix for `number` in front of a noun of that gender.
    [[nodiscard]] std::string_view ordinal_suffix(unsigned number, Gender gender) const;
    /// `long-ordinal-01` to `-10`; empty for others.
    [[nodiscard]] std::string_view long_ordinal(unsigned number, Gender gender) const;
    [[nodiscard]] Gender gender_of(std::string_view term) const;
    [[nodiscard]] const DateFormat& text_date() const { return dates_[0]; }
    [[nodiscard]] const DateFormat& numeric_date() const { return dates_[1]; }

    bool punctuation_in_quote = false;
    bool limit_day_ordinals = false;
    bool has_limit_day_ordinals = false;

  private:
    void add_term(const pugi::xml_node& element);
    void add_ordinal(std::string_view name, const pugi::xml_node& element);
    void add_date(const pugi::xml_node& element);

    std::string language_;
    std::unique_ptr<Arena> arena_ = std::make_unique<Arena>();
    std::unordered_map<std::string_view, Term> terms_;
    std::array<OrdinalTerm, 101> ordinals_{};  ///< the last is `ordinal` itself
    std::array<OrdinalTerm, 11> long_ordinals_{};
    std::array<DateFormat, 2> dates_;
};

/// The full tag of a bare language ("de" to "de-DE"), as the locale files are named; other tags as they are.
[[nodiscard]] std::string primary_dialect(std::string_view language);

/// `en-us` as `en-US`, `zh_hant_tw` as `zh-Hant-TW`.
[[nodiscard]] std::string normalize_language(std::string_view language);

}  // namespace bibcast::csl
