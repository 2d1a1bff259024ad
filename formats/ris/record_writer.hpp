#pragma once

#include <string>
#include <string_view>

#include "formats/ris/tags.hpp"
#include "io/format.hpp"

namespace bibcast::ris {

/// The options of the format, as the writer uses them.
struct WriterOptions {
    std::string_view line_end = "\n";
    bool tags = true;         ///< formatting as HTML tags
    bool mark_notes = false;  ///< marks as a note
    bool other_notes = false; ///< awards and groups as notes
};

/// Writes one record: goes through the rows of the table that hold for its type, in order.
class RecordWriter {
  public:
    RecordWriter(const WriterOptions& options, Record& record, std::string& out, Chunk::Item& item, Findings& findings)
        : options_(options), record_(record), out_(out), item_(item), findings_(findings) {}

    void write() {
        choose_type();
        for (std::size_t i = 0; i < tags.size(); ++i) {
            if (tags[i].use == Use::both && contains(detail::effective_sets[i], type_)) write_row(tags[i]);
        }
    }

  private:
    void choose_type();
    [[nodiscard]] bool needs_strict_conference() const;
    [[nodiscard]] Variable publication_variable() const;
    void write_row(const TagRow& row);
    void write_texts(std::string_view tag, Variable variable);
    void write_people(const TagRow& row);
    [[nodiscard]] static bool can_place_affiliations(const NamesField& field);
    void write_affiliations(Contributor& person);
    void write_dates(std::string_view tag, Variable variable);
    void write_year(std::string_view tag);
    void write_full_date(std::string_view tag);
    void write_early_date(std::string_view tag);
    void write_pages(std::string_view tag);
    void write_first_page(std::string_view tag, bool& placed);
    void write_section(std::string_view tag);
    void write_serial_numbers(std::string_view tag);
    void write_accessions(std::string_view tag);
    void write_keywords(std::string_view tag);
    void write_notes(std::string_view tag);
    void write_urls(std::string_view tag);
    void write_links(std::string_view tag, LinkKind kind, std::string_view label);
    void write_key(std::string_view tag);
    [[nodiscard]] static bool begins_or_ends(std::string_view tag);
    void write_end(std::string_view tag);

    void begin_line(std::string_view tag) {
        out_ += tag;
        out_ += "  - ";
        value_begin_ = out_.size();
    }
    /// Ends the line. A value is one line: breaks and controls in it become blanks. False if there were any.
    bool end_line();
    void line(std::string_view tag, std::string_view value);
    /// One of a list, whose pieces a semicolon separates.
    void piece_line(std::string_view tag, std::string_view value);
    /// A value in which the reader decodes nothing: an address, a key, a leftover.
    void raw_line(std::string_view tag, std::string_view value) {
        begin_line(tag);
        out_ += value;
        end_line();
    }
    void mirror_for_old_readers(const TagRow& row);
    void text_line(std::string_view tag, TextField& field);

    const WriterOptions& options_;
    Record& record_;
    std::string& out_;
    Chunk::Item& item_;
    Findings& findings_;
    Type type_ = 0;
    std::size_t value_begin_ = 0;
    std::string notes_;  ///< lines for `N1` that other rows made
};

}  // namespace bibcast::ris
