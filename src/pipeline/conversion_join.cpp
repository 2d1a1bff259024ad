// The half of a conversion that one thread does: what has been made of slices is put together in their order.
#include "pipeline/conversion_slot.hpp"
#include "pipeline/framing_joiner.hpp"
#include "pipeline/stated_places.hpp"

namespace bibcast {

std::unique_ptr<Joiner> joiner_of(const Writer& writer) {
    std::unique_ptr<Joiner> joiner = writer.joiner();
    if (joiner == nullptr) joiner = std::make_unique<FramingJoiner>(writer.framing());
    return joiner;
}

void Conversion::join_ready() {
    while (next_out_ < next_in_) {
        Slot& slot = *slots_[next_out_ % slots_.size()];
        if (!workers_->is_done(slot)) return;
        join(slot);
    }
}

void Conversion::join_all() {
    while (next_out_ < next_in_) {
        Slot& slot = *slots_[next_out_ % slots_.size()];
        workers_->wait_for(slot);
        join(slot);
    }
}

void Conversion::join(Slot& slot) {
    if (workers_ != nullptr) workers_->release(slot);
    else slot.state = Slot::State::free;
    ++next_out_;
    if (slot.failure) std::rethrow_exception(slot.failure);
    // Findings go before the record that they stand in, so that their order does not depend on the cut.
    key_place_ = record_place_ = {};
    std::size_t reported = 0;
    for (const Chunk::Item& item : slot.chunk.items) keys_.expect(key_of(slot, item));
    for (std::size_t i = 0; i < slot.chunk.items.size(); ++i) {
        while (reported < slot.located.size() && slot.located[reported].offset <= slot.record_spans[i].begin) {
            reporter_.report(slot.located[reported++], position_);
        }
        append(slot, slot.chunk.items[i], nullptr);
        if (joined_.size() > large_slice) hand_on();
    }
    while (reported < slot.located.size()) reporter_.report(slot.located[reported++], position_);
    position_ = offset_by(position_, slot.length);
    record_place_ = {};  // what the next slice gives away early comes before it is joined
    hand_on();
}

void Conversion::hand_on() {
    sink_(joined_);
    joined_.clear();
}

void Conversion::begin_output() {
    joiner_ = joiner_of(writer_);
    joiner_->begin(joined_);
}

void Conversion::end_output() {
    joiner_->end(joined_);
    hand_on();
}

void Conversion::append(const Slot& slot, const Chunk::Item& item, Findings* held) {
    if (!goes_on_) {
        if (records_per_output_ != 0 && records_ != 0 && records_ % records_per_output_ == 0) {
            end_output();
            next_output_();
            begin_output();
        }
        ++records_;
    }
    const bool has_key = item.key_end > item.key_begin;
    const std::string_view bytes = has_key ? with_unique_key(slot, item, held) : std::string_view(slot.chunk.bytes).substr(item.begin, item.end - item.begin);
    // A huge record goes out as it is, and not by way of a copy.
    constexpr std::size_t huge = std::size_t{1} << 20;
    auto* const framing = goes_on_ || bytes.size() > huge ? dynamic_cast<FramingJoiner*>(joiner_.get()) : nullptr;
    if (settings_.state_places) {
        Chunk::Item placed = item;
        placed.note = place_of(slot, item);
        joiner_->add(bytes, placed, joined_);
        return;
    }
    if (framing == nullptr) {
        joiner_->add(bytes, item, joined_);
        return;
    }
    if (!goes_on_) framing->lead(joined_);
    hand_on();
    sink_(bytes);
}

std::vector<LocatedFinding> Conversion::located(std::vector<Finding>&& findings, std::string_view text, KnownPlace& from) const {
    std::vector<LocatedFinding> all = locate(std::move(findings), text, from);
    if (settings_.heed_stated_places) move_to_stated_places(all, text);
    return all;
}

std::string Conversion::place_of(const Slot& slot, const Chunk::Item& item) {
    const auto index = static_cast<std::size_t>(&item - slot.chunk.items.data());
    const std::string_view text = slot.slice.text;
    const std::size_t offset = std::min<std::size_t>(slot.record_spans[index].begin, text.size());
    if (settings_.heed_stated_places) {
        if (const StatedPlace* const stated = StatedPlaces(text).at(offset)) return stated_place_of(*stated);
    }
    // Records nearly always come in the order in which they stand. Counting from the beginning of a large slice for each that does not would take long.
    if (offset < record_place_.offset && text.size() > large_slice) return {};
    if (offset < record_place_.offset) record_place_ = {};
    record_place_ = {offset, advance(record_place_.position, text.substr(record_place_.offset, offset - record_place_.offset))};
    const Position place = offset_by(position_, record_place_.position);
    return stated_place_of({std::string(slot.slice.source_name), place.line, place.column});
}

std::string_view Conversion::key_of(const Slot& slot, const Chunk::Item& item) {
    return std::string_view(slot.chunk.bytes).substr(item.key_begin, item.key_end - item.key_begin);
}

std::string_view Conversion::with_unique_key(const Slot& slot, const Chunk::Item& item, Findings* held) {
    const std::string_view bytes = slot.chunk.bytes;
    const std::string_view key = key_of(slot, item);
    const std::string_view whole = bytes.substr(item.begin, item.end - item.begin);
    const auto [suffix, repeats] = keys_.place(key, item.digest);
    if (suffix.empty() && !repeats) return whole;
    keyed_.assign(bytes.substr(item.begin, item.key_end - item.begin));
    keyed_ += suffix;
    keyed_ += bytes.substr(item.key_end, item.end - item.key_end);
    if (!item.generated_key) {
        Findings own;
        const auto index = static_cast<std::size_t>(&item - slot.chunk.items.data());
        std::string message = "the key '" + std::string(key) + "' was used before";
        message += repeats ? ", by the same record" : "; this record got '" + std::string(key) + suffix + "'";
        Finding& finding = (held != nullptr ? *held : own).add(convert_duplicate_key, slot.record_spans[index], std::move(message));
        finding.record_id = key;
        for (const LocatedFinding& located : located(std::move(own.all()), slot.slice.text, key_place_)) reporter_.report(located, position_);
    }
    return keyed_;
}

/// What is said of a source as a whole stands where that begins.
void Conversion::report_of_source(const Code& code, std::string message) {
    Findings findings;
    LocatedFinding located;
    located.finding = findings.add(code, {}, std::move(message));
    located.has_place = true;
    reporter_.report(located, {});
}

}  // namespace bibcast
