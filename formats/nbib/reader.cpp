#include <algorithm>
#include <vector>

#include "formats/nbib/format.hpp"
#include "formats/nbib/grammar.hpp"
#include "formats/nbib/tags.hpp"
#include "io/tagged/codes.hpp"
#include "io/tagged/date.hpp"
#include "io/tagged/pages.hpp"
#include "io/tagged/people.hpp"
#include "io/tagged/reader.hpp"
#include "model/identifier.hpp"
#include "model/standard_number.hpp"
#include "name/codes.hpp"
#include "name/short_form.hpp"
#include "text/utf8.hpp"

namespace bibcast::nbib {

namespace {

using tagged::Field;

/// `10.1016/j.x [doi]`: a value and what kind of number it is.
struct Labelled {
    std::string_view value;
    std::string_view label;
};

Labelled split_label(std::string_view text) {
    const std::size_t bracket = text.rfind('[');
    if (bracket == std::string_view::npos || !text.ends_with(']')) return {text, {}};
    return {trim(text.substr(0, bracket)), text.substr(bracket + 1, text.size() - bracket - 2)};
}

/// The digits of a date such as `20221007`.
std::optional<Date> read_compact_date(std::string_view text) {
    if (text.size() != 8 || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    const auto number = [text](std::size_t at, std::size_t size) {
        int value = 0;
        for (const char c : text.substr(at, size)) value = value * 10 + (c - '0');
        return value;
    };
    Date date = Date::of_year(number(0, 4));
    const int month = number(4, 2);
    const int day = number(6, 2);
    if (month < 1 || month > 12 || day < 1 || !is_calendar_day(date.begin.year, month, day)) return std::nullopt;
    date.begin.month = static_cast<std::uint8_t>(month);
    date.begin.day = static_cast<std::uint8_t>(day);
    return date;
}

/// The list that the lines of people go to, in pairs of a full and a short form.
struct Role {
    std::string_view full;
    std::string_view brief;
    Variable variable;
};
constexpr std::array roles = {
    Role{"FAU", "AU", Variable::author},
    Role{"FED", "ED", Variable::editor},
    Role{"FIR", "IR", Variable::contributor},
};

class Builder final : public tagged::RecordBuilder {
  public:
    Builder(Record& record, Findings& findings) : RecordBuilder(table, record, findings) {}

  protected:
    /// Of several types a preprint says most, and a journal article outdoes what it is besides. What says nothing of the kind is kept.
    void choose_type() override {
        const Field* chosen = nullptr;
        const auto rank = [](std::string_view name) { return name == "Preprint" ? 3 : name == "Journal Article" ? 2 : 1; };
        for (const Field& one : fields_) {
            if (one.tag != "PT" || table.type_named(one.value) == nullptr) continue;
            if (chosen == nullptr || rank(one.value) > rank(chosen->value)) chosen = &one;
        }
        if (chosen != nullptr) set_type(*chosen);
        else record_.type = fallback_type();
        for (const Field& one : fields_) {
            if (one.tag == "PT" && &one != chosen && (chosen == nullptr || one.value != chosen->value)) keep(one);
        }
        for (const Field& one : fields_) {
            if ((one.tag == "IS" || one.tag == "ISSN") && has_words(one)) keep(one);
        }
    }

    void add_special(const Field& one, const tagged::Row& row) override {
        for (const Role& role : roles) {
            if (row.tag == role.full) return add_full_name(one, role);
            if (row.tag == role.brief) return add_short_name(one, role);
        }
        if (row.tag == "PT") return;
        if (row.tag == "CN") return add_collective(one);
        if (row.tag == "AD" || row.tag == "IRAD") return add_detail(one, DetailKind::affiliation, text_of(one).plain);
        if (row.tag == "AUID") return add_author_id(one);
        if (row.tag == "IS" || row.tag == "ISSN") return add_issn(one);
        if (row.tag == "ISBN") return add_isbn(one);
        if (row.tag == "DP") return merge_year(one);
        if (row.tag == "DEP") return add_early_date(one);
        if (row.tag == "PG") return add_once(Variable::page, tagged::expand_pages(arena_, text_of(one).plain), one.span);
        if (row.tag == "LA") return add_language(one);
        add_number(one);
    }

  private:
    /// ERIC has types of its own: "Dissertations/Theses - Doctoral Dissertations". Reports have "Reports - …" among their types, and no
    /// number of a journal article (EJ).
    [[nodiscard]] ItemType fallback_type() const {
        const Field* number = field("OID");
        const bool thesis = std::any_of(fields_.begin(), fields_.end(), [](const Field& one) {
            return one.tag == "PT" && one.value.find("Dissertation") != std::string_view::npos;
        });
        if (thesis) return ItemType::thesis;
        const bool report = std::any_of(fields_.begin(), fields_.end(),
                                        [](const Field& one) { return one.tag == "PT" && one.value.starts_with("Report"); });
        return report && number != nullptr && !number->value.starts_with("EJ") ? ItemType::report : ItemType::article_journal;
    }

    /// `1545-1534 (Electronic)`: what kind of edition it numbers no variable has.
    [[nodiscard]] static bool has_words(const Field& one) { return one.value.find('(') != std::string_view::npos; }

    void add_full_name(const Field& one, const Role& role) {
        tagged::add_person(record_, role.variable, one_line(one.value), one.span, read_name);
        last_ = role.variable;
        full_.push_back(one.value);
    }

    /// The full form whose short form this is, and takes it from those that wait for one; empty if there is none. PubMed has the short form
    /// behind each, some programs behind all of them.
    std::string_view take_full_name(const Field& one) {
        // One that has no short form is passed over, not a whole list.
        constexpr std::size_t most_passed = 8;
        const std::string name = fold_case(one_line(one.value));
        const std::size_t end = std::min(full_.size(), next_full_ + most_passed);
        for (std::size_t at = next_full_; at < end; ++at) {
            const std::string_view full = full_[at];
            // A particle may stand behind the given name in the full form: `Humboldt, Alexander von`, `von Humboldt A`.
            if (name.find(fold_case(full.substr(0, full.find(',')))) == std::string::npos) continue;
            next_full_ = at + 1;
            return full;
        }
        return {};
    }

    /// The short form of a name says nothing new, and is named where it does. Before 2002 there is no other.
    void add_short_name(const Field& one, const Role& role) {
        const std::string_view full = take_full_name(one);
        if (!full.empty()) {
            if (says_no_more_than(one.value, full)) return;
            return static_cast<void>(report(name_other_short_form, one, "'" + std::string(one.value) + "' is not the short form of the name before it"));
        }
        tagged::add_person(record_, role.variable, one_line(one.value), one.span, read_name);
        last_ = role.variable;
    }

    void add_collective(const Field& one) {
        Name name;
        name.literal = text_of(one).plain;
        record_.add_contributor(Variable::author, name, one.span);
        last_ = Variable::author;
    }

    void add_detail(const Field& one, DetailKind kind, std::string_view value) {
        for (NamesField& names : record_.names) {
            if (names.variable != last_ || names.people.size() == 0) continue;
            Detail detail;
            detail.kind = kind;
            detail.value = value;
            detail.source = one.span;
            names.people[names.people.size() - 1].details.push(arena_, detail);
            return;
        }
        keep(one);
    }

    /// `ORCID: 0000-0002-1825-0097`, also as an address.
    void add_author_id(const Field& one) {
        std::string_view value = one_line(one.value);
        if (value.size() > 6 && equals_ignoring_ascii_case(value.substr(0, 6), "ORCID:")) value = trim(value.substr(6));
        const std::string_view orcid = canonical_orcid(arena_, value);
        if (orcid.empty()) return keep(one);
        add_detail(one, DetailKind::orcid, orcid);
    }

    /// `1545-1534 (Electronic)`, `ISSN-1234-5678`: the numbers together, each once; lines with words are kept beside them.
    void add_issn(const Field& one) {
        std::string_view value = one_line(one.value).substr(0, one_line(one.value).find('('));
        value = trim(value);
        for (const std::string_view label : {"EISSN-", "ISSN-"}) {
            if (value.starts_with(label)) value.remove_prefix(label.size());
        }
        const std::string_view number = canonical_issn(arena_, value);
        if (number.empty()) {
            const std::string_view isbn = canonical_isbn(arena_, value);
            if (isbn.empty() && has_words(one)) return;
            return isbn.empty() ? keep(one) : add_once(Variable::isbn, isbn, one.span);
        }
        append_to(Variable::issn, number, one);
    }

    /// `ISBN-978-3-16-148410-0`
    void add_isbn(const Field& one) {
        std::string_view value = one_line(one.value);
        if (value.starts_with("ISBN-")) value.remove_prefix(5);
        append_to(Variable::isbn, value, one);
    }

    void add_early_date(const Field& one) {
        if (const auto date = read_compact_date(one_line(one.value))) return record_.add_date(Variable::available_date, *date, one.span);
        report(tagged::odd_date, one, "the value is no date");
        keep(one);
    }

    void add_language(const Field& one) {
        append_to(Variable::language, text_of(one).plain, one);
    }

    /// `LID` and `AID`: a DOI, an address, or the publisher's number, which stands for the pages where there are none.
    void add_number(const Field& one) {
        const Labelled number = split_label(one_line(one.value));
        if (number.label == "doi") {
            const std::string_view doi = canonical_doi(arena_, number.value);
            if (!doi.empty()) {
                if (says_more_than_doi(arena_, number.value)) keep(one);
                return add_once(Variable::doi, doi, one.span);
            }
        } else if (number.label == "pii") {
            if (one.tag == "LID" && field("PG") == nullptr && !has(Variable::page)) return add_once(Variable::page, number.value, one.span);
            if (record_.plain(Variable::page) == number.value) return;
            constexpr std::size_t most = 20;
            for (const Identifier& known : record_.identifiers) {
                if (known.scheme == "pii" && known.value == number.value) return;
            }
            if (record_.identifiers.size() >= most) return keep(one);
            record_.add_identifier("pii", number.value, one.span);
            return;
        } else if (number.label.empty() && one.tag == "LID" && tagged::is_page_number(number.value)) {
            // PubMed, without saying what it is: the article number, which is in `PG` of most records.
            const Field* pages = field("PG");
            if (pages != nullptr && pages->value == number.value) return;
            if ((pages == nullptr || pages->value.empty()) && !has(Variable::page)) return add_once(Variable::page, number.value, one.span);
        } else if (number.label.empty() && number.value.starts_with("http")) {
            return add_urls({one.tag, number.value, one.span});
        }
        keep(one);
    }

    Variable last_ = Variable::author;  ///< the list that the last name went to
    std::vector<std::string_view> full_;  ///< full forms of names, of which
    std::size_t next_full_ = 0;           ///< those from here on wait for their short forms
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) {
    return std::make_unique<tagged::ReaderOf<Grammar, Builder>>();
}

}  // namespace bibcast::nbib
