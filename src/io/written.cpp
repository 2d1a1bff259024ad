#include "io/written.hpp"

namespace bibcast {

namespace {

/// Calls `visit` with the flag of every value.
template <class Visit>
void each_flag(Record& record, Visit visit) {
    const auto all = [&](auto& values) {
        for (auto& value : values) visit(value.written);
    };
    visit(record.native_type.written);
    all(record.texts);
    all(record.dates);
    all(record.names);
    for (NamesField& field : record.names) {
        all(field.people);
        for (Contributor& person : field.people) {
            all(person.marks);
            all(person.details);
        }
    }
    all(record.keywords);
    all(record.topics);
    all(record.groups);
    all(record.awards);
    all(record.identifiers);
    all(record.links);
    all(record.leftovers);
}

}  // namespace

void mark_all_written(Record& record) {
    each_flag(record, [](bool& written) { written = true; });
}

std::vector<bool*> unwritten_flags(Record& record) {
    std::vector<bool*> flags;
    each_flag(record, [&](bool& written) {
        if (!written) flags.push_back(&written);
    });
    return flags;
}

}  // namespace bibcast
