#pragma once

#include <functional>

#include "cv/work.hpp"
#include "io/format.hpp"
#include "pipeline/where.hpp"

namespace bibcast::cv {

/// Marks what an output shows of a record as written, and reports what it can show only in part.
using Showing = std::function<void(Record&, Findings&)>;

/// Keeps the records that it is given as works, one after the other on one thread. What `show` does not mark becomes a loss; what `only`
/// does not hold for was not asked for: it is passed over, and nothing of it is lost.
class Collector final : public Writer {
  public:
    /// `only` may be null: all records.
    Collector(Works& works, const Where* only, Showing show) : works_(works), only_(only), show_(std::move(show)) {}
    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const override;

  private:
    Works& works_;
    const Where* only_;
    Showing show_;
};

}  // namespace bibcast::cv
