#pragma once

#include <vector>

#include "model/contributor.hpp"
#include "name/inline_markup.hpp"

namespace bibcast {

/// An address that belongs to a person of an author line.
struct AuthorLink {
    Detail detail;    ///< its span is in the source of the line
    LineRange range;  ///< the words of the link, in the decoded line
};

/// Finds the links, e-mail addresses and ORCIDs of a decoded line. The words of a link that are no name (`[ORCID](…)`,
/// `<a@b.org>`, an address as it is) are added to `skip`.
[[nodiscard]] std::vector<AuthorLink> find_author_links(Arena& arena, const PlainLine& line, std::vector<LineRange>& skip);

/// An ORCID in `text`, with or without the address before it; its 16 digits with hyphens, or nothing. The check digit must
/// be right (ISO 7064, MOD 11-2).
[[nodiscard]] std::string_view orcid_in(std::string_view text);

}  // namespace bibcast
