#pragma once

#include <functional>

#include "io/format.hpp"
#include "io/source.hpp"
#include "pipeline/conversion.hpp"
#include "report/reporter.hpp"

namespace bibcast {

/// Takes every record of some sources, in order, on one thread: for what looks at records and writes none.
class RecordVisit {
  public:
    /// `reporter` must outlive the visit.
    RecordVisit(Reporter& reporter, std::function<void(const Record&)> visitor);
    ~RecordVisit();
    RecordVisit(const RecordVisit&) = delete;
    RecordVisit& operator=(const RecordVisit&) = delete;

    /// Reads all records of `source`. Throws IoError.
    void run(Source& source, const Reader& reader);
    /// Says so if there was no record. Call once, after all sources.
    void finish();

  private:
    std::unique_ptr<Writer> writer_;
    std::unique_ptr<Conversion> conversion_;
};

}  // namespace bibcast
