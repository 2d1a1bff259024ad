#include "formats/shortcode/record_builder.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "formats/shortcode/address.hpp"
#include "formats/shortcode/bibtex_value.hpp"
#include "formats/shortcode/codes.hpp"
#include "formats/shortcode/format.hpp"
#include "formats/shortcode/heading.hpp"
#include "formats/shortcode/people.hpp"
#include "formats/shortcode/type_word.hpp"
#include "formats/shortcode/venue.hpp"
#include "model/identifier.hpp"
#include "name/mark_meaning.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

/// Variables whose values are no text for people: never decoded.
bool is_verbatim(Variable variable) {
    switch (variable) {
        case Variable::isbn:
        case Variable::issn:
        case Variable::pmid:
        case Variable::pmcid:
        case Variable::language:
        case Variable::citation_key: return true;
        default: return false;
    }
}

class RecordBuilder {
  public:
    RecordBuilder(const PageContext& context, const Entry& entry, const PageLegends& page_legends, Record& record)
        : context_(context),
          entry_(entry),
          token_(context.page.tokens.tokens[entry.token]),
          page_legends_(page_legends),
          record_(record),
          arena_(context.arena) {}

    bool run() {
        record_.source = entry_.whole;
        values_ = gather_values(context_, entry_, record_);
        if (values_.empty() && record_.leftovers.empty()) return false;
        take_groups();
        for (const EntryValue& value : values_) take(value);
        take_people();
        for (const EntryValue& value : values_) {
            if (value.field->slot == Slot::bibtex) add_bibtex(context_, value, record_);
        }
        take_venue();
        take_date();
        if (!typed_) {
            if (const auto type = context_.profile.type_of(token_.name)) record_.type = *type;
            // What has an arXiv number and no venue is a preprint, as in BibTeX.
            else if (record_.type == ItemType::document && record_.text(Variable::container_title) == nullptr && record_.identifier("arxiv") != nullptr) record_.type = ItemType::article;
        }
        return true;
    }

  private:
    Finding& report(const Code& code, SourceSpan span, std::string message, std::string_view field) {
        Finding& finding = context_.findings.add(code, span, std::move(message));
        finding.field = field;
        finding.record_id = record_.id;
        return finding;
    }

    void leave(const EntryValue& value, std::string_view why) {
        record_.add_leftover(format.id, value.key, value.value, value.span);
        if (context_.findings.wants(odd_value, value.key)) {
            report(odd_value, value.span, std::string(value.key) + " " + std::string(why), value.key).value = value.value;
        }
    }

    [[nodiscard]] std::string_view plain(const EntryValue& value) const { return decode_value(arena_, value).plain; }

    void take(const EntryValue& value) {
        switch (value.field->slot) {
            case Slot::text: return take_text(value);
            case Slot::date: return take_date_variable(value);
            case Slot::url: return take_url(value);
            case Slot::link: return take_links(value, value.field->link);
            case Slot::doi: return take_doi(value);
            case Slot::arxiv: return take_arxiv(value);
            case Slot::identifier: return take_identifier(value);
            case Slot::award: return record_.add_award(plain(value), value.span);
            case Slot::topics: return take_list(value, &Record::add_topic);
            case Slot::keywords: return take_list(value, &Record::add_keyword);
            case Slot::group: return take_list(value, &Record::add_group);
            case Slot::id: record_.id = to_nfc(arena_, value.value); return;
            case Slot::type: return take_type(value);
            // Each of these needs others of the entry first.
            case Slot::year:
            case Slot::month:
            case Slot::day:
            case Slot::venue:
            case Slot::bibtex:
            case Slot::names:
            case Slot::people:
            case Slot::legend:
            case Slot::nothing: return;
        }
    }

    void take_text(const EntryValue& value) {
        const Variable variable = value.field->variable;
        if (is_verbatim(variable)) return record_.add_text(variable, value.value, value.span);
        record_.add_text(variable, without_layout(decode_value(arena_, value), value), value.span);
    }

