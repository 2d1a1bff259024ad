#include "name/person_match.hpp"

#include <algorithm>
#include <array>

#include "name/author_links.hpp"
#include "name/fold.hpp"
#include "name/institutions.hpp"
#include "name/nicknames.hpp"
#include "name/parse.hpp"
#include "name/scripts.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

struct EvidenceRow {
    Evidence evidence;
    std::string_view name;
    std::string_view words;
};
constexpr std::array rows = std::to_array<EvidenceRow>({
    {Evidence::punctuation, "punctuation", "punctuation"},
    {Evidence::accents, "accents", "accents"},
    {Evidence::other_script, "other-script", "another script"},
    {Evidence::hyphens, "hyphens", "hyphens"},
    {Evidence::particle, "particle", "particle left out"},
    {Evidence::suffix, "suffix", "suffix left out"},
    {Evidence::middle_name, "middle-name", "middle name left out"},
    {Evidence::middle_initial, "middle-initial", "middle initial"},
    {Evidence::nickname, "nickname", "nickname"},
    {Evidence::swapped, "swapped", "other order"},
    {Evidence::initials, "initials", "initials"},
    {Evidence::co_authors, "co-authors", "co-authors in common"},
    {Evidence::orcid, "orcid", "the same ORCID"},
});

const EvidenceRow& row_of(Evidence evidence) {
    return *std::find_if(rows.begin(), rows.end(), [evidence](const EvidenceRow& row) { return row.evidence == evidence; });
}

void append_words_folded(std::string& out, std::string_view text, FoldLosses& losses) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        append_folded(out, text.substr(at, end - at), losses);
        at = end + 1;
    }
}

// `Jean-Pierre M.` gives jean, pierre, m; `JRR` gives j, r, r, but for `HAO ZHANG`.
void split_given(std::string_view text, bool capitals, PersonForm& form, FoldLosses& losses) {
    const bool glued = !capitals && is_initials(text) && text.find(' ') == std::string_view::npos;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && text[end] != ' ' && text[end] != '-' && text[end] != '.' && text.substr(end, 3) != "\u2010") {
            end += code_point_at(text, end).size;
            if (glued) break;
        }
        std::string word;
        append_folded(word, text.substr(at, end - at), losses);
        if (!word.empty()) {
            form.given_joined += word;
            form.given.push_back(std::move(word));
        }
        at = std::max(end, at + 1);
        if (at < text.size() && end < text.size() && text.substr(end, 3) == "\u2010") at = end + 3;
        else if (end < text.size() && (text[end] == ' ' || text[end] == '-' || text[end] == '.')) at = end + 1;
    }
}

bool starts_same(std::string_view a, std::string_view b) {
    return !a.empty() && !b.empty() && code_point_at(a, 0).value == code_point_at(b, 0).value;
}

bool is_one_letter(std::string_view word) { return !word.empty() && code_point_at(word, 0).size == word.size(); }

// How the given names of two people go together; none if they contradict each other.
PersonMatch compare_given(const PersonForm& a, const PersonForm& b) {
    PersonMatch match{Confidence::high, {}};
    if (a.given.empty() || b.given.empty()) return {};
    if (a.given_joined == b.given_joined && a.given.size() == b.given.size()) return match;
    // `Zhi-Jie` and `Zhijie`: the same letters, cut at other places.
    if (a.given_joined == b.given_joined && (a.given_joined.size() > 3 || a.given.size() == b.given.size())) {
        match.evidence.add(Evidence::hyphens);
        return match;
    }
    const std::string& first_a = a.given[0];
    const std::string& first_b = b.given[0];
    if (first_a != first_b) {
        if (is_one_letter(first_a) || is_one_letter(first_b)) {
            // `R. Smith` may be Bill.
            if (!starts_same(first_a, first_b) && !starts_same(full_given_name(first_a), full_given_name(first_b))) return {};
            match.evidence.add(Evidence::initials);
            match.confidence = Confidence::low;
        } else if (full_given_name(first_a) == full_given_name(first_b)) {
            match.evidence.add(Evidence::nickname);
            match.confidence = Confidence::medium;
        } else if (without_umlaut_spelling(first_a) == without_umlaut_spelling(first_b) && (a.accents || b.accents)) {
            match.evidence.add(Evidence::accents);
        } else {
            return {};
        }
    } else if (is_one_letter(first_a)) {
        match.evidence.add(Evidence::initials);
        match.confidence = Confidence::low;
    }
    const std::size_t common = std::min(a.given.size(), b.given.size());
    for (std::size_t i = 1; i < common; ++i) {
        if (a.given[i] == b.given[i]) continue;
        if (!is_one_letter(a.given[i]) && !is_one_letter(b.given[i])) {
            if (full_given_name(a.given[i]) != full_given_name(b.given[i])) return {};
            match.evidence.add(Evidence::nickname);
        } else if (starts_same(a.given[i], b.given[i])) {
            match.evidence.add(Evidence::middle_initial);
        } else {
            return {};
        }
    }
    if (a.given.size() != b.given.size()) match.evidence.add(Evidence::middle_name);
    return match;
}

// `Zhang Hao` and `Hao Zhang`: the whole given name of each is the family name of the other.
bool is_swapped(const PersonForm& a, const PersonForm& b) {
    return a.given_joined.size() > 1 && b.given_joined.size() > 1 && a.given_joined == b.family && a.family == b.given_joined &&
           a.family != b.family;
}

bool conflict(std::string_view a, std::string_view b) { return !a.empty() && !b.empty() && a != b; }

