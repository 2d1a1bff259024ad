#include "pipeline/transforms/marks.hpp"

#include <algorithm>

#include "io/format.hpp"

namespace bibcast {

namespace {

bool has_marks(const Record& record) {
    return std::any_of(record.names.begin(), record.names.end(), [](const NamesField& names) {
        return std::any_of(names.people.begin(), names.people.end(), [](const Contributor& person) { return !person.marks.empty(); });
    });
}

}  // namespace

void MarksTransform::apply(Record& record, Findings& findings) const {
    if (!has_marks(record)) return;
    const bool unchanged = !record.native.format.empty() && record.native.fingerprint == fingerprint(record);
    assume_meanings(record, user_, findings);
    if (unchanged) record.native.fingerprint = fingerprint(record);
}

UserMarks user_marks(std::span<const std::string> arguments) {
    UserMarks marks;
    for (const std::string& argument : arguments) {
        if (marks.add(argument)) continue;
        throw UsageError("--mark " + argument + ": write SYMBOL=MEANING, such as '*=equal' or '†=corresponding'; the meanings are equal, " +
                         "equal-first, equal-last, corresponding, deceased, advising, lead, internship, affiliation, alphabetical, former, "
                         "self, student, or the words of a legend");
    }
    return marks;
}

}  // namespace bibcast