    /// A title that is bold as a whole is so by layout, and one that is a link as a whole has the entry's main link.
    [[nodiscard]] Text without_layout(Text text, const EntryValue& value) {
        while (value.markdown && !text.styles.empty() && text.styles[0].begin == 0 && text.styles[0].end == text.plain.size()) {
            if (text.styles[0].style == Style::link) {
                EntryValue link = value;
                link.value = text.styles[0].target;
                take_url(link);
            }
            text.styles = text.styles.subspan(1);
        }
        return text;
    }

    void take_date_variable(const EntryValue& value) {
        const auto date = parse_written_date(value.value);
        record_.add_date(value.field->variable, date ? *date : Date::of_literal(plain(value)), value.span);
        if (!date && context_.findings.wants(bad_date, value.key)) {
            report(bad_date, value.span, "'" + std::string(value.value) + "' is no date that can be decided", value.key).value = value.value;
        }
    }

    void add_identifier_of(std::string_view url, SourceSpan span) {
        const FoundIdentifier found = identifier_in_url(arena_, url);
        if (found.found()) add_found_identifier(record_, found, span);
    }

    /// The main link: a PDF, or the page of the work. `URL`, spelled as CSL does, is the variable whatever it leads to.
    void take_url(const EntryValue& value) {
        const bool exact = value.key.starts_with(name_of(Variable::url));
        for (const std::string_view written : split_addresses(value.value)) {
            const std::string_view url = without_blanks(arena_, written);
            if (!exact && !is_address(url)) {
                leave(value, "is no address");
                return;
            }
            add_identifier_of(url, value.span);
            if (is_pdf_address(url) && !exact) {
                record_.add_link(LinkKind::pdf, url, {}, value.span);
            } else if (exact || record_.text(Variable::url) == nullptr) {
                record_.add_text(Variable::url, url, value.span);
            } else {
                record_.add_link(LinkKind::other, url, {}, value.span);
            }
        }
    }

    void take_links(const EntryValue& value, LinkKind kind) {
        for (const std::string_view written : split_addresses(value.value)) {
            const std::string_view url = without_blanks(arena_, written);
            if (!is_address(url)) {
                leave(value, "is no address");
                return;
            }
            if (kind == LinkKind::pdf || kind == LinkKind::html || kind == LinkKind::preprint) add_identifier_of(url, value.span);
            record_.add_link(kind, url, value.label, value.span);
        }
    }

    void take_doi(const EntryValue& value) {
        const std::string_view doi = canonical_doi(arena_, value.value);
        if (doi.empty()) return leave(value, "is no DOI");
        add_found_identifier(record_, {"doi", doi, {}, {}}, value.span);
        if (says_more_than_doi(arena_, value.value)) leave(value, "says more than a DOI");
    }

    void take_arxiv(const EntryValue& value) {
        if (value.value.find("://") != std::string_view::npos) {
            const FoundIdentifier found = identifier_in_url(arena_, value.value);
            if (!found.found()) return take_links(value, LinkKind::preprint);
            add_found_identifier(record_, found, value.span);
            record_.add_link(is_pdf_address(value.value) ? LinkKind::pdf : LinkKind::preprint, value.value, {}, value.span);
            return;
        }
        const FoundIdentifier found = parse_arxiv(arena_, value.value);
        if (!found.found()) return leave(value, "is no arXiv number");
        add_found_identifier(record_, found, value.span);
    }

    void take_identifier(const EntryValue& value) {
        if (value.value.find("://") == std::string_view::npos) {
            const std::size_t colon = value.field->word.empty() ? value.value.find(':') : std::string_view::npos;
            const bool says_scheme = colon != std::string_view::npos && colon != 0 && colon + 1 < value.value.size();
            if (value.field->word.empty() && !says_scheme) return leave(value, "is no scheme:value");
            const std::string_view scheme = says_scheme ? value.value.substr(0, colon) : value.field->word;
            record_.add_identifier(scheme, says_scheme ? value.value.substr(colon + 1) : value.value, value.span);
            return;
        }
        add_identifier_of(value.value, value.span);
        record_.add_link(LinkKind::html, value.value, {}, value.span);
    }

