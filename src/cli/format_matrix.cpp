#include "cli/format_matrix.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <vector>

#include "formats/registry.hpp"
#include "model/record.hpp"
#include "model/variable.hpp"
#include "text/json.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

struct Directions {
    bool reads = false;
    bool writes = false;
    [[nodiscard]] std::string_view word() const { return reads && writes ? "rw" : reads ? "r" : writes ? "w" : ""; }
};

/// One variable or part of the record, and what each format does with it.
struct MatrixRow {
    std::string name;
    std::vector<Directions> formats;
};

/// The parts of a record that are no variables.
constexpr std::array parts = {"type", "id", "native type", "contributor details", "marks", "identifiers", "links", "groups", "topics", "awards", "leftovers"};

/// The row for a name that a mapping gives: a variable, or the part that holds what is named (`links/pdf`, `orcid of a contributor`). Nothing for
/// what is no value of a record: the end of one, its number in a list.
std::optional<std::string_view> row_named(std::string_view name) {
    if (const auto variable = variable_named(name)) return name_of(*variable);
    const std::string_view head = name.substr(0, name.find_first_of("/:"));
    for (const std::string_view part : parts) {
        if (head == part) return part;
    }
    if (link_kind_named(name) != LinkKind::other || name == "other") return "links";
    struct Synonym {
        std::string_view name;
        std::string_view row;
    };
    static constexpr Synonym synonyms[] = {
        {"native-type", "native type"}, {"details", "contributor details"}, {"affiliations", "contributor details"}, {"ORCID", "contributor details"},
        {"(leftover)", "leftovers"}, {"marks of people", "marks"}, {"corresponding authors", "marks"}, {"publisher of a thesis", "publisher"},
        {"genre and publisher of a thesis", "genre"},
    };
    for (const Synonym& synonym : synonyms) {
        if (synonym.name == name) return synonym.row;
    }
    if (name.find("contributor") != std::string_view::npos) return "contributor details";
    static constexpr std::string_view schemes[] = {"openreview", "acl-anthology", "pmlr", "handle", "dblp", "jstor", "googlebooks", "hal", "mr", "zbl", "lccn", "oclc", "bibcode", "urn"};
    if (std::find(std::begin(schemes), std::end(schemes), name) != std::end(schemes)) return "identifiers";
    return {};
}

class Matrix {
  public:
    Matrix() {
        for (const Format* format : formats()) {
            if (format->mapping != nullptr) columns_.push_back(format);
        }
        for (const char* part : parts) row(part);
        for (std::size_t i = 0; i < variable_count; ++i) row(name_of(static_cast<Variable>(i)));
        for (std::size_t i = 0; i < columns_.size(); ++i) add(i);
    }

    [[nodiscard]] const std::vector<const Format*>& columns() const { return columns_; }
    [[nodiscard]] const std::vector<MatrixRow>& rows() const { return rows_; }

  private:
    MatrixRow& row(std::string_view name) {
        const auto known = std::find_if(rows_.begin(), rows_.end(), [name](const MatrixRow& r) { return r.name == name; });
        if (known != rows_.end()) return *known;
        rows_.push_back({std::string(name), std::vector<Directions>(columns_.size())});
        return rows_.back();
    }

    void add(std::size_t column) {
        const Format& format = *columns_[column];
        for (const MappingRow& mapped : format.mapping()) {
            const bool read_only = mapped.note.find("read only") != std::string_view::npos || mapped.note.find("read, never written") != std::string_view::npos;
            const Directions directions{format.make_reader != nullptr, format.make_writer != nullptr && !read_only};
            std::string_view names = mapped.variable;
            while (!names.empty()) {
                const std::size_t end = std::min(names.find_first_of(",;"), names.size());
                add(trim(names.substr(0, end)), column, directions);
                names.remove_prefix(std::min(end + 1, names.size()));
            }
        }
    }

    void add(std::string_view name, std::size_t column, Directions directions) {
        constexpr std::string_view all_of = "all that ";
        if (name.starts_with(all_of)) return add_all_of(format_named(ascii_lower(name.substr(all_of.size(), name.find(' ', all_of.size()) - all_of.size()))), column);
        const bool all = name == "all variables";
        if (all || name == "name variables" || name == "names") {
            for (std::size_t i = 0; i < variable_count; ++i) {
                const auto variable = static_cast<Variable>(i);
                if (all || kind_of(variable) == VariableKind::name) mark(row(name_of(variable)), column, directions);
            }
        } else if (const auto known = row_named(name)) {
            mark(row(*known), column, directions);
        }
    }

    /// A format that wraps another one can read what that one has.
    void add_all_of(const Format* wrapped, std::size_t column) {
        const auto other = static_cast<std::size_t>(std::find(columns_.begin(), columns_.end(), wrapped) - columns_.begin());
        for (MatrixRow& row : rows_) {
            if (other < columns_.size() && row.formats[other].reads) mark(row, column, {.reads = true, .writes = false});
        }
    }

    static void mark(MatrixRow& row, std::size_t column, Directions directions) {
        row.formats[column].reads = row.formats[column].reads || directions.reads;
        row.formats[column].writes = row.formats[column].writes || directions.writes;
    }

    std::vector<const Format*> columns_;
    std::vector<MatrixRow> rows_;
};

}  // namespace

std::string format_matrix_text() {
    constexpr std::size_t name_width = 30;
    const Matrix matrix;
    std::string out;
    const auto pad = [&out](std::string_view text, std::size_t width) {
        out += text;
        out.append(text.size() < width ? width - text.size() : 1, ' ');
    };
    // Names of formats are longer than the columns: each stands on a line of its own over its column.
    const std::vector<const Format*>& columns = matrix.columns();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        pad("", name_width);
        for (std::size_t k = 0; k < i; ++k) out += "|  ";
        out += columns[i]->id;
        out += '\n';
    }
    for (const MatrixRow& row : matrix.rows()) {
        pad(row.name, name_width);
        for (const Directions& directions : row.formats) pad(directions.word().empty() ? std::string_view(".") : directions.word(), 3);
        while (out.back() == ' ') out.pop_back();
        out += '\n';
    }
    return out;
}

std::string format_matrix_json() {
    const Matrix matrix;
    std::string out;
    JsonWriter json(out, 2);
    json.begin_object();
    for (const MatrixRow& row : matrix.rows()) {
        json.escaped_key(row.name);
        json.begin_line_object();
        for (std::size_t i = 0; i < row.formats.size(); ++i) json.member_unless_empty(matrix.columns()[i]->id, row.formats[i].word());
        json.end_line_object();
    }
    json.end_object();
    out += '\n';
    return out;
}

}  // namespace bibcast
