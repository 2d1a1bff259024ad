#include "formats/csv/writer.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>

#include "formats/csl_json/keywords.hpp"
#include "formats/csv/columns.hpp"
#include "formats/csv/rows.hpp"
#include "io/loss.hpp"
#include "model/field_order.hpp"
#include "model/plain_variables.hpp"
#include "name/format.hpp"
#include "name/marks.hpp"
#include "name/marks_note.hpp"
#include "name/parse.hpp"
#include "text/csl_markup.hpp"

namespace bibcast::csv {

namespace {

// Between the cells of a record on their way to the joiner; neither may stand in a cell.
constexpr char unit_separator = '\x1F';
constexpr char record_separator = '\x1E';

// Behind the name of a column: it is one more of that name, with its number.
constexpr char again = '\x1D';

std::string_view base_of(std::string_view header) { return header.substr(0, header.find(again)); }

/// The name of a column and what stands in it.
struct NamedCell {
    std::string header;
    std::string text;
};

/// Makes the cells of one record.
class RecordCells {
  public:
    RecordCells(Record& record, std::string_view format, std::span<const std::string> wanted, Findings& findings)
        : record_(record), format_(format), wanted_(wanted), findings_(findings) {}

    std::vector<NamedCell> take() {
        add("id", record_.id);
        add("type", name_of(record_.type));
        if (wants("native-type") && !record_.native_type.value.empty()) {
            add("native-type", record_.native_type.value);
            record_.native_type.written = true;
        }
        take_texts();
        take_dates();
        take_people();
        take_lists();
        take_identifiers();
        take_links();
        take_leftovers();
        return std::move(cells_);
    }

  private:
    /// Without a choice of columns there is one for everything.
    [[nodiscard]] bool wants(std::string_view header) const {
        return wanted_.empty() || std::find(wanted_.begin(), wanted_.end(), header) != wanted_.end();
    }
    /// The columns of one name: which is the first, and how many there are.
    struct Columns {
        std::size_t first = 0;
        std::size_t count = 0;
    };
    [[nodiscard]] Columns columns_of(std::string_view name) {
        constexpr std::size_t few = 32;
        if (cells_.size() > few) {
            for (; indexed_ < cells_.size(); ++indexed_) index(indexed_);
            const auto known = index_.find(std::string(name));
            return known == index_.end() ? Columns{} : known->second;
        }
        Columns columns;
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            if (base_of(cells_[i].header) != name) continue;
            if (columns.count++ == 0) columns.first = i;
        }
        return columns;
    }
    void index(std::size_t number) {
        Columns& columns = index_[std::string(base_of(cells_[number].header))];
        if (columns.count++ == 0) columns.first = number;
    }
    /// The name, or one more of that name.
    [[nodiscard]] std::string free_name(std::string_view header) {
        std::string name(header);
        if (const std::size_t count = columns_of(header).count; count != 0) (name += again) += std::to_string(count);
        return name;
    }
    void add(std::string_view header, std::string_view text) {
        if (!text.empty() && wants(header)) cells_.push_back({std::string(header), std::string(text)});
    }

    void take_texts() {
        for (TextField* field : in_variable_order(record_.arena(), record_.texts)) {
            const std::string header = free_name(name_of(field->variable));
            if (!wants(header) || field->variable == Variable::citation_key) continue;
            std::string text;
            const std::uint32_t lost = encode_csl_markup(text, field->value);
            if (holds_no_markup(field->variable)) text = field->value.plain;
            if (lost != 0) report_partial_loss(loss_markup, record_, header, field->value.plain, field->source, "the table has no such formatting", findings_);
            add(header, text);
            field->written = true;
        }
    }

    void take_dates() {
        for (DateField* field : in_variable_order(record_.arena(), record_.dates)) {
            const std::string header = free_name(name_of(field->variable));
            if (!wants(header)) continue;
            std::string text;
            append_edtf(text, field->value);
            if (text.empty()) {
                text = field->value.literal;
            } else if (!field->value.literal.empty()) {
                report_partial_loss(loss_date_part, record_, header, field->value.literal, field->source, "the table has dates only", findings_);
            }
            add(header, text);
            field->written = true;
        }
    }

    /// Scopus's number of an author, or the ORCID, stands behind the name: the reader takes one.
    static void append_number(std::string& text, Contributor& person) {
        for (Detail& detail : person.details) {
            if (detail.kind != DetailKind::orcid && (detail.kind != DetailKind::identifier || detail.scheme != "scopus")) continue;
            text += " (";
            text += detail.value;
            text += ')';
            detail.written = true;
            return;
        }
    }

