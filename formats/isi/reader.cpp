#include <algorithm>
#include <cstddef>
#include <optional>
#include <unordered_map>
#include <vector>

#include "formats/isi/format.hpp"
#include "formats/isi/grammar.hpp"
#include "formats/isi/tags.hpp"
#include "io/tagged/codes.hpp"
#include "io/tagged/date.hpp"
#include "io/tagged/markup.hpp"
#include "io/tagged/pages.hpp"
#include "io/tagged/people.hpp"
#include "io/tagged/reader.hpp"
#include "io/tagged/short_names.hpp"
#include "io/tagged/wrapped.hpp"
#include "model/standard_number.hpp"
#include "name/codes.hpp"
#include "name/marks.hpp"
#include "name/others.hpp"
#include "name/short_form.hpp"
#include "text/utf8.hpp"

namespace bibcast::isi {

namespace {

using tagged::Field;

class Builder final : public tagged::RecordBuilder {
  public:
    Builder(Record& record, Findings& findings) : RecordBuilder(table, record, findings) {}

  protected:
    /// PT, and DT where it makes another kind of work of it.
    void choose_type() override {
        record_.type = table.fallback;
        const Field* publication = field("PT") != nullptr ? field("PT") : field("TY");
        if (publication != nullptr) set_type(*publication);
        record_.native_type = {};
        const Field* document = field("DT");
        const Kind kind = classify(publication == nullptr ? std::string_view("J") : publication->value,
                                   document == nullptr ? std::string_view{} : one_line(document->value));
        record_.type = kind.item;
        if (record_.type == ItemType::patent) split_patent_details();
        // What the writer makes by itself of the type is not kept.
        if (kind.row != nullptr && kind.row == document_type_of(kind.item)) document_ = document;
        const DocumentType* usual = document_type_of(kind.item);
        const bool letter = publication != nullptr && publication->value.size() == 1 && table.type_named(publication->value) != nullptr;
        if (!letter || usual == nullptr || usual->publication == publication->value) return;
        // A paper of a conference that a journal has printed, a chapter of a book in a series.
        record_.native_type.value = publication->value;
        record_.native_type.source = publication->span;
    }

    void add_special(const Field& one, const tagged::Row& row) override {
        const std::string_view tag = row.tag;
        if (tag == "AF") return add_authors(one);
        if (tag == "AU") return field("AF") == nullptr ? add_authors(one) : check_short_names(one, "AF");
        if (tag == "BA") return field("BF") == nullptr ? add_people(book_author(), one) : check_short_names(one, "BF");
        if (tag == "SO") return add_book_title(one);
        if (tag == "CA") return add_groups(Variable::author, one);
        if (tag == "GP") return add_groups(book_author(), one);
        if (tag == "D2") return field("DI") != nullptr ? keep(one) : add_doi(one);
        if (tag == "RP") return reprints_.push_back(one);
        if (tag == "DT") return is_same(document_, one) ? static_cast<void>(0) : keep(one);
        if (tag == "TY") return field("PT") != nullptr || !is_same(field("TY"), one) ? keep(one) : static_cast<void>(0);
        if (tag == "OI") return add_orcids(one);
        if (tag == "CY") return add_event_date(one);
        if (tag == "SP") return add_sponsor_or_page(one);
        if (tag == "SN" || tag == "EI" || tag == "BN") return add_numbers(one);
        if (tag == "PS") return add_page_range(one);
        if (tag == "AR") return add_article_number(one);
        if (tag == "C1") return add_addresses(one);
        if (tag == "UT") return add_record_number(one);
        if (tag == "Z1") return add_other_title(one);
    }

  private:
    /// Derwent: PD is a table of the patent's publications, whose second column is the day (`WO2010123456-A1   12 Jan 2010   B60B-001/00`). That of
    /// the first one counts, and the table is left over.
    void split_patent_details() {
        constexpr std::string_view gap = "   ";
        for (Field& one : fields_) {
            const std::size_t number = one.value.find(gap);
            if (one.tag != "PD" || number == std::string_view::npos) continue;
            patent_details_ = one;
            const std::string_view behind = trim(one.value.substr(number));
            one.value = trim(behind.substr(0, behind.find(gap)));
            return;
        }
    }

    [[nodiscard]] static bool is_same(const Field* known, const Field& one) { return known != nullptr && known->value == one.value; }

    [[nodiscard]] Variable book_author() const {
        return tagged::contains(detail::parts, record_.type) ? Variable::container_author : Variable::author;
    }

