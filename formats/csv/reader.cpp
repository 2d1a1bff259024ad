#include "formats/csv/reader.hpp"

#include <algorithm>

#include "formats/csv/codes.hpp"
#include "formats/csv/header.hpp"
#include "formats/csv/row_reader.hpp"
#include "formats/csv/rows.hpp"
#include "io/passed_over.hpp"
#include "text/utf8.hpp"

namespace bibcast::csv {

namespace {

struct HeaderContext final : SliceContext {
    explicit HeaderContext(Header read) : header(std::move(read)) {}
    Header header;
};

/// Cuts behind rows; the header goes along.
class RowSplitter final : public Splitter {
  public:
    explicit RowSplitter(char delimiter) : delimiter_(delimiter) {}

    Cut next(std::string_view text, std::size_t wanted, bool at_end) override {
        std::size_t cut = 0;
        if (context_ == nullptr) {
            Header header = find_header(text, delimiter_, at_end);
            if (!header.whole) return {};
            if (header.columns.empty()) return {text.size(), nullptr};
            const std::size_t end = header.end;
            delimiter_ = header.delimiter;
            context_ = std::make_shared<HeaderContext>(std::move(header));
            // The header is a slice of its own, without a context.
            return {end, nullptr};
        }
        RowScanner scanner(delimiter_, context_->header.columns.size(), context_->header.line_end);
        while (cut < wanted && cut < text.size()) {
            const Row row = scanner.next(text, cut, at_end);
            if (!row.whole) break;
            cut = row.end;
            // The reader must come to the same end, so it gets nothing of what follows.
            if (row.hangs_on_rest) break;
        }
        return {cut, context_};
    }

  private:
    char delimiter_;
    std::shared_ptr<const HeaderContext> context_;
};

class CsvReader final : public Reader {
  public:
    CsvReader(char delimiter, std::string_view format) : delimiter_(delimiter), format_(format) {}

    [[nodiscard]] std::unique_ptr<Splitter> splitter() const override { return std::make_unique<RowSplitter>(delimiter_); }

    void read(const Slice& slice, Arena& arena, const Sink& sink, Findings& findings) const override {
        const auto* const context = static_cast<const HeaderContext*>(slice.context.get());
        if (context == nullptr) return read_header(slice, findings);
        const Header& header = context->header;
        RowScanner scanner(header.delimiter, header.columns.size(), header.line_end);
        for (std::size_t at = 0; at < slice.text.size();) {
            const Row row = scanner.next(slice.text, at, true);
            at = row.end;
            if (header.known() == 0) {
                report_unread(slice.text, row, findings);
                continue;
            }
            if (row.cells.size() == 1 && trim(row.cells[0].text).empty()) continue;
            Record record(arena);
            read_row(record, header.columns, row, format_, findings);
            report(row, header, record, findings);
            sink(record);
        }
    }

  private:
    void read_header(const Slice& slice, Findings& findings) const {
        const Header header = find_header(slice.text, delimiter_, true);
        if (header.columns.empty()) return;
        std::string_view above = trim(slice.text.substr(0, header.begin));
        // `sep=;` says to spreadsheets what the header shows.
        if (above.starts_with("sep=")) above = trim(above.substr(std::min(above.find_first_of("\r\n"), above.size())));
        if (!above.empty() && findings.wants(above_header, {})) {
            const auto begin = static_cast<std::uint32_t>(above.data() - slice.text.data());
            findings.add(above_header, {begin, begin + static_cast<std::uint32_t>(above.size())}, "what stands above the header is not read").value = above;
        }
        if (header.known() != 0 || !findings.wants(no_header, {})) return;
        findings.add(no_header, {static_cast<std::uint32_t>(header.begin), static_cast<std::uint32_t>(slice.text.size())}, "no header of this row is known").value =
            trim(slice.text.substr(header.begin));
    }

    static void report_unread(std::string_view text, const Row& row, Findings& findings) {
        const std::string_view words = trim(text.substr(row.begin, row.end - row.begin));
        if (words.empty() || !findings.wants(unread_row, {})) return;
        const auto begin = static_cast<std::uint32_t>(words.data() - text.data());
        Finding& finding = findings.add(unread_row, {begin, begin + static_cast<std::uint32_t>(words.size())}, "a row under no known header is not read");
        finding.value = words;
        finding.once_key = std::string(once_if_folded) + "rows";
    }

    static void report(const Row& row, const Header& header, const Record& record, Findings& findings) {
        if (row.damaged && findings.wants(quote, {})) {
            const auto at = static_cast<std::uint32_t>(row.damage_at);
            findings.add(quote, {at, at + 1}, "a quotation mark is out of place").record_id = record.id;
        }
        if (row.cells.size() == header.columns.size() || !findings.wants(wrong_width, {})) return;
        findings.add(wrong_width, record.source, "the row has " + std::to_string(row.cells.size()) + " cells, and the header " + std::to_string(header.columns.size())).record_id =
            record.id;
    }

    char delimiter_;
    std::string_view format_;
};

}  // namespace

std::unique_ptr<Reader> make_reader(char delimiter, std::string_view format) { return std::make_unique<CsvReader>(delimiter, format); }

int sniff(std::string_view head, char delimiter) {
    const Header header = find_header(head, 0, true);
    if (delimiter == 0 ? header.delimiter == '\t' : header.delimiter != delimiter) return 0;
    if (header.columns.size() < 2) return 0;
    const std::size_t known = header.known();
    // The words of a sentence may be headers too.
    if (known * 2 < header.columns.size() && known < 5) return 0;
    if (header.has_title() && known >= 2) return 88;
    return known >= 3 ? 70 : 0;
}

}  // namespace bibcast::csv
