#include "formats/quarto/author_reader.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>
#include <vector>

#include "formats/quarto/codes.hpp"
#include "formats/quarto/keys.hpp"
#include "model/literal_name.hpp"
#include "model/most_compared.hpp"
#include "model/standard_number.hpp"
#include "name/legend_words.hpp"
#include "name/name_list.hpp"
#include "name/page_names.hpp"
#include "name/parse.hpp"
#include "text/utf8.hpp"

namespace bibcast::quarto {

namespace {

struct PartRow {
    std::string_view key;
    CompactView Name::*part;
};
constexpr std::array parts = std::to_array<PartRow>({
    {"family", &Name::family},
    {"surname", &Name::family},
    {"given", &Name::given},
    {"given-names", &Name::given},
    {"dropping-particle", &Name::dropping_particle},
    {"non-dropping-particle", &Name::non_dropping_particle},
    {"non_dropping_particle", &Name::non_dropping_particle},
    {"dropping_particle", &Name::dropping_particle},
    {"suffix", &Name::suffix},
    {"literal", &Name::literal},
});

bool is_true(const JsonNode& node) { return node.text == "true" || node.text == "yes" || node.text == "True"; }
bool is_false(const JsonNode& node) { return node.is(JsonKind::null) || node.text == "false" || node.text == "no" || node.text == "False"; }

// In the order in which they are written: what has a key of its own, affiliations, and all else.
void sort_details(Contributor& person) {
    std::array<bool, 3> seen{};
    const auto rank = [&seen](const Detail& detail) {
        static constexpr DetailKind own[] = {DetailKind::orcid, DetailKind::email, DetailKind::url};
        for (std::size_t i = 0; i < std::size(own); ++i) {
            if (detail.kind != own[i] || !detail.scheme.empty()) continue;
            const bool again = seen[i];
            seen[i] = true;
            return again ? std::size_t{4} : i;
        }
        return detail.kind == DetailKind::affiliation && detail.scheme.empty() ? std::size_t{3} : std::size_t{4};
    };
    std::vector<std::pair<std::size_t, Detail>> ranked;
    for (const Detail& detail : person.details) ranked.emplace_back(rank(detail), detail);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < ranked.size(); ++i) person.details[i] = ranked[i].second;
}

bool read_part(const JsonNode& member, Name& name) {
    for (const PartRow& row : parts) {
        if (member.key != row.key || !is_scalar(member) || !(name.*row.part).empty()) continue;
        name.*row.part = member.text;
        return true;
    }
    if (member.key == "comma-suffix") name.comma_suffix = is_true(member);
    else if (member.key == "static-ordering") name.static_ordering = is_true(member);
    else return false;
    return true;
}

}  // namespace

void AuthorReader::keep(const JsonNode& node) {
    const jsonl::Place authors(key_);
    const jsonl::Place author(authors, number_);
    if (node.key.empty()) parts_.keep(node, author);
    else parts_.keep(node, jsonl::Place(author, node.key));
}

void AuthorReader::add_detail(Contributor& person, DetailKind kind, std::string_view value, SourceSpan span) {
    value = trim_unicode(value);
    if (value.empty()) return;
    Detail detail;
    detail.kind = kind;
    detail.value = value;
    detail.source = span;
    if (const std::string_view orcid = kind == DetailKind::orcid ? canonical_orcid(record_.arena(), value) : std::string_view{}; !orcid.empty()) detail.value = orcid;
    const bool known = std::any_of(person.details.begin(), person.details.begin() + std::min(person.details.size(), most_compared),
                                   [&](const Detail& d) { return d.kind == kind && d.value == detail.value; });
    if (!known) person.details.push(record_.arena(), detail);
}

std::string_view AuthorReader::text_of_affiliation(const JsonNode& node, const jsonl::Place& place) {
    if (is_scalar(node)) return trim_unicode(node.text);
    std::string text;
    // From the part to the whole, as addresses are written.
    for (const std::string_view key : {"department", "group", "name", "institution", "address", "city", "region", "state", "postal-code",
                                       "postal_code", "country"}) {
        const JsonNode* const part = node.member(key);
        if (part == nullptr || !is_scalar(*part) || part->text.empty()) continue;
        if (!text.empty()) text += ", ";
        text += trim_unicode(part->text);
    }
    static constexpr std::string_view used[] = {"department", "group", "name", "institution", "address", "city", "region", "state",
                                                "postal-code", "postal_code", "country", "id", "index", "number", "ref"};
    std::array<bool, std::size(used)> seen{};
    for (const JsonNode& member : node) {
        const auto at = static_cast<std::size_t>(std::find(std::begin(used), std::end(used), member.key) - std::begin(used));
        const bool known = at != std::size(used) && is_scalar(member) && !std::exchange(seen[at], true);
        if (!known) parts_.keep(member, jsonl::Place(place, member.key));
    }
    return record_.arena().copy(text);
}

