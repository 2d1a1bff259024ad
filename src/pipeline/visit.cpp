#include "pipeline/visit.hpp"

#include "io/written.hpp"

namespace bibcast {

namespace {

constexpr Format no_format{.id = "none", .title = "nothing"};

/// Shows each record to the visitor, and writes nothing: so nothing of it is lost.
class VisitingWriter final : public Writer {
  public:
    explicit VisitingWriter(std::function<void(const Record&)> visitor) : visitor_(std::move(visitor)) {}
    void write(Record& record, Chunk& /*chunk*/, Chunk::Item& /*item*/, Findings& /*findings*/) const override {
        visitor_(record);
        mark_all_written(record);
    }

  private:
    std::function<void(const Record&)> visitor_;
};

}  // namespace

RecordVisit::RecordVisit(Reporter& reporter, std::function<void(const Record&)> visitor)
    : writer_(std::make_unique<VisitingWriter>(std::move(visitor))),
      conversion_(std::make_unique<Conversion>(no_format, *writer_, reporter, [](std::string_view) {}, ConversionSettings{.jobs = 1})) {}

RecordVisit::~RecordVisit() = default;

void RecordVisit::run(Source& source, const Reader& reader) { conversion_->run(source, reader); }

void RecordVisit::finish() { conversion_->finish(); }

}  // namespace bibcast
