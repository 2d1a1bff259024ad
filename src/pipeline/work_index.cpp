#include "pipeline/work_index.hpp"

#include "pipeline/record_values.hpp"
#include "pipeline/same_work.hpp"
#include "text/bare_letters.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t beginning_length = 20;  // bare letters, as the others
constexpr std::size_t telling_title = 25;

std::uint64_t digest_of(std::string_view text) { return text.empty() ? 0 : hash_of(text); }
std::uint64_t bare_digest_of(const Record& record, Variable variable) { return digest_of(bare_letters(record.plain(variable))); }

/// Whether both say something, and not the same.
bool differ(std::uint64_t a, std::uint64_t b) { return a != 0 && b != 0 && a != b; }

}  // namespace

void WorkIndex::add(const Record& record) {
    const auto number = static_cast<std::uint32_t>(known_.size());
    const std::string title = bare_letters(record.plain(Variable::title));
    known_.push_back({.beginning = digest_of(std::string_view(title).substr(0, beginning_length)),
                      .doi = digest_of(ascii_lower(record.plain(Variable::doi))),
                      .pmid = digest_of(record.plain(Variable::pmid)),
                      .volume = bare_digest_of(record, Variable::volume),
                      .container = bare_digest_of(record, Variable::container_title),
                      .is_preprint = is_preprint(record),
                      .is_short = title.size() < telling_title,
                      .first = number,
                      .entry = number});
    look_at_identifiers(record, number);
    if (!title.empty()) look_at_title(record, title, number);
}

void WorkIndex::look_at_identifiers(const Record& record, std::uint32_t number) {
    look_at_work_identifiers(record, [&](std::string_view scheme, std::string_view value, SourceSpan /*source*/) {
        if (value.empty()) return;
        const auto [first, is_new] = identifiers_.try_emplace(hash_of(std::string(scheme) + ':' + ascii_lower(value)), number);
        // An identifier may stand on two works by mistake.
        if (is_new || differ(known_[first].beginning, known_[number].beginning)) return;
        if (one_work_ == OneWork::versions || known_[first].is_preprint == known_[number].is_preprint) join(number, first);
    });
}

void WorkIndex::look_at_title(const Record& record, const std::string& title, std::uint32_t number) {
    const std::string work = work_by_title(record, title);
    const std::string year = year_of(record);
    const auto [same_year, is_new_year] = titles_.try_emplace(hash_of(work + year), number);
    const auto [any_year, is_new] = titles_any_year_.try_emplace(hash_of(work), number);
    if (!is_new_year) join_if_alike(number, same_year);
    // A record without a year contradicts none.
    if (year.empty() && !is_new) join_if_alike(number, any_year);
    if (const std::uint32_t* const without = year.empty() ? nullptr : titles_.find(hash_of(work))) join_if_alike(number, *without);
    if (one_work_ != OneWork::versions) return;
    const bool is_preprint = known_[number].is_preprint;
    other_versions_.try_emplace(hash_of(work + (is_preprint ? 'p' : 'q')), number);
    const std::uint32_t* const other = other_versions_.find(hash_of(work + (is_preprint ? 'q' : 'p')));
    // Two that were published are not one because a preprint has the title of both.
    if (other != nullptr && (known_[entry_of(number)].is_preprint || known_[entry_of(*other)].is_preprint)) join(number, *other);
}

void WorkIndex::join_if_alike(std::uint32_t number, std::uint32_t other) {
    const Known& a = known_[number];
    const Known& b = known_[other];
    if (a.is_preprint != b.is_preprint) return;  // versions
    if (differ(a.doi, b.doi) || differ(a.pmid, b.pmid) || differ(a.volume, b.volume)) return;
    if (a.is_short && a.container != b.container) return;
    join(number, other);
}

std::uint32_t WorkIndex::first_of(std::uint32_t number) {
    while (known_[number].first != number) {
        std::uint32_t& first = known_[number].first;
        first = known_[first].first;
        number = first;
    }
    return number;
}

void WorkIndex::join(std::uint32_t number, std::uint32_t other) {
    std::uint32_t first = first_of(other);
    std::uint32_t later = first_of(number);
    if (first == later) return;
    if (later < first) std::swap(first, later);
    known_[later].first = first;
    const auto stands_behind = [&](std::uint32_t a, std::uint32_t b) { return known_[a].is_preprint != known_[b].is_preprint ? known_[a].is_preprint : a > b; };
    const std::uint32_t entry = known_[later].entry;
    if (stands_behind(known_[first].entry, entry)) known_[first].entry = entry;
}

std::size_t WorkIndex::entry_of(std::size_t number) { return known_[first_of(static_cast<std::uint32_t>(number))].entry; }

}  // namespace bibcast
