#include <algorithm>

#include "formats/endnote/format.hpp"
#include "formats/endnote/grammar.hpp"
#include "formats/endnote/tags.hpp"
#include "io/tagged/doi.hpp"
#include "io/tagged/pages.hpp"
#include "io/tagged/reader.hpp"
#include "model/identifier.hpp"
#include "text/utf8.hpp"

namespace bibcast::endnote {

namespace {

using tagged::Field;

class Builder final : public tagged::RecordBuilder {
  public:
    Builder(Record& record, Findings& findings) : RecordBuilder(table, record, findings) {}

  protected:
    void choose_type() override {
        bool known = false;
        for (const Field& one : fields_) {
            // Of several the last that is known counts: `%0 Serial` before `%0 Audio` says what is inside of what.
            if (one.tag == "%0") known = set_type(one) || known;
        }
        refer_ = field("%0") == nullptr;
        if (!known && refer_) record_.type = refer_type();
    }

    void add_special(const Field& one, const tagged::Row& row) override {
        const char sign = row.tag[1];
        if (sign == 'A') {
            ++authors_;
            const bool editors = record_.native_type.value == "Edited Book";
            return add_people(editors ? Variable::editor : Variable::author, one);
        }
        if (sign == 'Q') return add_corporate_author(one);
        if (sign == 'R') return add_number(one);
        if (sign == 'O') return tagged::is_lone_doi(one.value) && !has(Variable::doi) ? add_doi(one) : add_text(Variable::note, one);
        if (sign == '&') return add_start_page(one);
        if (sign == '+') return addresses_.push_back(one);
        if (sign == 'B') return add_text(field("%3") != nullptr ? Variable::event_title : Variable::container_title, one);
        if (sign == 'G') return add_language(one);
        if (sign == '3') return add_text(Variable::container_title, one);
        if (sign == '1') return add_text(Variable::publisher_place, one);
        // %C of a conference: as in RIS.
        const bool of_publisher = field("%I") != nullptr && field("%1") == nullptr && field("%3") == nullptr;
        add_text(of_publisher ? Variable::publisher_place : Variable::event_place, one);
    }

    void finish_special() override {
        for (const Field& address : addresses_) add_address(address);
    }

  private:
    /// refer(1): the kind of a reference is told by its fields.
    [[nodiscard]] ItemType refer_type() const {
        if (field("%J") != nullptr) return ItemType::article_journal;
        if (field("%B") != nullptr) return ItemType::chapter;
        if (const Field* number = field("%R"); number != nullptr && !tagged::is_lone_doi(number->value)) return ItemType::report;
        return field("%I") != nullptr ? ItemType::book : ItemType::document;
    }

    /// `%Q` is a corporate author in refer, and the translated title in EndNote.
    void add_corporate_author(const Field& one) {
        if (!refer_) return keep(one);
        Name name;
        name.literal = text_of(one).plain;
        record_.add_contributor(Variable::author, name, one.span);
    }

    /// `%R` is the DOI in EndNote, or another number that is an address; in refer it is the number of a report.
    void add_number(const Field& one) {
        if (tagged::is_lone_doi(one.value)) return add_doi(one);
        if (refer_) return add_text(Variable::number, one);
        keep(one);
    }

    /// Library catalogues name each language of a translation in a line of its own.
    void add_language(const Field& one) {
        append_to(Variable::language, text_of(one).plain, one);
    }

    void add_start_page(const Field& one) {
        const Text text = text_of(one);
        const Field* pages = field("%P");
        if (pages == nullptr && tagged::is_page_number(text.plain)) return add_once(Variable::page, text, one.span);
        if (pages != nullptr && pages->value.starts_with(one.value)) return;
        add_once(Variable::section, text, one.span);
    }

    /// Whose address it is can be told if there is one author.
    void add_address(const Field& one) {
        for (NamesField& names : record_.names) {
            if (names.variable != Variable::author || names.people.size() != 1) continue;
            if (authors_ != 1) continue;
            Detail detail;
            detail.kind = DetailKind::affiliation;
            detail.value = text_of(one).plain;
            detail.source = one.span;
            names.people[0].details.push(arena_, detail);
            return;
        }
        keep(one);
    }

    std::vector<Field> addresses_;
    std::size_t authors_ = 0;  ///< how many lines of authors came
    bool refer_ = false;       ///< the record has no `%0`
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) {
    return std::make_unique<tagged::ReaderOf<Grammar, Builder>>();
}

}  // namespace bibcast::endnote
