#include "pipeline/record_values.hpp"

#include <algorithm>
#include <array>

#include "model/variable_names.hpp"
#include "name/format.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::array<std::string_view, 10> own_names = {"year", "type", "topic", "group", "keyword", "award", "link", "mark", "id", "native-type"};
constexpr std::array<std::string_view, 7> schemes = {"arxiv", "openreview", "acl-anthology", "pmlr", "handle", "dblp", "hal"};
constexpr std::array dates_by_weight = {Variable::issued, Variable::event_date, Variable::available_date, Variable::submitted, Variable::original_date};

void add_strings(std::vector<std::string>& out, const List<StringField>& fields) {
    for (const StringField& field : fields) out.emplace_back(field.value);
}

void add_variable(std::vector<std::string>& out, const Record& record, Variable variable) {
    for (const TextField& field : record.texts) {
        if (field.variable == variable) out.emplace_back(field.value.plain);
    }
    for (const DateField& field : record.dates) {
        if (field.variable != variable) continue;
        std::string text;
        append_edtf(text, field.value);
        out.push_back(text.empty() ? std::string(field.value.literal) : text);
    }
    for (const NamesField& field : record.names) {
        if (field.variable != variable) continue;
        for (const Contributor& person : field.people) append_given_first(out.emplace_back(), person.name);
    }
}

void add_marks(std::vector<std::string>& out, const Record& record) {
    for (const NamesField& field : record.names) {
        for (const Contributor& person : field.people) {
            for (const Mark& mark : person.marks) out.emplace_back(name_of(mark.meaning));
        }
    }
}

/// The year that words begin with, which are no date: `2010a`, `1995–1996`, `1968, cop. 1966`.
std::string_view year_in_words(std::string_view words) {
    const std::string_view year = words.substr(0, std::min(words.find_first_not_of("0123456789"), words.size()));
    return year.size() == 4 && year >= "1000" && year < "3000" ? year : std::string_view{};
}

}  // namespace

std::string year_of(const Record& record) {
    for (const Variable variable : dates_by_weight) {
        const DateField* const field = record.date(variable);
        if (field == nullptr || !field->value.has_parts()) continue;
        const DatePoint& point = field->value.begin_bound == Bound::point ? field->value.begin : field->value.end;
        if (field->value.begin_bound != Bound::point && field->value.end_bound != Bound::point) continue;
        return std::to_string(point.year);
    }
    const DateField* const issued = record.date(Variable::issued);
    return issued == nullptr ? std::string() : std::string(year_in_words(issued->value.literal));
}

std::span<const std::string_view> known_variables() {
    static constexpr auto all = [] {
        std::array<std::string_view, own_names.size() + variable_names.size() + schemes.size()> names;
        const auto after_variables = std::copy(variable_names.begin(), variable_names.end(), std::copy(own_names.begin(), own_names.end(), names.begin()));
        std::copy(schemes.begin(), schemes.end(), after_variables);
        return names;
    }();
    return all;
}

std::string_view variable_name(std::string_view name) {
    const auto known = known_variables();
    const auto found = std::find_if(known.begin(), known.end(), [&](std::string_view one) { return equals_ignoring_ascii_case(one, name); });
    return found == known.end() ? std::string_view{} : *found;
}

std::vector<std::string> values_of(const Record& record, std::string_view variable) {
    std::vector<std::string> out;
    if (variable == "year") {
        out.push_back(year_of(record));
        if (out.back().empty()) out.pop_back();
    } else if (variable == "type") {
        out.emplace_back(name_of(record.type));
    } else if (variable == "topic") {
        add_strings(out, record.topics);
    } else if (variable == "group") {
        add_strings(out, record.groups);
    } else if (variable == "keyword") {
        add_strings(out, record.keywords);
    } else if (variable == "award") {
        add_strings(out, record.awards);
    } else if (variable == "link") {
        for (const Link& link : record.links) out.emplace_back(name_of(link.kind));
    } else if (variable == "mark") {
        add_marks(out, record);
    } else if (variable == "id") {
        if (!record.id.empty()) out.emplace_back(record.id);
    } else if (variable == "native-type") {
        if (!record.native_type.value.empty()) out.emplace_back(record.native_type.value);
    } else if (const std::optional<Variable> known = variable_named(variable)) {
        add_variable(out, record, *known);
    } else {
        for (const Identifier& identifier : record.identifiers) {
            if (identifier.scheme == variable) out.emplace_back(identifier.value);
        }
    }
    return out;
}

}  // namespace bibcast
