#pragma once

#include <cstdint>
#include <string_view>

#include "diag/span.hpp"
#include "model/compact_list.hpp"
#include "model/compact_view.hpp"

namespace bibcast {

/// The parts of one name, by CSL's names for them; NFC, no markup, no marks. Either `literal` is set (an
/// institution, a mononym that must not be split) or some of the others.
struct Name {
    CompactView family;
    CompactView given;
    CompactView dropping_particle;
    CompactView non_dropping_particle;
    CompactView suffix;  ///< `Jr.`, `III`; degrees and titles too
    CompactView literal;
    CompactView as_written;   ///< the name before it was split, when that says more than the parts
    bool comma_suffix = false;     ///< CSL: a comma stands before the suffix in given-first order
    bool static_ordering = false;  ///< CSL: always family first (Chinese, Japanese, Korean, Hungarian)
    bool guessed = false;          ///< the split was a guess that a person should look at

    [[nodiscard]] bool is_literal() const { return !literal.empty(); }
    [[nodiscard]] bool empty() const { return literal.empty() && family.empty() && given.empty(); }
    friend bool operator==(const Name&, const Name&) = default;
};

/// What a mark says of a contributor.
enum class Meaning : std::uint8_t {
    unknown,        ///< nobody stated it, and the symbol has no usual meaning
    equal,          ///< contributed equally
    equal_first,    ///< shared first authorship
    equal_last,     ///< shared last authorship, equal advising
    corresponding,
    deceased,
    advising,       ///< supervisor, advisor
    lead,           ///< project lead, core contributor
    internship,     ///< work done while elsewhere
    affiliation,    ///< a number or letter that points to an affiliation
    alphabetical,   ///< authors are listed in alphabetical order
    former,         ///< formerly at, now at
    self,           ///< the person whose list it is (BibLaTeX annotations `self`, `me`, `highlight`)
    student,
    other,          ///< stated, in words that are none of these: see `Mark::legend`
};

/// `equal`, `equal-first`, `corresponding`, …: the word used in JSON, in options and in BibLaTeX annotations.
[[nodiscard]] std::string_view name_of(Meaning meaning);

/// The meaning with that word; `Meaning::other` for any other word.
[[nodiscard]] Meaning meaning_named(std::string_view word);

/// Who said what a mark means.
enum class Basis : std::uint8_t { none, assumed, user, page, entry, stated };

/// `none`, `assumed`, `user`, `page`, `entry`, `stated` (stated by the format itself: JATS `equal-contrib`).
[[nodiscard]] std::string_view name_of(Basis basis);
[[nodiscard]] Basis basis_named(std::string_view word);

/// What a source hangs on one contributor. Never part of the name.
struct Mark {
    CompactView symbol;  ///< as the source shows it, decoded: `*`, `†`, `1`; empty if the format has no symbol
    Meaning meaning = Meaning::unknown;
    Basis basis = Basis::none;
    bool written = false;
    CompactView legend;  ///< the words of the legend: `Equal contribution`
    SourceSpan source;
};

/// What kind of further fact is known of a contributor.
enum class DetailKind : std::uint8_t { orcid, affiliation, email, url, role, identifier, degree, title, alias, gender };

[[nodiscard]] std::string_view name_of(DetailKind kind);
[[nodiscard]] bool detail_kind_named(std::string_view word, DetailKind& kind);

struct Detail {
    DetailKind kind = DetailKind::affiliation;
    CompactView value;   ///< UTF-8; an ORCID is its 16 digits with hyphens, no address
    CompactView scheme;  ///< of an identifier: `isni`, `viaf`; of a role: the vocabulary
    SourceSpan source;
    bool written = false;
};

/// A person or institution in a name variable.
struct Contributor {
    Name name;
    CompactList<Mark> marks;
    CompactList<Detail> details;
    bool written = false;  ///< of the name itself; marks and details have their own
    SourceSpan source;
};

[[nodiscard]] Name copy_name(Arena& arena, const Name& name);
[[nodiscard]] Contributor copy_contributor(Arena& arena, const Contributor& contributor);

}  // namespace bibcast
