#include "cv/merge.hpp"

#include <algorithm>
#include <unordered_map>

#include "name/format.hpp"
#include "name/person_match.hpp"
#include "pipeline/record_values.hpp"
#include "pipeline/same_work.hpp"
#include "text/bare_letters.hpp"
#include "text/utf8.hpp"

namespace bibcast::cv {

namespace {

constexpr std::size_t shortest_title = 12;

/// What an entry may take over from another record of its work: it says nothing of where that one appeared.
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

template <class Rows, class Same>
bool any_of(const Rows& list, Same same) {
    return std::any_of(list.begin(), list.end(), same);
}

/// Brings the values of one record of a work into another one of it.
class Union {
  public:
    Union(Record& kept, const Record& gone, Findings& findings) : kept_(kept), gone_(gone), arena_(kept.arena()), findings_(findings) {}

    void run() {
        const bool preprint = is_preprint(gone_);
        Finding& finding = findings_.add(cv_merged, {}, std::string(preprint ? "the preprint" : "the record") + " '" + std::string(gone_.id) +
                                                            "' is in the entry of '" + std::string(kept_.id) + "'");
        finding.record_id = kept_.id;
        finding.value = gone_.id;
        texts(preprint);
        dates();
        names();
        strings();
        identifiers_and_links();
        for (const Leftover& leftover : gone_.leftovers) kept_.leftovers.push(arena_, leftover);
    }

  private:
    void lose(std::string_view field, std::string_view value) {
        if (!findings_.wants(cv_merged_value, field)) return;
        Finding& finding = findings_.add(cv_merged_value, {}, std::string(field) + " of '" + std::string(gone_.id) + "': " + std::string(value));
        finding.record_id = gone_.id;
        finding.field = field;
        finding.value = value;
    }

    void add_link(LinkKind kind, std::string_view url) {
        if (any_of(kept_.links, [&](const Link& link) { return link.url == url; })) return;
        kept_.add_link(kind, url);
    }

    void texts(bool preprint) {
        for (const TextField& field : gone_.texts) {
            const std::string bare = bare_letters(field.value.plain);
            const bool same = any_of(kept_.texts, [&](const TextField& other) { return other.variable == field.variable && bare_letters(other.value.plain) == bare; });
            if (same) continue;
            const bool missing = kept_.text(field.variable) == nullptr;
            if (field.variable == Variable::url) add_link(preprint ? LinkKind::preprint : LinkKind::other, field.value.plain);
            else if (field.variable == Variable::doi && preprint) add_link(LinkKind::preprint, arena_.concat({"https://doi.org/", field.value.plain}));
            else if (missing && (!preprint || is_of_the_work(field.variable))) kept_.add_text(field.variable, field.value, {});
            else if (field.variable == Variable::note) kept_.add_text(field.variable, field.value, {});
            else lose(name_of(field.variable), field.value.plain);
        }
    }

    void dates() {
        for (const DateField& field : gone_.dates) {
            const bool same = any_of(kept_.dates, [&](const DateField& other) { return other.variable == field.variable && other.value == field.value; });
            if (same) continue;
            if (kept_.date(field.variable) == nullptr) {
                kept_.add_date(field.variable, field.value);
                continue;
            }
            std::string text;
            append_edtf(text, field.value);
            lose(name_of(field.variable), text.empty() ? field.value.literal : std::string_view(text));
        }
    }

    void names() {
        for (const NamesField& field : gone_.names) {
            const auto own = std::find_if(kept_.names.begin(), kept_.names.end(), [&](const NamesField& other) { return other.variable == field.variable; });
            if (own == kept_.names.end()) {
                kept_.names.push(arena_, field);
                continue;
            }
            std::size_t at = 0;
            for (const Contributor& person : field.people) {
                person_of(*own, person, at++);
            }
        }
    }