    /// Semicolons part if there are any, else commas.
    void take_list(const EntryValue& value, void (Record::*add)(std::string_view, SourceSpan)) {
        const char separator = value.value.find(';') != std::string_view::npos ? ';' : ',';
        std::string_view rest = value.value;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(separator), rest.size());
            EntryValue item = value;
            item.value = trim_unicode(rest.substr(0, end));
            if (!item.value.empty()) {
                auto begin = value.span.begin;
                const char* base = context_.text.data() + value.span.begin;
                if (item.value.data() >= base && item.value.data() < base + (value.span.end - value.span.begin)) {
                    begin += static_cast<std::uint32_t>(item.value.data() - base);
                    item.span = {begin, begin + static_cast<std::uint32_t>(item.value.size())};
                }
                (record_.*add)(plain(item), item.span);
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }

    void take_type(const EntryValue& value) {
        const std::string_view word = plain(value);
        const auto type = type_of_word(word);
        if (type) {
            record_.type = *type;
            typed_ = true;
        }
        const bool is_own_word = !type || name_of(*type) != word;
        if (is_own_word && !record_.native_type.value.empty() && record_.native_type.value != word) return leave(value, "is a type beside another one");
        if (is_own_word) {
            record_.native_type.value = word;
            record_.native_type.source = value.span;
        }
    }

    void take_people() {
        MarkLegends legends;
        for (const EntryValue& value : values_) {
            if (value.field->slot != Slot::legend) continue;
            if (!find_legends(arena_, value.value, NameMarkup::page, LegendPlace::entry, value.span.begin, legends)) {
                leave(value, "does not say what a mark means");
            }
        }
        for (const EntryValue& value : values_) {
            if (value.field->slot != Slot::names) continue;
            const std::size_t known = legends.entries.size();
            const bool others = has_others(value.field->variable);
            // `authors="https://…"`: the page of the authors.
            const bool said = add_people(context_, value, legends, record_) || legends.entries.size() != known ||
                              has_others(value.field->variable) != others || trim_unicode(value.value).empty();
            if (!said) leave(value, "names nobody");
        }
        for (const EntryValue& value : values_) {
            if (value.field->slot == Slot::people && !add_people_in_full(context_, value, line_of(value.field->variable), record_)) {
                leave(value, "is of other people than the author line");
            }
        }
        apply_legends(record_, legends, page_legends_.of(record_, entry_.whole.begin), context_.findings);
    }

    [[nodiscard]] bool has_others(Variable variable) const {
        const NamesField* const names = record_.people(variable);
        return names != nullptr && names->others;
    }

    /// The author line of a name variable.
    [[nodiscard]] const EntryValue* line_of(Variable variable) const {
        for (const EntryValue& value : values_) {
            if (value.field->slot == Slot::names && value.field->variable == variable) return &value;
        }
        return nullptr;
    }

    void take_venue() {
        for (const EntryValue& value : values_) {
            if (value.field->slot == Slot::venue) add_venue(value);
        }
    }

    /// What the record holds already stays: the venue only adds to it.
    void add_venue(const EntryValue& value) {
        VenueKind hint = VenueKind::unknown;
        if (value.field->word == "journal") hint = VenueKind::journal;
        if (value.field->word == "conference") hint = VenueKind::conference;
        const ItemType type = record_.type;
        apply_venue(record_, plain(value), value.span, main_address(), context_.findings, hint);
        if (typed_) record_.type = type;
    }

    [[nodiscard]] std::string_view main_address() const {
        for (const Link& link : record_.links) {
            if (link.kind == LinkKind::pdf) return link.url;
        }
        return record_.plain(Variable::url);
    }

