#include <algorithm>
#include <map>
#include <set>

#include "csl/processor.hpp"

namespace bibcast::csl {

namespace {

/// Items by what they print; the order of items and of groups is that of the items.
template <class Key>
std::vector<std::vector<std::size_t>> grouped(const std::vector<std::size_t>& items, Key key) {
    std::vector<std::vector<std::size_t>> groups;
    std::unordered_map<std::string, std::size_t> known;
    for (const std::size_t item : items) {
        const auto [place, added] = known.emplace(key(item), groups.size());
        if (added) groups.emplace_back();
        groups[place->second].push_back(item);
    }
    return groups;
}

std::string family_key(const PersonName& name) {
    std::string key(name.non_dropping);
    key += '\x1f';
    key += name.family;
    key += '\x1f';
    key += name.literal;
    return key;
}

}  // namespace

/// What a cite prints in short form, without its letter: as a later cite near the first one.
std::string Processor::cite_key(std::size_t item, const Disambiguation& state) {
    Use use;
    use.item = items_[item];
    use.area = &style_.citation;
    use.citation_number = numbers_[item];
    use.citation_label = label_of(item);
    use.disambiguation = &state;
    use.ignore_suffix = true;
    use.comparing = true;
    use.position.subsequent = true;
    use.position.near_note = true;
    Tokens tokens;
    evaluator_.evaluate(tokens, style_.citation.layout, use);
    std::string key;
    append_plain(key, tokens, quotes_);
    return key;
}

void Processor::disambiguate() {
    std::fill(states_.begin(), states_.end(), Disambiguation{});
    left_over_.clear();
    const Area& area = style_.citation;
    if (!area.add_names && !area.add_given && !area.add_suffix && !style_.uses_disambiguate) return;
    if (area.add_given && area.given_rule != GivenNameRule::by_cite) expand_all_names();
    const auto groups = grouped(order_, [&](std::size_t item) { return cite_key(item, states_[item]); });
    for (const std::vector<std::size_t>& group : groups) {
        if (group.size() > 1) split(group, states_[group[0]], 0, 0);
    }
    if (area.add_suffix) give_suffixes(left_over_);
    scratch_.reset();
}

/// The rules that hold for names wherever they stand: a name gets as much of its given name as tells it from all others
/// with the same family name.
void Processor::expand_all_names() {
    const GivenNameRule rule = style_.citation.given_rule;
    const bool primary = rule == GivenNameRule::primary_name || rule == GivenNameRule::primary_name_with_initials;
    const bool initials_only = rule == GivenNameRule::all_names_with_initials || rule == GivenNameRule::primary_name_with_initials;
    struct Family {
        std::set<std::string> initials;
        std::set<std::string> givens;
        std::map<std::string, std::set<std::string>> by_initials;
    };
    std::unordered_map<std::string, Family> families;
    struct List {
        std::span<const PersonName> names;
        bool initials = false;
        bool brief = false;
    };
    std::vector<std::vector<List>> lists(order_.size());
    const auto initials_of = [&](const PersonName& name) { return initialize(name.given, ".", true, false); };
    for (std::size_t i = 0; i < order_.size(); ++i) {
        static_cast<void>(cite_key(order_[i], {}));
        for (const RenderedList& list : evaluator_.lists()) {
            lists[i].push_back({list.names, list.initials, list.brief});
            for (std::size_t n = 0; n < list.names.size() && (!primary || n == 0); ++n) {
                Family& family = families[family_key(list.names[n])];
                const std::string initials = initials_of(list.names[n]);
                family.initials.insert(initials);
                // "J. J." and "J.J." are one name.
                std::string given = initialize(list.names[n].given, ".", true, true);
                family.givens.insert(given);
                family.by_initials[initials].insert(std::move(given));
            }
        }
    }
    for (std::size_t i = 0; i < order_.size(); ++i) {
        Disambiguation& state = states_[order_[i]];
        for (const List& list : lists[i]) {
            NameExpansion expansion;
            expansion.levels.resize(list.names.size());
            for (std::size_t n = 0; n < list.names.size() && (!primary || n == 0); ++n) {
                const Family& family = families[family_key(list.names[n])];
                if (family.givens.size() < 2) continue;
                if (!list.initials) {
                    if (!initials_only || family.initials.size() > 1) expansion.levels[n] = list.brief ? 2 : 0;
                    continue;
                }
                const bool told = family.by_initials.at(initials_of(list.names[n])).size() == 1;
                if (told) {
                    expansion.levels[n] = 1;
                } else if (!initials_only) {
                    expansion.levels[n] = 2;
                } else if (family.initials.size() > 1) {
                    expansion.levels[n] = 1;
                }
            }
            state.lists.push_back(std::move(expansion));
        }
    }
}

/// Tells the items of `set` apart, which print the same with `base`, from name number `name` of list number `list` on. Each
/// step shows more of one name to all; it is kept if it splits the set.
void Processor::split(std::vector<std::size_t> set, Disambiguation base, std::size_t list, std::size_t name) {
    const Area& area = style_.citation;
    const bool by_cite = area.add_given && area.given_rule == GivenNameRule::by_cite;
    static_cast<void>(cite_key(set[0], base));
    std::vector<RenderedList> shape = evaluator_.lists();
    for (const std::size_t item : set) {
        static_cast<void>(cite_key(item, base));
        const std::vector<RenderedList>& other = evaluator_.lists();
        for (std::size_t i = 0; i < other.size(); ++i) {
            if (i == shape.size()) shape.push_back(other[i]);
            if (other[i].names.size() > shape[i].names.size()) shape[i] = other[i];
        }
    }
    Disambiguation trial = base;
    const auto own = [&](std::size_t item, const Disambiguation& shared) {
        // Given names that hold everywhere are the item's own.
        Disambiguation state = shared;
        for (std::size_t i = 0; i < state.lists.size(); ++i) {
            if (!by_cite && i < states_[item].lists.size()) state.lists[i].levels = states_[item].lists[i].levels;
        }
        return state;
    };
    const auto attempt = [&](std::size_t next_list, std::size_t next_name) {
        const auto groups = grouped(set, [&](std::size_t item) { return cite_key(item, own(item, trial)); });
        if (groups.size() < 2) return false;
        for (const std::vector<std::size_t>& group : groups) {
            for (const std::size_t item : group) states_[item] = own(item, trial);
            if (group.size() > 1) split(group, trial, next_list, next_name);
        }
        return true;
    };
    for (; list < shape.size() && (area.add_names || by_cite); ++list, name = 0) {
        if (trial.lists.size() <= list) trial.lists.resize(list + 1);
        NameExpansion& expansion = trial.lists[list];
        if (expansion.levels.size() < shape[list].names.size()) expansion.levels.resize(shape[list].names.size());
        const std::size_t shown = shape[list].shown;
        for (; name < shape[list].names.size(); ++name) {
            if (name >= std::max<std::size_t>(shown, trial.lists[list].shown)) {
                if (!area.add_names) break;
                trial.lists[list].shown = static_cast<std::uint16_t>(name + 1);
                if (attempt(list, name)) return;
            }
            if (!by_cite) continue;
            const std::uint8_t before = trial.lists[list].levels[name];
            const std::uint8_t first = shape[list].initials && shape[list].brief ? 1 : 2;
            for (std::uint8_t level = std::max<std::uint8_t>(first, static_cast<std::uint8_t>(before + 1)); level <= 2; ++level) {
                trial.lists[list].levels[name] = level;
                if (attempt(list, name)) return;
            }
            trial.lists[list].levels[name] = before;
        }
        // What was shown in vain is taken back.
        if (list < base.lists.size()) {
            trial.lists[list] = base.lists[list];
        } else {
            trial.lists[list] = {};
        }
    }
    if (style_.uses_disambiguate) {
        split_by_condition(std::move(set), base.condition);
    } else {
        left_over_.push_back(std::move(set));
    }
}

/// Lets one test of `disambiguate` more hold at a time, until the items of `set` print something different.
void Processor::split_by_condition(std::vector<std::size_t> set, int condition) {
    const auto with = [&](std::size_t item, int tests) {
        Disambiguation state = states_[item];
        state.condition = tests;
        return state;
    };
    for (int tests = condition + 1;; ++tests) {
        const auto groups = grouped(set, [&](std::size_t item) { return cite_key(item, with(item, tests)); });
        const int most = evaluator_.disambiguate_tests();
        if (groups.size() > 1) {
            for (const std::vector<std::size_t>& group : groups) {
                for (const std::size_t item : group) states_[item].condition = tests;
                if (group.size() > 1) split_by_condition(group, tests);
            }
            return;
        }
        if (tests >= most) break;
    }
    left_over_.push_back(std::move(set));
}

void Processor::give_suffixes(const std::vector<std::vector<std::size_t>>& sets) {
    std::vector<std::size_t> places(items_.size());
    for (std::size_t i = 0; i < order_.size(); ++i) places[order_[i]] = i;
    for (std::vector<std::size_t> set : sets) {
        std::sort(set.begin(), set.end(), [&](std::size_t a, std::size_t b) { return places[a] < places[b]; });
        int suffix = 0;
        for (const std::size_t item : set) states_[item].suffix = suffix++;
    }
}

}  // namespace bibcast::csl
