#include "lint/packed_findings.hpp"

namespace bibcast {

namespace {

/// In a kept message, that its placeholder stands for the value.
constexpr std::uint32_t says_value = 0x80000000U;
constexpr char placeholder = '\x01';
constexpr std::size_t worth_a_placeholder = 2;

}  // namespace

std::uint32_t PackedFindings::pack_message(const std::string& message, std::string_view value) {
    const std::size_t at = value.size() < worth_a_placeholder ? std::string::npos : message.find(value);
    if (at == std::string::npos || message.find(placeholder) != std::string::npos) return texts_.number_of(message);
    return says_value | texts_.number_of(std::string(message).replace(at, value.size(), 1, placeholder));
}

std::string PackedFindings::message_of(const Entry& entry) const {
    std::string message(texts_[entry.message & ~says_value]);
    if ((entry.message & says_value) != 0) message.replace(message.find(placeholder), 1, texts_[entry.value]);
    return message;
}

void PackedFindings::push(const LintFinding& found) {
    const Finding& finding = found.finding;
    const Kind kind{.code = finding.code, .source = found.source, .severity = finding.severity};
    const auto [known, is_new] = kind_numbers_.try_emplace(kind, static_cast<std::uint32_t>(kinds_.size()));
    if (is_new) kinds_.push_back(kind);
    Entry entry{.span = finding.span, .kind = known->second};
    entry.field = texts_.number_of(finding.field);
    entry.message = pack_message(finding.message, finding.value);
    entry.value = texts_.number_of(finding.value);
    // A record's findings come one after the other.
    if (texts_[last_record_] != finding.record_id) last_record_ = texts_.number_of(finding.record_id);
    entry.record_id = last_record_;
    if (!finding.hint.empty() || !finding.once_key.empty() || finding.repeats != 0 || !found.edits.empty() || found.other) {
        more_.push_back({.hint = texts_.number_of(finding.hint),
                         .once_key = texts_.number_of(finding.once_key),
                         .repeats = finding.repeats,
                         .edit_begin = static_cast<std::uint32_t>(edits_.size()),
                         .edit_count = static_cast<std::uint32_t>(found.edits.size()),
                         .other = found.other});
        for (const Edit& edit : found.edits) edits_.push_back({edit.span, texts_.number_of(edit.text)});
        entry.more = static_cast<std::uint32_t>(more_.size());
    }
    order_.push_back(static_cast<std::uint32_t>(entries_.size()));
    entries_.push_back(entry);
}

LintFinding PackedFindings::operator[](std::size_t index) const {
    const Entry& entry = entries_[order_[index]];
    LintFinding found;
    Finding& finding = found.finding;
    finding.code = kind(index).code;
    finding.severity = kind(index).severity;
    finding.field = texts_[entry.field];
    finding.span = entry.span;
    finding.message = message_of(entry);
    finding.record_id = texts_[entry.record_id];
    finding.value = texts_[entry.value];
    found.source = kind(index).source;
    if (const More* const rest = more(index)) {
        finding.hint = texts_[rest->hint];
        finding.once_key = texts_[rest->once_key];
        finding.repeats = rest->repeats;
        found.other = rest->other;
        for (std::uint32_t i = 0; i < rest->edit_count; ++i) {
            const PackedEdit& edit = edits_[rest->edit_begin + i];
            found.edits.push_back({edit.span, std::string(texts_[edit.text])});
        }
    }
    return found;
}

void PackedFindings::sort_by_place() {
    std::stable_sort(order_.begin(), order_.end(), [this](std::uint32_t a, std::uint32_t b) {
        const std::uint32_t source_a = kinds_[entries_[a].kind].source;
        const std::uint32_t source_b = kinds_[entries_[b].kind].source;
        return source_a != source_b ? source_a < source_b : entries_[a].span.begin < entries_[b].span.begin;
    });
}

std::size_t PackedFindings::first_of_source(std::uint32_t source) const {
    const auto first = std::partition_point(order_.begin(), order_.end(), [&](std::uint32_t number) { return kinds_[entries_[number].kind].source < source; });
    return static_cast<std::size_t>(first - order_.begin());
}

void PackedFindings::add_hint(std::size_t index, std::string_view hint) {
    More& more = more_[entries_[order_[index]].more - 1];
    more.hint = texts_.number_of(more.hint == 0 ? std::string(hint) : std::string(texts_[more.hint]) + "; " + std::string(hint));
}

}  // namespace bibcast
