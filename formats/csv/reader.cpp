#include "formats/csv/reader.hpp"

#include <algorithm>

#include "formats/csv/codes.hpp"
#include "formats/csv/columns.hpp"
#include "formats/csv/row_reader.hpp"
#include "formats/csv/rows.hpp"
#include "io/passed_over.hpp"
#include "text/utf8.hpp"

namespace bibcast::csv {

namespace {

/// What the first row of the table says.
struct Header {
    char delimiter = ',';
    char line_end = '\n';
    std::vector<Column> columns;
    [[nodiscard]] std::size_t known() const {
        return static_cast<std::size_t>(std::count_if(columns.begin(), columns.end(), [](const Column& c) { return c.content != Content::leftover; }));
    }
    [[nodiscard]] bool has_title() const {
        return std::any_of(columns.begin(), columns.end(), [](const Column& c) { return c.content == Content::text && c.variable == Variable::title; });
    }
};

Header header_of(const Row& row, char delimiter) {
    Header header;
    header.delimiter = delimiter;
    for (const Cell& cell : row.cells) header.columns.push_back(column_of(cell.text));
    const auto of = [&header](Variable variable) {
        return std::find_if(header.columns.begin(), header.columns.end(),
                            [variable](const Column& c) { return c.content == Content::text && c.variable == variable; });
    };
    // BibTeX's word, which Google Scholar and JabRef use: beside a volume a number is that of the issue.
    const auto number = of(Variable::number);
    if (number != header.columns.end() && number->header != "number" && of(Variable::volume) != header.columns.end() && of(Variable::issue) == header.columns.end()) {
        number->variable = Variable::issue;
    }
    return header;
}

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
            const std::size_t begin = header_begin(text);
            if (begin == std::string_view::npos) return {at_end ? text.size() : 0, nullptr};
            // A header of which only a part is there says nothing of what separates its cells.
            const char delimiter = delimiter_ != 0 ? delimiter_ : guess_delimiter(text.substr(begin));
            const char line_end = guess_line_end(text.substr(begin));
            const Row row = RowScanner(delimiter, 0, line_end).next(text, begin, at_end);
            if (!row.whole && !at_end) return {};
            delimiter_ = delimiter;
            Header header = header_of(row, delimiter_);
            header.line_end = line_end;
            context_ = std::make_shared<HeaderContext>(std::move(header));
            // The header is a slice of its own, without a context.
            return {row.end, nullptr};
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
        const std::size_t begin = header_begin(slice.text);
        if (begin == std::string_view::npos) return;
        const char delimiter = delimiter_ != 0 ? delimiter_ : guess_delimiter(slice.text.substr(begin));
        const char line_end = guess_line_end(slice.text.substr(begin));
        const Header header = header_of(RowScanner(delimiter, 0, line_end).next(slice.text, begin, true), delimiter);
        if (header.known() != 0 || !findings.wants(no_header, {})) return;
        findings.add(no_header, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(slice.text.size())}, "no header of this row is known").value =
            trim(slice.text.substr(begin));
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
    const std::size_t begin = header_begin(head);
    if (begin == std::string_view::npos) return 0;
    const char guessed = guess_delimiter(head.substr(begin));
    if (delimiter == 0 ? guessed == '\t' : guessed != delimiter) return 0;
    const Header header = header_of(RowScanner(guessed, 0, guess_line_end(head.substr(begin))).next(head, begin, true), guessed);
    if (header.columns.size() < 2) return 0;
    const std::size_t known = header.known();
    // The words of a sentence may be headers too.
    if (known * 2 < header.columns.size() && known < 5) return 0;
    if (header.has_title() && known >= 2) return 88;
    return known >= 3 ? 70 : 0;
}

}  // namespace bibcast::csv
