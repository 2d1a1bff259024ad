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
    joined_people,    ///< `Given FamilyGiven Family`
    groups_of_people, ///< `Group; Group`: names that are not split
    orcids,        ///< `Family, Given/0000-0000-0000-0000; …`
    short_people,  ///< `Family IN, Family IN`: only where no other column has these people, else a leftover
    keywords,
    id,
    type,
    native_type,
    identifier,    ///< of the scheme that the header names
    link,          ///< of the kind that the header names; addresses of PDFs where it names none
    other_link,
    groups,
    topics,
    awards,
    marks,         ///< `Equal contribution: Åsa Lindqvist, Ngozi Okafor`: who of the people carries what
    year,          ///< the date, unless another column has more of it
    month,         ///< with or without the day
    day,
    citation,      ///< `J Moss. 2020 Jan;1(2):3-9.`: what no other column has of it
    page_begin,
    page_end,
};

/// Whose words a header is in.
enum class HeaderWords : unsigned char {
    any,       ///< CSL's, and other people's too: `title`
    csl_only,  ///< nobody's but CSL's and our own: `container-title`, `id:arxiv`
    others,
};

struct Column {
    Content content = Content::leftover;
    HeaderWords words = HeaderWords::any;
    bool foreign = false;  ///< the table is not in CSL's words: `article` is what it is in other tables, and there may be character references
    bool tex = false;  ///< of BibTeX's entries: braces are TeX's, too
    bool inverted = false;  ///< a name with a comma has its family name first, and one without is not split
    Variable variable = Variable::title;
    LinkKind link = LinkKind::other;
    std::string header;  ///< as it stands in the table
    std::string plain;   ///< in lower case, letters and digits only, without accents
};

/// The column of a header: our own, CSL's names of variables, and those of databases, of programs, and of tables that people make.
[[nodiscard]] Column column_of(std::string_view header);

/// A row of the table of headers that others use.
struct HeaderRow {
    std::string_view header;  ///< in lower case, letters and digits only, without accents
    Content content;
    Variable variable;
};
[[nodiscard]] std::span<const HeaderRow> known_headers();

/// Without the blanks and control characters around it, which no cell that is written keeps.
[[nodiscard]] std::string_view trim_controls(std::string_view text);

}  // namespace bibcast::csv
