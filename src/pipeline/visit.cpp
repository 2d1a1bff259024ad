#include "pipeline/visit.hpp"

namespace bibcast {

namespace {

constexpr Format no_format{.id = "none", .title = "nothing"};

template <class Fields>
void mark_written(Fields& fields) {
    for (auto& field : fields) field.written = true;
}

/// Shows each record to the visitor, and writes nothing: so nothing of it is lost.
class VisitingWriter final : public Writer {
  public:
    explicit VisitingWriter(std::function<void(const Record&)> visitor) : visitor_(std::move(visitor)) {}
    void write(Record& record, Chunk& /*chunk*/, Chunk::Item& /*item*/, Findings& /*findings*/) const override {
        visitor_(record);
        record.native_type.written = true;
        mark_written(record.texts);
        mark_written(record.dates);
        mark_written(record.names);
        for (NamesField& field : record.names) {
            mark_written(field.people);
            for (Contributor& person : field.people) {
                mark_written(person.marks);
                mark_written(person.details);
            }
        }
        mark_written(record.keywords);
        mark_written(record.topics);
        mark_written(record.groups);
        mark_written(record.awards);
        mark_written(record.identifiers);
        mark_written(record.links);
        mark_written(record.leftovers);
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
