#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/finding.hpp"
#include "model/record.hpp"

namespace bibcast {

class Source;

/// One option of a format, set with `-O FORMAT.NAME=VALUE`; the table feeds help, man page and completion.
struct FormatOption {
    std::string_view name;
    std::string_view value;        ///< what a value looks like: `on|off`, `FILE`, `N`
    std::string_view fallback;     ///< the value when it is not set
    std::string_view description;  ///< one sentence, no full stop
};

/// The option values that a reader or writer is made with; unset options have their fallback.
class FormatOptions {
  public:
    FormatOptions() = default;
    explicit FormatOptions(std::span<const FormatOption> known);
    /// Sets an option. False if there is no such option.
    bool set(std::string_view name, std::string_view value);
    /// The value of an option that the table has. It is our mistake to ask for another.
    [[nodiscard]] std::string_view operator[](std::string_view name) const;
    /// For `on|off` options. Throws UsageError for anything but on, off, true, false, yes, no, 1, 0.
    [[nodiscard]] bool on(std::string_view name) const;
    /// For number options. Throws UsageError unless the value is a decimal number from `least` to `most`.
    [[nodiscard]] unsigned number(std::string_view name, unsigned least, unsigned most) const;

  private:
    struct Value {
        std::string_view name;
        std::string value;
    };
    std::vector<Value> values_;
};

/// What colours the records of a slice and stands before it: string macros, headings, legends. Made by the
/// splitting thread, read by any number of workers.
struct SliceContext {
    virtual ~SliceContext() = default;
};

/// A piece of a source that holds whole records.
struct Slice {
    std::string_view text;  ///< UTF-8; repaired, if the source was not
    std::shared_ptr<const SliceContext> context;
    std::string_view source_name;  ///< the file's name as the user gave it; `-` for standard input
    std::uint64_t number = 0;      ///< from 0, within its source
    bool last = false;             ///< the last slice of its source
};

/// Takes records from a reader, one at a time. The record may be changed and is dead after the call.
using Sink = std::function<void(Record&)>;

/// Cuts a source into slices, on one thread, in order. Made anew for each source.
class Splitter {
  public:
    struct Cut {
        std::size_t length = 0;  ///< leading bytes that are whole records (with what stands between); 0: need more
        std::shared_ptr<const SliceContext> context;
    };
    virtual ~Splitter() = default;
    /// `text` is what has not been cut yet. Cuts as much as is whole, or up to about `wanted` bytes when more
    /// than that is whole. With `at_end` there is no more to come: the cut must not be 0 (unless text is empty).
    /// Must find the next sure start of a record after a damaged one, in linear time over all calls.
    virtual Cut next(std::string_view text, std::size_t wanted, bool at_end) = 0;
    /// Told before the first cut of a source whose consumed bytes can be read again: who may need them need not keep them.
    virtual void look_back_in(const Source& /*source*/) {}
};

/// For formats that are read whole: one slice, the file.
class WholeFileSplitter final : public Splitter {
  public:
    Cut next(std::string_view text, std::size_t wanted, bool at_end) override;
};

/// Reads one format. Const and shared by all workers.
class Reader {
  public:
    virtual ~Reader() = default;
    [[nodiscard]] virtual std::unique_ptr<Splitter> splitter() const { return std::make_unique<WholeFileSplitter>(); }
    /// Reads the records of `slice` into `sink`. Values may view `slice.text` and `arena`. Never throws for bad
    /// input: it says so in `findings` and goes on.
    virtual void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const = 0;
};

/// The bytes of some records, on their way from a worker to the output.
struct Chunk {
    /// One record within `bytes`.
    struct Item {
        std::size_t begin = 0;
        std::size_t end = 0;
        /// Where the citation key stands, so that a second record with the same one can be given another;
        /// both 0 if the record has none that must be unique.
        std::size_t key_begin = 0;
        std::size_t key_end = 0;
        std::string note;  ///< for the format's own joiner
        bool generated_key = false;  ///< set by the caller: the key was made by us, not read
        bool may_repeat = false;  ///< the format allows the same record twice: then it keeps its key
        std::uint32_t digest = 0;  ///< set by the caller: of the bytes of a record that may repeat, by which it is known again
    };
    std::string bytes;
    std::vector<Item> items;

    void clear() {
        bytes.clear();
        items.clear();
    }
};

/// Puts the records of all slices together, on one thread, in order. Made anew for each output.
class Joiner {
  public:
    virtual ~Joiner() = default;
    virtual void begin(std::string& out) = 0;
    /// Appends one record. `bytes` is its text with the citation key made unique.
    virtual void add(std::string_view bytes, const Chunk::Item& item, std::string& out) = 0;
    virtual void end(std::string& out) = 0;
};

/// The joiner of most formats: something before, between and after the records.
struct Framing {
    std::string_view before;
    std::string_view between;
    std::string_view after;
    std::string_view empty;  ///< the whole output when there is no record
};

/// Writes one format. Const and shared by all workers.
class Writer {
  public:
    virtual ~Writer() = default;
    /// Appends `record` to `chunk.bytes`; marks all that it writes as written. Where it can write a value only
    /// in part it adds a loss finding itself. `item` is this record's; begin and end are set by the caller.
    virtual void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const = 0;
    [[nodiscard]] virtual Framing framing() const { return {}; }
    /// A joiner of its own; null: `framing` is enough.
    [[nodiscard]] virtual std::unique_ptr<Joiner> joiner() const { return nullptr; }
};

/// One row of a format's published mapping: `bibcast formats --mapping ID`.
struct MappingRow {
    std::string_view tag;       ///< the tag, field or parameter, as the format spells it
    std::string_view variable;  ///< the variable or part of the record
    std::string_view types;     ///< where it holds only for some types; empty: for all
    std::string_view note;
};

/// The descriptor of a format: all that the core knows of it. `constinit`, listed in `formats/registry.cpp`.
struct Format {
    std::string_view id;     ///< folder, CLI name and testdata folder: `csl_json`
    std::string_view title;  ///< `CSL-JSON`
    std::string_view specification;
    std::span<const std::string_view> aliases;
    std::span<const std::string_view> extensions;  ///< without the dot, lower case
    std::string_view media_type;
    /// How sure it is that `head` (up to 64 KiB, UTF-8, no BOM) is of this format: 0 no, 100 certain.
    int (*sniff)(std::string_view head) = nullptr;
    std::span<const FormatOption> options;
    std::unique_ptr<Reader> (*make_reader)(const FormatOptions& options) = nullptr;
    std::unique_ptr<Writer> (*make_writer)(const FormatOptions& options) = nullptr;
    std::span<const Code* const> codes;
    std::vector<MappingRow> (*mapping)() = nullptr;
};

/// The command cannot be carried out as it was given: exit status 2. `what()` is shown to the user.
class UsageError : public std::exception {
  public:
    explicit UsageError(std::string message) : message_(std::move(message)) {}
    [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }

  private:
    std::string message_;
};

}  // namespace bibcast
