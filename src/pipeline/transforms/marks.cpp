#include "pipeline/transforms/marks.hpp"

#include <algorithm>

#include "io/format.hpp"

namespace bibcast {

namespace {

template <class Wanted>
bool has_mark(const Record& record, Wanted&& wanted) {
    return std::any_of(record.names.begin(), record.names.end(), [&](const NamesField& names) {
        return std::any_of(names.people.begin(), names.people.end(), [&](const Contributor& person) {
            return std::any_of(person.marks.begin(), person.marks.end(), wanted);
        });
    });
}

/// What is assumed of a mark is no part of the fingerprint; but a legend without a meaning is, until one is assumed.
bool has_open_legend(const Record& record) {
    return has_mark(record, [](const Mark& mark) { return mark.basis == Basis::none && !mark.legend.empty(); });
}

/// A note may hold the legend of a mark.
bool has_note(const Record& record) { return record.text(Variable::note) != nullptr || record.text(Variable::annote) != nullptr; }

}  // namespace

void MarksTransform::apply(Record& record, Findings& findings) const {
    if (!has_mark(record, [](const Mark& /*mark*/) { return true; })) return;
    const bool may_differ = !record.native.format.empty() && (!user_.empty() || has_open_legend(record) || has_note(record));
    const bool unchanged = may_differ && record.native.fingerprint == fingerprint(record);
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
