#include "pipeline/merge.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "model/most_compared.hpp"
#include "name/format.hpp"
#include "name/person_match.hpp"
#include "name/short_form.hpp"
#include "pipeline/same_work.hpp"
#include "text/bare_letters.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// What a record may take over from another version of its work: it says nothing of where that one appeared.
bool is_of_the_work(Variable variable) {
    switch (variable) {
        case Variable::abstract:
        case Variable::pmid:
        case Variable::pmcid:
        case Variable::language:
        case Variable::title_short:
        case Variable::original_title:
        case Variable::annote:
        case Variable::note: return true;
        default: return false;
    }
}

/// What a record may have several of, each true.
bool may_be_several(Variable variable, bool is_version) {
    return variable == Variable::note || (!is_version && (variable == Variable::issn || variable == Variable::isbn));
}

/// Among the first ones: a record may have a million.
template <class Rows, class Same>
bool any_of(const Rows& list, Same same) {
    return std::any_of(list.begin(), list.begin() + std::min(list.size(), most_compared), same);
}

bool is_plain_day(const DatePoint& point) {
    return !point.uncertain && !point.approximate && !point.unspecified_month && !point.unspecified_day && point.unspecified_digits == 0 && point.time.empty();
}

/// Whether `brief` is `full` with less of it: `2004` of `2004-05-06`.
bool is_part_of(const Date& brief, const Date& full) {
    if (brief == full) return true;
    if (brief.begin_bound != Bound::point || full.begin_bound != Bound::point || brief.is_range() || full.is_range() || !brief.literal.empty()) return false;
    const DatePoint& a = brief.begin;
    const DatePoint& b = full.begin;
    if (!is_plain_day(a) || a.year != b.year || b.unspecified_digits != 0) return false;
    return a.month == 0 || (a.month == b.month && (a.day == 0 || a.day == b.day));
}

std::string text_of(const Date& date) {
    std::string text;
    append_edtf(text, date);
    if (!text.empty() && !date.literal.empty()) text += ", ";
    return text += date.literal;
}

std::string text_of(const Mark& mark) {
    std::string text(mark.symbol);
    for (const std::string_view part : {mark.meaning == Meaning::unknown ? std::string_view{} : name_of(mark.meaning), mark.legend.view()}) {
        if (!part.empty()) (text += text.empty() ? "" : " ") += part;
    }
    return text;
}

/// Whether the two are one mark, which may be described in two ways.
bool are_one_mark(const Mark& a, const Mark& b) {
    if (!a.symbol.empty() && a.symbol == b.symbol) return true;
    return a.meaning != Meaning::unknown && a.meaning == b.meaning;
}

/// Of two that are one: whether `brief` says nothing that `full` does not say.
bool is_part_of(const Mark& brief, const Mark& full) {
    return (brief.symbol.empty() || brief.symbol == full.symbol) && (brief.meaning == Meaning::unknown || brief.meaning == full.meaning) &&
           (brief.legend.empty() || brief.legend == full.legend);
}

std::string text_of(const Name& name) {
    std::string text;
    append_given_first(text, name);
    return text;
}

bool says_more_as_written(const Name& name, const std::string& known) { return !name.as_written.empty() && !says_no_more_than(name.as_written, known); }

class Merge {
  public:
    Merge(Record& kept, const Record& gone, const MergeRules& rules, Findings& findings)
        : kept_(kept), gone_(gone), rules_(rules), arena_(kept.arena()), findings_(findings), is_version_(is_preprint(gone) && !is_preprint(kept)) {}

    void run() {
        Finding& finding = findings_.add(*rules_.merged, {}, std::string(is_preprint(gone_) ? "the preprint" : "the record") + " '" + std::string(gone_.id) +
                                                                 "' is in the entry of '" + std::string(kept_.id) + "'");
        finding.record_id = kept_.id;
        finding.value = gone_.id;
        type();
        for (const TextField& field : gone_.texts) text(field);
        for (const DateField& field : gone_.dates) date(field);
        for (const NamesField& field : gone_.names) people(field);
        strings(kept_.keywords, gone_.keywords);
        strings(kept_.topics, gone_.topics);
        strings(kept_.groups, gone_.groups);
        strings(kept_.awards, gone_.awards);
        identifiers();
        links();
        leftovers();
    }

  private:
    void lose(std::string_view field, std::string_view value) {
        if (!findings_.wants(*rules_.merged_value, field)) return;
        Finding& finding = findings_.add(*rules_.merged_value, {}, std::string(field) + " of '" + std::string(gone_.id) + "' differs from that of '" + std::string(kept_.id) + "'");
        finding.record_id = gone_.id;
        finding.field = field;
        finding.value = value;
    }

