#include "pipeline/conversion.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <unordered_map>

#include "io/decoder.hpp"
#include "io/loss.hpp"
#include "io/passed_over.hpp"
#include "pipeline/citation_key.hpp"
#include "pipeline/conversion_slot.hpp"
#include "pipeline/file_joiner.hpp"
#include "pipeline/framing_joiner.hpp"
#include "pipeline/leftovers.hpp"
#include "pipeline/marks_note.hpp"
#include "pipeline/merging_joiner.hpp"
#include "text/encoding.hpp"

namespace bibcast {

namespace {

constexpr std::array codes = {&convert_duplicate_key, &convert_no_records, &convert_merged, &convert_merged_value, &select_nothing};

/// A slice of that size, which is one record or a file that is read whole, is made by the thread that joins, and no other is made meanwhile:
/// what has been made of it can then go out before the rest is made, and the memory is that of one.
constexpr std::size_t huge_slice = std::size_t{4} << 20;
constexpr std::size_t most_room = std::size_t{1} << 30;

/// Of findings that are shown once a source only the first is worth a place; a page may have thousands.
void keep_first(std::vector<Finding>& findings) {
    std::unordered_map<std::string, std::uint32_t> first;
    const auto is_once = [](const Finding& finding) { return !finding.once_key.empty() && finding.span.known() && !finding.once_key.starts_with(once_if_folded); };
    const auto said = [](const Finding& finding) { return std::string(finding.code->id) + '\n' + finding.once_key; };
    for (const Finding& finding : findings) {
        if (!is_once(finding)) continue;
        const auto [at, is_new] = first.try_emplace(said(finding), finding.span.begin);
        if (!is_new) at->second = std::min(at->second, finding.span.begin);
    }
    if (first.empty()) return;
    std::erase_if(findings, [&](const Finding& finding) { return is_once(finding) && finding.span.begin > first.at(said(finding)); });
}

}  // namespace

Codes convert_codes() { return codes; }

Conversion::Conversion(const Format& target, const Writer& writer, Reporter& reporter, ByteSink sink, ConversionSettings settings)
    : target_(target), writer_(writer), part_writer_(dynamic_cast<const PartWriter*>(&writer)), reporter_(reporter), sink_(std::move(sink)), settings_(settings) {
    // Two slices a worker keep all busy; more would only be memory.
    const std::size_t count = settings_.jobs > 1 ? std::size_t{settings_.jobs} * 2 + 1 : 1;
    for (std::size_t i = 0; i < count; ++i) slots_.push_back(std::make_unique<Slot>());
    begin_output();
}

Conversion::~Conversion() = default;

/// Hands the parts of one record on while it is made. Not where its text is still needed as a whole: where its key is taken, to see whether
/// it is the same record again, or where names are looked for in it.
class Conversion::PartsOut final : public Outflow {
  public:
    PartsOut(Conversion& conversion, Slot& slot, const Record& record, Findings& findings)
        : conversion_(conversion), slot_(slot), record_(record), findings_(findings) {}

    [[nodiscard]] bool has_taken() const { return conversion_.goes_on_; }
    /// The rest of the record, which is put among the items as if it were one.
    void finish() {
        if (!key_.empty()) {
            add_to_digest(slot_.chunk.items.back());
            conversion_.keys_.set_content(key_, digest_.value());
        }
        conversion_.append_early(slot_, findings_);
        conversion_.goes_on_ = false;
    }

  private:
    void take(Chunk& chunk, Chunk::Item& item) override {
        if (!is_free_) {
            is_free_ = (!item.may_repeat || !is_taken(item)) && !is_looked_for_in_output(record_);
            if (item.may_repeat && !item.generated_key) key_ = key_of(slot_, item);
        }
        if (!*is_free_) return;
        item.end = chunk.bytes.size();
        if (!key_.empty()) add_to_digest(item);
        chunk.items.push_back(item);
        slot_.record_spans.push_back(record_.source);
        conversion_.append_early(slot_, findings_);
        conversion_.goes_on_ = true;
        item = {.generated_key = item.generated_key};
    }

