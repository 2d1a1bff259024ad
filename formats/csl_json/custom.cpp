#include "formats/csl_json/custom.hpp"

#include <algorithm>

#include "formats/jsonl/date_json.hpp"
#include "formats/jsonl/name_json.hpp"
#include "model/field_order.hpp"
#include "model/plain_variables.hpp"
#include "text/csl_markup.hpp"
#include "text/json_parse.hpp"

namespace bibcast::csl_json {

namespace {

/// Runs of fields of one variable become one member with an array.
template <class Field, class WriteValue>
void write_grouped(JsonWriter& json, const std::vector<Field*>& fields, WriteValue&& write_value) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i == 0 || fields[i]->variable != fields[i - 1]->variable) {
            json.key(name_of(fields[i]->variable));
            json.begin_array();
        }
        write_value(*fields[i]);
        if (i + 1 == fields.size() || fields[i + 1]->variable != fields[i]->variable) json.end_array();
    }
}

/// True for a leftover whose value is JSON, whoever says so.
bool is_json(std::string_view text, JsonKind& kind) {
    Arena arena;
    const JsonDocument document = parse_json(arena, text);
    if (document.root == nullptr || !document.issues.empty() || skip_json_space(text, document.end) != text.size()) return false;
    kind = document.root->is(JsonKind::crowd) ? JsonKind::array : document.root->kind;
    return true;
}

}  // namespace

void CustomWriter::open(std::string_view key) {
    if (used_.empty()) {
        json_.key("custom");
        json_.begin_object();
    }
    used_.push_back(key);
    json_.escaped_key(key);
}

template <class Parts>
void CustomWriter::write_by_name(std::string_view key, Parts&& parts_of) {
    const auto has_any = [&](NamesField& field) { return std::any_of(field.people.begin(), field.people.end(), [&](Contributor& person) { return !parts_of(person).empty(); }); };
    if (std::none_of(record_.names.begin(), record_.names.end(), has_any)) return;
    bool opened = false;
    for (NamesField* field : in_variable_order(record_.arena(), record_.names)) {
        bool listed = false;
        std::size_t position = 0;
        for (Contributor& person : field->people) {
            ++position;
            for (auto& part : parts_of(person)) {
                if (!opened) {
                    open(key);
                    json_.begin_object();
                }
                if (!listed) {
                    json_.key(name_of(field->variable));
                    json_.begin_array();
                }
                opened = listed = true;
                jsonl::write(json_, part, position);
            }
        }
        if (listed) json_.end_array();
    }
    if (opened) json_.end_object();
}

void CustomWriter::write_others() {
    if (std::none_of(record_.names.begin(), record_.names.end(), [](const NamesField& field) { return field.others; })) return;
    bool opened = false;
    for (NamesField* field : in_variable_order(record_.arena(), record_.names)) {
        if (!field->others) continue;
        field->written = true;
        if (!opened) {
            open(custom_key::others);
            json_.begin_array();
        }
        opened = true;
        json_.string(name_of(field->variable));
    }
    if (opened) json_.end_array();
}

void CustomWriter::write_dates() {
    if (dates_.empty()) return;
    open(custom_key::dates);
    json_.begin_object();
    for (const DateField* field : dates_) {
        json_.key(name_of(field->variable));
        jsonl::write_date(json_, field->value);
    }
    json_.end_object();
}

void CustomWriter::write_more() {
    if (more_texts_.empty() && more_dates_.empty() && more_names_.empty()) return;
    open(custom_key::more);
    json_.begin_object();
    write_grouped(json_, more_texts_, [&](const TextField& field) {
        std::string encoded;
        if (holds_no_markup(field.variable)) {
            encoded = field.value.plain;
        } else {
            encode_csl_markup(encoded, field.value);
        }
        json_.string(encoded);
    });
    write_grouped(json_, more_dates_, [&](const DateField& field) { jsonl::write_date(json_, field.value); });
    write_grouped(json_, more_names_, [&](NamesField& field) {
        for (Contributor& person : field.people) {
            json_.begin_line_object();
            jsonl::write_name(json_, person.name);
            json_.end_line_object();
            person.written = true;
        }
    });
    json_.end_object();
}

void CustomWriter::write_own_members() {
    for (Leftover& leftover : record_.leftovers) {
        const bool is_list = leftover.tag == "categories";
        if (leftover.format != "csl_json" || (!is_list && leftover.tag != "volume-title-short")) continue;
        const bool again = std::any_of(own_members_.begin(), own_members_.end(), [&](const Leftover* own) { return own->tag == leftover.tag; });
        JsonKind kind{};
        if (again || !is_json(leftover.value, kind) || kind != (is_list ? JsonKind::array : JsonKind::string)) continue;
        own_members_.push_back(&leftover);
        leftover.written = true;
        json_.key(leftover.tag);
        json_.raw(leftover.value);
    }
}

/// Under its own key again, if it was there and nothing of ours is.
bool CustomWriter::write_back(Leftover& leftover) {
    if (std::find(own_members_.begin(), own_members_.end(), &leftover) != own_members_.end()) return true;
    if (leftover.format != "csl_json") return false;
    JsonKind kind{};
    if (!leftover.tag.starts_with(custom_place)) return false;
    const std::string_view key = leftover.tag.substr(custom_place.size());
    if (std::find(used_.begin(), used_.end(), key) != used_.end() || key == custom_key::leftovers || !is_json(leftover.value, kind)) return false;
    open(key);
    json_.raw(leftover.value);
    return true;
}

void CustomWriter::write_leftovers() {
    std::vector<Leftover*> rest;
    for (Leftover& leftover : record_.leftovers) {
        leftover.written = true;
        if (!write_back(leftover)) rest.push_back(&leftover);
    }
    if (rest.empty()) return;
    open(custom_key::leftovers);
    json_.begin_array();
    for (Leftover* leftover : rest) jsonl::write(json_, *leftover);
    json_.end_array();
}

void CustomWriter::finish() {
    write_by_name(custom_key::marks, [](Contributor& person) -> auto& { return person.marks; });
    write_by_name(custom_key::details, [](Contributor& person) -> auto& { return person.details; });
    write_others();
    write_dates();
    write_more();
    const auto list = [&](std::string_view key, auto& parts) {
        if (parts.empty()) return;
        open(key);
        jsonl::write_elements(json_, parts);
    };
    if (keeps_keywords_) list(custom_key::keywords, record_.keywords);
    if (keeps_note_) {
        open(custom_key::plain_note);
        json_.boolean(true);
    }
    if (!derived_.empty()) {
        open(custom_key::derived);
        json_.begin_array();
        for (const Variable variable : derived_) json_.string(name_of(variable));
        json_.end_array();
    }
    list(custom_key::identifiers, record_.identifiers);
    list(custom_key::links, record_.links);
    list(custom_key::groups, record_.groups);
    list(custom_key::topics, record_.topics);
    list(custom_key::awards, record_.awards);
    if (!record_.native_type.value.empty()) {
        open(custom_key::native_type);
        json_.string(record_.native_type.value);
        record_.native_type.written = true;
    }
    write_leftovers();
    if (!used_.empty()) json_.end_object();
}

}  // namespace bibcast::csl_json
