#include "io/written.hpp"

namespace bibcast {

namespace {

template <class Values>
void mark(Values& values) {
    for (auto& value : values) value.written = true;
}

}  // namespace

void mark_all_written(Record& record) {
    record.native_type.written = true;
    mark(record.texts);
    mark(record.dates);
    mark(record.names);
    for (NamesField& field : record.names) {
        mark(field.people);
        for (Contributor& person : field.people) {
            mark(person.marks);
            mark(person.details);
        }
    }
    mark(record.keywords);
    mark(record.topics);
    mark(record.groups);
    mark(record.awards);
    mark(record.identifiers);
    mark(record.links);
    mark(record.leftovers);
}

}  // namespace bibcast
