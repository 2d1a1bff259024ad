#pragma once

#include <string_view>

#include "diag/finding.hpp"
#include "model/record.hpp"
#include "name/legend.hpp"
#include "name/name_list.hpp"

namespace bibcast {

/// How an author line is read.
struct AuthorLineOptions {
    NameMarkup markup = NameMarkup::page;
    NameOrder order = NameOrder::given_first;
    Commas commas = Commas::guess;
    bool legends = true;  ///< look for legends in the line
};

/// Reads an author line as it stands on a page and adds its people to `record`: `**Siqi Kou**\*, [Hao Zhang](https://…)<sup>1</sup> and
/// Ion Stoica. (\* equal contribution)`. Markup, marks, links and legends leave the names; what they say goes to the people:
///
/// - marks to `Contributor::marks`, with no meaning yet but that of words (`(co-first)`) and of numbers; emphasis as in
///   `PlacedMark`, unless it spans the whole list, which is layout;
/// - addresses to details: an ORCID, `mailto:`, any other link as `url`;
/// - legends, in whatever wording, to `legends`, for `resolve_marks` or `apply_legends`.
///
/// Names are split as in `add_name_list`, and also where only marks, wide blanks or `|`, `•`, `·` stand between them. A label
/// (`Authors:`), bullets and the full stop at the end are left out. `source` is where `text` stands in the slice; the spans
/// of people, marks and details are within it.
void add_author_line(Record& record, Variable variable, std::string_view text, SourceSpan source, Findings& findings, MarkLegends& legends,
                     const AuthorLineOptions& options = {});

}  // namespace bibcast
