#pragma once

#include <string_view>

#include "formats/bibtex/emit.hpp"
#include "formats/bibtex/options.hpp"
#include "formats/bibtex/source_fields.hpp"
#include "io/format.hpp"
#include "model/record.hpp"

namespace bibcast::bibtex {

/// Writes the fields of one record as one entry, row by row of the field table.
class EntryWriter {
  public:
    EntryWriter(Record& record, std::string& out, const WriteOptions& options, Findings& findings);

    /// The entry type, as it stands behind the `@`.
    [[nodiscard]] std::string_view type_name() const { return type_name_; }
    void write_fields();
    /// The macros that the entry uses: name, U+001E, value, U+001E.
    [[nodiscard]] std::string_view definitions() const { return definitions_; }

  private:
    // What the entry type decides.
    void choose_type();
    [[nodiscard]] std::string_view thesis_type() const;
    [[nodiscard]] bool is_article() const;
    [[nodiscard]] bool is_part() const;  ///< has a booktitle
    [[nodiscard]] std::string_view publisher_field() const;
    /// The source had a field of this name that no rule took.
    [[nodiscard]] bool has_leftover(std::string_view name) const { return leftover(name) != nullptr; }
    [[nodiscard]] Leftover* leftover(std::string_view name) const;

    // One field of the table each.
    void write_row(const FieldRow& row);
    void write_special(const FieldRow& row);
    void write_all(const FieldRow& row, std::string_view name, Variable variable);
    void write_value(Form form, std::string_view name, const Text& value);
    void write_people(const FieldRow& row);
    void write_people_as(std::string_view name, Variable variable);
    void write_date(std::string_view name, Variable variable);
    void write_links(const FieldRow& row);
    void write_identifiers(const FieldRow& row);
    void write_record_number(const FieldRow& row);
    void write_orcids();

    // Rules of their own.
    void write_title();
    /// A title by the name of its field, in BibLaTeX in the three parts that its source had.
    void write_title_text(std::string_view name, const Text& text);
    [[nodiscard]] bool write_title_parts(std::string_view name, const Text& whole);
    [[nodiscard]] bool write_apart(std::string_view name, const Text& whole);
    void write_protected(std::string_view name, const Text& text);
    [[nodiscard]] bool write_formulas(std::string_view name, const Text& text);
    [[nodiscard]] bool write_full_journal();
    /// Whether the source had this field (LaTeX) say `value`.
    [[nodiscard]] bool source_says(std::string_view field, const Text& value) const;
    void write_periodical(TextField& issue);
    void write_containers(const FieldRow& row);
    void report_words(const DateField& field);
    [[nodiscard]] bool write_filed(const DateField& field);
    void write_issued();
    void write_issued_classic(DateField& field);
    void write_issued_date(DateField& field);
    void write_number();
    void write_publisher(const FieldRow& row);
    void write_place();
    [[nodiscard]] bool event_has_location() const;
    [[nodiscard]] bool write_serial_source(const FieldRow& row);
    void write_genre();
    void write_subtype();
    void write_note();
    void write_language();
    void write_eprint();
    void write_editor(const FieldRow& row);
    void write_editor_role(const FieldRow& row);
    void write_people_in_role(const FieldRow& row, std::string_view word, NamesField& names);
    void write_role(const FieldRow& row);
    bool write_contributors(const FieldRow& row, std::string_view usual);
    [[nodiscard]] std::size_t fields_behind(const FieldRow& row) const;
    [[nodiscard]] static std::string_view field_of_role(std::string_view role);
    [[nodiscard]] NamesField* contributors();
    [[nodiscard]] static std::string_view role_of(const Contributor& person);
    template <class Wanted>
    [[nodiscard]] NamesField take_contributors(Wanted wanted);
    void write_keywords();
    void write_groups();
    void write_leftovers();

    Record& record_;
    const WriteOptions& options_;
    Findings& findings_;
    Emitter emit_;
    SourceFields source_;
    std::string definitions_;
    const TypeRow* type_ = nullptr;
    std::string_view type_name_;
    std::string_view subtype_;  ///< the source's own entry type, which the dialect does not have
};

/// The standard styles of neither dialect know this field.
[[nodiscard]] bool is_extra(const FieldRow& row, Dialect dialect);

/// Entries of this type are in a journal.
[[nodiscard]] bool is_article_type(std::string_view type);

/// A part of a text, with the styles that lie in it. Nothing if a style crosses an end.
[[nodiscard]] bool slice_text(Arena& arena, const Text& text, std::size_t begin, std::size_t end, Text& part);

/// Appends a publisher or place. In a biblatex literal list `; ` is written as ` and `, and a word `and` is protected.
void append_list(std::string& out, const Text& value, bool list, const LatexEncoding& encoding);

/// In entries of this type `number` is the number within a series.
[[nodiscard]] bool number_is_collection_number(std::string_view type);

/// Appends page ranges with en dashes as LaTeX writes them: `12--18`.
void append_pages(std::string& out, std::string_view pages);

/// The CSL item type that a reader takes from an entry type without `entrysubtype`.
[[nodiscard]] ItemType type_read_from(const TypeRow& row, bool has_arxiv);

}  // namespace bibcast::bibtex