void AuthorReader::read_affiliations(const JsonNode& list) {
    const jsonl::Place place("affiliations");
    const auto add = [&](const JsonNode& node, std::size_t number) {
        if (node.is(JsonKind::null)) return;
        if (!is_scalar(node) && !node.is(JsonKind::object)) return parts_.keep(node, jsonl::Place(place, number));
        affiliations_.push_back({&node, text_of_affiliation(node, jsonl::Place(place, number)), false});
        for (const std::string_view key : {"id", "index", "number"}) {
            const JsonNode* const id = node.member(key);
            if (id != nullptr && is_scalar(*id)) by_key_.try_emplace(std::string(id->text), affiliations_.size() - 1);
        }
    };
    std::size_t number = 0;
    if (!list.is(JsonKind::array)) return add(list, 0);
    for (const JsonNode& node : list) add(node, number++);
}

void AuthorReader::unuse_all_but_those_of(const NamesField& names) {
    std::unordered_set<std::string_view> texts;
    for (const Contributor& person : names.people) {
        for (const Detail& detail : person.details) {
            if (detail.kind == DetailKind::affiliation) texts.insert(detail.value);
        }
    }
    for (Affiliation& affiliation : affiliations_) affiliation.used = affiliation.used && texts.contains(affiliation.text);
}

void AuthorReader::keep_unused() {
    const jsonl::Place place("affiliations");
    for (std::size_t i = 0; i < affiliations_.size(); ++i) {
        if (!affiliations_[i].used) parts_.keep(*affiliations_[i].node, jsonl::Place(place, i));
    }
}

void AuthorReader::add_affiliation(std::string_view key, const JsonNode& node, Contributor& person) {
    const auto known = by_key_.find(std::string(key));
    if (known == by_key_.end()) {
        if (key.size() <= 3 || node.key == "ref") {
            Finding& finding = findings_.add(unknown_affiliation, node.span, "there is no affiliation '" + std::string(key) + "'");
            finding.record_id = record_.id;
            finding.field = "affiliations";
        }
        return add_detail(person, DetailKind::affiliation, key, node.span);
    }
    affiliations_[known->second].used = true;
    add_detail(person, DetailKind::affiliation, affiliations_[known->second].text, node.span);
}

void AuthorReader::read_affiliation(const JsonNode& node, Contributor& person) {
    if (node.is(JsonKind::array)) {
        for (const JsonNode& one : node) {
            if (one.is(JsonKind::array)) keep(one);
            else read_affiliation(one, person);
        }
    } else if (node.is(JsonKind::object)) {
        if (const JsonNode* const ref = node.member("ref"); ref != nullptr && is_scalar(*ref)) return add_affiliation(ref->text, *ref, person);
        const jsonl::Place authors(key_);
        const jsonl::Place author(authors, number_);
        const std::string_view text = text_of_affiliation(node, jsonl::Place(author, "affiliation"));
        add_detail(person, DetailKind::affiliation, text, node.span);
        if (const JsonNode* const id = node.member("id"); id != nullptr && is_scalar(*id)) {
            affiliations_.push_back({&node, text, true});
            by_key_.try_emplace(std::string(id->text), affiliations_.size() - 1);
        }
    } else if (is_scalar(node)) {
        // JOSS: `affiliation: "1, 2"`.
        const std::string_view text = trim_unicode(node.text);
        const bool whole = by_key_.contains(std::string(text)) || text.find_first_not_of("0123456789, ") != std::string_view::npos;
        for (std::size_t at = 0; at < text.size() && !whole;) {
            const std::size_t end = std::min(text.find(',', at), text.size());
            if (const std::string_view key = trim(text.substr(at, end - at)); !key.empty()) add_affiliation(key, node, person);
            at = end + 1;
        }
        if (whole) add_affiliation(text, node, person);
    }
}

/// `Author^1,\*^`, as papers in R Markdown have it. False if that is not one person.
bool AuthorReader::take_page_name(const JsonNode& node, Contributor& person) {
    Record page(record_.arena());
    if (!add_page_names(page, Variable::author, node.text, node.span, findings_)) return false;
    const NamesField* const found = page.people(Variable::author);
    if (found == nullptr || found->people.size() != 1) return false;
    const Contributor& one = found->people[0];
    person.name = one.name;
    for (const Mark& mark : one.marks) person.marks.push(record_.arena(), mark);
    for (const Detail& detail : one.details) person.details.push(record_.arena(), detail);
    return true;
}

void AuthorReader::read_name(const JsonNode& node, Contributor& person) {
    if (node.is(JsonKind::object)) {
        for (const JsonNode& member : node) {
            if (!read_part(member, person.name)) keep(member);
        }
        return;
    }
    Arena& arena = record_.arena();
    if (has_page_markup(node.text) && take_page_name(node, person)) return;
    const std::string_view text = take_plain_marks(arena, trim_unicode(node.text), node.span.begin, person);
    person.name = parse_name(arena, text);
}

void AuthorReader::read_flag(const JsonNode& member, Contributor& person) {
    const FlagRow* const flag = find_flag(member.key);
    if (is_false(member)) return;
    if (!is_scalar(member) || (flag != nullptr && !is_true(member))) return keep(member);
    const std::string_view legend = is_true(member) ? member.key.view() : record_.arena().concat({member.key, ": ", member.text});
    add_mark(flag != nullptr ? flag->meaning : Meaning::other, flag != nullptr ? std::string_view{} : legend, member.span, person);
}

