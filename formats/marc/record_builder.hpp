#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "diag/finding.hpp"
#include "formats/marc/fields.hpp"
#include "formats/marc/tags.hpp"
#include "io/passed_over.hpp"
#include "model/record.hpp"

namespace bibcast::marc {

/// The variables for what an imprint says: those of the work, or of its original.
struct ImprintVariables {
    Variable place = Variable::publisher_place;
    Variable publisher = Variable::publisher;
    Variable date = Variable::issued;
};

/// Makes a record of MARC fields, field by field of the table. What it does not understand is kept as leftovers of the format `name`, one
/// a field or subfield: tag `245`, value `10 $a… $c…`.
class RecordBuilder {
  public:
    RecordBuilder(Fields& fields, Record& record, Findings& findings, std::string_view name)
        : fields_(fields), record_(record), arena_(record.arena()), findings_(findings), format_(name) {}

    void build();

  private:
    void set_type();
    void set_type_of_contents();
    void add_fixed_values();
    void add(Field& field, const TagRow& row);
    void add_subfield(Field& field, Subfield& subfield, const TagRow& row);
    void add_title(Field& field);
    void add_person(Field& field, Variable variable);
    void add_body(Field& field, Variable variable);
    void add_meeting(Field& field);
    void choose_call_number();
    void add_call_number(Field& field);
    void add_thesis(Field& field);
    void add_subject(Field& field);
    void add_host(Field& field);
    void set_host_type(Field& field);
    void add_original(Field& field);
    void add_uniform_title();
    [[nodiscard]] bool is_translation();
    [[nodiscard]] Name take_heading(Field& field);
    void add_imprint(Subfield& imprint, const ImprintVariables& variables);
    void add_date_and_pages(Field& field);
    void add_piece(Field& field);
    void add_host_volume(Subfield& volume);
    void add_labelled_parts(Field& field);
    void add_host_enumeration(Subfield& enumeration);
    void add_link(Field& field);
    void add_number(Field& field, Subfield& subfield);
    void add_extent(Subfield& subfield);
    void add_date(Subfield& subfield);
    [[nodiscard]] Variable role_of(Field& field, Variable usual);
    void add_role(Field& field, Contributor& person);
    void pass_over_roles(Field& field, Variable role);
    void add_once(Variable variable, std::string_view value, SourceSpan span);
    void add_leftovers();

    [[nodiscard]] bool has(Variable variable) const { return record_.text(variable) != nullptr; }
    /// The value of a subfield without the punctuation that cataloguing rules put behind it; noted as understood.
    [[nodiscard]] std::string_view take(Field& field, char code);
    /// All subfields with one of these codes, `separator` between them.
    [[nodiscard]] std::string_view take_all(Field& field, std::string_view codes, std::string_view separator);

    Fields& fields_;
    Record& record_;
    Arena& arena_;
    Findings& findings_;
    std::string_view format_;
    PassedOver passed_;
    Dialect dialect_ = Dialect::marc21;
    bool main_entry_ = false;
    std::optional<bool> has_isbn_;  ///< known once a note of a thesis has asked
    bool entered_under_title_ = false;  ///< a book without a main entry: it is known by its title
    Field* call_number_ = nullptr;
};

}  // namespace bibcast::marc