    void type() {
        const std::string_view native = gone_.native_type.value;
        if (kept_.type == gone_.type) {
            if (kept_.native_type.value.empty()) kept_.native_type = gone_.native_type;
            else if (!native.empty() && native != kept_.native_type.value) lose("native-type", native);
        } else if (kept_.type == ItemType::document && kept_.native_type.value.empty() && !is_version_) {
            kept_.type = gone_.type;
            kept_.native_type = gone_.native_type;
        } else if (!is_version_ && (gone_.type != ItemType::document || !native.empty())) {
            lose("type", native.empty() ? name_of(gone_.type) : native);
        } else if (!native.empty()) {
            lose("native-type", native);
        }
    }

    void add_link(LinkKind kind, std::string_view url) {
        if (!any_of(kept_.links, [&](const Link& link) { return link.url == url; })) kept_.add_link(kind, url);
    }

    /// Whether the record has the text already. What is written the same takes the other one's styles.
    bool has(const TextField& field) {
        const std::string bare = rules_.spellings_count ? std::string() : bare_letters(field.value.plain);
        for (std::size_t i = 0; i < std::min(kept_.texts.size(), most_compared); ++i) {
            TextField& own = kept_.texts[i];
            if (own.variable != field.variable) continue;
            // DOIs in other capitals are the same (DOI Handbook, 2.4).
            const bool same = field.variable == Variable::doi ? equals_ignoring_ascii_case(own.value.plain, field.value.plain) : own.value.plain == field.value.plain;
            if (same) {
                if (own.value.is_plain()) own.value = field.value;
                return field.value.is_plain() || field.variable == Variable::doi || own.value == field.value;
            }
            if (!rules_.spellings_count && bare_letters(own.value.plain) == bare) return true;
        }
        return false;
    }

    void text(const TextField& field) {
        if (has(field)) return;
        const bool missing = kept_.text(field.variable) == nullptr;
        if (missing && (!is_version_ || is_of_the_work(field.variable))) kept_.add_text(field.variable, field.value);
        else if (field.variable == Variable::url) add_link(is_version_ ? LinkKind::preprint : LinkKind::other, field.value.plain);
        else if (field.variable == Variable::doi && is_version_) add_link(LinkKind::preprint, arena_.concat({"https://doi.org/", field.value.plain}));
        else if (may_be_several(field.variable, is_version_)) kept_.add_text(field.variable, field.value);
        else lose(name_of(field.variable), field.value.plain);
    }

    void date(const DateField& field) {
        DateField* own = nullptr;
        for (std::size_t i = 0; i < std::min(kept_.dates.size(), most_compared); ++i) {
            DateField& other = kept_.dates[i];
            if (other.variable != field.variable) continue;
            if (is_part_of(field.value, other.value)) return;
            if (own == nullptr) own = &other;
        }
        if (own == nullptr) kept_.add_date(field.variable, field.value);
        else if (!is_version_ && is_part_of(own->value, field.value)) own->value = field.value;
        else lose(name_of(field.variable), text_of(field.value));
    }

    void people(const NamesField& field) {
        const auto own = std::find_if(kept_.names.begin(), kept_.names.end(), [&](const NamesField& other) { return other.variable == field.variable; });
        if (own == kept_.names.end()) {
            kept_.names.push(arena_, field);
            return;
        }
        // The list that ends in `et al.` is the shorter one; where it is not, there are more people than either names.
        if (own->others && !field.others && field.people.size() > own->people.size()) {
            const NamesField shorter = *own;
            own->people = {};
            for (const Contributor& person : field.people) own->people.push(arena_, person);
            own->others = false;
            add_people(*own, shorter);
        } else {
            own->others = own->others || (field.others && field.people.size() >= own->people.size());
            add_people(*own, field);
        }
    }

    /// The same person stands at the same place as a rule; else anywhere.
    void add_people(NamesField& own, const NamesField& others) {
        std::size_t at = 0;
        for (const Contributor& person : others.people) {
            const PersonForm form = person_form(person);
            Contributor* found = nullptr;
            if (at < own.people.size() && are_one(own.people[at], person, form)) found = &own.people[at];
            for (std::size_t i = 0; found == nullptr && own.people.size() <= most_compared && i < own.people.size(); ++i) {
                if (are_one(own.people[i], person, form)) found = &own.people[i];
            }
            if (found == nullptr) lose_person(own.variable, person);
            else add_person(own.variable, *found, person);
            ++at;
        }
    }

    /// A family name alone is that of anybody, but for one who stands under it in both.
    static bool are_one(const Contributor& own, const Contributor& other, const PersonForm& form) {
        return own.name == other.name || compare_people(person_form(own), form);
    }