    /// One name a line; BIOSIS adds addresses: `Medvedeff, C. A. (cm@example.org)`.
    void add_authors(const Field& one) {
        // Nobody is named, as the records of news have it.
        if (one.value == "[Anonymous]") return keep(one);
        tagged::for_each_piece(one.value, "\n;", [&](std::string_view name) {
            std::string_view address;
            const std::size_t open = name.find(" (");
            if (open != std::string_view::npos && name.ends_with(')') && name.find('@', open) != std::string_view::npos) {
                address = name.substr(open + 2, name.size() - open - 3);
                name = trim(name.substr(0, open));
            }
            tagged::add_person(record_, Variable::author, one_line(name), one.span, tagged::read_indexed_name);
            if (address.empty()) return;
            for (NamesField& names : record_.names) {
                if (names.variable != Variable::author || names.people.size() == 0) continue;
                Detail detail;
                detail.kind = DetailKind::email;
                detail.value = address;
                detail.source = one.span;
                names.people[names.people.size() - 1].details.push(arena_, detail);
            }
        });
    }

    /// The short names beside the full ones repeat them; those that say more are named, and a list of another length is kept.
    void check_short_names(const Field& one, std::string_view full_tag) {
        std::vector<std::string_view> full;
        std::vector<std::string_view> brief;
        tagged::for_each_piece(field(full_tag)->value, "\n;", [&](std::string_view name) { full.push_back(name); });
        tagged::for_each_piece(one.value, "\n;", [&](std::string_view name) { brief.push_back(name); });
        if (full.size() == brief.size() + 1 && is_others(full.back())) full.pop_back();
        if (full.size() != brief.size()) {
            report(tagged::uneven_names, one, std::string(one.tag) + " has " + std::to_string(brief.size()) + " names, and " + std::string(full_tag) + " " + std::to_string(full.size()));
            return keep(one);
        }
        for (std::size_t i = 0; i < full.size(); ++i) {
            if (says_no_more_than(brief[i], full[i])) continue;
            report(name_other_short_form, one, "'" + std::string(brief[i]) + "' is not the short form of '" + std::string(full[i]) + "'").value = brief[i];
        }
    }

    void add_groups(Variable variable, const Field& one) {
        tagged::for_each_piece(one.value, "\n;", [&](std::string_view group) {
            Name name;
            name.literal = tagged::read_markup(arena_, one_line(group)).plain;
            record_.add_contributor(variable, name, one.span);
        });
    }

    /// `LAMP CORP (LAMP-C)`, one a line: who holds a patent that names no inventor. The codes of Derwent stay with the leftover.
    void add_assignees(const Field& one) {
        tagged::for_each_piece(tagged::join_full_lines(arena_, one.value), "\n", [&](std::string_view assignee) {
            const std::size_t code = assignee.ends_with(')') ? assignee.rfind(" (") : std::string_view::npos;
            Name name;
            name.literal = tagged::read_markup(arena_, one_line(assignee.substr(0, code))).plain;
            if (!name.literal.empty()) record_.add_contributor(Variable::author, name, one.span);
        });
    }

    void add_event_date(const Field& one) {
        const tagged::ReadDate read = tagged::read_date(arena_, one_line(one.value));
        if (read.understood && !read.odd) return record_.add_date(Variable::event_date, read.date, one.span);
        if (const auto range = across_new_year(one_line(one.value))) return record_.add_date(Variable::event_date, *range, one.span);
        record_.add_date(Variable::event_date, Date::of_literal(one_line(one.value)), one.span);
    }

    /// `DEC 30-JAN 02, 2012` began in the year before.
    std::optional<Date> across_new_year(std::string_view text) {
        const std::size_t dash = text.find('-');
        const std::size_t comma = text.rfind(", ");
        if (dash == std::string_view::npos || comma == std::string_view::npos || comma < dash) return std::nullopt;
        const tagged::ReadDate last = tagged::read_date(arena_, trim(text.substr(dash + 1)));
        if (!last.understood || last.date.begin.day == 0) return std::nullopt;
        const tagged::ReadDate first =
            tagged::read_date_in_year(arena_, trim(text.substr(0, dash)), Date::of_year(last.date.begin.year - 1));
        if (!first.understood || first.date.begin.month <= last.date.begin.month) return std::nullopt;
        Date range = first.date;
        range.end = last.date.begin;
        range.end_bound = Bound::point;
        return range;
    }

    /// The sponsors of the conference; IEEE has the first page here.
    void add_sponsor_or_page(const Field& one) {
        if (!tagged::is_page_number(one.value) || field("BP") != nullptr) return keep(one);
        first_page_ = one;
    }

    /// All numbers of a kind in one value.
    void add_numbers(const Field& one) {
        tagged::for_each_piece(one.value, "\n;,", [&](std::string_view value) {
            std::string_view number = canonical_issn(arena_, value);
            Variable variable = Variable::issn;
            if (one.tag == "BN" || number.empty()) {
                number = value;
                variable = one.tag == "BN" || !canonical_isbn(arena_, value).empty() ? Variable::isbn : Variable::issn;
            }
            append_to(variable, number, one);
        });
    }

