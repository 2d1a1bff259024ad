#include "csl/processor.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

QuoteMarks quotes_of(const Locale& locale) {
    QuoteMarks quotes;
    const auto set = [&](std::string_view name, std::string_view& mark) {
        if (locale.has_term(name)) mark = locale.term(name);
    };
    set("open-quote", quotes.open);
    set("close-quote", quotes.close);
    set("open-inner-quote", quotes.inner_open);
    set("close-inner-quote", quotes.inner_close);
    return quotes;
}

}  // namespace

Processor::Processor(const Style& style, const Locale& locale, OutputForm form)
    : style_(style), locale_(locale), form_(form), quotes_(quotes_of(locale)), evaluator_(style, locale, scratch_) {}

void Processor::add_items(const std::vector<Item>& items) {
    items_.reserve(items_.size() + items.size());
    for (const Item& item : items) {
        const auto [place, added] = by_id_.emplace(item.id, items_.size());
        if (added) {
            items_.push_back(&item);
        } else {
            items_[place->second] = &item;
        }
    }
    states_.resize(items_.size());
    numbers_.resize(items_.size());
}

std::size_t Processor::find(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? npos : found->second;
}

void Processor::set_registry(std::vector<std::size_t> order, bool unsorted) {
    std::fill(numbers_.begin(), numbers_.end(), 0U);
    unsigned number = 0;
    for (const std::size_t item : order) numbers_[item] = ++number;
    order_ = std::move(order);
    if (!unsorted) sort_items(order_, style_.bibliography, true);
    // A list that is sorted by descending numbers counts down (citeproc-js; for lists of publications).
    const bool down = std::any_of(style_.bibliography.sort.begin(), style_.bibliography.sort.end(),
                                  [](const SortKey& key) { return key.has_number && key.descending; });
    number = down ? static_cast<unsigned>(order_.size()) + 1 : 0;
    for (const std::size_t item : order_) numbers_[item] = down ? --number : ++number;
    disambiguate();
}

void Processor::place(std::vector<Cluster>& clusters) const {
    struct Seen {
        bool seen = false;
        unsigned first_note = 0;
        unsigned last_note = 0;
    };
    std::vector<Seen> seen(items_.size());
    // What stands in notes and what stands in the text follow each other apart.
    std::array<const Cluster*, 2> last{};
    std::array<bool, 2> crowded{};  // several citations share the note of the last one
    for (Cluster& cluster : clusters) {
        const std::size_t kind = cluster.note == 0 ? 0 : 1;
        const Cluster* const previous = last[kind];
        const bool same_note = previous != nullptr && previous->note == cluster.note;
        cluster.positions.assign(cluster.cites.size(), {});
        for (std::size_t i = 0; i < cluster.cites.size(); ++i) {
            const Cite& cite = cluster.cites[i];
            Position& position = cluster.positions[i];
            Seen& known = seen[cite.item];
            if (!known.seen) {
                known = {true, cluster.note, cluster.note};
                continue;
            }
            position.subsequent = true;
            position.first_note = known.first_note;
            const Cite* before = nullptr;
            if (i > 0) {
                before = &cluster.cites[i - 1];
            } else if (previous != nullptr && previous->cites.size() == 1 &&
                       (same_note || (previous->note + 1 == cluster.note && !crowded[kind]))) {
                before = &previous->cites[0];
            }
            if (before != nullptr && before->item == cite.item) {
                const bool same = before->locator == cite.locator && before->label == cite.label;
                if (cite.locator.empty()) {
                    position.ibid = before->locator.empty();
                } else {
                    position.ibid = true;
                    position.ibid_with_locator = !same;
                }
            }
            position.near_note = cluster.note >= known.last_note && cluster.note - known.last_note <= style_.citation.near_note_distance;
            known.last_note = cluster.note;
        }
        crowded[kind] = kind == 1 && same_note;
        last[kind] = &cluster;
    }
}

void Processor::place_alone(Cluster& cluster) const {
    cluster.positions.assign(cluster.cites.size(), {});
    for (std::size_t i = 0; i < cluster.cites.size(); ++i) {
        const Cite& cite = cluster.cites[i];
        Position& position = cluster.positions[i];
        position.subsequent = cite.position >= 1;
        position.ibid = cite.position == 2 || cite.position == 3;
        position.ibid_with_locator = cite.position == 3;
        position.near_note = cite.near_note;
        position.first_note = cite.first_note;
    }
}

void Processor::sort(Cluster& cluster) {
    std::vector<std::size_t> order(cluster.cites.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    sort_cites(order, cluster);
    std::vector<Cite> sorted;
    for (const std::size_t i : order) sorted.push_back(cluster.cites[i]);
    cluster.cites = std::move(sorted);
    scratch_.reset();
}

std::vector<std::string> Processor::document(std::vector<Cluster>& clusters) {
    for (Cluster& cluster : clusters) sort(cluster);
    place(clusters);
    std::vector<std::string> out;
    for (const Cluster& cluster : clusters) out.push_back(citation(cluster));
    return out;
}

std::string_view Processor::label_of(std::size_t item) const {
    return style_.uses_label ? scratch_.copy(trigraph_of(*items_[item])) : std::string_view{};
}

std::string trigraph_of(const Item& item) {
    std::string out;
    const std::span<const PersonName> authors = item.people(slot_of(Variable::author));
    const std::size_t letters = authors.size() == 1 ? 4 : authors.size() == 2 ? 2 : 1;
    for (std::size_t i = 0; i < authors.size() && i < 4; ++i) {
        const std::string_view family = authors[i].family.empty() ? authors[i].literal : authors[i].family;
        std::size_t at = 0;
        for (std::size_t n = 0; n < letters && at < family.size(); ++n) at += code_point_at(family, at).size;
        out += family.substr(0, at);
    }
    if (const ItemDate* const issued = item.date(slot_of(Variable::issued)); issued != nullptr && issued->begin.year != 0) {
        const std::string year = std::to_string(issued->begin.year % 100);
        out += year.size() == 1 ? "0" + year : year;
    }
    return out;
}

}  // namespace bibcast::csl
