#include "formats/cff/people.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "formats/cff/schema.hpp"
#include "io/loss.hpp"
#include "name/format.hpp"
#include "text/utf8.hpp"

namespace bibcast::cff {

namespace {

struct NameRow {
    std::string_view tag;
    CompactView Name::*part;
};
constexpr std::array name_rows = {
    NameRow{"family-names", &Name::family},
    NameRow{"given-names", &Name::given},
    NameRow{"name-particle", &Name::non_dropping_particle},
    NameRow{"name-suffix", &Name::suffix},
};

struct DetailRow {
    std::string_view tag;
    DetailKind kind;
};
constexpr std::array detail_rows = {
    DetailRow{"affiliation", DetailKind::affiliation},  // of persons; entities have none
    DetailRow{"email", DetailKind::email},
    DetailRow{"website", DetailKind::url},
    DetailRow{"alias", DetailKind::alias},
};

constexpr std::string_view orcid_address = "https://orcid.org/";

/// Who stands in a list already, by what is written of them: the schema has nobody twice (`uniqueItems`), and namesakes without an ORCID are written alike.
class People {
  public:
    /// `out` ends with a person, who begins at `begin`. False if there is one like this.
    bool add(std::string_view out, std::size_t begin) {
        begin += std::min(out.substr(begin).find_first_not_of("\n -"), out.size() - begin);
        const std::string_view person = out.substr(begin);
        const auto [first, last] = people_.equal_range(std::hash<std::string_view>{}(person));
        for (auto one = first; one != last; ++one) {
            if (out.substr(one->second.first, one->second.second) == person) return false;
        }
        people_.emplace(std::hash<std::string_view>{}(person), std::pair{begin, person.size()});
        return true;
    }

  private:
    std::unordered_multimap<std::size_t, std::pair<std::size_t, std::size_t>> people_;
};

/// Leftovers of a mapping, which has no key twice.
class LeftoverWriter {
  public:
    LeftoverWriter(YamlWriter& yaml, Arena& arena) : yaml_(yaml), arena_(arena) {}

    void write(std::string_view key, Leftover& leftover) {
        if (key.empty() || key.find('/') != std::string_view::npos || seen_.contains(key)) return;
        const JsonDocument document = parse_json(arena_, leftover.value);
        if (document.root == nullptr || document.end != leftover.value.size()) return;
        yaml_.key(key);
        yaml_.node(*document.root);
        seen_.insert(key);
        leftover.written = true;
    }

  private:
    YamlWriter& yaml_;
    Arena& arena_;
    std::unordered_set<std::string_view> seen_;
};

bool is_left_over(const Leftover& leftover, std::string_view place) { return !leftover.written && leftover.format == "cff" && leftover.tag.starts_with(place); }

/// What was left over of the people of a list (`authors/12/x`), by their number.
class LeftoversOfPeople {
  public:
    LeftoversOfPeople(Record& record, std::string_view key) {
        const std::string place = std::string(key) + "/";
        for (Leftover& leftover : record.leftovers) {
            if (!is_left_over(leftover, place)) continue;
            const std::string_view rest = leftover.tag.substr(place.size());
            const std::size_t slash = rest.find('/');
            std::size_t number = 0;
            const auto [end, error] = std::from_chars(rest.data(), rest.data() + std::min(slash, rest.size()), number);
            if (slash == std::string_view::npos || error != std::errc{} || end != rest.data() + slash) continue;
            by_number_[number].push_back({rest.substr(slash + 1), &leftover});
        }
    }
    void write(YamlWriter& yaml, Arena& arena, std::size_t number) {
        const auto known = by_number_.find(number);
        if (known == by_number_.end()) return;
        LeftoverWriter writer(yaml, arena);
        for (const auto& [key, leftover] : known->second) writer.write(key, *leftover);
    }

