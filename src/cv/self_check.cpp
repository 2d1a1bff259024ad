#include "cv/self_check.hpp"

#include <algorithm>

#include "cv/people.hpp"

namespace bibcast::cv {

void SelfCheck::apply(Record& record, Findings& findings) const {
    if (only_ != nullptr && !only_->holds(record)) return;
    const bool is_there = std::any_of(record.names.begin(), record.names.end(), [](const NamesField& field) {
        return std::any_of(field.people.begin(), field.people.end(), is_self);
    });
    if (is_there || !findings.wants(cv_without_self, {})) return;
    Finding& finding = findings.add(cv_without_self, record.source, "nobody in it is the person named with --me");
    finding.record_id = record.id;
}

}  // namespace bibcast::cv
