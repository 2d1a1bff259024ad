#include "formats/bibtex/tidy/order.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "formats/bibtex/sort_form.hpp"
#include "formats/bibtex/tidy/rewrite.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

using Kind = TidyBlock::Kind;
using Names = std::unordered_set<std::string>;

/// An entry with what stands before it and goes with it: indexes of blocks, the entry is the last one.
struct Group {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t place = 0;  ///< among the groups of the file
    [[nodiscard]] const TidyBlock& entry(const TidyDocument& document) const { return document.blocks[end - 1]; }
};

/// Indexes of blocks in the order that they are to have.
using Order = std::vector<std::uint32_t>;

bool is_special(const TidyBlock& block) {
    const std::string type = ascii_lower(block.type);
    return type == "string" || type == "preamble" || type == "set" || type == "xdata";
}

std::string sort_value(TidyDocument& document, const TidyBlock& block, const std::string& name) {
    if (name == "special") return is_special(block) ? "0" : "1";
    if (name == "type") return sort_form(block.type);
    if (name == "key") return sort_form(block.key);
    if (name == "month") {
        constexpr std::string_view order = "janfebmaraprmayjunjulaugsepoctnovdec";
        const TidyField* month = nullptr;
        for (const TidyField& field : block.fields) {
            if (month == nullptr && equals_ignoring_ascii_case(field.raw.name, name)) month = &field;
        }
        const std::string_view macro = month == nullptr ? std::string_view() : month_macro(month->raw.first.text);
        return macro.empty() ? std::string() : std::string(1, static_cast<char>('a' + order.find(macro) / 3));
    }
    return sort_form(document.plain(block, name));
}

/// What groups are sorted by.
class SortKeys {
  public:
    SortKeys(TidyDocument& document, const std::vector<Group>& groups, const std::vector<TidySortKey>& sort) : sort_(sort) {
        values_.reserve(groups.size() * sort.size());
        for (const Group& group : groups) {
            for (const TidySortKey& key : sort) values_.emplace_back(document.arena.copy(sort_value(document, group.entry(document), key.name)));
        }
    }
    [[nodiscard]] bool comes_before(const Group& a, const Group& b) const {
        for (std::size_t i = 0; i < sort_.size(); ++i) {
            const int difference = value(a, i).compare(value(b, i));
            if (difference != 0) return sort_[i].descending ? difference > 0 : difference < 0;
        }
        return a.place < b.place;
    }

  private:
    [[nodiscard]] std::string_view value(const Group& group, std::size_t i) const { return values_[group.place * sort_.size() + i]; }

    const std::vector<TidySortKey>& sort_;
    std::vector<CompactView> values_;
};

Names words_of(std::string_view list) {
    Names words;
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t comma = std::min(list.find(',', at), list.size());
        const std::string_view word = trim(list.substr(at, comma - at));
        if (!word.empty()) words.insert(ascii_lower(word));
        at = comma + 1;
    }
    return words;
}

/// The macros that a field of an entry uses.
void add_macros(const TidyBlock& block, Names& used) {
    for (const TidyField& field : block.fields) {
        if (field.raw.first.kind == PartKind::macro) used.insert(ascii_lower(field.raw.first.text));
        for (const Part& part : field.raw.more) {
            if (part.kind == PartKind::macro) used.insert(ascii_lower(part.text));
        }
    }
}

/// True if a macro is defined behind an entry that uses it.
bool uses_before_definition(const TidyDocument& document, const Order& order) {
    Names used;
    for (const std::uint32_t index : order) {
        const TidyBlock& block = document.blocks[index];
        add_macros(block, used);
        if (block.kind != Kind::string) continue;
        // `@string{name = …}`: the name is what stands before the equals sign.
        const std::size_t open = block.text.find_first_of("{(");
        const std::size_t equals = block.text.find('=', open);
        if (open == std::string_view::npos || equals == std::string_view::npos) continue;
        if (used.contains(ascii_lower(trim(block.text.substr(open + 1, equals - open - 1))))) return true;
    }
    return false;
}

/// Which entries others name in `crossref`, by the parent's key in lower case.
using Children = std::unordered_map<std::string, std::vector<std::string>>;

Children children_of(TidyDocument& document) {
    Children children;
    for (const TidyBlock& block : document.blocks) {
        if (block.kind != Kind::entry) continue;
        for (const std::string& parent : words_of(document.source(block, "crossref"))) children[parent].push_back(ascii_lower(block.key));
    }
    return children;
}