    /// A name whose split was a guess stands as it was written: the next reader comes to the same guess.
    void append_name(std::string& text, const Name& name) {
        const std::string_view written = name.as_written;
        const bool is_one = written.find(';') == std::string_view::npos && written.find(',') != std::string_view::npos && !written.ends_with(')');
        if (is_one && parse_name(record_.arena(), written) == name && strip_marks(record_.arena(), Text(written), 0).marks.empty()) {
            text += written;
        } else {
            append_family_first(text, name, {.suffix_second = true});
        }
    }

    void take_people() {
        for (NamesField* field : in_variable_order(record_.arena(), record_.names)) {
            const std::string header = free_name(name_of(field->variable));
            if (!wants(header)) continue;
            std::string text;
            for (Contributor& person : field->people) {
                if (!text.empty()) text += "; ";
                append_name(text, person.name);
                person.written = true;
                append_number(text, person);
            }
            if (field->others) text += "; et al.";
            field->written = true;
            // A semicolon tells that it is a list; one name is none without it.
            const bool lone = field->people.size() == 1 && !field->others;
            if (lone && (field->people[0].name.given.empty() || !field->people[0].name.suffix.empty())) text += ';';
            add(header, text);
            take_marks(*field);
        }
    }

    void take_marks(NamesField& field) {
        const std::string header = free_name("marks:" + std::string(name_of(field.variable)));
        std::string text;
        if (wants(header) && append_marks_note(text, field)) add(header, text);
    }

    void take_strings(std::string_view header, List<StringField>& list) {
        if (list.empty() || !wants(header)) return;
        std::string text;
        for (StringField& value : list) {
            if (!text.empty()) text += "; ";
            text += value.value;
            value.written = true;
        }
        add(header, text);
    }
    void take_lists() {
        if (wants("keyword") && !record_.keywords.empty()) {
            std::string text;
            static_cast<void>(csl_json::join_keywords(text, record_.keywords));
            for (StringField& keyword : record_.keywords) keyword.written = true;
            add("keyword", text);
        }
        take_strings("groups", record_.groups);
        take_strings("topics", record_.topics);
        take_strings("awards", record_.awards);
    }

    void append_to(const std::string& header, std::string_view text, std::string_view separator) {
        const Columns known = columns_of(header);
        if (known.count == 0) return add(header, text);
        (cells_[known.first].text += separator) += text;
    }

    void take_identifiers() {
        for (Identifier& identifier : record_.identifiers) {
            const std::string header = "id:" + std::string(identifier.scheme);
            if (!wants(header)) continue;
            std::string text(identifier.value);
            if (!identifier.version.empty()) text += "v" + std::string(identifier.version);
            if (!identifier.category.empty()) text += " [" + std::string(identifier.category) + "]";
            append_to(header, text, "; ");
            identifier.written = true;
        }
    }

    void take_links() {
        for (Link& link : record_.links) {
            const std::string header = "link:" + std::string(name_of(link.kind));
            if (!wants(header)) continue;
            append_to(header, link.url, " ");
            link.written = true;
            if (!link.label.empty()) report_partial_loss(loss_link, record_, header, link.label, link.source, "the table has no labels of links", findings_);
        }
    }

    void take_leftovers() {
        for (Leftover& leftover : record_.leftovers) {
            if (leftover.format != format_) continue;
            std::string tag(leftover.tag);
            std::replace(tag.begin(), tag.end(), again, ' ');
            const std::string header = free_name(tag);
            if (!wants(header)) continue;
            add(header, leftover.value);
            leftover.written = true;
        }
    }

    Record& record_;
    std::string_view format_;
    std::span<const std::string> wanted_;
    Findings& findings_;
    std::vector<NamedCell> cells_;
    std::unordered_map<std::string, Columns> index_;  ///< of the first cells, where there are many
    std::size_t indexed_ = 0;
};

/// Where a column of the table stands that nobody chose: id and type first, then the variables in their order.
std::size_t rank_of(std::string_view header) {
    header = base_of(header);
    constexpr std::array<std::string_view, 12> first = {"id", "type", "title", "author", "editor", "issued", "container-title", "volume", "issue", "page", "DOI", "URL"};
    const auto at = std::find(first.begin(), first.end(), header);
    if (at != first.end()) return static_cast<std::size_t>(at - first.begin());
    if (const auto variable = variable_named(header)) return first.size() + static_cast<std::size_t>(*variable);
    return first.size() + variable_count;
}

/// Finds which columns there are when all records are known.
class TableJoiner final : public Joiner {
  public:
    explicit TableJoiner(char delimiter) : delimiter_(delimiter) {}

