// The part of ItemReader that reads what CustomWriter writes.
#include "formats/csl_json/custom.hpp"
#include "formats/csl_json/item_reader.hpp"
#include "formats/jsonl/date_json.hpp"
#include "formats/jsonl/name_json.hpp"
#include "model/derived_text.hpp"

namespace bibcast::csl_json {

void ItemReader::read_custom(const JsonNode& custom) {
    if (!custom.is(JsonKind::object)) return parts_.keep_wrong(custom, custom.key, "an object");
    const jsonl::Place top(custom.key);
    for (const JsonNode& member : custom) {
        const jsonl::Place place(top, member.key);
        // The rest is the user's own, and no business of ours but to keep it.
        if (!read_custom_member(member, place)) parts_.keep(member, place);
    }
    if (const JsonNode* derived = custom.member(custom_key::derived); derived != nullptr) drop_derived(*derived);
}

bool ItemReader::read_custom_member(const JsonNode& member, const jsonl::Place& place) {
    const std::string_view key = member.key;
    if (key == custom_key::marks) {
        read_by_name(member, place, &jsonl::PartsReader::mark);
    } else if (key == custom_key::details) {
        read_by_name(member, place, &jsonl::PartsReader::detail);
    } else if (key == custom_key::others) {
        read_others(member, place);
    } else if (key == custom_key::dates) {
        read_full_dates(member, place);
    } else if (key == custom_key::more) {
        read_more(member, place);
    } else if (key == custom_key::keywords && member.is(JsonKind::array)) {
        record_.keywords.clear();
        parts_.strings(member, place, &Record::add_keyword);
    } else if (key == custom_key::plain_note && member.is(JsonKind::boolean) && member.text == "true") {
        has_plain_note_ = true;
    } else if (key == custom_key::identifiers && member.is(JsonKind::array)) {
        parts_.identifiers(member, place);
    } else if (key == custom_key::links && member.is(JsonKind::array)) {
        parts_.links(member, place);
    } else if (key == custom_key::groups) {
        parts_.strings(member, place, &Record::add_group);
    } else if (key == custom_key::topics) {
        parts_.strings(member, place, &Record::add_topic);
    } else if (key == custom_key::awards) {
        parts_.strings(member, place, &Record::add_award);
    } else if (key == custom_key::native_type && member.is(JsonKind::string) && record_.native_type.value.empty()) {
        record_.native_type.value = member.text;
        record_.native_type.source = member.span;
    } else if (key == custom_key::leftovers && member.is(JsonKind::array)) {
        parts_.leftovers(member, place);
    } else {
        return key == custom_key::derived;
    }
    return true;
}

/// `{"author": [{"position": 1, …}]}`
void ItemReader::read_by_name(const JsonNode& node, const jsonl::Place& place,
                              void (jsonl::PartsReader::*read_part)(const JsonNode&, const jsonl::Place&, Contributor&, std::string_view)) {
    if (!node.is(JsonKind::object)) return parts_.keep(node, place);
    for (const JsonNode& list : node) {
        const jsonl::Place list_place(place, list.key);
        const auto variable = variable_named(list.key);
        NamesField* field = nullptr;
        for (NamesField& known : record_.names) {
            if (variable && known.variable == *variable) field = &known;
        }
        if (field == nullptr || !list.is(JsonKind::array)) {
            parts_.keep_wrong(list, list_place, "a list for a name variable of the item");
            continue;
        }
        std::size_t index = 0;
        for (const JsonNode& element : list) {
            const jsonl::Place at(list_place, index++);
            const JsonNode* const position = element.member("position");
            std::size_t number = 0;
            if (position != nullptr && position->is(JsonKind::number) && position->text.size() < 10) {
                for (const char c : position->text) number = c >= '0' && c <= '9' ? number * 10 + static_cast<std::size_t>(c - '0') : 0;
            }
            if (number == 0 || number > field->people.size()) {
                parts_.keep_wrong(element, at, "an object with the position of a name");
                continue;
            }
            (parts_.*read_part)(element, at, field->people[number - 1], "position");
        }
    }
}

void ItemReader::read_others(const JsonNode& node, const jsonl::Place& place) {
    if (!node.is(JsonKind::array)) return parts_.keep(node, place);
    std::size_t index = 0;
    for (const JsonNode& element : node) {
        const jsonl::Place at(place, index++);
        const auto variable = element.is(JsonKind::string) ? variable_named(element.text) : std::nullopt;
        if (variable && kind_of(*variable) == VariableKind::name) {
            record_.names_of(*variable, element.span).others = true;
        } else {
            parts_.keep_wrong(element, at, "the name of a name variable");
        }
    }
}

/// A date in full counts only if the item's own date still is what it was shortened to: else somebody changed that.
void ItemReader::read_full_dates(const JsonNode& node, const jsonl::Place& place) {
    if (!node.is(JsonKind::object)) return parts_.keep(node, place);
    for (const JsonNode& member : node) {
        const auto variable = variable_named(member.key);
        Date full;
        DateField* shortened = nullptr;
        if (variable && jsonl::read_date(member, full)) {
            for (DateField& field : record_.dates) {
                if (field.variable == *variable && shortened == nullptr) shortened = &field;
            }
            if (shortened == nullptr && full.has_parts()) {
                CslDateLoss loss;
                if (to_csl_date(full, loss).size == 0) {  // nothing of it could be said
                    record_.add_date(*variable, full, member.span);
                    continue;
                }
            }
        }
        if (shortened != nullptr) {
            CslDateLoss loss;
            const auto expected = date_of_csl(to_csl_date(full, loss));
            if (expected && *expected == shortened->value) {
                shortened->value = full;
                continue;
            }
        }
        parts_.keep(member, jsonl::Place(place, member.key));
    }
}

void ItemReader::read_more(const JsonNode& node, const jsonl::Place& place) {
    if (!node.is(JsonKind::object)) return parts_.keep(node, place);
    for (const JsonNode& list : node) {
        const jsonl::Place list_place(place, list.key);
        const auto variable = variable_named(list.key);
        if (!variable || !list.is(JsonKind::array)) {
            parts_.keep(list, list_place);
            continue;
        }
        if (kind_of(*variable) == VariableKind::name) {
            jsonl::read_names(parts_, list, *variable);
            continue;
        }
        std::size_t index = 0;
        for (const JsonNode& element : list) {
            const jsonl::Place at(list_place, index++);
            if (kind_of(*variable) == VariableKind::date) {
                read_date(element, *variable, at);
            } else {
                read_text(element, *variable, at, MarkupTags::all);
            }
        }
    }
}

/// Takes away what the writer had made of an identifier, unless somebody changed it since.
void ItemReader::drop_derived(const JsonNode& derived) {
    if (!derived.is(JsonKind::array)) return parts_.keep(derived, custom_key::derived);
    for (const JsonNode& element : derived) {
        const auto variable = variable_named(element.text);
        if (!variable) parts_.keep(element, custom_key::derived);
        std::string expected;
        if (variable == Variable::publisher) {
            expected = "arXiv";
        } else if (variable == Variable::number) {
            if (const Identifier* arxiv = record_.identifier("arxiv"); arxiv != nullptr) append_arxiv_number(expected, *arxiv);
        } else if (variable == Variable::url) {
            for (const Identifier& identifier : record_.identifiers) {
                if (append_address(expected, identifier)) break;
            }
        }
        for (std::size_t i = 0; i < record_.texts.size(); ++i) {
            if (record_.texts[i].variable != variable || record_.texts[i].value.plain != expected) continue;
            record_.texts.erase(i);
            break;
        }
    }
}

}  // namespace bibcast::csl_json
