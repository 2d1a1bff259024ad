#include "pipeline/merging_joiner.hpp"

#include <algorithm>

#include "formats/jsonl/format.hpp"
#include "pipeline/merge.hpp"
#include "pipeline/stated_places.hpp"

namespace bibcast {

MergingJoiner::MergingJoiner(OneWork one_work, std::string& lines, Counts& counts, Reporter& reporter)
    : lines_(lines), counts_(counts), reporter_(reporter), reader_(jsonl::format.make_reader(FormatOptions(jsonl::format.options))), writer_(jsonl::format.make_writer(FormatOptions(jsonl::format.options))), index_(one_work) {}

void MergingJoiner::read(const Held& held, const Sink& sink) {
    Slice slice;
    slice.text = held.line;
    slice.last = true;
    Findings findings;  // we have written it ourselves
    reader_->read(slice, scratch_, sink, findings);
    scratch_.reset();
}

void MergingJoiner::add(std::string_view bytes, const Chunk::Item& with_place, std::string& /*out*/) {
    const Held& held = held_.emplace_back(Held{std::string(bytes), with_place.note});
    read(held, [this](const Record& record) { index_.add(record); });
}

void MergingJoiner::end(std::string& /*out*/) {
    std::vector<std::vector<std::size_t>> others(held_.size());
    counts_.read = held_.size();
    for (std::size_t i = 0; i < held_.size(); ++i) {
        if (const std::size_t entry = index_.entry_of(i); entry != i) others[entry].push_back(i);
    }
    for (const std::vector<std::size_t>& gone : others) counts_.merged += gone.size();
    PlaceJoiner placed;
    for (std::size_t i = 0; i < held_.size(); ++i) {
        if (index_.entry_of(i) != i) continue;
        if (!others[i].empty()) merge(i, others[i]);
        Chunk::Item item;
        item.note = held_[i].place;
        placed.add(held_[i].line, item, lines_);
        held_[i].line = {};
    }
    held_.clear();
}

void MergingJoiner::merge(std::size_t entry, const std::vector<std::size_t>& others) {
    constexpr MergeRules rules{.merged = &convert_merged, .merged_value = &convert_merged_value, .spellings_count = true};
    // What the others hold is in memory until the record that stays is written, which costs the more the more it has taken over.
    constexpr std::size_t little = std::size_t{4} << 20;
    for (std::size_t next = 0; next < others.size();) {
        Record kept(merging_);
        read(held_[entry], [&](const Record& record) { kept = record.copy_into(merging_); });
        std::size_t left = std::max(little, 2 * held_[entry].line.size());
        while (next < others.size() && left > 0) {
            const Held& other = held_[others[next++]];
            left -= std::min(left, other.line.size());
            Findings findings(!reporter_.wants_all());
            read(other, [&](const Record& record) { merge_record(kept, record.copy_into(merging_), rules, findings); });
            for (const Finding& finding : findings.all()) report(finding, other);
        }
        Chunk chunk;
        Chunk::Item item;
        Findings none;  // JSON Lines hold all that a record can have
        writer_->write(kept, chunk, item, none);
        held_[entry].line = std::move(chunk.bytes);
        merging_.reset();
    }
}

/// A finding stands where the record stood that is gone.
void MergingJoiner::report(const Finding& finding, const Held& gone) {
    LocatedFinding located;
    located.finding = finding;
    if (const auto place = read_stated_place(gone.place)) {
        located.has_place = true;
        located.stated_source = place->file;
        located.begin = located.end = {place->line, place->column};
    }
    reporter_.report(located, {});
}

}  // namespace bibcast