    void begin(std::string& /*out*/) override {}

    void add(std::string_view bytes, const Chunk::Item& /*item*/, std::string& /*out*/) override {
        std::vector<std::pair<std::size_t, std::string>> row;
        while (!bytes.empty()) {
            const std::size_t unit = bytes.find(unit_separator);
            const std::size_t end = std::min(bytes.find(record_separator), bytes.size());
            if (unit >= end) break;
            const auto [known, is_new] = numbers_.try_emplace(std::string(bytes.substr(0, unit)), headers_.size());
            if (is_new) headers_.push_back(known->first);
            row.emplace_back(known->second, bytes.substr(unit + 1, end - unit - 1));
            bytes.remove_prefix(std::min(end + 1, bytes.size()));
        }
        rows_.push_back(std::move(row));
    }

    void end(std::string& out) override {
        if (rows_.empty()) return;
        std::vector<std::size_t> order(headers_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) { return rank_of(headers_[a]) < rank_of(headers_[b]); });
        std::vector<std::string_view> line;
        for (const std::size_t i : order) line.push_back(base_of(headers_[i]));
        append_line(out, line);
        for (const auto& row : rows_) {
            std::vector<std::string_view> cells(headers_.size());
            for (const auto& [column, text] : row) cells[column] = text;
            line.clear();
            for (const std::size_t i : order) line.push_back(cells[i]);
            append_line(out, line);
        }
    }

  private:
    void append_line(std::string& out, const std::vector<std::string_view>& cells) const {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i != 0) out += delimiter_;
            append_cell(out, cells[i], delimiter_);
        }
        out += '\n';
    }

    char delimiter_;
    std::map<std::string, std::size_t> numbers_;
    std::vector<std::string> headers_;
    std::vector<std::vector<std::pair<std::size_t, std::string>>> rows_;
};

class CsvWriter final : public Writer {
  public:
    CsvWriter(char delimiter, std::string_view format, std::vector<std::string> columns)
        : delimiter_(delimiter), format_(format), columns_(std::move(columns)) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (i != 0) header_ += delimiter_;
            append_cell(header_, columns_[i], delimiter_);
        }
        if (!columns_.empty()) header_ += '\n';
    }

    void write(Record& record, Chunk& chunk, Chunk::Item& item, Findings& findings) const override {
        std::vector<NamedCell> cells = RecordCells(record, format_, columns_, findings).take();
        if (columns_.empty()) return write_cells(cells, chunk, item);
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (i != 0) chunk.bytes += delimiter_;
            for (const NamedCell& cell : cells) {
                if (cell.header != columns_[i]) continue;
                const std::size_t begin = chunk.bytes.size();
                append_cell(chunk.bytes, cell.text, delimiter_);
                if (cell.header == "id") mark_key(chunk, item, begin);
            }
        }
        chunk.bytes += '\n';
    }
    [[nodiscard]] Framing framing() const override { return {.before = header_, .between = "", .after = "", .empty = header_}; }
    [[nodiscard]] std::unique_ptr<Joiner> joiner() const override {
        if (!columns_.empty()) return nullptr;
        return std::make_unique<TableJoiner>(delimiter_);
    }

  private:
    static void mark_key(const Chunk& chunk, Chunk::Item& item, std::size_t begin) {
        const bool quoted = chunk.bytes[begin] == '"';
        item.key_begin = begin + (quoted ? 1U : 0U);
        item.key_end = chunk.bytes.size() - (quoted ? 1U : 0U);
    }

    static void write_cells(const std::vector<NamedCell>& cells, Chunk& chunk, Chunk::Item& item) {
        const auto append = [&chunk](const std::string& text) {
            for (const char c : text) chunk.bytes += c == unit_separator || c == record_separator ? ' ' : c;
        };
        for (const NamedCell& cell : cells) {
            append(cell.header);
            chunk.bytes += unit_separator;
            const std::size_t begin = chunk.bytes.size();
            append(cell.text);
            if (cell.header == "id") {
                item.key_begin = begin;
                item.key_end = chunk.bytes.size();
            }
            chunk.bytes += record_separator;
        }
    }

    char delimiter_;
    std::string_view format_;
    std::vector<std::string> columns_;
    std::string header_;
};

}  // namespace

std::unique_ptr<Writer> make_writer(char delimiter, std::string_view format, const FormatOptions& options) {
    std::vector<std::string> columns;
    std::string_view list = options["columns"];
    while (list != "auto" && !list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        if (end != 0) columns.emplace_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return std::make_unique<CsvWriter>(delimiter, format, std::move(columns));
}

}  // namespace bibcast::csv
