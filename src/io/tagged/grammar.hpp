#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

#include "io/format.hpp"

namespace bibcast::tagged {

/// What a line is to the records around it.
enum class LineKind : std::uint8_t {
    text,   ///< blank, or goes on with the value before it, or belongs to nothing
    begin,  ///< the first field of a record
    field,
    stray,  ///< stands in a record, and can belong to none of its fields
    end,    ///< ends the record; a value that it has is stray
    head,   ///< stands outside of records: what the file is, and where it ends
};

struct Line {
    LineKind kind = LineKind::text;
    std::string_view tag;
    std::string_view value;  ///< trimmed; a view into the line
};

/// How a tagged format writes fields and keeps records apart. Made anew for each source and for each slice: one that
/// begins where a record begins sees the same lines in the same way as one that has seen all before them.
class Grammar {
  public:
    virtual ~Grammar() = default;
    /// What the next line, without its end, is.
    [[nodiscard]] virtual Line see(std::string_view line) = 0;
    /// Forgets all lines before.
    virtual void restart() {}
};

/// Cuts before lines that begin a record and behind lines that end one.
class RecordSplitter final : public Splitter {
  public:
    explicit RecordSplitter(std::unique_ptr<Grammar> grammar) : grammar_(std::move(grammar)) {}
    Cut next(std::string_view text, std::size_t wanted, bool at_end) override;

  private:
    std::unique_ptr<Grammar> grammar_;
    std::size_t seen_ = 0;  ///< there is no place to cut before this one, and the grammar has seen the lines
};

}  // namespace bibcast::tagged
