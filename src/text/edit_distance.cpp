#include "text/edit_distance.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

std::string plain(std::string_view word) {
    std::string out = ascii_lower(word);
    std::replace(out.begin(), out.end(), '_', '-');
    return out;
}

/// How far a slip goes: more than half of a short word is another word.
std::size_t farthest(std::string_view word) { return word.size() < 3 ? 0 : word.size() < 6 ? 1 : 2; }

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, above + 1, diagonal + (a[i] == b[j] ? 0U : 1U)});
            diagonal = above;
        }
    }
    return row.back();
}

bool are_swapped(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    const auto at = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
    return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] && a.substr(at + 2) == b.substr(at + 2);
}

bool is_one_edit_apart(std::string_view a, std::string_view b) {
    if (a.size() < b.size()) std::swap(a, b);
    if (a.size() > b.size() + 1) return false;
    const auto same = static_cast<std::size_t>(std::mismatch(b.begin(), b.end(), a.begin()).first - b.begin());
    if (same == a.size()) return false;
    return a.substr(same + 1) == (a.size() == b.size() ? b.substr(same + 1) : b.substr(same));
}

std::string_view nearest_word(std::string_view word, std::span<const std::string_view> known) {
    const std::string typed = plain(word);
    std::string_view nearest;
    std::size_t least = 2 * farthest(typed) + 1;  // in half slips: of two that are as near, the one with the same letters is meant
    const auto consider = [&](std::string_view candidate, std::size_t distance) {
        if (distance >= least) return;
        least = distance;
        nearest = candidate;
    };
    for (const std::string_view candidate : known) {
        const std::string other = plain(candidate);
        consider(candidate, are_swapped(typed, other) ? 1 : 2 * edit_distance(typed, other));
    }
    if (!nearest.empty() || typed.size() < 2) return nearest;
    const auto goes_on = std::find_if(known.begin(), known.end(), [&](std::string_view candidate) { return plain(candidate).starts_with(typed); });
    return goes_on == known.end() ? nearest : *goes_on;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> known) {
    const std::string_view nearest = nearest_word(word, known);
    return nearest.empty() ? std::string() : "; did you mean '" + std::string(nearest) + "'?";
}

}  // namespace bibcast
