#include "cv/collect.hpp"

#include "io/written.hpp"

namespace bibcast::cv {

void Collector::write(Record& record, Chunk& /*chunk*/, Chunk::Item& /*item*/, Findings& findings) const {
    if (only_ != nullptr && !only_->holds(record)) {
        mark_all_written(record);
        return;
    }
    works_.list.push_back({.record = record.copy_into(works_.arena), .order = works_.list.size()});
    show_(record, findings);
}

}  // namespace bibcast::cv
