#include "formats/cff/reference.hpp"

#include <algorithm>
#include <array>

#include "formats/cff/people.hpp"
#include "formats/cff/tags.hpp"
#include "io/tagged/pages.hpp"
#include "model/identifier.hpp"
#include "model/most_compared.hpp"
#include "text/utf8.hpp"
#include "text/yaml.hpp"

namespace bibcast::cff {

namespace {

class ReferenceReader {
  public:
    ReferenceReader(TreeReader& tree, const JsonNode& node, bool root) : tree_(tree), record_(tree.record()), node_(node), root_(root) {}

    void read() {
        read_type();
        read_titles();
        for (const TagRow& row : tag_rows) {
            const JsonNode* const value = node_.member(row.tag);
            if (value == nullptr || (value->is(JsonKind::array) && !row.list)) continue;
            if (row.variable == Variable::number_of_pages && tagged::split_pages(value->text)) continue;  // `read_pages`
            tree_.add(variable_of(row), value);
        }
        for (const TagRow& row : people_rows) read_people(tree_, node_.member(row.tag), row.variable);
        // Only `senders` are contributors that no variable of their own is for.
        if (record_.people(Variable::contributor) != nullptr) {
            for (Contributor& person : record_.names_of(Variable::contributor).people) person.details.push(record_.arena(), {.kind = DetailKind::role, .value = sender, .source = person.source});
        }
        read_pages();
        read_dates();
        read_entities();
        read_identifiers();
        if (record_.text(Variable::license) == nullptr) tree_.add(Variable::license, node_, "license-url");
        tree_.add_keywords(node_.member("keywords"));
        tree_.add_link(LinkKind::code, node_.member("repository-code"));
        tree_.add_link(LinkKind::other, node_.member("repository"), "repository");
        tree_.add_link(LinkKind::other, node_.member("repository-artifact"), "artifact");
        if (const JsonNode* id = node_.member("nihmsid"); id != nullptr && id->is(JsonKind::string)) {
            record_.add_identifier("nihms", tree_.text(id), id->span);
        }
    }

  private:
    void read_type() {
        const JsonNode* const node = node_.member("type");
        if (root_) record_.type = ItemType::software;
        if (node == nullptr || !node->is(JsonKind::string)) return;
        const std::string_view word = node->text;
        if (root_) {
            if (word == "dataset") record_.type = ItemType::dataset;
            if (word == "dataset" || word == "software") TreeReader::use(node);
            return;
        }
        // A word that the format does not have is a leftover.
        const TypeRow* const row = type_named(word);
        if (row == nullptr) return;
        record_.type = row->type;
        TreeReader::use(node);
        if (word_of(row->type) == word) return;
        record_.native_type.value = word;
        record_.native_type.source = node->span;
    }

    /// The `term` of a dictionary is what is cited, and the dictionary is what it stands in.
    void read_titles() {
        const JsonNode* const term = node_.member("term");
        const JsonNode* const title = node_.member("title");
        const bool lists_terms = record_.native_type.value == "dictionary" || record_.native_type.value == "encyclopedia";
        if (!lists_terms || term == nullptr || title == nullptr || is_empty(*term) || node_.member("journal") != nullptr) return tree_.add(Variable::title, title);
        record_.type = record_.native_type.value == "dictionary" ? ItemType::entry_dictionary : ItemType::entry_encyclopedia;
        record_.native_type.value = {};
        tree_.add(Variable::title, term);
        tree_.add(Variable::container_title, title);
    }

    [[nodiscard]] Variable variable_of(const TagRow& row) const {
        const bool in_collection = row.variable == Variable::collection_title && node_.member("journal") == nullptr && stands_in_collection(record_.type);
        return in_collection ? Variable::container_title : row.variable;
    }

    void read_pages() {
        const JsonNode* const start = node_.member("start");
        const std::string_view first = tree_.text(start);
        const std::string_view last = tree_.text(node_, "end");
        // `pages` counts them (CFF 1.2.0, definitions.reference), but people write `pages: 4455-4464`. Another range than that of the keys for it is left over.
        const JsonNode* const pages = node_.member("pages");
        const auto range = pages == nullptr ? std::nullopt : tagged::split_pages(pages->text);
        const auto says = [](std::string_view stated, std::string_view page) { return stated.empty() || stated == page; };
        if (range && says(first, range->first) && says(last, range->last)) return tree_.add(Variable::page, pages);
        if (first.empty() && last.empty()) return;
        const std::string_view page = last.empty() || last == first ? first : record_.arena().concat({first, "-", last});
        record_.add_text(Variable::page, page, start != nullptr ? start->span : node_.span);
    }

