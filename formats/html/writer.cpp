#include "formats/html/entry.hpp"
#include "formats/html/format.hpp"
#include "formats/html/page.hpp"

namespace bibcast::html {

namespace {

class HtmlWriter final : public Writer {
  public:
    explicit HtmlWriter(const FormatOptions& options)
        : options_{options.on("page"), std::string(options["title"]), std::string(options["lang"])}, names_(names_of(options)) {}

    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const override {
        EntryWriter(record, chunk.bytes, item, findings, {.names = names_}).write();
    }
    [[nodiscard]] std::unique_ptr<Joiner> joiner() const override { return make_page(options_); }

  private:
    PageOptions options_;
    NameForm names_;
};

}  // namespace

std::unique_ptr<Writer> make_writer(const FormatOptions& options) { return std::make_unique<HtmlWriter>(options); }

}  // namespace bibcast::html
