#pragma once

#include <array>
#include <bitset>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "diag/finding.hpp"
#include "formats/bibtex/inherit.hpp"
#include "formats/bibtex/month_field.hpp"
#include "formats/bibtex/raw.hpp"
#include "formats/bibtex/tags.hpp"
#include "model/record.hpp"
#include "text/latex.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

/// True for `true`, `yes` and their opposites: what packages and themes have in fields that are something else without them.
[[nodiscard]] inline bool is_flag(std::string_view value) {
    value = trim(value);
    const auto is = [value](std::string_view word) { return equals_ignoring_ascii_case(value, word); };
    return is("true") || is("false") || is("yes") || is("no");
}

/// `n/a`, as Wiley has it for what an article ahead of its issue does not have yet.
[[nodiscard]] inline bool is_not_available(std::string_view value) { return equals_ignoring_ascii_case(trim(value), "n/a"); }

/// The people that a field has: a stretch of those of a variable, which several fields may have.
struct PeopleOfField {
    const FieldRow* row = nullptr;
    Variable variable = Variable::author;
    std::size_t first = 0;
    std::size_t count = 0;
};

/// Makes records of complete entries: decodes the values and puts them where the field table says. One a slice.
class EntryReader {
  public:
    EntryReader(Arena& arena, Dialect dialect, Findings& findings) : arena_(arena), dialect_(dialect), findings_(findings) {}

    /// `fields` hold what the entry has and inherits. The order of the record's values does not depend on theirs.
    void read(const RawEntry& entry, const std::vector<Field>& fields, Record& record);

  private:
    struct Simple {
        const FieldRow* row;
        const Field* field;
    };
    void sort_fields();
    void place_field(const Field& field);
    void place_row(const FieldRow& row, const Field& field);
    bool place_numbered(const Field& field);
    void leave_numbered(const Field& field);
    void place_duplicate(const FieldRow& row, const Field& field);
    bool place_further_value(const FieldRow& row, const Field& field);
    void find_kept();
    void keep(const Field* field);
    void find_kept_titles();
    void find_kept_languages();
    void find_kept_publisher();
    void keep_source();
    void place_eprint();
    void read_type();
    void read_simple(const Simple& simple);
    void read_serial_numbers(const Field& field, Variable variable);
    void add_serial_number(std::string_view number, Variable variable, SourceSpan span);
    void read_leftovers();
    void rename_numbered_leftovers();
    /// Says whether a field is a leftover.
    void leave(const Field& field, bool left = true);
    [[nodiscard]] bool is_left(std::size_t index) const { return left_[index] != 0; }

    // Decoding.
    [[nodiscard]] const Field* slot(FieldId id) const { return slots_[static_cast<std::size_t>(id)]; }
    /// True if the entry has one of them, or had one that was taken since.
    [[nodiscard]] bool had_any(const FieldSet& fields) const { return had_.meets(fields); }
    [[nodiscard]] const Field* take(FieldId id);
    [[nodiscard]] const Field* take_first(std::initializer_list<FieldId> ids);
    void take_if_same(FieldId id, std::string_view value);
    [[nodiscard]] Text rich(const Field& field);
    [[nodiscard]] Text text_of(const FieldRow& row, const Field& field);
    [[nodiscard]] Text unbraced(const Field& field);
    [[nodiscard]] Text uncased(const Field& field);
    [[nodiscard]] std::string_view plain(const Field& field);
    [[nodiscard]] std::string_view plain(const Field& field, std::string_view part);
    [[nodiscard]] std::string_view verbatim(const Field& field);
    [[nodiscard]] Text list(const Field& field, bool has_keys);
    [[nodiscard]] Text localized_or(const Text& text) const;
    void report_latex(const Field& field, std::string_view source);
    void add_rich(Variable variable, const Field* field);