    /// `PS` has the whole range, which BP and EP have in full.
    void add_page_range(const Field& one) {
        const std::string_view range = one_line(one.value);
        const Field* first = field("BP");
        if (first == nullptr) return add_once(Variable::page, range, one.span);
        if (!range.starts_with(first->value)) return keep(one);
        // `467-72` beside 467 and 472.
        std::string_view rest = range.substr(first->value.size());
        while (rest.starts_with('-') || rest.starts_with(' ')) rest.remove_prefix(1);
        const Field* last = field("EP");
        if (!rest.empty() && (last == nullptr || !last->value.ends_with(rest))) keep(one);
    }

    /// The number of an article without pages stands in their place.
    void add_article_number(const Field& one) {
        // A publisher's number of the item, which is none of an article in its journal.
        if (one.value.starts_with("PII ")) return void(record_.add_identifier("pii", one_line(trim(one.value.substr(4))), one.span));
        const bool alone = field("BP") == nullptr && field("PS") == nullptr && field("SP") == nullptr;
        add_once(alone ? Variable::page : Variable::number, text_of(one), one.span);
    }

    /// In SciELO the title in a second language is a translation.
    void add_other_title(const Field& one) {
        const Field* const number = field("UT");
        const std::string_view database = number == nullptr ? std::string_view{} : number->value.substr(0, number->value.find(':'));
        const bool own = std::find(translating_databases.begin(), translating_databases.end(), database) != translating_databases.end();
        if (own && !has(Variable::original_title)) add_text(Variable::original_title, one);
        else keep(one);
    }

    /// `WOS:…`: a number in one of the databases.
    void add_record_number(const Field& one) {
        const std::string_view value = one_line(one.value);
        const std::size_t colon = value.find(':');
        if (value.starts_with("MEDLINE:") && field("PM") == nullptr) return add_once(Variable::pmid, value.substr(colon + 1), one.span);
        for (const std::string_view database : databases) {
            if (colon == std::string_view::npos || value.substr(0, colon) != database) continue;
            record_.add_identifier(arena_.copy(ascii_lower(database)), value.substr(colon + 1), one.span);
            return;
        }
        keep(one);
    }

    /// `[Name, A; Name, B] Address`: each of those has it. Lines without names, or with unknown ones, are kept.
    void add_addresses(const Field& one) { addresses_.push_back(one); }

    /// The title of a book stands here too, in capitals.
    void add_book_title(const Field& one) {
        const Field* const title = field("TI");
        if (title == nullptr || !equals_ignoring_ascii_case(one_line(title->value), one_line(one.value))) add_text(Variable::title, one);
    }

    void finish_special() override {
        if (record_.type == ItemType::patent) {
            // Derwent: `WHEELER A`.
            static_cast<void>(tagged::split_short_names(record_));
            if (!patent_details_.value.empty()) keep(patent_details_);
            if (const Field* const assignees = field("AE"); assignees != nullptr && record_.people(Variable::author) == nullptr) add_assignees(*assignees);
        }
        // A plus in place of the last page: the work goes on elsewhere.
        if (last_page_.value == "+" && !first_page_.value.empty()) {
            first_page_.value = arena_.concat({first_page_.value, "+"});
            last_page_ = {};
        }
        if (first_page_.value.empty() && has(Variable::page) && !last_page_.value.empty()) {
            keep(last_page_);
            last_page_ = {};
        }
        // As the writer has them: AR stands before UT.
        std::stable_partition(record_.identifiers.begin(), record_.identifiers.end(), [](const Identifier& one) { return one.scheme == "pii"; });
        for (const Field& orcids : orcids_) take_orcids(orcids);
        for (const Field& reprint : reprints_) {
            if (!mark_corresponding(reprint)) keep(reprint);
        }
        for (const Field& address : addresses_) {
            const auto are_apart = [](std::string_view line, std::string_view next) { return line.ends_with('.') || next.starts_with('['); };
            tagged::for_each_piece(tagged::join_full_lines(arena_, address.value, are_apart), "\n", [&](std::string_view text) {
                if (!add_address({address.tag, text, address.span})) keep({address.tag, text, address.span});
            });
        }
    }

