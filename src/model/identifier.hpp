#pragma once

#include <string_view>

#include "model/record.hpp"

namespace bibcast {

/// What an address or an identifier string was found to be. For schemes that CSL has a variable for, `scheme` is the
/// variable's name in lower case: `doi`, `isbn`, `issn`, `pmid`, `pmcid`; otherwise as in `Identifier`.
struct FoundIdentifier {
    std::string_view scheme;  ///< empty: none
    std::string_view value;   ///< canonical: `10.1000/182`, `2403.00835`
    std::string_view version;
    std::string_view category;
    [[nodiscard]] bool found() const { return !scheme.empty(); }
};

/// The identifier that an http(s) address stands for: arXiv (abs, pdf, html; version and a stray `?` apart),
/// DOI (doi.org, or inside a publisher's path), OpenReview, ACL Anthology, PMLR, PubMed, PMC, handle, HAL, …
/// Never a CiteSeerX `doi=` hash.
[[nodiscard]] FoundIdentifier identifier_in_url(Arena& arena, std::string_view url);

/// The canonical DOI in `text` (`doi:10.…`, `https://doi.org/10.…`, doubled prefixes, percent escapes, trailing
/// punctuation); empty if there is none.
[[nodiscard]] std::string_view canonical_doi(Arena& arena, std::string_view text);

/// `2403.00835v2 [cs.CL]`, `arXiv:hep-th/9901001`, …: scheme `arxiv`, or nothing.
[[nodiscard]] FoundIdentifier parse_arxiv(Arena& arena, std::string_view text);

/// Adds `found` to `record`: as a CSL variable where there is one, else as an identifier; not twice.
void add_found_identifier(Record& record, const FoundIdentifier& found, SourceSpan source);

}  // namespace bibcast
