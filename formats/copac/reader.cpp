#include "formats/copac/format.hpp"
#include "formats/copac/grammar.hpp"
#include "formats/copac/tags.hpp"
#include "io/tagged/markup.hpp"
#include "io/tagged/reader.hpp"
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
        if (row.tag == "DT") return keep(one);
        // ISBD: `Place : Publisher`.
        const std::string_view value = one_line(one.value);
        const std::size_t colon = value.find(" : ");
        if (colon == std::string_view::npos) return add_text(Variable::publisher, one);
        add_once(Variable::publisher_place, tagged::read_markup(arena_, trim(value.substr(0, colon))), one.span);
        add_once(Variable::publisher, tagged::read_markup(arena_, trim(value.substr(colon + 3))), one.span);
    }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) {
    return std::make_unique<tagged::ReaderOf<Grammar, Builder>>();
}

}  // namespace bibcast::copac
