#include "diag/finding.hpp"

#include <algorithm>
#include <array>

namespace bibcast {

std::string_view name_of(Severity severity) {
    constexpr std::array<std::string_view, 4> names = {"note", "loss", "warning", "error"};
    return names[static_cast<std::size_t>(severity)];
}

Finding& Findings::add(const Code& code, SourceSpan span, std::string message) {
    if (code.severity == Severity::error) ++errors_;
    Finding& finding = has_room(code) ? findings_.emplace_back() : (folded_ = Finding());
    finding.code = &code;
    finding.severity = code.severity;
    finding.span = span;
    finding.message = std::move(message);
    return finding;
}

bool Findings::has_room(const Code& code) {
    if (!fold_) return true;
    auto entry = std::find_if(counts_.begin(), counts_.end(), [&code](const Count& count) { return count.code == &code; });
    if (entry == counts_.end()) entry = counts_.insert(counts_.end(), Count{&code, 0, 0});
    if (entry->count++ < most_of_a_code) {
        entry->last = findings_.size();
        return true;
    }
    if (entry->last < findings_.size()) ++findings_[entry->last].repeats;
    return false;
}

Findings::Seen& Findings::seen(const Code& code, std::string_view field) {
    for (Seen& seen : seen_) {
        if (seen.code == &code && seen.field == field) return seen;
    }
    // A slice in which more subjects than this have findings is damaged or an attack: those beyond are one subject, and the search stays short.
    constexpr std::size_t most_subjects = 500;
    if (seen_.size() >= most_subjects && !field.empty()) return this->seen(code, {});
    return seen_.emplace_back(Seen{&code, std::string(field), 0, 0});
}

bool Findings::wants(const Code& code, std::string_view field) {
    if (!fold_) return true;
    Seen& entry = seen(code, field);
    if (entry.count++ < fold_after) {
        entry.last = findings_.size();  // where the caller is about to add it
        return true;
    }
    // One that found no room among those of its code is not there, and what is in its place is another.
    if (entry.last < findings_.size() && findings_[entry.last].code == &code) ++findings_[entry.last].repeats;
    return false;
}

void Findings::clear() {
    findings_.clear();
    seen_.clear();
    counts_.clear();
    errors_ = 0;
}

}  // namespace bibcast
