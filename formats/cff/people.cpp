#include "formats/cff/people.hpp"

#include <algorithm>
#include <array>

#include "formats/cff/schema.hpp"
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

}  // namespace

void read_people(TreeReader& tree, const JsonNode* list, Variable variable) {
    if (list == nullptr || !list->is(JsonKind::array)) return;
    for (const JsonNode& person : *list) {
        if (person.is(JsonKind::string)) {
            tree.add_written_name(variable, person);
            continue;
        }
        if (!person.is(JsonKind::object)) continue;
        Name name;
        for (const NameRow& row : name_rows) name.*row.part = tree.text(person, row.tag);
        if (name.family.empty()) {
            name.literal = tree.text(person, "name");
            if (name.literal.empty()) std::swap(name.literal, name.given);
            // Somebody who is known by an alias alone.
            if (name.literal.empty()) name.literal = tree.text(person, "alias");
        }
        if (name.empty()) continue;
        if (name.literal == "others" && person.next == nullptr) {
            tree.record().names_of(variable, person.span).others = true;
            continue;
        }
        Contributor& contributor = tree.record().add_contributor(variable, name, person.span);
        for (const DetailRow& row : detail_rows) {
            if (const JsonNode* node = person.member(row.tag); node != nullptr && !node->taken) tree.add_detail(contributor, row.kind, node);
        }
        tree.add_orcid(contributor, person.member("orcid"));
    }
}

void write_people(YamlWriter& yaml, Record& record, NamesField& field, std::string_view key) {
    yaml.key(key);
    yaml.begin_list();
    std::size_t index = 0;
    for (Contributor& person : field.people) {
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
                if (detail.kind != row.kind || !takes(row.tag, detail.value) || (name.is_literal() && detail.kind == DetailKind::affiliation)) continue;
                yaml.member(row.tag, detail.value);
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
        write_leftovers(yaml, record, record.arena().concat({key, "/", std::to_string(index++), "/"}));
        yaml.end_map();
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
    for (Leftover& leftover : record.leftovers) {
        if (leftover.written || leftover.format != "cff" || !leftover.tag.starts_with(place)) continue;
        const std::string_view key = leftover.tag.substr(place.size());
        if (key.empty() || key.find('/') != std::string_view::npos || std::find(used.begin(), used.end(), key) != used.end()) continue;
        const JsonDocument document = parse_json(record.arena(), leftover.value);
        if (document.root == nullptr || document.end != leftover.value.size()) continue;
        yaml.key(key);
        yaml.node(*document.root);
        leftover.written = true;
    }
}

}  // namespace bibcast::cff
