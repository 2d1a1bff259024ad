#pragma once

#include <optional>
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

/// `10/d9c537`: what shortdoi.org makes of a DOI.
[[nodiscard]] bool is_short_doi(std::string_view text);

/// Whether `text`, of which `canonical_doi` is the DOI, says something besides: words around it, the host and the path of an address that is not the
/// resolver's, a query. Then the value is to be kept too.
[[nodiscard]] bool says_more_than_doi(Arena& arena, std::string_view text);

/// `2403.00835v2 [cs.CL]`, `arXiv:hep-th/9901001`, …: scheme `arxiv`, or nothing.
[[nodiscard]] FoundIdentifier parse_arxiv(Arena& arena, std::string_view text);

/// The month in which the arXiv paper of that number was submitted: `2403.00835` -> 2024-03, `hep-th/9901001` ->
/// 1999-01.
[[nodiscard]] std::optional<Date> arxiv_date(std::string_view id);

/// The DOI that the ACL Anthology gives to the paper of that number (`2025.acl-long.33` ->
/// `10.18653/v1/2025.acl-long.33`); empty for the venues and years where the rule does not hold for all papers.
[[nodiscard]] std::string_view acl_anthology_doi(Arena& arena, std::string_view id);

/// Adds `found` to `record`: as a CSL variable where there is one, else as an identifier; not twice.
void add_found_identifier(Record& record, const FoundIdentifier& found, SourceSpan source);

}  // namespace bibcast
