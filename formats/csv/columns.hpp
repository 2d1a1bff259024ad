#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/record.hpp"

namespace bibcast::csv {

/// What the cells of a column are.
enum class Content : unsigned char {
    leftover,
    text,          ///< of a variable of kind text or number
    date,
    people,        ///< `Family, Given; Family, Given`
    short_people,  ///< `Family IN, Family IN`: only where no other column has these people, else a leftover
    keywords,
    id,
    type,
    native_type,
    identifier,    ///< of the scheme that the header names
    link,          ///< of the kind that the header names
    groups,
    topics,
    awards,
    marks,         ///< `Equal contribution: Åsa Lindqvist, Ngozi Okafor`: who of the people carries what
    year,          ///< the date, unless another column has more of it
    month,         ///< with or without the day
    citation,      ///< `J Moss. 2020 Jan;1(2):3-9.`: what no other column has of it
    page_begin,
    page_end,
};

struct Column {
    Content content = Content::leftover;
    Variable variable = Variable::title;
    LinkKind link = LinkKind::other;
    std::string header;  ///< as it stands in the table
};

/// The column of a header: our own, CSL's names of variables, and those of Zotero, Scopus, Web of Science, PubMed, and of tables that
/// people make.
[[nodiscard]] Column column_of(std::string_view header);

/// A row of the table of headers that others use.
struct HeaderRow {
    std::string_view header;  ///< in lower case, letters and digits only
    Content content;
    Variable variable;
};
[[nodiscard]] std::span<const HeaderRow> known_headers();

}  // namespace bibcast::csv
