#include "model/variable.hpp"

#include <array>

#include "model/variable_names.hpp"

namespace bibcast {

namespace {

struct Row {
    std::string_view name;
    Variable variable = Variable::title;
};

constexpr auto make_rows() {
    std::array<Row, variable_count + 3> rows;
    for (std::size_t i = 0; i < variable_count; ++i) rows[i] = {variable_names[i], static_cast<Variable>(i)};
    rows[variable_count] = {"event", Variable::event_title};
    rows[variable_count + 1] = {"shortTitle", Variable::title_short};
    rows[variable_count + 2] = {"journalAbbreviation", Variable::container_title_short};
    return rows;
}
constexpr auto rows = make_rows();

/// Where the search for a name in the index begins: its length and three of its letters tell most names apart.
constexpr std::size_t place_of(std::string_view name) {
    if (name.empty()) return 0;
    const auto at = [name](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(name[i])); };
    return (name.size() * 7 + at(0) * 5 + at(name.size() / 2) * 11 + at(name.size() - 1) * 3) % 512;
}

/// Open addressing; 0: nothing, else one more than the place of a row.
constexpr auto index = [] {
    std::array<std::uint8_t, 512> places{};
    static_assert(rows.size() < 255);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::size_t at = place_of(rows[i].name);
        while (places[at] != 0) at = (at + 1) % places.size();
        places[at] = static_cast<std::uint8_t>(i + 1);
    }
    return places;
}();

}  // namespace

std::string_view name_of(Variable variable) { return variable_names[static_cast<std::size_t>(variable)]; }

VariableKind kind_of(Variable variable) {
    if (variable < Variable::chapter_number) return VariableKind::text;
    if (variable < Variable::accessed) return VariableKind::number;
    return variable < Variable::author ? VariableKind::date : VariableKind::name;
}

std::optional<Variable> variable_named(std::string_view name) {
    for (std::size_t at = place_of(name); index[at] != 0; at = (at + 1) % index.size()) {
        const Row& row = rows[index[at] - 1U];
        if (row.name == name) return row.variable;
    }
    return std::nullopt;
}

}  // namespace bibcast