    void lose_person(Variable variable, const Contributor& person) {
        const std::string name = text_of(person.name);
        lose(name_of(variable), name);
        if (says_more_as_written(person.name, name)) lose(name_of(variable), person.name.as_written);
        for (const Mark& mark : person.marks) lose("mark", text_of(mark) + " (" + name + ")");
        for (const Detail& detail : person.details) {
            const std::string scheme = detail.scheme.empty() ? std::string() : std::string(detail.scheme) + ": ";
            lose(name_of(detail.kind), scheme + std::string(detail.value) + " (" + name + ")");
        }
    }

    void add_person(Variable variable, Contributor& own, const Contributor& other) {
        const std::string name = text_of(own.name);
        const std::string other_name = text_of(other.name);
        const CompactView written = own.name.as_written;
        const bool has_accents = is_ascii(name) && !is_ascii(other_name);
        if (!says_no_more_than(other_name, name) || (has_accents && says_no_more_than(name, other_name))) {
            if (says_no_more_than(name, other_name)) own.name = other.name;
            else if (rules_.spellings_count) lose(name_of(variable), other_name);
        }
        // `Adams, Ada, 1821-1882` says more than the name.
        own.name.as_written = written.empty() ? other.name.as_written : written;
        if (says_more_as_written(other.name, text_of(own.name) + ' ' + std::string(own.name.as_written))) lose(name_of(variable), other.name.as_written);
        for (const Mark& mark : other.marks) add_mark(own, mark);
        for (const Detail& detail : other.details) {
            const bool known = any_of(own.details, [&](const Detail& one) { return one.kind == detail.kind && one.value == detail.value && (detail.scheme.empty() || one.scheme == detail.scheme); });
            if (!known) own.details.push(arena_, detail);
        }
    }

    void add_mark(Contributor& own, const Mark& mark) {
        if (any_of(own.marks, [&](const Mark& one) { return is_part_of(mark, one); })) return;
        for (Mark& one : own.marks) {
            if (!are_one_mark(one, mark)) continue;
            if (is_part_of(one, mark)) one = mark;
            else lose("mark", text_of(mark) + " (" + text_of(own.name) + ")");
            return;
        }
        own.marks.push(arena_, mark);
    }

    void strings(List<StringField>& own, const List<StringField>& others) {
        for (const StringField& field : others) {
            if (!any_of(own, [&](const StringField& one) { return one.value == field.value; })) own.push(arena_, field);
        }
    }

    /// What one of two that are the same says beside its value.
    void add_part(std::string_view& own, std::string_view other, std::string_view field) {
        if (own.empty()) own = other;
        else if (!other.empty() && other != own) lose(field, other);
    }

    void identifiers() {
        for (const Identifier& identifier : gone_.identifiers) {
            const auto end = kept_.identifiers.begin() + std::min(kept_.identifiers.size(), most_compared);
            const auto same = std::find_if(kept_.identifiers.begin(), end,
                                           [&](const Identifier& one) { return one.scheme == identifier.scheme && one.value == identifier.value; });
            if (same == end) {
                kept_.identifiers.push(arena_, identifier);
                continue;
            }
            add_part(same->version, identifier.version, identifier.scheme);
            add_part(same->category, identifier.category, identifier.scheme);
        }
    }

    void links() {
        for (const Link& link : gone_.links) {
            const auto end = kept_.links.begin() + std::min(kept_.links.size(), most_compared);
            const auto are_one = [&](const Link& one) {
                return one.url == link.url && (one.kind == link.kind || one.kind == LinkKind::other || link.kind == LinkKind::other);
            };
            const auto same = std::find_if(kept_.links.begin(), end, are_one);
            if (same == end) {
                kept_.links.push(arena_, link);
                continue;
            }
            add_part(same->label, link.label, "link");
            if (same->kind == LinkKind::other) same->kind = link.kind;
        }
    }

    void leftovers() {
        for (const Leftover& leftover : gone_.leftovers) {
            const bool known = any_of(kept_.leftovers, [&](const Leftover& one) { return one.format == leftover.format && one.tag == leftover.tag && one.value == leftover.value; });
            if (!known) kept_.leftovers.push(arena_, leftover);
        }
    }

    Record& kept_;
    const Record& gone_;
    const MergeRules& rules_;
    Arena& arena_;
    Findings& findings_;
    bool is_version_;  ///< what goes is a preprint of what stays
};

}  // namespace

void merge_record(Record& kept, const Record& gone, const MergeRules& rules, Findings& findings) { Merge(kept, gone, rules, findings).run(); }

}  // namespace bibcast
