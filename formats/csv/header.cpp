#include "formats/csv/header.hpp"

#include <algorithm>
#include <iterator>

#include "formats/csv/rows.hpp"

namespace bibcast::csv {

namespace {

constexpr std::size_t most_rows_above = 8;

using Columns = std::vector<Column>;

Columns::iterator text_column(Columns& columns, Variable variable) {
    return std::find_if(columns.begin(), columns.end(), [variable](const Column& c) { return c.content == Content::text && c.variable == variable; });
}

/// Zotero says the kind of a thesis or a letter under `Type`, which CSL has as its genre, and where laws and cases are printed under `Code` and
/// `Reporter` (schema.json, csl.fields). It writes people as `Family, Given`, and what is one field to it without a comma.
void settle_zotero(Columns& columns) {
    for (Column& column : columns) {
        column.inverted = true;
        const bool genre = column.plain == "type";
        if (!genre && column.plain != "code" && column.plain != "reporter") continue;
        column.content = Content::text;
        column.variable = genre ? Variable::genre : Variable::container_title;
    }
}

/// What a header means may hang on its neighbours.
void settle(Columns& columns) {
    const auto has = [&columns](Variable variable) { return text_column(columns, variable) != columns.end(); };
    // BibTeX's word, which Google Scholar and JabRef use: beside a volume a number is that of the issue.
    const auto number = text_column(columns, Variable::number);
    const bool own = std::any_of(columns.begin(), columns.end(), [](const Column& c) { return c.words == HeaderWords::csl_only; });
    const bool others = std::any_of(columns.begin(), columns.end(), [](const Column& c) { return c.words == HeaderWords::others; });
    const bool of_csl = number != columns.end() && number->header == "number" && (own || !others);
    if (number != columns.end() && !of_csl && has(Variable::volume) && !has(Variable::issue)) number->variable = Variable::issue;
    if (own || !others) return;
    for (Column& column : columns) column.foreign = true;
    // Publish or Perish and Cochrane say Source where others say Journal; Scopus says it of its database, beside a source title.
    const auto source = text_column(columns, Variable::source);
    if (source != columns.end() && !has(Variable::container_title)) source->variable = Variable::container_title;
    const auto plain = [&columns](std::string_view words) { return std::find_if(columns.begin(), columns.end(), [words](const Column& c) { return c.plain == words; }); };
    // `Publication, Authors, Journal, Year`: what is published, and not where.
    for (const std::string_view words : {"publication", "paper"}) {
        const auto title = plain(words);
        if (title == columns.end() || has(Variable::title)) continue;
        const auto says_where = [&](const Column& c) { return &c != &*title && c.content == Content::text && c.variable == Variable::container_title; };
        if (std::none_of(columns.begin(), columns.end(), says_where)) continue;
        title->content = Content::text;
        title->variable = Variable::title;
    }
    // BibTeX's entries in a table: `ENTRYTYPE`, `ID` (bibtexparser).
    if (plain("entrytype") != columns.end()) {
        for (Column& column : columns) column.tex = true;
        if (const auto id = plain("id"); id != columns.end()) id->content = Content::id;
    }
    if (plain("itemtype") != columns.end() && plain("key") != columns.end()) settle_zotero(columns);
    // Paperpile has the journal in short and in full.
    if (const auto in_short = plain("journal"); in_short != columns.end() && plain("fulljournal") != columns.end()) in_short->variable = Variable::container_title_short;
    // `Vol.`, `No.`; elsewhere it may count the rows.
    if (const auto no = plain("no"); no != columns.end() && no != columns.begin() && std::prev(no)->variable == Variable::volume && !has(Variable::issue)) {
        no->content = Content::text;
        no->variable = Variable::issue;
    }
    // Web of Science's tag of its own keywords; elsewhere the word means anything.
    if (const auto id = plain("id"); id != columns.end() && plain("ut") != columns.end()) id->content = Content::keywords;
    // Springer Link writes its authors without anything between them.
    if (const auto authors = plain("authors"); authors != columns.end() && plain("itemtitle") != columns.end()) authors->content = Content::joined_people;
}

Header header_at(std::string_view text, std::size_t begin, char delimiter, bool at_end) {
    Header header;
    // A header of which only a part is there says nothing of what separates its cells.
    header.delimiter = delimiter != 0 ? delimiter : guess_delimiter(text.substr(begin));
    header.line_end = guess_line_end(text.substr(begin));
    const Row row = RowScanner(header.delimiter, 0, header.line_end).next(text, begin, at_end);
    header.begin = begin;
    header.end = row.end;
    header.whole = row.whole || at_end;
    for (const Cell& cell : row.cells) header.columns.push_back(column_of(cell.text));
    settle(header.columns);
    return header;
}

}  // namespace

std::size_t Header::known() const {
    return static_cast<std::size_t>(std::count_if(columns.begin(), columns.end(), [](const Column& c) { return c.content != Content::leftover; }));
}

bool Header::has_title() const {
    return std::any_of(columns.begin(), columns.end(), [](const Column& c) { return c.content == Content::text && c.variable == Variable::title; });
}

Header find_header(std::string_view text, char delimiter, bool at_end) {
    const std::size_t begin = header_begin(text);
    if (begin == std::string_view::npos) return {.whole = at_end};
    Header first = header_at(text, begin, delimiter, at_end);
    if (!first.whole || first.known() != 0) return first;
    std::size_t at = first.end;
    for (std::size_t rows = 0; rows < most_rows_above; ++rows) {
        const std::size_t below = header_begin(text.substr(at));
        if (below == std::string_view::npos) {
            first.whole = at_end;
            return first;
        }
        Header next = header_at(text, at + below, delimiter, at_end);
        if (!next.whole) {
            first.whole = false;
            return first;
        }
        if (next.known() >= 2) return next;
        at = next.end;
    }
    return first;
}

}  // namespace bibcast::csv
