#include <algorithm>

#include "formats/endnote/format.hpp"
#include "formats/endnote/grammar.hpp"
#include "formats/endnote/tags.hpp"
#include "io/tagged/accession.hpp"
#include "io/tagged/codes.hpp"
#include "io/tagged/date.hpp"
#include "io/tagged/doi.hpp"
#include "io/tagged/pages.hpp"
#include "io/tagged/reader.hpp"
#include "io/tagged/short_names.hpp"
#include "model/identifier.hpp"
#include "name/institutions.hpp"
#include "name/name_list.hpp"
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
            return add_authors(editors ? Variable::editor : Variable::author, one);
        }
        if (sign == 'Q') return add_corporate_author(one);
        if (sign == 'R') return add_number(one);
        if (sign == 'O') return tagged::is_lone_doi(one.value) && !has(Variable::doi) ? add_doi(one) : add_text(Variable::note, one);
        if (sign == '&') return add_start_page(one);
        if (sign == 'V') return void(access_year_ = one);
        if (sign == 'N') return add_special_number(one);
        if (sign == '7') return add_early_date(one);
        if (sign == 'M') return add_accession_number(one);
        if (sign == '+') return addresses_.push_back(one);
        if (sign == 'B') return add_text(field("%3") != nullptr ? Variable::event_title : Variable::container_title, one);
        if (sign == 'G') return add_language(one);
        if (sign == '2') return one.value.starts_with("http") ? add_urls(one, LinkKind::pdf) : keep(one);  // HAL
        if (sign == '3') return add_text(Variable::container_title, one);
        if (sign == '1') return is_acm_number(one) ? keep(one) : add_text(Variable::publisher_place, one);
        // Proceedings of Machine Learning Research has the title of the series there.
        if (one.value.starts_with("Proceedings of ")) return add_text(Variable::collection_title, one);
        // %C of a conference: as in RIS.
        const bool of_publisher = field("%I") != nullptr && field("%1") == nullptr && field("%3") == nullptr;
        add_text(of_publisher ? Variable::publisher_place : Variable::event_place, one);
    }

    void finish_special() override {
        for (const Field& address : addresses_) add_address(address);
        add_access_date();
        split_page_count();
        if (record_.type == ItemType::paper_conference) find_proceedings();
        if (record_.type == ItemType::thesis) find_university();
        finish_hal();
        // The order of the tags that are written.
        if (record_.links.size() > 1) {
            std::stable_sort(record_.links.begin(), record_.links.end(), [](const Link& a, const Link& b) { return a.kind != LinkKind::pdf && b.kind == LinkKind::pdf; });
        }
    }

  private:
    [[nodiscard]] static bool is_hal_number(std::string_view value) {
        return value.starts_with("hal-") || value.starts_with("halshs-") || value.starts_with("tel-");
    }

    /// HAL: `%F` is the kind of a talk, `%~` each collection that the work is in, `%L` its number, and `%2` the address of the file.
    void finish_hal() {
        const bool own = field("%L") != nullptr && is_hal_number(field("%L")->value);
        const bool known = std::any_of(record_.identifiers.begin(), record_.identifiers.end(), [](const Identifier& one) { return one.scheme == "hal"; });
        if (!own && !known) return;
        for (std::size_t i = record_.texts.size(); i-- > 0;) {
            const TextField text = record_.texts[i];
            const bool file = text.variable == Variable::pmcid && text.value.plain.starts_with("http");
            const bool number = text.variable == Variable::call_number && is_hal_number(text.value.plain);
            if (text.variable != Variable::archive && !number && !file) continue;
            record_.texts.erase(i);
            if (file) record_.add_link(LinkKind::pdf, text.value.plain, {}, text.source);
        }
        for (const Field& one : fields_) {
            if (one.tag == "%~") keep(one);
            if (one.tag == "%L" && is_hal_number(one.value)) record_.add_identifier("hal", one_line(one.value), one.span);
            if (!own || one.tag != "%F" || one.value.find_first_of("0123456789:_-") != std::string_view::npos) continue;
            record_.id = {};
            add_text(Variable::genre, one);
        }
    }

    /// bibutils has the proceedings and their editors where EndNote has a series and its editors.
    void find_proceedings() {
        if (has(Variable::container_title) || has(Variable::event_title)) return;
        for (TextField& text : record_.texts) {
            if (text.variable == Variable::collection_title) text.variable = Variable::container_title;
        }
        if (!has(Variable::container_title) || record_.people(Variable::editor) != nullptr) return;
        for (NamesField& names : record_.names) {
            if (names.variable == Variable::collection_editor) names.variable = Variable::editor;
        }
    }

    /// CNKI: `%P 5` counts the pages of an article, and the `%P 269-273` behind it says which they are.
    void split_page_count() {
        if (has(Variable::number_of_pages)) return;
        TextField* count = nullptr;
        for (TextField& text : record_.texts) {
            if (text.variable != Variable::page) continue;
            const std::string_view pages = text.value.plain;
            if (count == nullptr && pages.find_first_not_of("0123456789") == std::string_view::npos) count = &text;
            else if (count != nullptr && tagged::split_pages(pages)) return void(count->variable = Variable::number_of_pages);
        }
    }

    /// bibutils has the university in the place of the town.
    void find_university() {
        if (has(Variable::publisher)) return;
        for (TextField& text : record_.texts) {
            if (text.variable == Variable::publisher_place && is_institution(text.value.plain)) text.variable = Variable::publisher;
        }
    }

    /// refer(1): the kind of a reference is told by its fields.
    [[nodiscard]] ItemType refer_type() const {
        if (field("%J") != nullptr) return ItemType::article_journal;
        if (field("%B") != nullptr) return ItemType::chapter;
        if (const Field* number = field("%R"); number != nullptr && !tagged::is_lone_doi(number->value)) return ItemType::report;
        return field("%I") != nullptr ? ItemType::book : ItemType::document;
    }

    /// `Given Family and Given Family`: two people whose names have two words at least. What shows that it is an institution is one.
    [[nodiscard]] static bool joins_two_people(std::string_view text) {
        const std::string_view word = text.find(" and ") != std::string_view::npos ? " and " : " & ";
        const std::size_t at = text.find(word);
        if (at == std::string_view::npos || text.find(',') != std::string_view::npos || is_institution(text)) return false;
        return trim(text.substr(0, at)).find(' ') != std::string_view::npos && trim(text.substr(at + word.size())).find(' ') != std::string_view::npos;
    }

    void add_authors(Variable variable, const Field& one) {
        const std::string_view text = one_line(one.value);
        if (!tagged::holds_several_names(text) && !joins_two_people(text)) return add_people(variable, one);
        add_list_of_names(variable, text, one);
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
        if (pages != nullptr && tagged::begins_pages(tagged::strip_page_word(pages->value), one.value)) return;
        add_once(Variable::section, text, one.span);
    }

    /// ACM exports its own number of the paper in %1.
    [[nodiscard]] static bool is_acm_number(const Field& one) { return one.value.find_first_not_of("0123456789") == std::string_view::npos; }

    /// `%N` of a web page is the day of access, whose year is in `%V`; of a patent with `%@` it is the number of the application, for which no
    /// variable is.
    void add_special_number(const Field& one) {
        if (record_.type == ItemType::patent) return field("%@") != nullptr ? keep(one) : add_text(Variable::number, one);
        access_day_ = one;
    }

    void add_access_date() {
        const tagged::ReadDate read = tagged::read_split_date(arena_, one_line(access_year_.value), one_line(access_day_.value));
        if (read.understood && !access_year_.value.empty() && record_.date(Variable::accessed) == nullptr) {
            return record_.add_date(Variable::accessed, read.date, access_year_.span);
        }
        if (!access_year_.value.empty()) add_text(Variable::volume, access_year_);
        if (!access_day_.value.empty()) add_text(Variable::number, access_day_);
    }

    /// `%7` of an article is the date of early publication, or the edition that it is in other types.
    void add_early_date(const Field& one) {
        const tagged::ReadDate read = tagged::read_date(arena_, one_line(one.value));
        if (read.understood && read.date.has_parts() && read.date.begin.month != 0) record_.add_date(Variable::available_date, read.date, one.span);
        else add_text(Variable::edition, one);
    }

    void add_accession_number(const Field& one) {
        const auto value_of = [&](std::string_view tag) { return field(tag) == nullptr ? std::string_view{} : std::string_view(field(tag)->value); };
        if (!tagged::is_pubmed_number(one.value, value_of("%~"), value_of("%W"))) return add_accession(one);
        add_text(Variable::pmid, one);
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
    Field access_year_;
    Field access_day_;
    std::size_t authors_ = 0;  ///< how many lines of authors came
    bool refer_ = false;       ///< the record has no `%0`
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) {
    return std::make_unique<tagged::ReaderOf<Grammar, Builder>>();
}

}  // namespace bibcast::endnote
