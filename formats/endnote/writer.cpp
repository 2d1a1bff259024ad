#include <algorithm>

#include "formats/endnote/format.hpp"
#include "formats/endnote/tags.hpp"
#include "io/loss.hpp"
#include "io/tagged/pages.hpp"
#include "io/tagged/record_writer.hpp"

namespace bibcast::endnote {

namespace {

constexpr tagged::LineStyle style = {
    .begin =
        [](std::string& out, std::string_view tag) {
            out += tag;
            out += ' ';
        },
    .continuation = {},
};

class RecordWriter final : public tagged::RecordWriter {
  public:
    RecordWriter(Record& record, std::string& out, Chunk::Item& item, Findings& findings)
        : tagged::RecordWriter(table, style, record, out, item, findings) {}

  protected:
    void write_special(const tagged::Row& row) override {
        switch (row.tag[1]) {
            case 'A': write_authors(row.tag); break;
            case 'B': write_conference(row.tag, Variable::event_title, Variable::container_title); break;
            case '3':
                if (event_written_) write_texts(row.tag, Variable::container_title);
                break;
            case 'C': write_place(row.tag); break;
            case '1': write_texts(row.tag, Variable::publisher_place); break;
            case 'G': write_texts(row.tag, Variable::language); break;
            case 'R': write_texts(row.tag, Variable::doi); break;
            case 'N': write_number(row.tag); break;
            case 'M': write_accessions(row.tag); break;
            case 'V': write_volume(row.tag); break;
            case '7': write_edition(row.tag); break;
            case '&': write_section(row.tag); break;
            case '+': write_address(row.tag); break;
            default: break;
        }
    }

  private:
    void write_authors(std::string_view tag) {
        write_people(tag, type_ != nullptr && type_->name == "Edited Book" ? Variable::editor : Variable::author);
    }

    /// The conference, with its proceedings in %3; the proceedings alone stand where older programs look for them.
    void write_conference(std::string_view tag, Variable event, Variable proceedings) {
        const bool both = record_.text(event) != nullptr && record_.text(proceedings) != nullptr;
        if (const TextField* lone = record_.text(event); lone != nullptr && !both) {
            report_partial_loss(loss_text, record_, name_of(event), lone->value.plain, lone->source,
                                "it is written where readers look for the title of the proceedings", findings_);
        }
        event_written_ = both;
        write_texts(tag, event);
        if (!both) write_texts(tag, proceedings);
    }

    void write_place(std::string_view tag) {
        const bool event = record_.text(Variable::event_place) != nullptr;
        const bool publisher = record_.text(Variable::publisher_place) != nullptr;
        // What a reader takes %C for depends on the lines beside it.
        const bool acm = std::any_of(record_.leftovers.begin(), record_.leftovers.end(),
                                     [](const Leftover& one) { return one.format == "endnote" && one.tag == "%1"; });
        const bool read_as_publisher = record_.text(Variable::publisher) != nullptr && !event_written_ && !acm;
        if (event && !publisher && read_as_publisher) return;
        if (event) return write_texts(tag, Variable::event_place);
        if (read_as_publisher) write_texts(tag, Variable::publisher_place);
    }

    /// The number of a patent stands in `%@`, and here only if it would be taken for an ISBN or ISSN there.
    void write_number(std::string_view tag) {
        const bool patent = record_.type == ItemType::patent;
        for (TextField& number : record_.texts) {
            if (number.variable != Variable::number || number.written) continue;
            if (!patent || tagged::serial_variable(number.value.plain, tagged::SerialKind::document) != Variable::number) text_line(tag, number);
        }
    }

    /// In a web page four digits would be the year of access.
    void write_volume(std::string_view tag) {
        const std::string_view volume = record_.plain(Variable::volume);
        if (volume.size() != 4 || volume.find_first_not_of("0123456789") != std::string_view::npos) write_texts(tag, Variable::volume);
    }

    /// A year alone would be read as an edition.
    void write_edition(std::string_view tag) {
        const DateField* early = record_.date(Variable::available_date);
        if (early != nullptr && early->value.has_parts() && early->value.begin.month != 0) write_dates(tag, Variable::available_date);
        write_texts(tag, Variable::edition);
    }

    void write_section(std::string_view tag) {
        const TextField* section = record_.text(Variable::section);
        if (section == nullptr) return;
        const TextField* page = record_.text(Variable::page);
        const bool clear = page != nullptr ? !page->value.plain.starts_with(section->value.plain) : !tagged::is_page_number(section->value.plain);
        if (clear) write_texts(tag, Variable::section);
    }

    void write_address(std::string_view tag) {
        for (NamesField& names : record_.names) {
            if (names.variable != Variable::author || names.people.size() != 1 || names.others) continue;
            for (Detail& detail : names.people[0].details) {
                if (detail.kind != DetailKind::affiliation) continue;
                line(tag, detail.value);
                detail.written = true;
            }
        }
    }

    bool event_written_ = false;  ///< the conference and its proceedings are both there
};

class EndnoteWriter final : public Writer {
  public:
    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const override {
        RecordWriter(record, chunk.bytes, item, findings).write();
    }
    [[nodiscard]] Framing framing() const override { return {.before = {}, .between = "\n", .after = {}, .empty = {}}; }
};

}  // namespace

std::unique_ptr<Writer> make_writer(const FormatOptions& /*options*/) { return std::make_unique<EndnoteWriter>(); }

}  // namespace bibcast::endnote
