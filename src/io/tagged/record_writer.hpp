#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "io/tagged/table.hpp"

namespace bibcast::tagged {

/// How the lines of a format look.
struct LineStyle {
    void (*begin)(std::string& out, std::string_view tag);  ///< appends the tag and what stands before the value
    std::string_view continuation;  ///< what the further lines of a value begin with; empty: a value is one line
    std::size_t width = 0;          ///< longer lines are broken at a blank; 0: no line is
    bool names_together = false;    ///< further names are further lines, without the tag
    std::string_view line_end = "\n";
};

/// Writes one record: goes through the rows of the table that hold for its type, in order.
class RecordWriter {
  public:
    RecordWriter(const Table& table, const LineStyle& style, Record& record, std::string& out, Chunk::Item& item, Findings& findings)
        : table_(table), style_(style), record_(record), out_(out), item_(item), findings_(findings) {}
    virtual ~RecordWriter() = default;

    void write();

  protected:
    /// Sets `type_`, the kind that is written; null: the format says it in another way.
    virtual void choose_type();
    /// Called before the rows: what must be known before the first line.
    virtual void prepare() {}
    virtual void write_special(const Row& /*row*/) {}
    virtual void write_day(std::string_view tag);
    virtual void write_keywords(std::string_view tag);
    /// Whether a line of `tag` begins or ends a record or the file: among the others it would cut the record in two, so that a leftover of it is a loss.
    [[nodiscard]] virtual bool is_frame(std::string_view /*tag*/) const { return false; }
    /// Behind the rows and leftovers.
    virtual void write_end() {}

    /// One value that is written as text: what the reader would take for markup is escaped.
    void line(std::string_view tag, std::string_view value);
    /// One value in which the reader decodes nothing: an address, a key, a leftover.
    void raw_line(std::string_view tag, std::string_view value) { emit(tag, value); }
    void text_line(std::string_view tag, TextField& field);
    void write_texts(std::string_view tag, Variable variable);
    void write_people(std::string_view tag, Variable variable);
    void write_dates(std::string_view tag, Variable variable);
    void write_year(std::string_view tag);
    void write_pages(std::string_view tag);
    void write_page_ends(std::string_view first);
    void write_serial_numbers(std::string_view tag);
    void write_accessions(std::string_view tag);
    void write_urls(std::string_view tag);
    void write_links(std::string_view tag, LinkKind kind);
    void write_type(std::string_view tag);
    void write_leftovers();
    /// Says that the type has no kind in the format.
    void report_nearest_type();
    /// True if a row of the table, other than one with `tag`, writes links of that kind.
    [[nodiscard]] bool has_place(Place place) const;

    const Table& table_;
    const LineStyle& style_;
    Record& record_;
    std::string& out_;
    Chunk::Item& item_;
    Findings& findings_;
    const TypeRow* type_ = nullptr;

  private:
    void write_row(const Row& row);
    void write_key(std::string_view tag);
    /// Writes a line or more. False if the value had lines of its own, which are joined.
    bool emit(std::string_view tag, std::string_view value);
    void report_lost_words(const Link& link);
    void append_wrapped(std::string_view value, std::size_t column);

    std::string value_;  ///< room for a value that is being made
};

}  // namespace bibcast::tagged
