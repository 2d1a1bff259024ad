#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "io/tagged/field.hpp"
#include "io/tagged/table.hpp"

namespace bibcast::tagged {

/// Makes a record of the fields of one reference by the rows of a table. The fields wait for `finish`, since what they mean
/// depends on the type, which may come last.
class RecordBuilder {
  public:
    RecordBuilder(const Table& table, Record& record, Findings& findings)
        : table_(table), record_(record), arena_(record.arena()), findings_(findings) {}
    virtual ~RecordBuilder() = default;

    void add(const Field& field) { fields_.push_back(field); }
    void finish();

  protected:
    /// Sets the type by the values with `Place::type`.
    virtual void choose_type();
    /// Takes a field whose row has `Place::special`.
    virtual void add_special(const Field& field, const Row& row);
    /// Called when all fields have been taken, before dates and pages are put together.
    virtual void finish_special() {}

    /// Sets the type by name. False, with a finding, if the format has none of that name.
    bool set_type(const Field& field);
    void add_text(Variable variable, const Field& field);
    void add_people(Variable variable, const Field& field);
    /// Adds the people of a value that should name one, and says so.
    void add_list_of_names(Variable variable, std::string_view list, const Field& field);
    void add_date(Variable variable, const Field& field);
    void add_pages(const Field& field);
    void add_serial_number(const Field& field);
    /// Adds a DOI; what is none is kept with a finding.
    void add_doi(const Field& field);
    void add_accession(const Field& field);
    void add_keywords(const Field& field);
    void add_quoted_keywords(std::string_view list, SourceSpan span);
    void add_urls(const Field& field, LinkKind kind = LinkKind::other);
    /// The date of publication, or another word on it.
    void merge_date(const Field& field, const Date& date, bool odd);
    /// A date of publication that may be no date, which is reported.
    void merge_year(const Field& field);

    /// Adds a text value unless the record has the same one already.
    void add_once(Variable variable, const Text& value, SourceSpan span);
    /// Adds a value to those that the variable has already, behind a comma, each once. A list that gets too long is kept in pieces.
    void append_to(Variable variable, std::string_view value, const Field& field);
    void keep(const Field& field);
    Finding& report(const Code& code, const Field& field, std::string message);
    /// The value on one line.
    [[nodiscard]] std::string_view one_line(std::string_view value) { return collapse(value); }
    [[nodiscard]] Text text_of(const Field& field);
    [[nodiscard]] bool has(Variable variable) const { return record_.text(variable) != nullptr; }
    /// The first field with that tag that is not empty; null if there is none.
    [[nodiscard]] const Field* field(std::string_view tag) const;

    const Table& table_;
    Record& record_;
    Arena& arena_;
    Findings& findings_;
    std::vector<Field> fields_;
    Field first_page_;
    Field last_page_;

  private:
    std::unordered_map<std::string_view, const Field*> first_;  ///< the first field of each tag that is not empty
    [[nodiscard]] std::string_view collapse(std::string_view value);
    void add_by_row(const Field& field, const Row& row);
    void finish_dates();
    void finish_pages();

    std::vector<Field> days_;
    std::vector<Field> years_;
};

}  // namespace bibcast::tagged