    /// Whether the key is that of a record before this one. Those of the slice that were made already are not placed yet.
    [[nodiscard]] bool is_taken(const Chunk::Item& item) const {
        const std::string_view key = key_of(slot_, item);
        const auto& before = slot_.chunk.items;
        return conversion_.keys_.has(key) || std::any_of(before.begin(), before.end(), [&](const Chunk::Item& one) { return key_of(slot_, one) == key; });
    }

    void add_to_digest(const Chunk::Item& part) { digest_.add(std::string_view(slot_.chunk.bytes).substr(part.begin)); }

    Conversion& conversion_;
    Slot& slot_;
    const Record& record_;
    Findings& findings_;
    std::optional<bool> is_free_;
    std::string key_;      ///< of a record that may be there again
    RecordDigest digest_;  ///< of its parts
};

void Conversion::process(Slot& slot) {
    Findings findings(!reporter_.wants_all());
    slot.slice.text = decode_slice(*slot.reader, slot.slice.text, slot.text, findings);
    // A text that grows by itself is copied from one place to the next. What is not used of so much room is no memory, only addresses.
    if (slot.slice.text.size() > large_slice) slot.chunk.bytes.reserve(std::min(12 * slot.slice.text.size(), std::max(slot.slice.text.size(), most_room)));
    std::size_t placed = 0;
    const bool in_parts = part_writer_ != nullptr && slot.in_turn && !settings_.marks_note && dynamic_cast<FramingJoiner*>(joiner_.get()) != nullptr;
    const Sink sink = [&](Record& record) {
        MarksNote note(settings_.marks_note);
        note.read(record);
        for (const auto& transform : transforms_) transform->apply(record, findings);
        if (record.id.empty()) make_citation_key(record);
        // A finding of a value that was made, not read, is shown where its record stands.
        const auto place_findings = [&] {
            for (; placed < findings.all().size(); ++placed) {
                Finding& finding = findings.all()[placed];
                if (!finding.span.known()) finding.span = record.source;
            }
        };
        if (!is_selected(record)) return place_findings();
        for (const auto& transform : last_transforms_) transform->apply(record, findings);
        Chunk::Item item;
        item.begin = slot.chunk.bytes.size();
        item.generated_key = record.generated_id;
        PartsOut parts(*this, slot, record, findings);
        write(record, slot.chunk, item, findings, in_parts ? &parts : nullptr);
        if (note.is_needed(record)) {
            slot.chunk.bytes.resize(item.begin);
            item = {.begin = item.begin, .generated_key = item.generated_key};
            note.write(record);
            Findings said_before;
            writer_.write(record, slot.chunk, item, said_before);
            note.settle(record);
        }
        item.end = slot.chunk.bytes.size();
        // Here, since its bytes have just been written, and other threads may write others.
        if (item.may_repeat && !item.generated_key) item.digest = KeySet::digest_of(std::string_view(slot.chunk.bytes).substr(item.begin));
        const std::size_t item_begin = item.begin;
        if (settings_.named_files) item.note = FileJoiner::with_id(item.note, record.id);
        if (order_) item.note = SortingJoiner::with_key(item.note, order_->key_of(record));
        slot.chunk.items.push_back(std::move(item));
        slot.record_spans.push_back(record.source);
        report_losses(record, target_.title, findings, std::string_view(slot.chunk.bytes).substr(item_begin));
        place_findings();
        if (in_parts && parts.has_taken()) parts.finish();
        else if (slot.in_turn && slot.chunk.bytes.size() > large_slice) append_early(slot, findings);
        placed = findings.all().size();
    };
    slot.reader->read(slot.slice, slot.arena, sink, findings);
    keep_first(findings.all());
    KnownPlace begin;
    slot.located = located(std::move(findings.all()), slot.slice.text, begin);
    slot.length = advance({}, slot.slice.text);
    slot.arena.reset();
}

bool Conversion::is_selected(const Record& record) const {
    return std::all_of(selections_.begin(), selections_.end(), [&record](const auto& keep) { return keep(record); });
}

void Conversion::sort(RecordOrder order) {
    order_ = std::move(order);
    use_joiner(std::make_unique<SortingJoiner>(joiner_of(writer_)));
}

void Conversion::append_early(Slot& slot, Findings& findings) {
    for (const Chunk::Item& item : slot.chunk.items) append(slot, item, &findings);
    hand_on();
    slot.chunk.clear();
    slot.record_spans.clear();
}

void Conversion::write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings, Outflow* flow) const {
    if (settings_.leftovers != LeftoverKeeping::drop && !record.leftovers.empty()) {
        // What the target writes by itself only its writer knows: it is asked, and what it made of the record is thrown away.
        const Chunk::Item untouched = item;
        Findings unheard;
        writer_.write(record, chunk, item, unheard);
        chunk.bytes.resize(untouched.begin);
        item = untouched;
        keep_leftovers(record, target_, settings_.leftovers == LeftoverKeeping::field);
    }
    if (flow != nullptr) part_writer_->write_in_parts(record, chunk, item, findings, flow);
    else writer_.write(record, chunk, item, findings);
}

