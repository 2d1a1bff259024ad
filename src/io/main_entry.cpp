#include "io/main_entry.hpp"

namespace bibcast {

void enter_under_performers(Record& record) {
    if (record.type != ItemType::song) return;
    NamesField* performers = nullptr;
    for (NamesField& field : record.names) {
        if (field.variable == Variable::author || field.variable == Variable::composer) return;
        if (field.variable == Variable::performer) performers = &field;
    }
    if (performers == nullptr) return;
    performers->variable = Variable::author;
    for (Contributor& person : performers->people) {
        person.details.push(record.arena(), {.kind = DetailKind::role, .value = "performer", .source = person.source});
    }
}

}  // namespace bibcast
