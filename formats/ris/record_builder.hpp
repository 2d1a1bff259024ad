#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "formats/ris/tags.hpp"
#include "io/format.hpp"
#include "io/tagged/field.hpp"

namespace bibcast::ris {

using tagged::Field;

/// Makes a record of the fields of one reference, in the order in which they stand. What can only be decided when
/// all of them are known (dates, pages, titles of conferences) waits for `finish`.
class RecordBuilder {
  public:
    RecordBuilder(Record& record, Findings& findings) : record_(record), arena_(record.arena()), findings_(findings) {}

    /// Gives the field's tag back as the table spells it.
    void add(Field& field);
    void finish();

  private:
    void set_type(const Field& field);
    void add_by_row(const Field& field, const TagRow& row);
    bool take_jstor_date(const Field& field);
    bool take_labelled_number(const Field& field);
    bool take_number(const Field& field);
    void add_text(Variable variable, const Field& field);
    void add_people(Variable variable, const Field& field);
    void add_list_of_names(Variable variable, std::string_view list, const Field& field);
    void add_person(Variable variable, std::string_view name, SourceSpan span);
    void add_date(const Field& field, const TagRow& row);
    void add_early_date(const Field& field);
    void add_publication_date(const Field& field);
    void add_note(const Field& field);
    void add_doi(const Field& field);
    void add_keywords(const Field& field);
    void add_urls(const Field& field, LinkKind kind, std::string_view label);
    void add_serial_number(const Field& field);

    void take_full_text();
    void finish_short_names();
    void finish_dates();
    void finish_publication_dates();
    void merge_date(const Field& field, const Date& date, bool odd);
    void finish_access_date();
    void finish_pages();
    void finish_start_page();
    void finish_accession(const Field& field);
    void finish_titles();
    void finish_journal(const Field& field);
    void split_short_journal();
    void finish_subtitles();
    void find_affiliations();
    void finish_affiliations();
    void finish_numbers();
    void finish_dois();
    void fix_pubmed_number();
    void order_links();

    /// Adds a text value unless the record has the same one already. False if it has.
    bool add_once(Variable variable, const Text& value, SourceSpan span);
    void keep(const Field& field);
    Finding& report(const Code& code, const Field& field, std::string message);
    /// The value on one line.
    [[nodiscard]] std::string_view one_line(std::string_view value);
    [[nodiscard]] std::string_view without_controls(std::string_view text);
    [[nodiscard]] Text text_of(const Field& field);
    [[nodiscard]] bool has(Variable variable) const { return record_.text(variable) != nullptr; }

    Record& record_;
    Arena& arena_;
    Findings& findings_;
    Type type_ = generic_type;

    Field first_page_;
    Field last_page_;
    Field start_page_;
    List<Field> access_;  ///< year and day of access, each in a tag of its own
    List<Field> conference_titles_;  ///< values of `T2` of a conference record
    List<Field> conference_places_;  ///< values of `CY` of a conference record
    Field publication_date_;  ///< `C2` of a conference record or a patent
    std::vector<Field> full_dates_;
    List<Field> years_;
    List<Field> journals_;
    List<Field> subtitles_;  ///< values of `BT`
    List<Field> numbers_;  ///< values of `M1` where `SN` has the main number, or where it may be that of the issue
    List<Field> accessions_;
    List<Field> dois_;  ///< values of `M3`, `N1`, `AN` and `L3` that are DOIs
    struct Affiliation {
        Field field;
        std::size_t author;  ///< which author stood before it, from 1; 0: none, or not right before it
    };
    std::vector<Affiliation> affiliations_;
    std::size_t authors_ = 0;
    bool first_ = true;  ///< no field has come yet
    bool after_author_ = false;
    bool conference_2011_ = false;  ///< it has tags that the 2001 specification has not
};

}  // namespace bibcast::ris
