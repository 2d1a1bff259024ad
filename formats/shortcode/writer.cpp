#include "formats/shortcode/writer.hpp"

#include <string>

#include "formats/shortcode/entry_writer.hpp"
#include "formats/shortcode/format.hpp"
#include "formats/shortcode/joiner.hpp"
#include "formats/shortcode/layout.hpp"
#include "formats/shortcode/people.hpp"
#include "io/written.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

class ShortcodeWriter final : public Writer {
  public:
    explicit ShortcodeWriter(const FormatOptions& options) : shortcode_(options["name"]), front_matter_(options.on("front-matter")) {
        const bool good = !shortcode_.empty() && shortcode_.find_first_of(" \t\"`<>{}=") == std::string::npos;
        if (!good) throw UsageError("shortcode.name: '" + shortcode_ + "' is no name of a shortcode");
    }

    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const override {
        Layout layout;
        const NativeSource& native = record.native;
        layout.native = native.format == format.id;
        if (layout.native) {
            layout.before = native.before.size();
            layout.after = native.after.size();
            layout.fingerprint = native.fingerprint;
            layout.previous = native.previous;
            chunk.bytes += native.before;
        }
        if (layout.native && fingerprint(record) == native.fingerprint) {
            chunk.bytes += native.text;
            layout.legends = page_legends_of(record);
            for (const StringField& group : record.groups) layout.groups.emplace_back(group.value);
            mark_all_written(record);
        } else {
            layout.changed = true;
            write_entry(chunk.bytes, record, profile_, shortcode_, layout, findings);
            layout.legend_at += layout.before;
            // In its page it stood without the line end that an entry has here.
            if (layout.native && chunk.bytes.ends_with('\n')) chunk.bytes.pop_back();
        }
        if (layout.native) chunk.bytes += native.after;
        item.note = pack(layout);
    }

    [[nodiscard]] std::unique_ptr<Joiner> joiner() const override { return make_joiner(front_matter_); }

  private:
    Profile profile_;
    std::string shortcode_;
    bool front_matter_;
};

}  // namespace

std::unique_ptr<Writer> make_writer(const FormatOptions& options) { return std::make_unique<ShortcodeWriter>(options); }

}  // namespace bibcast::shortcode
