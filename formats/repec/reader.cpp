#include <algorithm>

#include "formats/repec/format.hpp"
#include "formats/repec/grammar.hpp"
#include "formats/repec/tags.hpp"
#include "io/tagged/codes.hpp"
#include "io/tagged/date.hpp"
#include "io/tagged/doi.hpp"
#include "io/tagged/markup.hpp"
#include "io/tagged/names.hpp"
#include "io/tagged/pages.hpp"
#include "io/tagged/people.hpp"
#include "io/tagged/reader.hpp"
#include "io/tagged/short_names.hpp"
#include "name/institutions.hpp"
#include "name/parse.hpp"
#include "name/short_form.hpp"
#include "text/utf8.hpp"

namespace bibcast::repec {

namespace {

using tagged::Field;

/// `Given Family` is as usual here as `Family, Given`.
Name read_name(Arena& arena, std::string_view text) {
    const Name name = tagged::read_name(arena, text);
    if (!name.is_literal() || text.find(',') != std::string_view::npos || text.find(' ') == std::string_view::npos) return name;
    return is_institution(text) ? name : parse_name(arena, text);
}

class Builder final : public tagged::RecordBuilder {
  public:
    Builder(Record& record, Findings& findings) : RecordBuilder(table, record, findings) {}

  protected:
    /// `ReDIF-Paper 1.0`: the version is no part of the type.
    void choose_type() override {
        record_.type = table.fallback;
        const Field* type = field("Template-Type");
        // A paper of a message says nothing of its kind: all of them are working papers.
        if (type == nullptr) record_.type = ItemType::report;
        if (type == nullptr) return;
        const std::string_view name = trim(type->value.substr(0, type->value.find(' ')));
        set_type({type->tag, name, type->span});
        // `ReDIF-Paper 1.0`: the version is that of the template.
        const std::string_view version = trim(type->value.substr(name.size()));
        if (std::any_of(version.begin(), version.end(), [](char c) { return c != '.' && !is_ascii_digit(c); })) keep({type->tag, version, type->span});
    }

    void add_special(const Field& one, const tagged::Row& row) override {
        const std::string_view tag = row.tag;
        if (tag == "Template-Type") return;
        if (tag == "Author-Name" || tag == "Editor-Name") return add_name(one, tag == "Author-Name" ? Variable::author : Variable::editor);
        if (tag.ends_with("-Name-First") || tag.ends_with("-Name-Last")) return set_part(one, tag.ends_with("First"));
        if (tag == "Note") return tagged::is_lone_doi(one_line(one.value)) ? add_doi(one) : add_text(Variable::note, one);
        if (tag == "Author-Email") return add_detail(one, DetailKind::email);
        if (tag == "Author-Homepage") return add_detail(one, DetailKind::url);
        if (tag == "Author-WorkPlace-Name") return add_detail(one, DetailKind::affiliation);
        if (tag == "Creation-Date") return add_creation_date(one);
        if (tag == "Length") return add_length(one);
        if (tag == "File-URL") return add_file(one);
        if (tag == "File-Format") return add_file_format(one);
        // The handle names the work in RePEc.
        record_.add_identifier("repec", one_line(one.value), one.span);
    }

  private:
    void add_name(const Field& one, Variable variable) {
        std::string_view name = one_line(one.value);
        std::string_view institution;
        whole_ = name;
        if (const std::size_t open = name.find(" ("); open != std::string_view::npos && name.ends_with(')')) {
            institution = name.substr(open + 2, name.size() - open - 3);
            name = name.substr(0, open);
        }
        tagged::for_each_piece(name, ";", [&](std::string_view piece) {
            if (tagged::holds_several_names(piece)) add_list_of_names(variable, piece, one);
            else tagged::add_person(record_, variable, piece, one.span, read_name);
        });
        last_ = variable;
        has_first_ = false;
        has_last_ = false;
        if (!institution.empty()) add_detail({one.tag, institution, one.span}, DetailKind::affiliation);
    }

    [[nodiscard]] Contributor* last_person() {
        for (NamesField& names : record_.names) {
            if (names.variable == last_ && names.people.size() != 0) return &names.people[names.people.size() - 1];
        }
        return nullptr;
    }

    /// The parts of the name before, which was split by guess.
    void set_part(const Field& one, bool first) {
        Contributor* person = last_person();
        if (person == nullptr) return keep(one);
        const std::string_view part = one_line(one.value);
        const std::string_view known = first ? person->name.given : person->name.family;
        bool& has = first ? has_first_ : has_last_;
        if (has && known != part) return keep(one);
        has = true;
        if (known == part) return;
        const bool author = last_ == Variable::author;
        const Field* other = field(first ? (author ? "Author-Name-Last" : "Editor-Name-Last") : author ? "Author-Name-First" : "Editor-Name-First");
        if (other == nullptr) return keep(one);
        person->name.literal = {};
        person->name.as_written = {};
        person->name.guessed = false;
        if (first) {
            person->name.given = part;
        } else {
            person->name.family = part;
            person->name.non_dropping_particle = {};
            person->name.dropping_particle = {};
        }
        // What the whole name says besides its parts.
        const std::string_view whole = whole_;
        if (has_first_ && has_last_ && !says_no_more_than(whole, arena_.concat({person->name.given, " ", person->name.family}))) {
            keep({one.tag.substr(0, one.tag.rfind('-')), whole, one.span});
        }
    }

    void add_detail(const Field& one, DetailKind kind) {
        Contributor* person = last_person();
        if (person == nullptr) return keep(one);
        Detail detail;
        detail.kind = kind;
        detail.value = text_of(one).plain;
        detail.source = one.span;
        person->details.push(arena_, detail);
    }

    /// When a paper was written: its date, if it was not published elsewhere.
    void add_creation_date(const Field& one) {
        if (field("Year") != nullptr || field("Publication-Date") != nullptr) return keep(one);
        // `200503`: the parts stand with or without hyphens (ReDIF documentation, 1.1).
        const std::string_view digits = one_line(one.value);
        Field dated = one;
        if (digits.size() == 6 && std::all_of(digits.begin(), digits.end(), is_ascii_digit)) dated.value = record_.arena().concat({digits.substr(0, 4), "-", digits.substr(4)});
        merge_year(dated);
    }

    /// `23 pages`
    void add_length(const Field& one) {
        const Text length = text_of(one);
        const auto count = tagged::split_page_count(length.plain);
        add_once(Variable::number_of_pages, count ? Text(*count) : length, one.span);
    }

    void add_file(const Field& one) {
        add_urls(one);
        file_ = one_line(one.value);
    }

    /// `Application/pdf`: what the file before is.
    void add_file_format(const Field& one) {
        const std::string word = ascii_lower(one_line(one.value));
        if (file_.empty() || (word != "application/pdf" && word != "pdf")) return keep(one);
        for (Link& link : record_.links) {
            if (link.kind == LinkKind::other && link.url == file_) return void(link.kind = LinkKind::pdf);
        }
        record_.add_link(LinkKind::pdf, file_, {}, one.span);
    }

    Variable last_ = Variable::author;
    std::string_view file_;
    std::string_view whole_;  ///< the name before, as it stands
    bool has_first_ = false;  ///< its parts were given too
    bool has_last_ = false;
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) {
    return std::make_unique<tagged::ReaderOf<Grammar, Builder>>();
}

}  // namespace bibcast::repec