void Conversion::run(Source& source, const Reader& reader) {
    reporter_.begin_source(source.name());
    position_ = {};
    const auto splitter = reader.splitter();
    const std::uint64_t first_slice = next_in_;
    std::size_t wanted = std::max<std::size_t>(settings_.slice_size, 1);
    source.begin();
    const bool has_own_charset = dynamic_cast<const Decoder*>(&reader) != nullptr;
    const auto report_encoding = [&] {
        if (has_own_charset) return false;
        std::vector<EncodingNote> notes = source.encoding_notes();
        for (EncodingNote& note : notes) report_of_source(*note.code, std::move(note.message));
        return !notes.empty();
    };
    const bool is_known = report_encoding();
    if (source.can_read_again()) splitter->look_back_in(source);
    while (true) {
        const std::string_view pending = source.pending();
        Splitter::Cut cut;
        if (!pending.empty()) cut = splitter->next(pending, settings_.slice_size, source.at_end());
        // CR LF is one line end; both halves go into one slice.
        if (cut.length > 0 && cut.length < pending.size() && pending[cut.length - 1] == '\r' && pending[cut.length] == '\n') ++cut.length;
        if (cut.length == 0) {
            if (source.at_end() && !pending.empty()) cut.length = pending.size();
            if (source.at_end() && pending.empty()) break;
        }
        if (cut.length == 0) {
            if (!source.is_ready()) {
                join_all();
                if (flush_) flush_();
            }
            // What is not whole yet is read in growing steps, so that a huge record is looked at a few times only.
            source.read_more(wanted);
            wanted = std::max(settings_.slice_size, source.pending().size());
            continue;
        }
        wanted = settings_.slice_size;
        if (workers_ == nullptr && settings_.jobs > 1 && next_in_ != first_slice) {
            workers_ = std::make_unique<Workers>(*this, settings_.jobs - 1);
        }
        const bool in_turn = workers_ == nullptr || cut.length > huge_slice;
        if (in_turn) join_all();
        Slot& slot = free_slot();
        std::string_view text = pending.substr(0, cut.length);
        const bool last = source.at_end() && text.size() == pending.size();
        slot.in_turn = in_turn;
        if (!in_turn) {
            text = slot.text.assign(text);
            source.consume(cut.length);
        }
        slot.reader = &reader;
        slot.slice = {.text = text,
                      .context = std::move(cut.context),
                      .source_name = source.name(),
                      .number = next_in_ - first_slice,
                      .last = last};
        slot.chunk.clear();
        slot.record_spans.clear();
        slot.failure = nullptr;
        slot.order = next_in_++;
        if (in_turn) {
            process(slot);
            join(slot);
            source.consume(cut.length);
        } else {
            workers_->queue(slot);
            join_ready();
        }
    }
    join_all();
    // The first byte that is not ASCII may have come late.
    if (!is_known) (void)report_encoding();
    if (flush_ && !source.is_ready()) flush_();
}

Conversion::Slot& Conversion::free_slot() {
    Slot& slot = *slots_[next_in_ % slots_.size()];
    if (next_in_ - next_out_ == slots_.size()) {
        workers_->wait_for(slot);
        join(slot);
    }
    return slot;
}

void Conversion::finish() {
    end_output();
    if (records_ != 0 || reporter_.count(Severity::error) != 0) return;
    if (when_empty_) {
        if (when_empty_->first != nullptr) report_of_source(*when_empty_->first, when_empty_->second);
    } else if (selections_.empty()) {
        report_of_source(convert_no_records, "no record was found in the input");
    } else {
        report_of_source(select_nothing, "no record is left of the input");
    }
}

}  // namespace bibcast
