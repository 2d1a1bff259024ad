#pragma once

#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "formats/bibtex/inherit.hpp"
#include "formats/bibtex/raw.hpp"
#include "formats/bibtex/strings.hpp"
#include "formats/bibtex/tags.hpp"
#include "model/record.hpp"

namespace bibcast::bibtex {

/// The fields of its source that a record's values were made of, where the values alone do not tell: the three parts of a title, the
/// babel name of a language. They stand in `Record::native` as a BibTeX entry, and are no values: who does not look for them loses nothing.
class SourceFields {
  public:
    /// Of a record that another format's reader made: none.
    explicit SourceFields(const Record& record);

    /// The source is BibTeX, so that BibTeX output has its fields even where none of its styles knows them.
    [[nodiscard]] bool is_bibtex() const { return is_bibtex_; }

    /// The entry type, when BibTeX output is to have it though no classic style knows it; otherwise empty.
    [[nodiscard]] std::string_view type() const { return type_; }

    /// The macros by which a field was written, if they say what `latex` says: `jcss # { suppl.}`; otherwise empty. Definitions that it takes
    /// are added to `definitions`: name, U+001E, value, U+001E.
    [[nodiscard]] std::string macros_for(std::string_view name, std::string_view latex, std::string& definitions) const;

    [[nodiscard]] bool empty() const { return fields_.empty(); }
    /// The value of the first of these fields that is there, as LaTeX; empty if there is none.
    [[nodiscard]] std::string_view value(std::initializer_list<std::string_view> names) const;

  private:
    Arena& arena_;
    bool is_bibtex_ = false;
    std::string_view type_;
    std::vector<RawField> fields_;
    StringTable strings_;
};

/// Keeps these fields with the record, and the entry type that they stood in; none that is not balanced.
void keep_source_fields(Record& record, Dialect dialect, std::string_view type, std::span<const Field* const> fields);

/// A part of the value is a macro.
[[nodiscard]] bool has_macro(const RawField& field);

/// Keeps the fields of an entry that use macros, and what these stand for.
void keep_macros(Record& record, const RawEntry& entry, const StringTable& strings);

}  // namespace bibcast::bibtex
