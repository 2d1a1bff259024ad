#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "model/most_compared.hpp"
#include "model/record.hpp"
#include "text/utf8.hpp"

namespace bibcast::tagged {

/// A kind of identifier that RIS has no tag for. It is written as an accession number with its name before it, as Zotero
/// writes arXiv numbers: `AN  - arXiv:2403.00835`.
struct AccessionPrefix {
    std::string_view prefix;
    std::string_view scheme;  ///< as in `Identifier::scheme`, or the lower-case name of a CSL variable
};
inline constexpr std::array accession_prefixes = {
    AccessionPrefix{"arXiv", "arxiv"},
    AccessionPrefix{"PMID", "pmid"},
    AccessionPrefix{"PMCID", "pmcid"},
    AccessionPrefix{"OpenReview", "openreview"},
    AccessionPrefix{"ACL", "acl-anthology"},
    AccessionPrefix{"PMLR", "pmlr"},
    AccessionPrefix{"DBLP", "dblp"},
    AccessionPrefix{"HAL", "hal"},
    AccessionPrefix{"hdl", "handle"},
    AccessionPrefix{"MR", "mrnumber"},
    AccessionPrefix{"Zbl", "zbl"},
    AccessionPrefix{"bibcode", "bibcode"},
    AccessionPrefix{"JSTOR", "jstor"},
    AccessionPrefix{"WOS", "wos"},
    AccessionPrefix{"OCLC", "oclc"},
    AccessionPrefix{"LCCN", "lccn"},
};

/// The prefix for a scheme; empty if there is none.
[[nodiscard]] constexpr std::string_view accession_prefix(std::string_view scheme) {
    for (const AccessionPrefix& row : accession_prefixes) {
        if (row.scheme == scheme) return row.prefix;
    }
    return {};
}

/// A scheme and what follows its prefix and colon in `value`; both empty if it has no known prefix.
struct Accession {
    std::string_view scheme;
    std::string_view value;
};
[[nodiscard]] inline Accession split_accession(std::string_view value) {
    const std::size_t colon = value.find(':');
    if (colon == std::string_view::npos) return {};
    const std::string_view prefix = trim(value.substr(0, colon));
    for (const AccessionPrefix& row : accession_prefixes) {
        if (equals_ignoring_ascii_case(row.prefix, prefix)) return {row.scheme, trim(value.substr(colon + 1))};
    }
    return {};
}

/// The number in what EndNote has from Web of Science as an address, and only EndNote can open: `<Go to ISI>://WOS:000200148800007`. Empty for any other.
[[nodiscard]] inline std::string_view number_in_isi_link(std::string_view address) {
    constexpr std::string_view start = "<Go to ISI>://";
    if (!address.starts_with(start)) return {};
    address.remove_prefix(start.size());
    return address.starts_with("WOS:") ? address.substr(4) : address;
}

/// The address that EndNote has for such a number.
[[nodiscard]] inline std::string_view isi_link_of(Arena& arena, std::string_view number) { return arena.concat({"<Go to ISI>://WOS:", number}); }

/// Adds the number of such an address, unless the record has it; false if the address is no such one.
inline bool add_isi_link(Record& record, std::string_view address, SourceSpan span) {
    const std::string_view number = number_in_isi_link(address);
    if (number.empty()) return false;
    const auto end = record.identifiers.begin() + std::min(record.identifiers.size(), most_compared);
    const bool known = std::any_of(record.identifiers.begin(), end, [number](const Identifier& one) { return one.scheme == "wos" && one.value == number; });
    if (!known) record.add_identifier("wos", number, span);
    return true;
}

/// True for the number of a record in a database whose numbers are PubMed's. EndNote names the provider alone: `NLM`.
[[nodiscard]] inline bool is_pubmed_number(std::string_view value, std::string_view database, std::string_view provider) {
    const bool digits = !value.empty() && value.size() <= 9 && value.find_first_not_of("0123456789") == std::string_view::npos;
    if (!digits) return false;
    const bool known = database.find("PubMed") != std::string_view::npos || database.find("MEDLINE") != std::string_view::npos;
    return known || equals_ignoring_ascii_case(provider, "NLM") || equals_ignoring_ascii_case(database, "NLM");
}

}  // namespace bibcast::tagged
