#include "formats/mods/format.hpp"
#include "formats/mods/record_writer.hpp"

namespace bibcast::mods {

namespace {

// The version stands in the address of the schema: a collection has no attribute for it, only a record on its own has.
constexpr std::string_view head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<modsCollection xmlns=\"http://www.loc.gov/mods/v3\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"http://www.loc.gov/mods/v3 http://www.loc.gov/standards/mods/v3/mods-3-8.xsd\">\n";
constexpr std::string_view empty =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<modsCollection xmlns=\"http://www.loc.gov/mods/v3\"/>\n";

class ModsWriter final : public PartWriter {
  public:
    void write_in_parts(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings, Outflow* flow) const override {
        RecordWriter(record, chunk, item, findings, flow).write();
    }
    [[nodiscard]] Framing framing() const override { return {.before = head, .between = {}, .after = "</modsCollection>\n", .empty = empty}; }
};

}  // namespace

std::unique_ptr<Writer> make_writer(const FormatOptions& /*options*/) { return std::make_unique<ModsWriter>(); }

}  // namespace bibcast::mods
