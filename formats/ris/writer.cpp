#include "formats/ris/format.hpp"
#include "formats/ris/record_writer.hpp"

namespace bibcast::ris {

namespace {

class RisWriter final : public Writer {
  public:
    explicit RisWriter(const FormatOptions& options) {
        const std::string_view end = options["eol"];
        if (end != "lf" && end != "crlf") throw UsageError("option ris.eol is lf or crlf, not '" + std::string(end) + "'");
        options_.line_end = end == "crlf" ? "\r\n" : "\n";
        options_.tags = options.on("markup");
        options_.mark_notes = is_note(options, "marks");
        options_.other_notes = is_note(options, "extras");
    }

    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const override {
        RecordWriter(options_, record, chunk.bytes, item, findings).write();
    }
    [[nodiscard]] Framing framing() const override { return {.before = {}, .between = options_.line_end, .after = {}, .empty = {}}; }

  private:
    static bool is_note(const FormatOptions& options, std::string_view name) {
        const std::string_view value = options[name];
        if (value == "note") return true;
        if (value == "off") return false;
        throw UsageError("option ris." + std::string(name) + " is note or off, not '" + std::string(value) + "'");
    }

    WriterOptions options_;
};

}  // namespace

std::unique_ptr<Writer> make_writer(const FormatOptions& options) { return std::make_unique<RisWriter>(options); }

}  // namespace bibcast::ris
