#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/reporter.hpp"
#include "io/format.hpp"
#include "io/outflow.hpp"
#include "io/source.hpp"
#include "pipeline/key_set.hpp"
#include "pipeline/record_order.hpp"

namespace bibcast {

inline constexpr Code convert_duplicate_key{
    "convert/duplicate-key", Severity::warning, "two records have the same citation key",
    "Keys must be unique in one output. The first record keeps the key; each later one got a letter behind it. Where the format "
    "allows it, a record that is the same word for word keeps its key. All records are in the output."};
inline constexpr Code convert_no_records{
    "convert/no-records", Severity::warning, "no record was found in the input",
    "The input was read to its end as the format named, and holds no record of that format. Is it the right file and format?"};

inline constexpr Code select_nothing{
    "select/nothing-fits", Severity::warning, "a condition holds for no record",
    "The condition of --only or --where, or the document of --cited, leaves no record, so that the output, or the section that it sets apart, is "
    "empty. `bibcast convert FILE -t jsonl` shows what records have; values are compared whole unless the condition says contains."};

[[nodiscard]] Codes convert_codes();

/// Changes one record at a time. Const and shared by all workers.
class Transform {
  public:
    virtual ~Transform() = default;
    virtual void apply(Record& record, Findings& findings) const = 0;
};

/// The writer's joiner, or one that puts its framing around the records.
[[nodiscard]] std::unique_ptr<Joiner> joiner_of(const Writer& writer);

/// Where finished bytes go: an output file, or memory in tests.
using ByteSink = std::function<void(std::string_view)>;

/// What becomes of leftovers that the target would not write by itself.
enum class LeftoverKeeping : std::uint8_t {
    drop,   ///< they are named as losses
    note,   ///< they stand in the record's note, as `tag: value`
    field,  ///< they stand in fields of the target, if it may have any
};

struct ConversionSettings {
    unsigned jobs = 1;                          ///< threads that read and write records; at least 1
    std::size_t slice_size = std::size_t{64} * 1024;  ///< bytes; about how much a worker takes at a time. All that is made of it has room in a core's cache
    LeftoverKeeping leftovers = LeftoverKeeping::drop;
    bool marks_note = false;                    ///< marks that the target has no place for are written as a note
    bool state_places = false;                  ///< the joiner is a `PlaceJoiner`: each item's note says where the record stood
    bool heed_stated_places = false;            ///< sources are JSON Lines of programs, which say where records stood
    bool named_files = false;                   ///< the joiner is a `FileJoiner`: each item's note ends with the record's id (`with_id`)
};

/// Runs sources through a reader, transforms and a writer into one output, in parallel and in order: the bytes are
/// the same for every number of jobs and every cut into slices.
class Conversion {
  public:
    /// All references must outlive the conversion.
    Conversion(const Format& target, const Writer& writer, Reporter& reporter, ByteSink sink, ConversionSettings settings);
    Conversion(const Conversion&) = delete;
    Conversion& operator=(const Conversion&) = delete;
    ~Conversion();

    void add_transform(std::unique_ptr<Transform> transform) { transforms_.push_back(std::move(transform)); }
    /// Leaves out the records that `keep` does not hold for; it is asked when the transforms are done, by any worker.
    void select(std::function<bool(const Record&)> keep) { selections_.push_back(std::move(keep)); }
    /// A transform of what is selected, whose findings nobody wants of the others. For what takes values away that a selection may ask for.
    void add_last_transform(std::unique_ptr<Transform> transform) { last_transforms_.push_back(std::move(transform)); }
    /// Holds all records back, and puts them together in this order. Call before the first source.
    void sort(RecordOrder order);
    /// Puts the records together in another way than the target does. Call before the first source.
    void use_joiner(std::unique_ptr<Joiner> joiner) {
        joined_.clear();
        joiner_ = std::move(joiner);
        joiner_->begin(joined_);
    }
    /// Called when the source has nothing to give for now: hand on what is ready.
    void when_idle(std::function<void()> flush) { flush_ = std::move(flush); }

    /// Ends the output after every `records` records and begins a new one: `next_output` is called between the two, when all bytes of the
    /// one have been handed on. Citation keys stay unique over all of them.
    void split_output(std::uint64_t records, std::function<void()> next_output) {
        records_per_output_ = records;
        next_output_ = std::move(next_output);
    }

    /// What is said if no record comes out, in place of what is said of an empty input; a null code: nothing.
    void when_empty(const Code* code, std::string message) { when_empty_ = {code, std::move(message)}; }

    /// Converts all records of `source`. Throws what the world throws (IoError, ClosedPipe).
    void run(Source& source, const Reader& reader);
    /// Ends the output. Call once, after all sources.
    void finish();

    [[nodiscard]] std::uint64_t records() const { return records_; }

  private:
    struct Slot;
    class Workers;
    class PartsOut;
    /// Makes what becomes of a slice. By any worker, unless the slot is in turn.
    void process(Slot& slot);
    /// Appends the records that have been made of a slice so far, and forgets them. What there is to say of their keys is put among `findings`.
    void append_early(Slot& slot, Findings& findings);
    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings, Outflow* flow) const;
    [[nodiscard]] bool is_selected(const Record& record) const;
    /// The findings of a slice with their places; from the known one on.
    [[nodiscard]] std::vector<LocatedFinding> located(std::vector<Finding>&& findings, std::string_view text, KnownPlace& from) const;
    /// Where the record of an item stood.
    [[nodiscard]] std::string place_of(const Slot& slot, const Chunk::Item& item);
    void join(Slot& slot);
    /// Gives what is joined to the sink.
    void hand_on();
    void join_ready();
    void join_all();
    [[nodiscard]] Slot& free_slot();
    /// What there is to say of its key is reported, or put into `held` if there is such.
    void append(const Slot& slot, const Chunk::Item& item, Findings* held);
    void report_of_source(const Code& code, std::string message);
    void begin_output();
    void end_output();
    /// Empty for a record without one.
    [[nodiscard]] static std::string_view key_of(const Slot& slot, const Chunk::Item& item);
    [[nodiscard]] std::string_view with_unique_key(const Slot& slot, const Chunk::Item& item, Findings* held);

    const Format& target_;
    const Writer& writer_;
    const PartWriter* const part_writer_;  ///< the same, if it can write in parts
    Reporter& reporter_;
    ByteSink sink_;
    ConversionSettings settings_;
    std::vector<std::unique_ptr<Transform>> transforms_;
    std::vector<std::unique_ptr<Transform>> last_transforms_;
    std::vector<std::function<bool(const Record&)>> selections_;
    std::optional<RecordOrder> order_;
    std::function<void()> flush_;
    std::unique_ptr<Joiner> joiner_;
    KeySet keys_;
    std::vector<std::unique_ptr<Slot>> slots_;
    std::unique_ptr<Workers> workers_;  // after slots_: its threads must end before the slots do
    std::uint64_t next_in_ = 0;         ///< slices handed to workers
    std::uint64_t next_out_ = 0;        ///< slices whose output is written
    Position position_;                 ///< in the current source, where the next slice to be joined begins
    KnownPlace record_place_;           ///< of the record in that slice whose place was asked for last
    KnownPlace key_place_;              ///< of the last duplicate key in the slice that is being joined
    std::string joined_;
    std::string keyed_;
    bool goes_on_ = false;              ///< what is appended next is more of the last record
    std::uint64_t records_ = 0;
    std::uint64_t records_per_output_ = 0;  ///< 0: there is one output
    std::function<void()> next_output_;
    std::optional<std::pair<const Code*, std::string>> when_empty_;
};

}  // namespace bibcast