    /// The same person stands at the same place as a rule; else anywhere.
    void person_of(NamesField& own, const Contributor& person, std::size_t at) {
        const PersonForm form = person_form(person);
        Contributor* found = nullptr;
        if (at < own.people.size() && compare_people(person_form(own.people[at]), form)) found = &own.people[at];
        for (Contributor& other : own.people) {
            if (found == nullptr && own.people.size() <= 200 && compare_people(person_form(other), form)) found = &other;
        }
        if (found == nullptr) {
            std::string name;
            append_given_first(name, person.name);
            return lose(name_of(own.variable), name);
        }
        for (const Mark& mark : person.marks) {
            const bool known = any_of(found->marks, [&](const Mark& other) { return other.symbol == mark.symbol || (other.meaning == mark.meaning && mark.meaning != Meaning::unknown); });
            if (!known) found->marks.push(arena_, mark);
        }
        for (const Detail& detail : person.details) {
            const bool known = any_of(found->details, [&](const Detail& other) { return other.kind == detail.kind && other.value == detail.value; });
            if (!known) found->details.push(arena_, detail);
        }
    }

    void add_strings(List<StringField>& own, const List<StringField>& others) {
        for (const StringField& field : others) {
            if (!any_of(own, [&](const StringField& other) { return other.value == field.value; })) own.push(arena_, field);
        }
    }
    void strings() {
        add_strings(kept_.keywords, gone_.keywords);
        add_strings(kept_.topics, gone_.topics);
        add_strings(kept_.groups, gone_.groups);
        add_strings(kept_.awards, gone_.awards);
    }

    void identifiers_and_links() {
        for (const Identifier& identifier : gone_.identifiers) {
            const auto same = std::find_if(kept_.identifiers.begin(), kept_.identifiers.end(), [&](const Identifier& other) { return other.scheme == identifier.scheme && other.value == identifier.value; });
            if (same == kept_.identifiers.end()) kept_.identifiers.push(arena_, identifier);
            else if (same->version.empty()) same->version = identifier.version;
        }
        for (const Link& link : gone_.links) {
            if (!any_of(kept_.links, [&](const Link& other) { return other.url == link.url; })) kept_.links.push(arena_, link);
        }
    }

    Record& kept_;
    const Record& gone_;
    Arena& arena_;
    Findings& findings_;
};

/// Finds for each work the first one that is the same.
class Matcher {
  public:
    /// The index of the same work among those added before, or `works.size()`.
    std::size_t add(const std::vector<Work>& works, std::size_t index) {
        const Record& record = works[index].record;
        const std::string title = bare_letters(record.plain(Variable::title));
        titles_.push_back(hash_of(title.substr(0, 20)));
        std::size_t found = works.size();
        look_at_work_identifiers(record, [&](std::string_view scheme, std::string_view value, SourceSpan) {
            if (value.empty()) return;
            const auto [at, is_new] = identifiers_.try_emplace(hash_of(std::string(scheme) + ':' + ascii_lower(value)), index);
            if (!is_new && at->second != index && titles_[at->second] == titles_[index]) found = std::min(found, at->second);
        });
        if (found != works.size() || title.size() < shortest_title) return found;
        const auto [at, is_new] = by_title_.try_emplace(hash_of(title + '\n' + first_author(record)), index);
        if (is_new) return found;
        const Record& other = works[at->second].record;
        const bool alike = is_preprint(record) != is_preprint(other) || year_of(record) == year_of(other);
        return alike ? at->second : found;
    }

  private:
    std::vector<std::uint64_t> titles_;
    std::unordered_map<std::uint64_t, std::size_t> identifiers_;
    std::unordered_map<std::uint64_t, std::size_t> by_title_;
};

}  // namespace

void merge_versions(Works& works, Findings& findings) {
    Matcher matcher;
    std::vector<std::size_t> entry_of(works.list.size());
    std::vector<bool> gone(works.list.size());
    for (std::size_t i = 0; i < works.list.size(); ++i) {
        entry_of[i] = i;
        const std::size_t same = matcher.add(works.list, i);
        if (same == works.list.size()) continue;
        const std::size_t other = entry_of[same];
        const bool keeps_new = is_preprint(works.list[other].record) && !is_preprint(works.list[i].record);
        const std::size_t kept = keeps_new ? i : other;
        const std::size_t left = keeps_new ? other : i;
        Union(works.list[kept].record, works.list[left].record, findings).run();
        gone[left] = true;
        entry_of[i] = kept;
        entry_of[same] = kept;
    }
    std::size_t at = 0;
    std::erase_if(works.list, [&](const Work&) { return gone[at++]; });
}

}  // namespace bibcast::cv