    /// A year from a parameter counts more than that of the venue, that more than the arXiv number's month, that more than
    /// the heading.
    void take_date() {
        std::optional<Date> date;
        SourceSpan span;
        for (const EntryValue& value : values_) {
            if (value.field->slot != Slot::year) continue;
            date = parse_written_date(value.value);
            span = value.span;
            if (!date) {
                report(bad_date, value.span, "'" + std::string(value.value) + "' is no year", value.key).value = value.value;
                date = Date::of_literal(plain(value));
            }
        }
        if (date) {
            take_month(*date);
            set_issued(*date, span);
        } else {
            leave_month();
        }
        if (record_.date(Variable::issued) == nullptr) {
            if (const Identifier* arxiv = record_.identifier("arxiv"); arxiv != nullptr) {
                if (const auto month = arxiv_date(arxiv->value)) record_.add_date(Variable::issued, *month, arxiv->source);
            }
        }
        int heading = 0;
        SourceSpan heading_span;
        const std::vector<Group>& groups = context_.page.paths[entry_.groups];
        for (auto group = groups.rbegin(); heading == 0 && group != groups.rend(); ++group) {
            heading = year_of_heading(group->text);
            heading_span = group->span;
        }
        if (heading == 0) return;
        const DateField* issued = record_.date(Variable::issued);
        if (issued == nullptr) {
            record_.add_date(Variable::issued, Date::of_year(heading), heading_span);
        } else if (issued->value.has_parts() && issued->value.begin.year != heading && context_.findings.wants(heading_year, "issued")) {
            report(heading_year, issued->source.known() ? issued->source : entry_.whole,
                   "the entry is of " + std::to_string(issued->value.begin.year) + ", the heading says " + std::to_string(heading), "issued");
        }
    }

    /// The parameter wins over what the venue said.
    void set_issued(const Date& date, SourceSpan span) {
        for (std::size_t i = 0; i < record_.dates.size(); ++i) {
            DateField& field = record_.dates[i];
            if (field.variable != Variable::issued) continue;
            const bool says_more = field.value.has_parts() && date.has_parts() && field.value.begin.year == date.begin.year &&
                                   date.begin.month == 0 && field.value.begin.month != 0;
            if (!says_more) {
                field.value = date;
                field.source = span;
            }
            return;
        }
        record_.add_date(Variable::issued, date, span);
    }

    void take_month(Date& date) {
        for (const EntryValue& value : values_) {
            if (value.field->slot != Slot::month && value.field->slot != Slot::day) continue;
            int number = value.field->slot == Slot::month ? month_named(value.value) : 0;
            if (number == 0) std::from_chars(value.value.data(), value.value.data() + value.value.size(), number);
            const bool month = value.field->slot == Slot::month;
            if (!date.has_parts() || number < 1 || number > (month ? 12 : 31) || (!month && date.begin.month == 0)) {
                leave(value, month ? "is no month" : "is no day of a month");
            } else {
                (month ? date.begin.month : date.begin.day) = static_cast<std::uint8_t>(number);
            }
        }
    }

    void leave_month() {
        for (const EntryValue& value : values_) {
            if (value.field->slot == Slot::month || value.field->slot == Slot::day) leave(value, "stands without a year");
        }
    }

    void take_groups() {
        for (const Group& group : context_.page.paths[entry_.groups]) record_.add_group(group.text, group.span);
    }

    const PageContext& context_;
    const Entry& entry_;
    const Token& token_;
    const PageLegends& page_legends_;
    Record& record_;
    Arena& arena_;
    std::vector<EntryValue> values_;
    bool typed_ = false;  ///< a parameter said what type the work is of
};

}  // namespace

bool build_record(const PageContext& context, const Entry& entry, const PageLegends& page_legends, Record& record) {
    return RecordBuilder(context, entry, page_legends, record).run();
}

}  // namespace bibcast::shortcode