    // Titles.
    struct TitleParts {
        Text whole;
        Text main;  ///< without subtitle and addition; empty if there is neither
        SourceSpan source;
    };
    [[nodiscard]] TitleParts title_of(FieldId title, FieldId subtitle, FieldId addon);
    void read_titles();
    void read_periodical();
    void read_containers();
    void read_journal(FieldId journal);

    // Dates.
    void read_dates();
    void read_parts_beside_date();
    [[nodiscard]] bool year_goes_first(const Field& date, const Field& year);
    void report_two_dates(const Field& date, const Field& other);
    [[nodiscard]] std::string_view date_text(const Field& field);
    void read_issued(const Field& date);
    void read_date(Variable variable, const Field& field);
    [[nodiscard]] std::optional<Date> parse_date(const Field& field);
    void report_odd_date(const Field& field, std::string_view text);
    [[nodiscard]] bool read_year(const Field& year, const Field* month, const Field* day);
    void read_date_in_month(const Field& month);
    void read_filed();
    [[nodiscard]] Date with_month_and_day(Date year, const Field* month, const Field* day, FieldId month_id = FieldId::month, FieldId day_id = FieldId::day);
    [[nodiscard]] bool add_month(Date& date, const Field& month);
    [[nodiscard]] static bool add_days(Date& date, const MonthField& days);

    // People.
    void read_people(Variable variable, const Field& field);
    [[nodiscard]] bool has_unknown_command(std::string_view names) const;
    void read_editors();
    void read_editor_role(FieldId people, FieldId role);
    /// Contributors with a role.
    void read_people_in_role(const Field& people, std::string_view role);
    void read_annotations();
    void leave_rest(std::string_view name, const Field& annotation, std::string_view rest);
    void report_annotation(const Field& annotation, std::string_view rest);

    // The rest.
    void read_numbers();
    void read_site();
    void read_publisher();
    void read_genre();
    void read_language();
    void read_notes();
    void read_eprint();
    void add_url(std::string_view address, SourceSpan span);
    void read_url();
    void read_more();
    void read_doi(const Field& field);
    void read_no_doi(const Field& field, std::string_view text);
    void read_unique_id(const Field& field);
    void read_orcids(const Field& field);
    [[nodiscard]] bool add_orcid(std::string_view name, std::string_view number, SourceSpan span);
    void read_pages(const Field& field);
    [[nodiscard]] bool read_page_count(std::string_view text, const Field& field);
    [[nodiscard]] std::string_view without_ris_tag(std::string_view text, const Field& field);
    void read_keywords(const Field& field);
    void read_groups(const Field& field);

    Arena& arena_;
    Dialect dialect_;
    Findings& findings_;
    // Of the entry at hand.
    Record* record_ = nullptr;
    const RawEntry* entry_ = nullptr;
    const std::vector<Field>* fields_ = nullptr;
    const TypeRow* known_type_ = nullptr;  ///< of the entry type; null if nobody knows it
    const TypeRow* type_ = nullptr;        ///< that, or `misc`
    bool type_is_stated_ = false;  ///< by `entrysubtype`, or it is one that nobody knows
    std::array<const Field*, static_cast<std::size_t>(FieldId::count)> slots_{};
    FieldSet had_;
    std::vector<Simple> simple_;
    std::vector<const Field*> annotations_;
    std::vector<PeopleOfField> lists_;  ///< which people each field has, if there are annotations
    std::vector<const Field*> unknown_;
    std::vector<const Field*> kept_;  ///< whose source is kept beside what was read
    std::vector<std::uint8_t> left_;  ///< by field: 1 if no rule has taken it
    std::vector<Simple> more_specials_;  ///< further values of fields that can have many: awards, identifiers
    std::vector<std::pair<std::size_t, std::string_view>> renamed_;  ///< leftovers by another name: index of the field (rising), name
    std::bitset<256> seen_rows_;
    std::vector<LatexIssue> issues_;
};

}  // namespace bibcast::bibtex
