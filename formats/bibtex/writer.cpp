#include "formats/bibtex/writer.hpp"

#include "formats/bibtex/codes.hpp"
#include "formats/bibtex/entry_joiner.hpp"
#include "formats/bibtex/entry_writer.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

/// Characters that BibTeX (bibtex.web, section 216) or biber cannot read in a key.
bool breaks_key(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte == 0x7F || std::string_view("\"#%'(),={}~\\@").find(c) != std::string_view::npos;
}

class BibWriter final : public Writer {
  public:
    explicit BibWriter(const WriteOptions& options) : options_(options) {}

    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const override {
        std::string& out = chunk.bytes;
        EntryWriter entry(record, out, options_, findings);
        out += '@';
        out += entry.type_name();
        out += '{';
        item.key_begin = out.size();
        write_key(record, out, findings);
        item.key_end = out.size();
        out += ",\n";
        entry.write_fields();
        out += "}\n";
        if (has_joiner()) item.note = entry_note(record, entry.type_name(), options_, entry.definitions());
    }

    [[nodiscard]] Framing framing() const override { return {"", "\n", "", ""}; }
    [[nodiscard]] std::unique_ptr<Joiner> joiner() const override { return has_joiner() ? make_entry_joiner(options_) : nullptr; }

  private:
    [[nodiscard]] bool has_joiner() const { return options_.keep_strings || !options_.sort.empty() || options_.blank_lines != 1; }

    static void write_key(const Record& record, std::string& out, Findings& findings) {
        bool safe = !record.id.empty() && record.id.find("^^") == std::string_view::npos;
        for (const char c : record.id) safe = safe && !breaks_key(c);
        if (safe) {
            out += record.id;
            return;
        }
        const std::string key = safe_key(record.id);
        out += key;
        if (record.id.empty() || !findings.wants(key_changed, "id")) return;
        Finding& finding = findings.add(key_changed, record.source, "citation key '" + std::string(record.id) + "' is written as '" + key + "'");
        finding.record_id = record.id;
        finding.field = "id";
        finding.value = record.id;
    }

    WriteOptions options_;
};

}  // namespace

std::string safe_key(std::string_view id) {
    std::string key;
    for (const char c : id) {
        const bool notation = c == '^' && key.ends_with('^');  // `^^5c` is a backslash to TeX
        if (!breaks_key(c) && !notation) {
            key += c;
        } else if (!key.empty() && key.back() != '-') {
            key += '-';
        }
    }
    while (!key.empty() && key.back() == '-') key.pop_back();
    return key.empty() ? "entry" : key;
}

std::unique_ptr<Writer> make_writer(const WriteOptions& options) { return std::make_unique<BibWriter>(options); }

}  // namespace bibcast::bibtex