    void read_dates() {
        for (const TagRow& row : date_rows) tree_.add_date(row.variable, node_.member(row.tag));
        if (record_.date(Variable::accessed) == nullptr) tree_.add_date(Variable::accessed, node_.member("date-downloaded"));
        for (const std::string_view key : {"date-published", "date-released", "issue-date"}) {
            if (record_.date(Variable::issued) == nullptr) tree_.add_date(Variable::issued, node_.member(key));
        }
        const JsonNode* const year = node_.member("year");
        const JsonNode* const month = node_.member("month");
        if (const DateField* issued = record_.date(Variable::issued); issued != nullptr) {
            if (issued->value.has_parts()) {
                tree_.take_if(year, std::to_string(issued->value.begin.year));
                tree_.take_if(month, std::to_string(issued->value.begin.month));
            }
            return;
        }
        tree_.add_date(Variable::issued, year);
        DateField* const issued = record_.dates.empty() ? nullptr : &record_.dates.back();
        if (issued == nullptr || issued->variable != Variable::issued || !issued->value.has_parts() || month == nullptr) return;
        int number = 0;
        for (const char c : trim(month->text)) number = is_ascii_digit(c) && number < 100 ? number * 10 + (c - '0') : 100;
        if (number == 100) number = month_named(trim(month->text));
        if (number < 1 || number > 12 || issued->value.begin.month != 0) return;
        issued->value.begin.month = static_cast<std::uint8_t>(number);
        TreeReader::use(month);
    }

    /// City, region and country in one text.
    std::string_view place_of(const JsonNode& entity) {
        std::string_view place;
        for (const std::string_view key : {"location", "address", "city", "region", "country"}) {
            const std::string_view part = tree_.text(entity, key);
            if (!part.empty()) place = place.empty() ? part : record_.arena().concat({place, ", ", part});
        }
        return place;
    }

    void add_entity(std::string_view key, Variable name, Variable place) {
        const JsonNode* const entity = node_.member(key);
        if (entity == nullptr) return;
        if (!entity->is(JsonKind::object)) return tree_.add(name, entity);
        tree_.add(name, *entity, "name");
        record_.add_text(place, place_of(*entity), entity->span);
    }

    void read_entities() {
        add_entity("publisher", Variable::publisher, Variable::publisher_place);
        add_entity("conference", Variable::event_title, Variable::event_place);
        if (const JsonNode* conference = node_.member("conference"); conference != nullptr) {
            const std::size_t before = record_.dates.size();
            tree_.add_date(Variable::event_date, conference->member("date-start"));
            const JsonNode* const end = conference->member("date-end");
            const auto last = end == nullptr ? std::nullopt : parse_edtf(end->text);
            if (record_.dates.size() > before && last) {
                Date& date = record_.dates.back().value;
                TreeReader::use(end);
                if (!(last->begin == date.begin)) {
                    date.end = last->begin;
                    date.end_bound = Bound::point;
                }
            }
        }
        const bool has_publisher = record_.text(Variable::publisher) != nullptr;
        const bool publishes = record_.type == ItemType::thesis || record_.type == ItemType::report;
        if (publishes && !has_publisher) {
            add_entity("institution", Variable::publisher, Variable::publisher_place);
        } else {
            add_entity("institution", Variable::authority, Variable::archive_place);
        }
        if (const JsonNode* provider = node_.member("database-provider"); provider != nullptr) {
            tree_.add(Variable::source, provider->is(JsonKind::object) ? provider->member("name") : provider);
        }
        if (const JsonNode* location = node_.member("location"); location != nullptr) {
            tree_.add(Variable::archive_location, location->is(JsonKind::object) ? location->member("name") : location);
        }
    }

