#include "io/passed_over.hpp"

#include "text/utf8.hpp"

namespace bibcast {

void PassedOver::add(std::string_view name, std::string_view value) {
    constexpr std::size_t most_names = 6;
    value = trim(value);
    if (value.empty()) return;
    std::string both(name);
    if (!both.empty()) both += '=';
    both += value;
    if (!seen_.insert(both).second) return;
    if (!values_.empty()) values_ += "; ";
    values_ += both;
    if (!seen_names_.insert(std::string(name)).second || seen_names_.size() > most_names + 1) return;
    if (!names_.empty()) names_ += ", ";
    names_ += seen_names_.size() > most_names ? "\u2026" : std::string(name);
}

void PassedOver::report(SourceSpan span, std::string_view record_id, Findings& findings) const {
    if (empty() || !findings.wants(passed_over, {})) return;
    std::string message = "this says nothing of a work, or says it again, and was passed over";
    if (!names_.empty()) message += ": " + names_;
    Finding& finding = findings.add(passed_over, span, std::move(message));
    finding.record_id = record_id;
    finding.value = values_;
    finding.once_key = std::string(once_if_folded) + "passed over";
}

}  // namespace bibcast
