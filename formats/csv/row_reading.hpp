#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_set>

#include "diag/finding.hpp"
#include "formats/csv/columns.hpp"
#include "formats/csv/rows.hpp"
#include "io/passed_over.hpp"
#include "model/record.hpp"
#include "text/utf8.hpp"

namespace bibcast::csv {

/// How one row is read: `row_reader.cpp`, its people `row_people.cpp`, its dates `row_dates.cpp`.
class RowReader {
  public:
    RowReader(Record& record, std::span<const Column> columns, const Row& row, std::string_view format, Findings& findings)
        : record_(record), columns_(columns), row_(row), format_(format), findings_(findings), foreign_(!columns.empty() && columns[0].foreign) {}

    void read();

  private:
    /// Empty for a cell that says in words that it is.
    [[nodiscard]] std::string_view cell(std::size_t i) const {
        const std::string_view value = to_nfc(record_.arena(), trim_unicode(row_.cells[i].text));
        return is_missing(i, value) ? std::string_view{} : value;
    }
    [[nodiscard]] bool is_missing(std::size_t i, std::string_view value) const;
    [[nodiscard]] SourceSpan span(std::size_t i) const {
        return {static_cast<std::uint32_t>(row_.cells[i].begin), static_cast<std::uint32_t>(row_.cells[i].end)};
    }
    template <class Do>
    void each(Content content, Do&& what) {
        for (std::size_t i = 0; i < std::min(columns_.size(), row_.cells.size()); ++i) {
            if (columns_[i].content != content) continue;
            if (const std::string_view value = cell(i); !value.empty()) what(columns_[i], value, span(i));
        }
    }

    void read_cell(const Column& column, std::string_view value, SourceSpan at);
    void read_text(const Column& column, std::string_view value, SourceSpan at);
    [[nodiscard]] Variable variable_of(const Column& column) const;
    void add_once(Variable variable, std::string_view value, SourceSpan at);
    void read_number_of_pubmed(const Column& column, std::string_view value, SourceSpan at);
    [[nodiscard]] bool read_source_of_embase(std::string_view value, SourceSpan at);
    void read_citation(const Column& column, std::string_view value, SourceSpan at);
    void read_type(const Column& column, std::string_view value, SourceSpan at);
    void read_identifier(std::string_view scheme, std::string_view value, SourceSpan at);
    [[nodiscard]] static bool says_page(std::string_view pages, std::string_view page);
    void read_pages();
    void guess_type();

    [[nodiscard]] bool says_year(std::string_view year);
    [[nodiscard]] std::string_view without_end(const Column& column, std::string_view value, SourceSpan at);
    void read_people(const Column& column, std::string_view value, SourceSpan at);
    void read_joined_people(Variable variable, std::string_view value, SourceSpan at);
    void read_orcids(const Column& column, std::string_view value, SourceSpan at);
    [[nodiscard]] Contributor* person_named(Variable variable, std::string_view words);

    void read_date_cell(const Column& column, std::string_view value, SourceSpan at);
    void read_date(Variable variable, std::string_view value, SourceSpan at);
    void read_year();
    [[nodiscard]] bool is_day_of_year(const Column& column, std::string_view value) const;
    void complete_year(const Column& column, std::string_view value, SourceSpan at);

    Record& record_;
    std::span<const Column> columns_;
    const Row& row_;
    std::string_view format_;
    Findings& findings_;
    PassedOver passed_;
    std::optional<std::unordered_set<std::string_view>> years_;  ///< that the columns of dates have, once somebody has asked
    bool foreign_;
};

/// Calls `what` with each part between separators, trimmed and not empty.
template <class Do>
void split(std::string_view text, char separator, Do&& what) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (const std::string_view part = trim(text.substr(0, end)); !part.empty()) what(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

}  // namespace bibcast::csv