/// Parents that stand before one of their children.
template <class List, class BlockOf>
Names parents_before_children(const List& list, const Children& children, BlockOf block_of) {
    if (children.empty()) return {};
    std::unordered_map<std::string, std::size_t> last;
    std::size_t place = 0;
    for (const auto& element : list) last[ascii_lower(block_of(element).key)] = ++place;
    Names before;
    for (const auto& [parent, keys] : children) {
        const auto own = last.find(parent);
        if (own == last.end()) continue;
        for (const std::string& key : keys) {
            const auto child = last.find(key);
            if (child != last.end() && child->second > own->second) before.insert(parent);
        }
    }
    return before;
}

/// Moves parents that sorting brought before their children to the end; those that stood before them in the file stay.
void move_parents_behind(const TidyDocument& document, std::vector<Group>& groups, const Children& children, const Names& were_before) {
    constexpr int generations = 16;
    const auto entry_of = [&document](const Group& group) -> const TidyBlock& { return group.entry(document); };
    for (int i = 0; i < generations; ++i) {
        Names before = parents_before_children(groups, children, entry_of);
        std::erase_if(before, [&](const std::string& key) { return were_before.contains(key); });
        if (before.empty()) return;
        std::stable_partition(groups.begin(), groups.end(), [&](const Group& group) { return !before.contains(ascii_lower(entry_of(group).key)); });
    }
}

Order order_of(const std::vector<Group>& groups) {
    Order order;
    for (const Group& group : groups) {
        for (std::uint32_t index = group.begin; index < group.end; ++index) order.push_back(index);
    }
    return order;
}

/// Puts the blocks from `first` on in the order of `order`, in the places that they have: each ring of moves begins with one block apart.
void put_in_order(std::vector<TidyBlock>& blocks, std::size_t first, Order order) {
    for (std::size_t start = 0; start < order.size(); ++start) {
        if (order[start] == first + start) continue;
        TidyBlock apart = std::move(blocks[first + start]);
        std::size_t at = start;
        while (order[at] != first + start) {
            const std::size_t from = order[at] - first;
            blocks[first + at] = std::move(blocks[first + from]);
            order[at] = static_cast<std::uint32_t>(first + at);
            at = from;
        }
        blocks[first + at] = std::move(apart);
        order[at] = static_cast<std::uint32_t>(first + at);
    }
}

bool is_encoding_line(const TidyBlock& block) {
    return block.kind == Kind::text && trim(block.text).substr(0, 12) == "% Encoding: " && trim(block.text).find('\n') == std::string_view::npos;
}

}  // namespace

void sort_entries(TidyDocument& document, const TidyOptions& options) {
    const std::vector<TidyBlock>& blocks = document.blocks;
    const auto& sort = options.sort;
    const bool special = std::any_of(sort.begin(), sort.end(), [](const TidySortKey& key) { return key.name == "special"; });
    const Children children = children_of(document);
    const Names were_before = parents_before_children(blocks, children, [](const TidyBlock& block) -> const TidyBlock& { return block; });
    // Only a line that names the encoding keeps its place.
    const std::uint32_t kept = !blocks.empty() && is_encoding_line(blocks[0]) ? 1 : 0;
    std::vector<Group> groups;
    std::uint32_t begin = kept;
    for (std::uint32_t i = kept; i < blocks.size(); ++i) {
        const bool ends = blocks[i].kind == Kind::entry || (special && (blocks[i].kind == Kind::string || blocks[i].kind == Kind::preamble));
        if (!ends) continue;
        groups.push_back({begin, i + 1, static_cast<std::uint32_t>(groups.size())});
        begin = i + 1;
    }
    const bool was_in_order = !uses_before_definition(document, order_of(groups));
    const SortKeys keys(document, groups, sort);
    std::sort(groups.begin(), groups.end(), [&keys](const Group& a, const Group& b) { return keys.comes_before(a, b); });
    move_parents_behind(document, groups, children, were_before);
    Order order = order_of(groups);
    if (was_in_order && uses_before_definition(document, order)) {
        const auto strings_end = std::stable_partition(order.begin(), order.end(), [&](std::uint32_t index) { return blocks[index].kind == Kind::string; });
        std::sort(order.begin(), strings_end);
    }
    for (std::uint32_t i = begin; i < blocks.size(); ++i) order.push_back(i);
    put_in_order(document.blocks, kept, std::move(order));
}

void sort_fields(TidyDocument& document, const std::vector<std::string>& order) {
    std::unordered_map<std::string, std::size_t> ranks;
    for (const std::string& name : order) ranks.emplace(name, ranks.size());
    const auto rank = [&](const TidyField& field) {
        const auto found = ranks.find(ascii_lower(field.raw.name));
        return found == ranks.end() ? ranks.size() : found->second;
    };
    for (TidyBlock& block : document.blocks) {
        std::stable_sort(block.fields.begin(), block.fields.end(), [&](const TidyField& a, const TidyField& b) { return rank(a) < rank(b); });
    }
}

}  // namespace bibcast::bibtex
