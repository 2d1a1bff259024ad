#include "formats/hayagriva/writer.hpp"

#include "formats/hayagriva/entry_writer.hpp"

namespace bibcast::hayagriva {

namespace {

class HayagrivaWriter final : public Writer {
  public:
    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const override { write_entry(record, chunk.bytes, item, findings); }
    [[nodiscard]] Framing framing() const override { return {.before = "", .between = "\n", .after = "", .empty = "{}\n"}; }
};

}  // namespace

std::unique_ptr<Writer> make_writer(const FormatOptions& /*options*/) { return std::make_unique<HayagrivaWriter>(); }

}  // namespace bibcast::hayagriva
