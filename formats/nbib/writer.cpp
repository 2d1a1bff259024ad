#include "formats/nbib/format.hpp"
#include "formats/nbib/tags.hpp"
#include "io/loss.hpp"
#include "io/tagged/markup.hpp"
#include "io/tagged/names.hpp"
#include "io/tagged/record_writer.hpp"
#include "name/format.hpp"
#include "text/utf8.hpp"

namespace bibcast::nbib {

namespace {

constexpr tagged::LineStyle style = {
    .begin =
        [](std::string& out, std::string_view tag) {
            out += tag;
            out.append(tag.size() < 4 ? 4 - tag.size() : 0, ' ');
            out += "- ";
        },
    .continuation = "      ",
    .width = 88,
};

class RecordWriter final : public tagged::RecordWriter {
  public:
    RecordWriter(Record& record, std::string& out, Chunk::Item& item, Findings& findings)
        : tagged::RecordWriter(table, style, record, out, item, findings) {}

  protected:
    /// What was said of nobody must not stand behind a name.
    void prepare() override {
        for (Leftover& leftover : record_.leftovers) {
            const bool of_people = leftover.tag == "AD" || leftover.tag == "IRAD" || leftover.tag == "AUID";
            if (!of_people || leftover.written || leftover.format != table.format) continue;
            raw_line(leftover.tag, leftover.value);
            leftover.written = true;
        }
    }

    void write_special(const tagged::Row& row) override {
        if (row.tag == "FAU") write_names(Variable::author, "FAU", "AU", "AD");
        else if (row.tag == "FED") write_names(Variable::editor, "FED", "ED", {});
        else if (row.tag == "FIR") write_names(Variable::contributor, "FIR", "IR", "IRAD");
        else if (row.tag == "IS") write_issn(row.tag);
        else if (row.tag == "PT" && type_ != nullptr) raw_line(row.tag, type_->name);
        else if (row.tag == "ISBN") write_each(row.tag, Variable::isbn);
        else if (row.tag == "LA") write_each(row.tag, Variable::language);
        else if (row.tag == "DP") write_publication_date(row.tag);
        else if (row.tag == "DEP") write_early_date(row.tag);
        else if (row.tag == "PG") write_pages(row.tag);
        else if (row.tag == "LID") write_numbers(row.tag);
    }

  private:
    /// PubMed has the number of an article without pages in their place.
    void write_pages(std::string_view tag) {
        const bool numbered = record_.type == ItemType::article_journal && record_.text(Variable::page) == nullptr;
        write_texts(tag, numbered ? Variable::number : Variable::page);
    }

    void write_names(Variable variable, std::string_view full, std::string_view brief, std::string_view address) {
        for (NamesField& field : record_.names) {
            if (field.variable != variable) continue;
            for (Contributor& person : field.people) {
                if (person.name.is_literal() && variable != Variable::author) continue;
                person.written = true;
                if (person.name.is_literal()) {
                    line("CN", person.name.literal);
                } else {
                    std::string name;
                    tagged::append_name(name, record_.arena(), person.name, read_name);
                    // Without a comma it would be taken for initials.
                    line(full, name);
                    std::string short_name;
                    append_family_and_initials(short_name, person.name);
                    line(brief, short_name);
                }
                write_details(person, variable, address);
            }
            if (field.others) line(brief, "et al.");
            field.written = true;
        }
    }

    void write_details(Contributor& person, Variable variable, std::string_view address) {
        for (Detail& detail : person.details) {
            if (detail.kind == DetailKind::orcid && variable == Variable::author) {
                line("AUID", "ORCID: " + std::string(detail.value));
                detail.written = true;
            } else if (detail.kind == DetailKind::affiliation && !address.empty()) {
                line(address, detail.value);
                detail.written = true;
            }
        }
    }

    /// One line for each of several values that a comma separates. Numbers stand as they are: they are read without markup.
    void write_each(std::string_view tag, Variable variable) {
        const bool number = variable == Variable::isbn || variable == Variable::issn;
        while (const TextField* values = record_.take_text(variable)) {
            for (std::string_view rest = values->value.plain; !rest.empty();) {
                const std::size_t comma = rest.find(", ");
                if (number) raw_line(tag, rest.substr(0, comma));
                else line(tag, rest.substr(0, comma));
                rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 2);
            }
        }
    }

    /// Each number as it was read, with the words behind it; one that has none, or is new, alone.
    void write_issn(std::string_view tag) {
        const TextField* numbers = record_.take_text(Variable::issn);
        if (numbers == nullptr) return;
        std::string written;
        for (Leftover& leftover : record_.leftovers) {
            const std::string_view number = leftover.value.substr(0, leftover.value.find(' '));
            const bool known = leftover.format == table.format && leftover.tag == tag && numbers->value.plain.find(number) != std::string_view::npos;
            if (!known || leftover.written) continue;
            raw_line(tag, leftover.value);
            leftover.written = true;
            written += number;
        }
        for (std::string_view rest = numbers->value.plain; !rest.empty();) {
            const std::size_t comma = rest.find(", ");
            if (const std::string_view number = rest.substr(0, comma); written.find(number) == std::string::npos) raw_line(tag, number);
            rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 2);
        }
        write_each(tag, Variable::issn);
    }

    void write_publication_date(std::string_view tag) {
        while (const DateField* field = record_.take_date(Variable::issued)) {
            std::string value;
            append_date(value, without_time(record_, *field, findings_));
            raw_line(tag, value);
            if (field->value.has_parts() && !field->value.literal.empty()) {
                report_partial_loss(loss_date_part, record_, "issued", field->value.literal, field->source,
                                    "the words beside the date are not written", findings_);
            }
        }
    }

    void write_early_date(std::string_view tag) {
        const DateField* field = record_.date(Variable::available_date);
        if (field == nullptr) return;
        const DatePoint& point = field->value.begin;
        Date day = Date::of_year(point.year);
        day.begin.month = point.month;
        day.begin.day = point.day;
        if (field->value != day || point.day == 0 || point.year < 1000 || point.year > 9999) return;
        const auto two = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
        line(tag, std::to_string(point.year) + two(point.month) + two(point.day));
        record_.take_date(Variable::available_date);
    }

    void write_numbers(std::string_view tag) {
        for (Identifier& identifier : record_.identifiers) {
            if (identifier.scheme != "pii") continue;
            raw_line("AID", std::string(identifier.value) + " [pii]");
            identifier.written = true;
        }
        while (const TextField* doi = record_.take_text(Variable::doi)) raw_line(tag, std::string(doi->value.plain) + " [doi]");
        write_urls(tag);
    }
};

class NbibWriter final : public Writer {
  public:
    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const override {
        RecordWriter(record, chunk.bytes, item, findings).write();
    }
    [[nodiscard]] Framing framing() const override { return {.before = {}, .between = "\n", .after = {}, .empty = {}}; }
};

}  // namespace

std::unique_ptr<Writer> make_writer(const FormatOptions& /*options*/) { return std::make_unique<NbibWriter>(); }

}  // namespace bibcast::nbib
