#pragma once

#include <deque>
#include <string>

#include "io/format.hpp"
#include "io/source.hpp"
#include "report/reporter.hpp"

namespace bibcast {

/// The records of whole sources in memory, for commands that need all of them at once.
class RecordCollection {
  public:
    /// Reads all records of `source` and reports what was found on the way. Throws what the world throws (IoError).
    void read(Source& source, const Reader& reader, Reporter& reporter);

    /// In the order of the sources; valid as long as the collection lives.
    [[nodiscard]] const std::deque<Record>& records() const { return records_; }

  private:
    Arena arena_;
    std::deque<Record> records_;  ///< records are large: a vector would hold them twice while it grows
};

/// All that is left of a source, as UTF-8 as far as it is.
[[nodiscard]] std::string read_whole(Source& source);

}  // namespace bibcast
