#include "lint/families.hpp"

#include <algorithm>
#include <array>

namespace bibcast {

namespace {

constexpr std::array families = {&lint::fields, &lint::identifiers, &lint::addresses, &lint::dates,      &lint::pages,
                                 &lint::names,  &lint::people,      &lint::titles,    &lint::texts,      &lint::markup,
                                 &lint::keys,   &lint::duplicates,  &lint::journals,  &lint::awards,     &lint::macros,
                                 &lint::containers, &lint::files};

std::vector<const Code*> collect_codes() {
    std::vector<const Code*> all;
    for (const LintFamily* family : families) all.insert(all.end(), family->codes.begin(), family->codes.end());
    return all;
}

}  // namespace

std::span<const LintFamily* const> lint_families() { return families; }

Codes lint_codes() {
    static const std::vector<const Code*> all = collect_codes();
    return all;
}

}  // namespace bibcast
