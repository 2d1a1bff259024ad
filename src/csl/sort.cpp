#include <algorithm>
#include <cstdio>
#include <numeric>

#include "csl/collation.hpp"
#include "csl/processor.hpp"
#include "text/utf8.hpp"

namespace bibcast::csl {

namespace {

/// What stands around words and does not sort: tags, quotation marks, brackets.
std::string sortable(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '<') {
            const std::size_t end = text.find('>', at);
            if (end != std::string_view::npos && end - at < 60 && at + 1 < text.size() &&
                (is_ascii_alpha(text[at + 1]) || text[at + 1] == '/')) {
                at = end + 1;
                continue;
            }
        }
        const CodePoint point = code_point_at(text, at);
        const std::string_view bytes = text.substr(at, point.size);
        at += point.size;
        switch (point.value) {
            case U'"': case U'\'': case 0x2018: case 0x2019: case 0x201c: case 0x201d: case U'[': case U']': case U',': case U';': case 0xab: case 0xbb: break;
            case U' ':
                if (!out.empty()) out += bytes;
                break;
            default: out += bytes;
        }
    }
    return out;
}

std::string padded(std::string_view digits, std::size_t width) {
    return digits.size() < width ? std::string(width - digits.size(), '0') + std::string(digits) : std::string(digits);
}

std::string date_value(const ItemDate& date) {
    if (date.begin.empty()) return {};
    char text[64];
    const auto part = [](const DatePart& value) { return value.season != 0 ? 12 + value.season : value.month; };
    std::snprintf(text, sizeof text, "%08lld%02d%02d", 5000000LL + date.begin.year, part(date.begin), date.begin.day);
    std::string out = text;
    if (date.range && !date.open_end) {
        std::snprintf(text, sizeof text, "-%08lld%02d%02d", 5000000LL + date.end.year, part(date.end), date.end.day);
        out += text;
    }
    return out;
}

}  // namespace

std::string Processor::sort_value(const SortKey& key, const Use& use) {
    const Item& item = *use.item;
    if (key.macro != 0) {
        Use rendering = use;
        rendering.for_sorting = true;
        rendering.key = &key;
        rendering.disambiguation = nullptr;
        Tokens tokens;
        evaluator_.evaluate(tokens, key.macro, rendering);
        std::string out;
        for (const Token& token : tokens) {
            if (token.kind == TokenKind::text) out += token.text;
        }
        return sortable(out);
    }
    if (key.slot == no_slot) return {};
    if (key.slot == slot_of(Variable::citation_number)) return padded(std::to_string(use.citation_number), 10);
    switch (kind_of_slot(key.slot)) {
        case VariableKind::name: {
            const std::span<const PersonName> people = item.people(key.slot);
            NameOptions options = use.area->names;
            if (key.names_min != 0) options.min = key.names_min;
            if (key.names_use_first != 0) options.use_first = key.names_use_first;
            const bool cut = options.min != 0 && people.size() >= options.min && options.use_first < people.size();
            std::string out;
            for (std::size_t i = 0; i < (cut ? options.use_first : people.size()); ++i) {
                if (!out.empty()) out += "   ";
                evaluator_.append_sort_name(out, people[i]);
            }
            return sortable(out);
        }
        case VariableKind::date: {
            const ItemDate* const date = item.date(key.slot);
            return date == nullptr ? std::string{} : date_value(*date);
        }
        case VariableKind::number: return pad_numbers(item.text(key.slot));
        case VariableKind::text:
            if (key.slot == slot_of(Variable::citation_label) && item.text(key.slot).empty()) return std::string(use.citation_label);
            return sortable(item.text(key.slot));
    }
    return {};
}

void Processor::sort_items(std::vector<std::size_t>& order, const Area& area, bool bibliography) {
    if (area.sort.empty()) return;
    const Collation collation(locale_.language());
    const std::size_t count = area.sort.size();
    std::vector<std::string> values(order.size() * count);
    for (std::size_t i = 0; i < order.size(); ++i) {
        Use use;
        use.item = items_[order[i]];
        use.area = &area;
        use.bibliography = bibliography;
        use.citation_number = numbers_[order[i]] != 0 ? numbers_[order[i]] : static_cast<unsigned>(i + 1);
        use.citation_label = label_of(order[i]);
        for (std::size_t k = 0; k < count; ++k) values[i * count + k] = collation.key_of(sort_value(area.sort[k], use));
    }
    std::vector<std::size_t> places(order.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
        for (std::size_t k = 0; k < count; ++k) {
            const std::string& x = values[a * count + k];
            const std::string& y = values[b * count + k];
            if (x == y) continue;
            // Items without the value come last in both directions.
            if (x.empty() || y.empty()) return y.empty();
            return area.sort[k].descending ? y < x : x < y;
        }
        return false;
    });
    std::vector<std::size_t> sorted;
    sorted.reserve(order.size());
    for (const std::size_t place : places) sorted.push_back(order[place]);
    order = std::move(sorted);
    scratch_.reset();
}

void Processor::sort_cites(std::vector<std::size_t>& order, const Cluster& cluster) {
    if (style_.citation.sort.empty()) return;
    const Collation collation(locale_.language());
    std::vector<std::vector<std::string>> values(cluster.cites.size());
    for (const std::size_t i : order) {
        const Use use = use_of(cluster.cites[i], {});
        for (const SortKey& key : style_.citation.sort) values[i].push_back(collation.key_of(sort_value(key, use)));
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        for (std::size_t k = 0; k < style_.citation.sort.size(); ++k) {
            const std::string& x = values[a][k];
            const std::string& y = values[b][k];
            if (x == y) {
                // Works of one year stand in the order of their letters.
                const int first = std::max(states_[cluster.cites[a].item].suffix, 0);
                const int second = std::max(states_[cluster.cites[b].item].suffix, 0);
                if (style_.citation.sort[k].has_date && first != second) return first < second;
                continue;
            }
            if (x.empty() || y.empty()) return y.empty();
            return style_.citation.sort[k].descending ? y < x : x < y;
        }
        return false;
    });
}

}  // namespace bibcast::csl