void AuthorReader::add_mark(Meaning meaning, std::string_view legend, SourceSpan source, Contributor& person) {
    for (const Mark& mark : person.marks) {
        if (legend.empty() && mark.meaning == meaning) return;
    }
    Mark mark;
    mark.meaning = meaning;
    mark.basis = Basis::stated;
    mark.source = source;
    mark.legend = legend;
    person.marks.push(record_.arena(), mark);
}

/// `attributes: [corresponding, is-equal-contributor]`
void AuthorReader::read_attributes(const JsonNode& list, Contributor& person) {
    for (const JsonNode& one : list) {
        if (one.is(JsonKind::object)) {
            for (const JsonNode& attribute : one) read_flag(attribute, person);
        } else if (is_scalar(one)) {
            std::string_view word = trim_unicode(one.text);
            const FlagRow* flag = find_flag(word);
            if (flag == nullptr && word.starts_with("is-")) flag = find_flag(word.substr(3));
            add_mark(flag != nullptr ? flag->meaning : Meaning::other, flag != nullptr ? std::string_view{} : word, one.span, person);
        } else if (!one.is(JsonKind::null)) {
            keep(one);
        }
    }
}

/// `- conceptualization: lead`: a role of CRediT with its degree.
bool AuthorReader::read_degree(const JsonNode& role, Contributor& person) {
    const JsonNode* const degree = role.is(JsonKind::object) ? role.first : nullptr;
    if (degree == nullptr || degree->next != nullptr || !is_scalar(*degree)) return false;
    add_detail(person, DetailKind::role, record_.arena().concat({degree->key, " (", trim_unicode(degree->text), ")"}), degree->span);
    return true;
}

void AuthorReader::read_member(const JsonNode& member, Contributor& person) {
    const jsonl::Place authors(key_);
    const jsonl::Place author(authors, number_);
    if (member.key == "name") {
        read_name(member, person);
    } else if (member.key == "affiliation" || member.key == "affiliations") {
        read_affiliation(member, person);
    } else if (member.key == "attributes" && member.is(JsonKind::object)) {
        for (const JsonNode& attribute : member) read_flag(attribute, person);
    } else if (member.key == "attributes" && member.is(JsonKind::array)) {
        read_attributes(member, person);
    } else if (find_flag(member.key) != nullptr) {
        read_flag(member, person);
    } else if (member.key == "details" && member.is(JsonKind::array)) {
        parts_.details(member, jsonl::Place(author, member.key), person);
    } else if (member.key == "note" && is_scalar(member)) {
        person.marks.push(record_.arena(), {.symbol = {}, .meaning = legend_meaning(member.text), .basis = Basis::stated,
                                            .legend = trim_unicode(member.text), .source = member.span});
    } else if (const DetailRow* const row = find_detail(member.key); row != nullptr && is_scalar(member)) {
        add_detail(person, row->kind, member.text, member.span);
    } else if (row != nullptr && member.is(JsonKind::array)) {
        for (const JsonNode& one : member) {
            if (is_scalar(one)) add_detail(person, row->kind, one.text, one.span);
            else if (row->kind != DetailKind::role || !read_degree(one, person)) parts_.keep(one, jsonl::Place(author, member.key));
        }
    } else if (!read_part(member, person.name)) {
        keep(member);
    }
}

void AuthorReader::add(const JsonNode& author) {
    Contributor person;
    person.source = author.span;
    if (is_scalar(author)) {
        if (has_page_markup(author.text) && add_page_names(record_, variable_, author.text, author.span, findings_)) return;
        read_name(author, person);
    } else if (author.is(JsonKind::object)) {
        const jsonl::Place authors(key_);
        // First the marks in full, so that a flag does not say them again.
        if (const JsonNode* const marks = author.member("marks"); marks != nullptr) {
            const jsonl::Place at(authors, number_);
            parts_.marks(*marks, jsonl::Place(at, "marks"), person);
        }
        for (const JsonNode& member : author) {
            if (member.key != "marks") read_member(member, person);
        }
    } else if (!author.is(JsonKind::null)) {
        keep(author);
    }
    sort_details(person);
    // Nobody: what is said of them is kept.
    if (person.name.empty()) {
        if (author.is(JsonKind::object)) keep(author);
        return;
    }
    settle_literal(record_.arena(), person);
    record_.names_of(variable_, author.span).people.push(record_.arena(), person);
}

void AuthorReader::read(const JsonNode& authors) {
    if (is_scalar(authors)) {
        if (has_page_markup(authors.text) && add_page_names(record_, variable_, authors.text, authors.span, findings_)) return;
        add_name_list(record_, variable_, authors.text, authors.span, findings_);
        return;
    }
    if (!authors.is(JsonKind::array)) return add(authors);
    for (const JsonNode& author : authors) {
        ++number_;
        add(author);
    }
}

}  // namespace bibcast::quarto
