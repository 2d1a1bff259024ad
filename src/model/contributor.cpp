#include "model/contributor.hpp"

#include <array>

namespace bibcast {

namespace {

constexpr std::array<std::string_view, 15> meanings = {
    "unknown",  "equal", "equal-first", "equal-last",  "corresponding", "deceased", "advising", "lead",
    "internship", "affiliation", "alphabetical", "former", "self", "student", "other",
};
constexpr std::array<std::string_view, 6> bases = {"none", "assumed", "user", "page", "entry", "stated"};
constexpr std::array<std::string_view, 10> details = {
    "orcid", "affiliation", "email", "url", "role", "identifier", "degree", "title", "alias", "gender",
};

template <std::size_t N>
std::size_t index_of(const std::array<std::string_view, N>& words, std::string_view word) {
    std::size_t i = 0;
    while (i < N && words[i] != word) ++i;
    return i;
}

}  // namespace

std::string_view name_of(Meaning meaning) { return meanings[static_cast<std::size_t>(meaning)]; }

Meaning meaning_named(std::string_view word) {
    const std::size_t i = index_of(meanings, word);
    return i < meanings.size() ? static_cast<Meaning>(i) : Meaning::other;
}

std::string_view name_of(Basis basis) { return bases[static_cast<std::size_t>(basis)]; }

Basis basis_named(std::string_view word) {
    const std::size_t i = index_of(bases, word);
    return i < bases.size() ? static_cast<Basis>(i) : Basis::none;
}

std::string_view name_of(DetailKind kind) { return details[static_cast<std::size_t>(kind)]; }

bool detail_kind_named(std::string_view word, DetailKind& kind) {
    const std::size_t i = index_of(details, word);
    if (i == details.size()) return false;
    kind = static_cast<DetailKind>(i);
    return true;
}

Name copy_name(Arena& arena, const Name& name) {
    Name copy = name;
    for (CompactView Name::*part : {&Name::family, &Name::given, &Name::dropping_particle, &Name::non_dropping_particle,
                                    &Name::suffix, &Name::literal, &Name::as_written}) {
        copy.*part = arena.copy(name.*part);
    }
    return copy;
}

Contributor copy_contributor(Arena& arena, const Contributor& contributor) {
    Contributor copy = contributor;
    copy.name = copy_name(arena, contributor.name);
    copy.marks = {};
    for (Mark mark : contributor.marks) {
        mark.symbol = arena.copy(mark.symbol);
        mark.legend = arena.copy(mark.legend);
        copy.marks.push(arena, mark);
    }
    copy.details = {};
    for (Detail detail : contributor.details) {
        detail.value = arena.copy(detail.value);
        detail.scheme = arena.copy(detail.scheme);
        copy.details.push(arena, detail);
    }
    return copy;
}

}  // namespace bibcast
