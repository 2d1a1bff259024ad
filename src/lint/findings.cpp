#include "lint/findings.hpp"

namespace bibcast {

LintFinding& LintFindings::add(const Code& code, LintPlace place, std::string message, std::string_view record_id, std::string_view field,
                               std::string_view value) {
    if (!wants(code)) {
        ignored_ = {};
        return ignored_;
    }
    LintFinding& added = next();
    added.source = place.source;
    added.finding.code = &code;
    added.finding.severity = code.severity;
    added.finding.span = place.span;
    added.finding.message = std::move(message);
    added.finding.record_id = record_id;
    added.finding.field = field;
    added.finding.value = value;
    return added;
}

void LintFindings::take(Finding&& finding, std::uint32_t source) {
    if (!wants(*finding.code)) return;
    LintFinding& added = next();
    added.finding = std::move(finding);
    added.source = source;
}

LintFinding& LintFindings::next() {
    if (last_.finding.code != nullptr) packed_.push(last_);
    last_ = {};
    return last_;
}

PackedFindings LintFindings::take_all() {
    next();
    return std::move(packed_);
}

}  // namespace bibcast
