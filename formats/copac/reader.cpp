#include <algorithm>
#include <optional>

#include "formats/copac/format.hpp"
#include "formats/copac/grammar.hpp"
#include "formats/copac/tags.hpp"
#include "io/catalogue_date.hpp"
#include "io/extent.hpp"
#include "io/tagged/markup.hpp"
#include "io/tagged/reader.hpp"
#include "io/thesis_note.hpp"
#include "text/utf8.hpp"

namespace bibcast::copac {

namespace {

using tagged::Field;

class Builder final : public tagged::RecordBuilder {
  public:
    Builder(Record& record, Findings& findings) : RecordBuilder(table, record, findings) {}

  protected:
    /// Most records of a union catalogue are books; other ones say so.
    void choose_type() override {
        record_.type = table.fallback;
        const Field* document = field("DT");
        if (document == nullptr) return;
        const std::string lower = ascii_lower(document->value);
        for (const tagged::TypeRow& row : types) {
            if (lower.find(row.name) != std::string::npos) record_.type = row.item;
        }
    }

    void add_special(const Field& one, const tagged::Row& row) override {
        if (row.tag == "PY") add_year(one);
        else if (row.tag == "PU") add_imprint(one);
        else if (row.tag == "IS") add_number(one);
        else if (row.tag == "NT") add_note(one);
        else if (row.tag == "PD") add_extent(one);
        else keep(one);
    }

  private:
    /// `[1999?]`, `c1967`
    void add_year(const Field& one) {
        const auto read = read_catalogue_date(one_line(one.value));
        if (read && read->whole) merge_date(one, read->date, false);
        else merge_year(one);
    }

    /// ISBD: `Place : Publisher, c1967.`
    void add_imprint(const Field& one) {
        std::string_view value = one_line(one.value);
        const std::size_t comma = value.rfind(", ");
        const auto date = comma == std::string_view::npos ? std::nullopt : read_catalogue_date(value.substr(comma + 2));
        if (date && date->whole) {
            merge_date(one, date->date, false);
            value = value.substr(0, comma);
        }
        const std::size_t colon = value.rfind(" : ");
        if (colon != std::string_view::npos) add_once(Variable::publisher_place, tagged::read_markup(arena_, trim(value.substr(0, colon))), one.span);
        const std::string_view publisher = trim(colon == std::string_view::npos ? value : value.substr(colon + 3));
        if (!publisher.empty()) add_once(Variable::publisher, tagged::read_markup(arena_, publisher), one.span);
    }

    /// `9780838577011 (hbk.) : £45.00`: how it is bound, and what it costs, is no part of the number.
    void add_number(const Field& one) {
        const std::string_view value = one_line(one.value);
        const std::size_t end = std::min({value.find(" ("), value.find(" :"), value.size()});
        add_serial_number({one.tag, value.substr(0, end), one.span});
        keep({one.tag, trim(value.substr(end)), one.span});
    }

    /// `Thesis (Ph.D.) - University of Leeds, 1999.` tells the degree of a thesis, and who granted it.
    void add_note(const Field& one) {
        const auto thesis = record_.type == ItemType::thesis && !has(Variable::genre) ? parse_thesis_note(one_line(one.value)) : std::nullopt;
        if (!thesis) return add_text(Variable::note, one);
        add_once(Variable::genre, thesis->degree, one.span);
        if (field("PU") == nullptr) add_once(Variable::publisher, thesis->institution, one.span);
        else add_text(Variable::note, one);
        if (thesis->year.empty()) return;
        const Field* const known = field("PY");
        if (known == nullptr) merge_year({one.tag, thesis->year, one.span});
        else if (known->value.find(thesis->year) == std::string_view::npos) keep({one.tag, thesis->year, one.span});
    }

    /// `xli, 1414 p. : ill. ; 29 cm`
    void add_extent(const Field& one) {
        const CountedExtent pages = find_count(one_line(one.value), page_words);
        if (!pages.number.empty()) add_once(Variable::number_of_pages, pages.number, one.span);
        if (!pages.whole) add_text(Variable::dimensions, one);
    }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) {
    return std::make_unique<tagged::ReaderOf<Grammar, Builder>>();
}

}  // namespace bibcast::copac