void add_spelling_evidence(const PersonForm& a, const PersonForm& b, PersonMatch& match) {
    if (a.other_script != b.other_script) {
        match.evidence.add(Evidence::other_script);
        match.confidence = std::min(match.confidence, Confidence::medium);
    } else if (a.accents != b.accents && (a.family_written != b.family_written || a.given_written != b.given_written)) {
        match.evidence.add(Evidence::accents);
    }
    if (a.particle != b.particle) match.evidence.add(Evidence::particle);
    if (a.suffix != b.suffix) match.evidence.add(Evidence::suffix);
    if (match.evidence.bits == 0 && (a.family_written != b.family_written || a.given_written != b.given_written)) {
        const bool hyphens = std::count(a.family_written.begin(), a.family_written.end(), '-') !=
                                 std::count(b.family_written.begin(), b.family_written.end(), '-') ||
                             std::count(a.given_written.begin(), a.given_written.end(), '-') !=
                                 std::count(b.given_written.begin(), b.given_written.end(), '-');
        match.evidence.add(hyphens ? Evidence::hyphens : Evidence::punctuation);
    }
}

}  // namespace

std::string_view words_of(Evidence evidence) { return row_of(evidence).words; }
std::string_view name_of(Evidence evidence) { return row_of(evidence).name; }

std::vector<Evidence> EvidenceSet::all() const {
    std::vector<Evidence> all;
    for (const EvidenceRow& row : rows) {
        if (has(row.evidence)) all.push_back(row.evidence);
    }
    return all;
}

std::string_view name_of(Confidence confidence) {
    static constexpr std::array<std::string_view, 5> names = {"none", "low", "medium", "high", "certain"};
    return names[static_cast<std::size_t>(confidence)];
}

PersonForm person_form(const Name& name) {
    PersonForm form;
    FoldLosses losses;
    form.literal = name.is_literal();
    const std::string_view family = name.is_literal() ? name.literal : name.family;
    append_words_folded(form.family, family, losses);
    form.family_written = family;
    append_words_folded(form.particle, name.dropping_particle, losses);
    append_words_folded(form.particle, name.non_dropping_particle, losses);
    append_words_folded(form.suffix, name.suffix, losses);
    split_given(name.given, is_all_capitals(family), form, losses);
    form.given_written = name.given;
    form.accents = losses.accents;
    form.other_script = losses.other_script;
    return form;
}

PersonForm person_form(const Contributor& person) {
    PersonForm form = person_form(person.name);
    for (const Detail& detail : person.details) {
        if (detail.kind == DetailKind::orcid && form.orcid.empty()) form.orcid = detail.value;
    }
    return form;
}

PersonMatch compare_people(const PersonForm& a, const PersonForm& b) {
    PersonMatch match;
    if (!a.orcid.empty() && !b.orcid.empty()) {
        if (a.orcid != b.orcid) return {};
        match.confidence = Confidence::certain;
        match.evidence.add(Evidence::orcid);
        return match;
    }
    if (a.literal || b.literal) {
        if (a.literal != b.literal || a.family != b.family) return {};
        match.confidence = a.family_written == b.family_written ? Confidence::certain : Confidence::high;
        add_spelling_evidence(a, b, match);
        return match;
    }
    if (conflict(a.suffix, b.suffix) || conflict(a.particle, b.particle)) return {};
    if (is_swapped(a, b)) {
        match.confidence = Confidence::medium;
        match.evidence.add(Evidence::swapped);
        return match;
    }
    if (a.family != b.family) {
        const bool accented = (a.accents || b.accents) && without_umlaut_spelling(a.family) == without_umlaut_spelling(b.family);
        if (!accented) return {};
    }
    match = compare_given(a, b);
    if (!match) return {};
    if (a.family != b.family) match.evidence.add(Evidence::accents);
    add_spelling_evidence(a, b, match);
    const bool same = match.evidence.bits == 0 && match.confidence == Confidence::high;
    if (same) match.confidence = Confidence::certain;
    return match;
}

bool PersonMatcher::add(std::string_view written) {
    Arena arena;
    const std::string_view orcid = orcid_in(written);
    std::string name(written);
    if (!orcid.empty()) {
        // What is left of `Hao Zhang <https://orcid.org/0000-0002-1825-0097>`.
        const std::size_t open = name.find_first_of("<([");
        const std::size_t begin = open != std::string::npos ? open : std::min(name.find("http"), name.find(orcid.substr(0, 4)));
        name.erase(std::min(begin, name.size()));
    }
    Contributor person;
    person.name = parse_name(arena, trim_unicode(name));
    PersonForm form = person_form(person.name);
    form.orcid = orcid;
    if (person.name.empty() && orcid.empty()) return false;
    forms_.push_back(std::move(form));
    return true;
}

PersonMatch PersonMatcher::match(const Contributor& person) const {
    const PersonForm form = person_form(person);
    PersonMatch best;
    for (const PersonForm& own : forms_) {
        const PersonMatch match = compare_people(own, form);
        if (match.confidence > best.confidence) best = match;
    }
    return best;
}

Contributor* PersonMatcher::find_in(NamesField& names, PersonMatch& found, bool& doubtful) const {
    const auto rank = [](const PersonMatch& m) { return 2 * static_cast<int>(m.confidence) + (m.evidence.has(Evidence::orcid) ? 1 : 0); };
    Contributor* best = nullptr;
    doubtful = false;
    found = {};
    for (Contributor& person : names.people) {
        const PersonMatch match = this->match(person);
        if (!match || rank(match) < rank(found)) continue;
        doubtful = best != nullptr && rank(match) == rank(found);
        best = &person;
        found = match;
    }
    return doubtful ? nullptr : best;
}

}  // namespace bibcast
