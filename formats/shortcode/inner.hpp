#pragma once

#include <string_view>
#include <vector>

#include "formats/shortcode/profile.hpp"

namespace bibcast::shortcode {

/// What a part of the inner content of an entry is.
enum class PartKind : std::uint8_t { authors, title, abstract, venue, legend, bibtex, link, field, unknown };

/// A part of the inner content, as a stretch of the page.
struct InnerPart {
    PartKind kind = PartKind::unknown;
    SourceSpan span;
    const Field* field = nullptr;  ///< of a labelled line, `Venue: …`; `span` is what follows the label
    std::string_view label;        ///< of a link: its text
    std::string_view url;
};

/// What the parameters have already told; decides what a line without a label can be.
struct Known {
    bool title = false;
    bool authors = false;
    bool abstract = false;
    bool venue = false;
};

/// Decides by looking what the inner content of an entry is: an author line, a title, an abstract, links, BibTeX, or
/// several of them by paragraphs and lines. `pieces` are the stretches of `page` that it consists of.
[[nodiscard]] std::vector<InnerPart> read_inner(std::string_view page, const std::vector<SourceSpan>& pieces, InnerKind kind,
                                                Known known, const Profile& profile, std::string_view shortcode, Arena& arena);

}  // namespace bibcast::shortcode