  private:
    std::unordered_map<std::size_t, std::vector<std::pair<std::string_view, Leftover*>>> by_number_;
};

}  // namespace

namespace {

/// `last`: nobody follows in the list.
void read_person(TreeReader& tree, const JsonNode& person, Variable variable, bool last) {
    if (person.is(JsonKind::string)) {
        tree.add_written_name(variable, person);
        return;
    }
    if (!person.is(JsonKind::object)) return;
    Name name;
    for (const NameRow& row : name_rows) name.*row.part = tree.text(person, row.tag);
    if (name.family.empty()) {
        name.literal = tree.text(person, "name");
        if (name.literal.empty()) std::swap(name.literal, name.given);
        // Somebody who is known by an alias alone.
        if (name.literal.empty()) name.literal = tree.text(person, "alias");
    }
    if (name.empty()) return;
    if (name.literal == "others" && last) {
        tree.record().names_of(variable, person.span).others = true;
        return;
    }
    Contributor& contributor = tree.record().add_contributor(variable, name, person.span);
    for (const DetailRow& row : detail_rows) {
        if (const JsonNode* node = person.member(row.tag); node != nullptr && !node->taken) tree.add_detail(contributor, row.kind, node);
    }
    tree.add_orcid(contributor, person.member("orcid"));
}

}  // namespace

void read_people(TreeReader& tree, const JsonNode* list, Variable variable) {
    if (list == nullptr) return;
    // One person in place of a list; the reader of the file says so.
    if (list->is(JsonKind::object)) read_person(tree, *list, variable, false);
    if (!list->is(JsonKind::array)) return;
    for (const JsonNode& person : *list) read_person(tree, person, variable, person.next == nullptr);
}

void write_people(YamlWriter& yaml, Record& record, NamesField& field, std::string_view key, Findings& findings) {
    yaml.key(key);
    yaml.begin_list();
    std::size_t index = 0;
    People seen;
    LeftoversOfPeople leftovers(record, key);
    for (Contributor& person : field.people) {
        const std::size_t begin = yaml.out().size();
        yaml.begin_map();
        const Name& name = person.name;
        person.written = true;
        if (name.is_literal()) {
            yaml.member("name", name.literal);
        } else {
            Name joined = name;
            if (!name.dropping_particle.empty()) {
                joined.non_dropping_particle = name.non_dropping_particle.empty()
                                                   ? name.dropping_particle.view()
                                                   : record.arena().concat({name.dropping_particle, " ", name.non_dropping_particle});
            }
            for (const NameRow& row : name_rows) yaml.member_unless_empty(row.tag, joined.*row.part);
        }
        for (const DetailRow& row : detail_rows) {
            for (Detail& detail : person.details) {
                if (detail.kind != row.kind || (name.is_literal() && detail.kind == DetailKind::affiliation)) continue;
                const std::string address = row.kind == DetailKind::url ? address_of(detail.value) : std::string();
                if (row.kind == DetailKind::url ? address.empty() : !takes(row.tag, detail.value)) continue;
                yaml.member(row.tag, address.empty() ? detail.value.view() : address);
                detail.written = true;
                break;
            }
        }
        for (Detail& detail : person.details) {
            if (detail.kind != DetailKind::orcid) continue;
            const std::string_view address = record.arena().concat({orcid_address, detail.value});
            if (!takes("orcid", address)) continue;
            yaml.member("orcid", address);
            detail.written = true;
            break;
        }
        leftovers.write(yaml, record.arena(), index++);
        yaml.end_map();
        if (seen.add(yaml.out(), begin)) continue;
        yaml.out().resize(begin);
        std::string whole;
        append_given_first(whole, name);
        report_partial_loss(loss_contributor, record, key, whole, person.source, "no two people of a list may be written alike", findings);
    }
    if (field.others) {
        yaml.begin_map();
        yaml.member("name", "others");
        field.written = true;
        yaml.end_map();
    }
    yaml.end_list();
}

void write_leftovers(YamlWriter& yaml, Record& record, std::string_view place, std::span<const std::string_view> used) {
    LeftoverWriter writer(yaml, record.arena());
    for (Leftover& leftover : record.leftovers) {
        if (!is_left_over(leftover, place)) continue;
        const std::string_view key = leftover.tag.substr(place.size());
        if (std::find(used.begin(), used.end(), key) == used.end()) writer.write(key, leftover);
    }
}

}  // namespace bibcast::cff
