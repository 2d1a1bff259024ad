#include <algorithm>
#include <charconv>

#include "formats/marc/codes.hpp"
#include "formats/marc/format.hpp"
#include "formats/marc/marc8.hpp"
#include "formats/marc/record_builder.hpp"
#include "io/decoder.hpp"
#include "io/tagged/record_markup.hpp"
#include "text/utf8.hpp"

namespace bibcast::marc {

namespace {

// ISO 2709, 3: separators.
constexpr char record_end = '\x1D';
constexpr char field_end = '\x1E';
constexpr char subfield_begin = '\x1F';
constexpr std::size_t leader_size = 24;
constexpr std::size_t entry_size = 12;

/// Cuts behind the ends of records.
class MarcSplitter final : public Splitter {
  public:
    Cut next(std::string_view text, std::size_t wanted, bool at_end) override {
        if (at_end && text.size() <= wanted) return {text.size(), nullptr};
        const std::size_t limit = std::min(text.size(), std::max<std::size_t>(wanted, 1));
        std::size_t at = limit > seen_ ? text.substr(seen_, limit - seen_).rfind(record_end) : std::string_view::npos;
        if (at != std::string_view::npos) at += seen_;
        else at = text.find(record_end, std::max(seen_, limit));
        seen_ = at == std::string_view::npos ? text.size() : 0;
        if (at != std::string_view::npos) return {at + 1, nullptr};
        if (at_end) seen_ = 0;
        return {at_end ? text.size() : 0, nullptr};
    }

  private:
    std::size_t seen_ = 0;
};

unsigned number_in(std::string_view text) {
    unsigned value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

class RecordReading {
  public:
    RecordReading(const Slice& slice, std::string_view text, Arena& arena, Findings& findings)
        : slice_(slice), text_(text), arena_(arena), findings_(findings) {}

    void read(const Sink& sink) {
        Record record(arena_);
        record.source = span_of(text_);
        if (text_.size() < leader_size) {
            findings_.add(damaged, record.source, "too short for a record").value = text_;
            return;
        }
        Fields fields;
        fields.leader = text_.substr(0, leader_size);
        read_fields(fields);
        RecordBuilder(fields, record, findings_, "marc").build();
        tagged::read_record_markup(record);
        sink(record);
    }

  private:
    [[nodiscard]] SourceSpan span_of(std::string_view part) const {
        const auto begin = static_cast<std::uint32_t>(part.data() - slice_.text.data());
        return {begin, begin + static_cast<std::uint32_t>(part.size())};
    }

    /// The tags stand in the directory, and the fields follow in the order of their places. Lengths are not looked at: they are
    /// wrong in every file whose encoding was changed.
    void read_fields(Fields& fields) {
        const std::size_t end = std::min(text_.find(field_end, leader_size), text_.size());
        std::string_view directory = text_.substr(leader_size, end - leader_size);
        struct Entry {
            std::string_view tag;
            unsigned place;
        };
        std::vector<Entry> entries;
        for (; directory.size() >= entry_size; directory.remove_prefix(entry_size)) {
            entries.push_back({directory.substr(0, 3), number_in(directory.substr(7, 5))});
        }
        std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.place < b.place; });
        std::string_view rest = end == text_.size() ? std::string_view{} : text_.substr(end + 1);
        std::size_t count = 0;
        while (!rest.empty()) {
            const std::size_t stop = std::min(rest.find(field_end), rest.size());
            const std::string_view field = rest.substr(0, stop);
            rest = stop == rest.size() ? std::string_view{} : rest.substr(stop + 1);
            if (trim(field).empty()) continue;
            add_field(fields, count < entries.size() ? entries[count].tag : "???", field);
            ++count;
        }
        if (count == entries.size() && directory.empty()) return;
        // A field whose separator is lost stands in what should be the directory.
        findings_.add(damaged, span_of(fields.leader), "the directory does not fit the fields").value = to_nfc(arena_, text_.substr(0, end));
    }

    void add_field(Fields& fields, std::string_view tag, std::string_view text) {
        Field field;
        field.tag = tag;
        field.source = span_of(text);
        const std::size_t first = text.find(subfield_begin);
        if (first == std::string_view::npos) {
            field.value = to_nfc(arena_, text);
            fields.fields.push_back(std::move(field));
            return;
        }
        if (first > 0) field.indicator1 = text[0];
        if (first > 1) field.indicator2 = text[1];
        // A field has two indicators; more is a value whose sign is lost.
        if (first > 2) field.subfields.push_back({' ', to_nfc(arena_, text.substr(0, first)), span_of(text.substr(0, first)), false});
        for (std::string_view rest = text.substr(first); !rest.empty();) {
            rest.remove_prefix(1);
            const std::size_t stop = std::min(rest.find(subfield_begin), rest.size());
            const std::string_view piece = rest.substr(0, stop);
            if (!piece.empty()) {
                const std::string_view value = piece.substr(1);
                field.subfields.push_back({piece[0], to_nfc(arena_, value), span_of(value), false});
            }
            rest = rest.substr(stop);
        }
        fields.fields.push_back(std::move(field));
    }

    const Slice& slice_;
    std::string_view text_;
    Arena& arena_;
    Findings& findings_;
};

class MarcReader final : public Reader, public Decoder {
  public:
    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<MarcSplitter>(); }

    /// Record by record: a file may have both kinds.
    void decode(std::string& bytes, Findings& findings) const override {
        std::string decoded;
        bool changed = false;
        for (std::size_t at = 0; at < bytes.size();) {
            const std::string_view rest = std::string_view(bytes).substr(at);
            const std::size_t begin = std::min(rest.find_first_not_of(" \t\r\n"), rest.size());
            const std::size_t end = std::min(rest.find(record_end, begin), rest.size() - 1) + 1;
            const std::string_view record = rest.substr(begin, end - begin);
            decoded += rest.substr(0, begin);
            if (is_marc8(record)) {
                append_marc8(record, decoded, findings);
                changed = true;
            } else if (append_repaired(decoded, record, findings)) {
                changed = true;
            }
            at += end;
        }
        if (changed) bytes = std::move(decoded);
    }

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        std::string_view rest = slice.text;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(record_end), rest.size());
            std::string_view record = rest.substr(0, end);
            rest = end == rest.size() ? std::string_view{} : rest.substr(end + 1);
            // Some put line ends between records.
            while (!record.empty() && is_ascii_space(record.front())) record.remove_prefix(1);
            if (!trim(record).empty()) RecordReading(slice, record, arena, findings).read(sink);
        }
    }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const FormatOptions& /*options*/) { return std::make_unique<MarcReader>(); }

}  // namespace bibcast::marc
