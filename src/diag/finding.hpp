#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/span.hpp"

namespace bibcast {

/// How grave a finding is; the order is the order of gravity.
enum class Severity : std::uint8_t { note, loss, warning, error };

[[nodiscard]] std::string_view name_of(Severity severity);

/// One kind of finding. Codes are `inline constexpr` objects beside the code that reports them, and are
/// compared by address. `id` is `family/name`; `explanation` is what `bibcast explain` prints.
struct Code {
    std::string_view id;
    Severity severity;
    std::string_view summary;
    std::string_view explanation;
};

/// A list of codes, as a format descriptor or the core publishes it.
using Codes = std::span<const Code* const>;

/// One thing that a person should know about the input or about what became of it.
struct Finding {
    const Code* code = nullptr;
    Severity severity = Severity::note;
    SourceSpan span;        ///< where, in the slice that was being read
    std::string message;    ///< one line, no full stop, UTF-8; control characters are escaped when shown
    std::string hint;       ///< what to do about it; may be empty
    std::string record_id;  ///< citation key of the record; may be empty
    std::string field;      ///< variable or source field; may be empty
    std::string value;      ///< the value lost or complained about; may be empty
    /// A finding with the same `once_key` is shown once a source; empty: always.
    std::string once_key;
    std::uint32_t repeats = 0;  ///< how many more of the same subject were folded into this one
};

/// Collects the findings of one slice in the order in which they were made.
class Findings {
  public:
    /// At most this many findings of one (code, field) are kept by a slice; the rest is only counted, in
    /// `repeats` of the last one kept. No limit when each one is wanted (a loss report, JSON Lines).
    static constexpr std::uint32_t fold_after = 5;
    /// And at most this many of one code whatever their fields, asked for or not: a slice that has more is damaged or an attack,
    /// and a finding takes hundreds of bytes.
    static constexpr std::uint32_t most_of_a_code = 10'000;

    explicit Findings(bool fold = true) : fold_(fold) {}

    /// Adds a finding with the severity of its code, and returns it to be filled in further. The reference
    /// holds until the next call. Nearly all values are without one: `cold` keeps what leads here out of the way of the rest.
    [[gnu::cold]] Finding& add(const Code& code, SourceSpan span, std::string message);

    /// True if a finding of this (code, field) would be kept; otherwise it has just been counted. Lets a hot
    /// path skip making a message that nobody will see.
    [[nodiscard, gnu::cold]] bool wants(const Code& code, std::string_view field);

    [[nodiscard]] const std::vector<Finding>& all() const { return findings_; }
    [[nodiscard]] std::vector<Finding>& all() { return findings_; }
    [[nodiscard]] bool empty() const { return findings_.empty(); }
    /// Records that could not be read or written at all.
    [[nodiscard]] std::size_t errors() const { return errors_; }
    void clear();

  private:
    struct Seen {
        const Code* code;
        std::string field;
        std::uint32_t count;
        std::size_t last;
    };
    struct Count {
        const Code* code;
        std::uint32_t count;
        std::size_t last;
    };
    Seen& seen(const Code& code, std::string_view field);
    [[nodiscard]] bool has_room(const Code& code);

    std::vector<Finding> findings_;
    std::vector<Seen> seen_;
    std::vector<Count> counts_;
    Finding folded_;  ///< filled in by those who asked for no room, and not kept
    std::size_t errors_ = 0;
    bool fold_;
};

}  // namespace bibcast
