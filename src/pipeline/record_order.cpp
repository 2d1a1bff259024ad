#include "pipeline/record_order.hpp"

#include <algorithm>

#include "name/format.hpp"
#include "pipeline/record_values.hpp"
#include "text/edit_distance.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

/// What the record sorts by: the first value, of people all by family name.
std::string sort_text(const Record& record, std::string_view variable) {
    if (const std::optional<Variable> known = variable_named(variable)) {
        if (const NamesField* const field = record.people(*known)) {
            std::string out;
            for (const Contributor& person : field->people) {
                if (!out.empty()) out += "; ";
                append_family_first(out, person.name);
            }
            return out;
        }
    }
    const std::vector<std::string> values = values_of(record, variable);
    return values.empty() ? std::string() : values.front();
}

}  // namespace

RecordOrder::RecordOrder(std::string_view keys) {
    for (std::size_t at = 0; at <= keys.size();) {
        const std::size_t end = std::min(keys.find(',', at), keys.size());
        std::string_view name = trim(keys.substr(at, end - at));
        at = end + 1;
        const bool descending = name.starts_with('-');
        if (descending) name.remove_prefix(1);
        const std::string_view variable = equals_ignoring_ascii_case(name, "key") ? "id" : variable_name(name);
        if (variable.empty()) throw UsageError("--sort: there is no variable '" + std::string(name) + "'" + did_you_mean(name, known_variables()));
        keys_.push_back({std::string(variable), descending});
    }
}

std::string RecordOrder::key_of(const Record& record) const {
    constexpr char there = '\x01';
    constexpr char missing = '\x02';
    std::string out;
    for (const Key& key : keys_) {
        const std::string text = sort_text(record, key.variable);
        if (text.empty()) {
            out += missing;
            continue;
        }
        out += there;
        // Behind the end of a value nothing may count: a zero is less than every byte of a longer value, and its opposite is more.
        std::string bytes = collation_.key_of(csl::pad_numbers(text)) + '\0';
        if (key.descending) std::transform(bytes.begin(), bytes.end(), bytes.begin(), [](char c) { return static_cast<char>(~c); });
        out += bytes;
    }
    return out;
}

std::string SortingJoiner::with_key(std::string_view note, std::string_view key) {
    // The note's length stands behind both: keys may hold any byte.
    std::string both(note);
    both += key;
    for (std::size_t length = note.size(), i = 0; i < sizeof length; ++i, length >>= 8U) both += static_cast<char>(length & 0xFFU);
    return both;
}

void SortingJoiner::add(std::string_view bytes, const Chunk::Item& with_key, std::string& /*out*/) {
    Held& held = held_.emplace_back();
    held.item = with_key;
    held.bytes = bytes;
    std::string& note = held.item.note;
    std::size_t length = 0;
    const std::size_t end = note.size() - sizeof length;
    for (std::size_t i = sizeof length; i-- > 0;) length = (length << 8U) | static_cast<unsigned char>(note[end + i]);
    held.key = note.substr(length, end - length);
    note.resize(length);
}

void SortingJoiner::end(std::string& out) {
    std::stable_sort(held_.begin(), held_.end(), [](const Held& a, const Held& b) { return a.key < b.key; });
    for (Held& held : held_) {
        next_->add(held.bytes, held.item, out);
        held.bytes = {};
    }
    held_.clear();
    next_->end(out);
}

}  // namespace bibcast
