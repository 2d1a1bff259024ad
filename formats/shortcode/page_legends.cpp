#include "formats/shortcode/page_legends.hpp"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "name/mark_meaning.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

bool is_same_text(const Legend& a, const Legend& b) { return equals_ignoring_ascii_case(a.text, b.text); }

/// Whether two legends say different things: `Equal contribution` and `These authors contributed equally` do not, two affiliations do.
bool say_differently(const Legend& a, const Legend& b) {
    const bool is_whole = a.meaning == Meaning::equal || a.meaning == Meaning::equal_first || a.meaning == Meaning::equal_last ||
                          a.meaning == Meaning::corresponding || a.meaning == Meaning::alphabetical;
    return a.meaning != b.meaning || (!is_whole && !is_same_text(a, b));
}

}  // namespace

PageLegends::PageLegends(const Page& page, std::string_view text, Arena& arena, Findings& findings) {
    for (const SourceSpan prose : page.prose) {
        find_legends(arena, text.substr(prose.begin, prose.end - prose.begin), NameMarkup::page, LegendPlace::page, prose.begin, all_);
    }
    if (all_.entries.size() < 2) return;
    find_rivals(findings);
    if (rivals_.empty()) return;
    for (const std::vector<Group>& path : page.paths) {
        if (!path.empty()) sections_.push_back(path.back().span.begin);
    }
    std::sort(sections_.begin(), sections_.end());
}

void PageLegends::find_rivals(Findings& findings) {
    std::map<std::string_view, std::vector<const Legend*>> by_symbol;
    for (const Legend& legend : all_.entries) {
        if (!legend.symbol.empty()) by_symbol[legend.symbol].push_back(&legend);
    }
    for (auto& [symbol, legends] : by_symbol) {
        std::stable_sort(legends.begin(), legends.end(), [](const Legend* a, const Legend* b) { return a->source.begin < b->source.begin; });
        const bool is_rival = std::any_of(legends.begin(), legends.end(), [&](const Legend* legend) { return !is_same_text(*legend, *legends.front()); });
        if (!is_rival) continue;
        const auto other = std::find_if(legends.begin(), legends.end(), [&](const Legend* legend) { return say_differently(*legend, *legends.front()); });
        if (other != legends.end() && findings.wants(marks_two_legends, symbol)) {
            Finding& finding = findings.add(marks_two_legends, (*other)->source,
                                            "the page explains " + std::string(symbol) + " as \"" + std::string(legends.front()->text) + "\" and as \"" + std::string((*other)->text) +
                                                "\": each entry has the one in its section");
            finding.field = symbol;
            finding.value = (*other)->text;
        }
        rivals_.emplace(symbol, std::move(legends));
    }
}

const Legend* PageLegends::nearest(const std::vector<const Legend*>& rivals, std::uint32_t place) const {
    const auto next_section = std::upper_bound(sections_.begin(), sections_.end(), place);
    const std::uint32_t begin = next_section == sections_.begin() ? 0 : *(next_section - 1);
    const auto behind = std::partition_point(rivals.begin(), rivals.end(), [place](const Legend* legend) { return legend->source.begin < place; });
    const Legend* const before = behind == rivals.begin() ? nullptr : *(behind - 1);
    const Legend* const after = behind == rivals.end() ? nullptr : *behind;
    if (before != nullptr && before->source.begin >= begin) return before;
    if (after != nullptr && (next_section == sections_.end() || after->source.begin < *next_section)) return after;
    return before != nullptr ? before : after;
}

MarkLegends PageLegends::of(const Record& record, std::uint32_t place) const {
    if (rivals_.empty()) return all_;
    MarkLegends found;
    std::unordered_set<std::string_view> asked;
    for (const NamesField& names : record.names) {
        for (const Contributor& person : names.people) {
            for (const Mark& mark : person.marks) {
                if (!asked.insert(mark.symbol).second) continue;
                const auto rivals = rivals_.find(mark.symbol);
                const Legend* const legend = rivals != rivals_.end() ? nearest(rivals->second, place) : all_.find(mark.symbol);
                if (legend != nullptr) found.entries.push(record.arena(), *legend);
            }
        }
    }
    return found;
}

}  // namespace bibcast::shortcode
