#pragma once

#include <string>
#include <string_view>

#include "formats/mods/tags.hpp"
#include "io/outflow.hpp"
#include "text/xml_writer.hpp"

namespace bibcast::mods {

/// Writes one record as a `mods` element.
class RecordWriter {
  public:
    RecordWriter(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings, Outflow* flow)
        : record_(record), chunk_(chunk), item_(item), findings_(findings), flow_(flow), xml_(chunk.bytes, 2) {}

    void write();

  private:
    void begin();
    void write_titles(Level level);
    void write_type();
    void write_resource();
    void write_names(Level level);
    void write_name(Variable variable, Contributor& person, std::string_view code, std::string_view term);
    void write_role(std::string_view code, std::string_view term);
    void write_role(std::string_view word);
    void write_language();
    void write_origin(Level level);
    void write_date(std::string_view element, std::string_view type, Variable variable);
    void write_physical();
    void write_notes();
    void write_subjects();
    void write_identifiers();
    [[nodiscard]] bool is_alone(const Identifier& identifier) const;
    void write_location();
    void write_part(Level level);
    void write_pages();
    void write_related(Level level);
    void write_further_related(Level level);
    [[nodiscard]] bool has_one_related(Level level) const;
    void open_related(Level level);
    void close_related();
    void write_archive_collection();
    void write_other_texts();
    void write_leftovers();

    [[nodiscard]] bool has(Variable variable) const { return record_.text(variable) != nullptr; }
    [[nodiscard]] Level level_of(Variable names) const;
    [[nodiscard]] bool origin_in_host() const;
    /// The plain text of a field, which counts as written; its formatting is reported as lost.
    std::string_view take(TextField& field);
    void put(std::string_view name, std::string_view text, XmlWriter::Attributes attributes);
    void add_attributes(std::string_view name, std::size_t begin);
    void element(std::string_view name, Variable variable, XmlWriter::Attributes attributes = {});
    /// One element for each value.
    void elements(std::string_view name, Variable variable, XmlWriter::Attributes attributes = {});

    Record& record_;
    Chunk& chunk_;
    Chunk::Item& item_;
    Findings& findings_;
    Outflow* flow_;
    XmlWriter xml_;
    bool host_ = false;
    bool bare_attributes_ = false;  ///< something of the leftovers is an attribute of an element that is written
    std::string related_;           ///< the type of the related item that is being written
    bool one_related_ = false;      ///< it is the only one of its type
    bool is_id_ = false;  ///< the key stands in the attribute `ID`
};

}  // namespace bibcast::mods
