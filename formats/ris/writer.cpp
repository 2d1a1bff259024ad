#include <string>

#include "formats/ris/accession.hpp"
#include "formats/ris/date.hpp"
#include "formats/ris/format.hpp"
#include "formats/ris/markup.hpp"
#include "formats/ris/pages.hpp"
#include "formats/ris/serial_number.hpp"
#include "formats/ris/tags.hpp"
#include "io/loss.hpp"
#include "name/format.hpp"
#include "name/mark_text.hpp"

namespace bibcast::ris {

namespace {

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
    void write_row(const TagRow& row);
    void write_texts(const TagRow& row);
    void write_people(const TagRow& row);
    void write_name(std::string_view tag, NamesField& field, Contributor& person);
    void write_dates(const TagRow& row);
    void write_year(std::string_view tag);
    void write_full_date(std::string_view tag);
    void write_early_date(std::string_view tag);
    void write_pages(std::string_view tag);
    void write_serial_numbers(std::string_view tag);
    void write_accessions(std::string_view tag);
    void write_keywords(std::string_view tag);
    void write_notes(std::string_view tag);
    void write_urls(std::string_view tag);
    void write_links(std::string_view tag, LinkKind kind, std::string_view label);
    void write_key(std::string_view tag);
    void write_end(std::string_view tag);

    void begin_line(std::string_view tag) {
        out_ += tag;
        out_ += "  - ";
        value_begin_ = out_.size();
    }
    /// Ends the line. A value is one line: breaks and controls in it become blanks. False if there were any.
    bool end_line();
    void line(std::string_view tag, std::string_view value) {
        begin_line(tag);
        out_ += value;
        end_line();
    }
    void text_line(std::string_view tag, TextField& field);
    void affiliations(Contributor& person);

    const WriterOptions& options_;
    Record& record_;
    std::string& out_;
    Chunk::Item& item_;
    Findings& findings_;
    Type type_ = 0;
    std::size_t value_begin_ = 0;
};

bool RecordWriter::end_line() {
    bool whole = true;
    for (std::size_t i = value_begin_; i < out_.size(); ++i) {
        if (static_cast<unsigned char>(out_[i]) < 0x20) {
            whole = whole && out_[i] == '\t';
            out_[i] = ' ';
        }
    }
    out_ += options_.line_end;
    return whole;
}

void RecordWriter::choose_type() {
    StringField& native = record_.native_type;
    if (!native.value.empty()) {
        const auto named = type_named(native.value);
        if (named && types[*named].name == native.value && types[*named].item == record_.type) {
            type_ = *named;
            native.written = true;
            return;
        }
    }
    type_ = type_of(record_.type);
    if (types[type_].item != record_.type) {
        report_partial_loss(loss_text, record_, "type", name_of(record_.type), record_.source,
                            "RIS has no such type, the nearest one is written", findings_);
    }
}

void RecordWriter::write_row(const TagRow& row) {
    switch (row.place) {
        case Place::type: {
            std::string_view name = types[type_].name;
            for (Leftover& leftover : record_.leftovers) {
                // A type that the reader did not know.
                if (leftover.written || leftover.format != "ris" || leftover.tag != row.tag) continue;
                leftover.written = true;
                name = leftover.value;
                break;
            }
            line(row.tag, name);
            break;
        }
        case Place::text: write_texts(row); break;
        case Place::people: write_people(row); break;
        case Place::date: write_dates(row); break;
        case Place::year: write_year(row.tag); break;
        case Place::full_date: write_full_date(row.tag); break;
        case Place::early_date: write_early_date(row.tag); break;
        case Place::first_page: write_pages(row.tag); break;
        case Place::start_page: break;
        case Place::serial_number: write_serial_numbers(row.tag); break;
        case Place::accession: write_accessions(row.tag); break;
        case Place::keyword: write_keywords(row.tag); break;
        case Place::note: write_notes(row.tag); break;
        case Place::url: write_urls(row.tag); break;
        case Place::pdf: write_links(row.tag, LinkKind::pdf, {}); break;
        case Place::full_text: write_links(row.tag, LinkKind::html, {}); break;
        case Place::related: write_links(row.tag, LinkKind::other, related_label); break;
        case Place::image: write_links(row.tag, LinkKind::other, image_label); break;
        case Place::key: write_key(row.tag); break;
        case Place::end: write_end(row.tag); break;
        case Place::journal:
        case Place::last_page:
        case Place::affiliation:
        case Place::none: break;  // written beside another row, or never
    }
}

}  // namespace

}  // namespace bibcast::ris
