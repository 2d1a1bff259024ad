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

/// An entry with what goes with it, and what it is sorted by.
struct Group {
    std::vector<TidyBlock> blocks;  ///< the last one is the entry
    std::vector<std::string> keys;
    std::size_t place = 0;
};

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

bool comes_before(const Group& a, const Group& b, const std::vector<TidySortKey>& sort) {
    for (std::size_t i = 0; i < sort.size(); ++i) {
        const int difference = a.keys[i].compare(b.keys[i]);
        if (difference != 0) return sort[i].descending ? difference > 0 : difference < 0;
    }
    return a.place < b.place;
}

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
bool uses_before_definition(const std::vector<Group>& groups) {
    Names used;
    for (const Group& group : groups) {
        for (const TidyBlock& block : group.blocks) {
            add_macros(block, used);
            if (block.kind != Kind::string) continue;
            // `@string{name = …}`: the name is what stands before the equals sign.
            const std::size_t open = block.text.find_first_of("{(");
            const std::size_t equals = block.text.find('=', open);
            if (open == std::string_view::npos || equals == std::string_view::npos) continue;
            if (used.contains(ascii_lower(trim(block.text.substr(open + 1, equals - open - 1))))) return true;
        }
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
template <class Blocks, class KeyOf>
Names parents_before_children(const Blocks& blocks, const Children& children, KeyOf key_of) {
    if (children.empty()) return {};
    std::unordered_map<std::string, std::size_t> last;
    std::size_t place = 0;
    for (const auto& block : blocks) last[ascii_lower(key_of(block))] = ++place;
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
void move_parents_behind(std::vector<Group>& groups, const Children& children, const Names& were_before) {
    constexpr int generations = 16;
    for (int i = 0; i < generations; ++i) {
        Names before = parents_before_children(groups, children, [](const Group& group) -> const std::string& { return group.blocks.back().key; });
        std::erase_if(before, [&](const std::string& key) { return were_before.contains(key); });
        if (before.empty()) return;
        std::stable_partition(groups.begin(), groups.end(), [&](const Group& group) { return !before.contains(ascii_lower(group.blocks.back().key)); });
    }
}

bool is_encoding_line(const TidyBlock& block) {
    return block.kind == Kind::text && trim(block.text).substr(0, 12) == "% Encoding: " && trim(block.text).find('\n') == std::string_view::npos;
}

}  // namespace

void sort_entries(TidyDocument& document, const TidyOptions& options) {
    const auto& sort = options.sort;
    const bool special = std::any_of(sort.begin(), sort.end(), [](const TidySortKey& key) { return key.name == "special"; });
    const Children children = children_of(document);
    const Names were_before = parents_before_children(document.blocks, children, [](const TidyBlock& block) -> const std::string& { return block.key; });
    // All go into groups, and from there back to the places that they left; only a line that names the encoding keeps its own.
    const std::size_t kept = !document.blocks.empty() && is_encoding_line(document.blocks[0]) ? 1 : 0;
    auto place = document.blocks.begin() + static_cast<std::ptrdiff_t>(kept);
    const auto put_back = [&place](TidyBlock& block) { *place++ = std::move(block); };
    std::vector<Group> groups;
    groups.reserve(document.blocks.size() + 1);  // what is not used of it is no memory
    groups.emplace_back();
    for (auto from = place; from != document.blocks.end(); ++from) {
        TidyBlock& block = *from;
        const bool ends = block.kind == Kind::entry || (special && (block.kind == Kind::string || block.kind == Kind::preamble));
        groups.back().blocks.push_back(std::move(block));
        if (ends) groups.emplace_back();
    }
    Group rest = std::move(groups.back());
    groups.pop_back();
    for (std::size_t i = 0; i < groups.size(); ++i) {
        groups[i].place = i;
        for (const TidySortKey& key : sort) groups[i].keys.push_back(sort_value(document, groups[i].blocks.back(), key.name));
    }
    const bool was_in_order = !uses_before_definition(groups);
    std::sort(groups.begin(), groups.end(), [&](const Group& a, const Group& b) { return comes_before(a, b, sort); });
    move_parents_behind(groups, children, were_before);
    if (was_in_order && uses_before_definition(groups)) {
        std::vector<std::pair<std::size_t, TidyBlock>> strings;
        for (Group& group : groups) {
            auto& blocks = group.blocks;
            const auto moved = std::stable_partition(blocks.begin(), blocks.end(), [](const TidyBlock& block) { return block.kind != Kind::string; });
            for (auto block = moved; block != blocks.end(); ++block) strings.emplace_back(block->span.begin, std::move(*block));
            blocks.erase(moved, blocks.end());
        }
        std::sort(strings.begin(), strings.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto& [begin, block] : strings) put_back(block);
    }
    groups.push_back(std::move(rest));
    for (Group& group : groups) {
        for (TidyBlock& block : group.blocks) put_back(block);
        group = {};
    }
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