    void read_identifiers() {
        const JsonNode* const list = node_.member("identifiers");
        if (list == nullptr || !list->is(JsonKind::array)) return;
        for (const JsonNode& entry : *list) {
            const JsonNode* const value = entry.member("value");
            const std::string_view type = entry.member("type") == nullptr ? std::string_view{} : entry.member("type")->text.view();
            if (value == nullptr || is_empty(*value)) continue;
            const JsonNode* const description = entry.member("description");
            if (type == "other" && description != nullptr && description->text == key_description) {
                record_.id = tree_.text(value);
                use_entry(entry);
                continue;
            }
            if (type == "url" && description != nullptr && !is_empty(*description)) {
                // What a link is, in one of our words or in others.
                const std::string_view words = tree_.text(description);
                const LinkKind kind = link_kind_named(words);
                record_.add_link(kind, tree_.text(value), kind == LinkKind::other ? words : std::string_view{}, value->span);
                use_entry(entry);
                continue;
            }
            const std::string_view described = type == "other" && description != nullptr ? description->text.view() : std::string_view{};
            const std::string_view written = add_identifier(type, *value, described);
            if (written.empty()) continue;
            use_entry(entry);
            if (description == nullptr || is_empty(*description) || is_our_word(described)) continue;
            std::string json;
            append_json(json, *description);
            record_.add_leftover("cff", record_.arena().concat({description_place, written}), record_.arena().copy(json), description->span);
        }
    }

    /// What an entry of `identifiers` says is in the record. A type that the format does not have is named, other keys are leftovers.
    static void use_entry(const JsonNode& entry) {
        for (const std::string_view key : {"value", "description"}) TreeReader::use(entry.member(key));
        const JsonNode* const type = entry.member("type");
        const auto is_type = [type](std::string_view word) { return type->text == word; };
        constexpr std::array<std::string_view, 4> types = {"doi", "url", "swh", "other"};
        if (type == nullptr || std::any_of(types.begin(), types.end(), is_type)) TreeReader::use(type);
        else TreeReader::take(type);
    }

    /// Whether the description of an identifier is one that says what it is.
    static bool is_our_word(std::string_view description) {
        return description == swh_description ||
               std::any_of(described_rows.begin(), described_rows.end(), [&](const DescribedRow& one) { return one.description == description; });
    }

    [[nodiscard]] bool has_value(Variable variable, std::string_view value) const {
        for (std::size_t i = 0; i < std::min(record_.texts.size(), most_compared); ++i) {
            const TextField& field = record_.texts[i];
            if (field.variable == variable && equals_ignoring_ascii_case(field.value.plain, value)) return true;
        }
        return false;
    }

    /// `described`: what the description says that it is, where that is one of our words. The identifier as it will be written; empty if it is none.
    std::string_view add_identifier(std::string_view type, const JsonNode& value, std::string_view described) {
        if (type == "doi") {
            const std::string_view doi = canonical_doi(record_.arena(), value.text);
            if (doi.empty()) return {};
            if (!has_value(Variable::doi, doi)) record_.add_text(Variable::doi, doi, value.span);
            return says_more_than_doi(record_.arena(), value.text) ? std::string_view{} : doi;
        }
        if (type == "url") {
            const std::string_view url = tree_.text(&value);
            if (record_.text(Variable::url) == nullptr) {
                record_.add_text(Variable::url, url, value.span);
            } else if (!has_value(Variable::url, url)) {
                record_.add_link(LinkKind::other, url, {}, value.span);
            }
        } else if (type == "swh") {
            record_.add_identifier("swh", tree_.text(&value), value.span);
        } else if (const auto row = std::find_if(described_rows.begin(), described_rows.end(), [&](const DescribedRow& one) { return one.description == described; });
                   row != described_rows.end()) {
            tree_.add(row->variable, &value);
        } else if (described == swh_description) {
            record_.add_identifier("swh", tree_.text(&value), value.span);
        } else {
            if (!equals_ignoring_ascii_case(trim(value.text).substr(0, 6), "arxiv:")) return {};
            const FoundIdentifier arxiv = parse_arxiv(record_.arena(), value.text);
            if (!arxiv.found()) return {};
            add_found_identifier(record_, arxiv, value.span);
            return record_.arena().concat({"arXiv:", arxiv.value, arxiv.version.empty() ? "" : "v", arxiv.version});
        }
        return trim(value.text);
    }

    TreeReader& tree_;
    Record& record_;
    const JsonNode& node_;
    bool root_;
};

}  // namespace

void read_reference(TreeReader& tree, const JsonNode& node, bool root) { ReferenceReader(tree, node, root).read(); }

}  // namespace bibcast::cff