    /// `Marsh, MC; Litt, J (corresponding author), Univ Fjord, Sogndal.; …`: whom it names is marked. True if that is all it says.
    bool mark_corresponding(const Field& one) {
        bool all = true;
        std::vector<std::string_view> names;
        tagged::for_each_piece(one_line(one.value), ";", [&](std::string_view piece) {
            std::size_t label = std::string_view::npos;
            std::size_t end = 0;
            for (const std::string_view words : {corresponding_author, reprint_author}) {
                if (label == std::string_view::npos) label = piece.find(words);
                if (end == 0 && label != std::string_view::npos) end = label + words.size();
            }
            names.push_back(trim(piece.substr(0, label)));
            if (label == std::string_view::npos) return;
            all = all && trim(piece.substr(end)).empty();
            for (const std::string_view name : names) {
                Contributor* author = author_named(name);
                all = all && author != nullptr && repeats_name(name, *author);
                if (author == nullptr) continue;
                Mark mark;
                mark.meaning = Meaning::corresponding;
                mark.basis = Basis::stated;
                mark.source = one.span;
                add_mark(arena_, *author, mark);
            }
            names.clear();
        });
        return all && names.empty();
    }

    bool add_address(const Field& one) {
        const std::size_t close = one.value.find(']');
        if (!one.value.starts_with('[') || close == std::string_view::npos) return false;
        std::vector<Contributor*> owners;
        bool all = true;
        tagged::for_each_piece(one.value.substr(1, close - 1), ";", [&](std::string_view name) {
            Contributor* owner = author_named(name);
            all = all && owner != nullptr && repeats_name(name, *owner);
            owners.push_back(owner);
        });
        if (!all || owners.empty()) return false;
        for (Contributor* owner : owners) {
            Detail detail;
            detail.kind = DetailKind::affiliation;
            detail.value = tagged::read_markup(arena_, trim(one.value.substr(close + 1))).plain;
            detail.source = one.span;
            owner->details.push(arena_, detail);
        }
        return true;
    }

    /// Where the names of AF and AU stand among the authors.
    void index_names(const NamesField& names) {
        indexed_ = true;
        for (const std::string_view tag : {"AF", "AU"}) {
            const Field* list = field(tag);
            if (list == nullptr) continue;
            std::size_t at = 0;
            tagged::for_each_piece(list->value, "\n;", [&](std::string_view piece) {
                if (at < names.people.size()) places_.try_emplace(piece, at);
                ++at;
            });
        }
    }

    /// The author of that name, in full or in short; `Marsh, Marie` is `Marsh, Marie C.` if nobody else is.
    Contributor* author_named(std::string_view name) {
        constexpr std::size_t few = 200;
        for (NamesField& names : record_.names) {
            if (names.variable != Variable::author) continue;
            if (!indexed_) index_names(names);
            if (const auto place = places_.find(name); place != places_.end()) return &names.people[place->second];
            if (places_.size() > few || name.find(',') == std::string_view::npos) return nullptr;
            std::size_t likes = 0;
            std::size_t alike = 0;
            for (const auto& [other, place] : places_) {
                if (!other.starts_with(name) && !name.starts_with(other)) continue;
                likes += likes == 0 || place != alike ? 1U : 0U;
                alike = place;
            }
            return likes == 1 ? &names.people[alike] : nullptr;
        }
        return nullptr;
    }

    /// `Name/0000-0002-1825-0097; …`
    void add_orcids(const Field& one) { orcids_.push_back(one); }

    void take_orcids(const Field& one) {
        tagged::for_each_piece(tagged::join_full_lines(arena_, one.value), ";\n", [&](std::string_view piece) {
            const std::size_t slash = piece.rfind('/');
            const std::string_view number = slash == std::string_view::npos ? std::string_view{} : canonical_orcid(arena_, piece.substr(slash + 1));
            Contributor* owner = number.empty() ? nullptr : author_named(trim(piece.substr(0, slash)));
            if (owner == nullptr) return keep({one.tag, piece, one.span});
            Detail detail;
            detail.kind = DetailKind::orcid;
            detail.value = number;
            detail.source = one.span;
            const bool known = std::any_of(owner->details.begin(), owner->details.end(), [number](const Detail& other) { return other.kind == DetailKind::orcid && other.value == number; });
            if (!known) owner->details.push(arena_, detail);
            if (!repeats_name(trim(piece.substr(0, slash)), *owner)) keep({one.tag, piece, one.span});
        });
    }

    /// Whether what names somebody in another field says no more than the name of the author.
    [[nodiscard]] bool repeats_name(std::string_view written, const Contributor& author) const {
        const Name& name = author.name;
        return says_no_more_than(written, arena_.concat({name.family, ", ", name.given, " ", name.suffix, " ", name.non_dropping_particle, " ", name.literal}));
    }

    const Field* document_ = nullptr;  ///< the DT that the type says already
    bool indexed_ = false;
    std::unordered_map<std::string_view, std::size_t> places_;
    Field patent_details_;
    std::vector<Field> orcids_;
    std::vector<Field> reprints_;
    std::vector<Field> addresses_;
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) {
    return std::make_unique<tagged::ReaderOf<Grammar, Builder, true>>();
}

}  // namespace bibcast::isi
