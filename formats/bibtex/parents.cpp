#include "formats/bibtex/parents.hpp"

#include <algorithm>
#include <array>

#include "formats/bibtex/raw_parser.hpp"
#include "formats/bibtex/syntax.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

constexpr auto npos = std::string_view::npos;

constexpr std::array<std::string_view, 2> reference_words = {"crossref", "xdata"};

bool is_reference_field(std::string_view name) { return equals_ignoring_ascii_case(name, "crossref") || equals_ignoring_ascii_case(name, "xdata"); }

/// biblatex manual, section 3.14.6: `xdata=key-field` or `xdata=key-field-2` as a value or an item of a list.
struct Granular {
    std::string_view key;
    std::string_view field;
    std::size_t item = 0;  ///< from 1; 0: the whole value
};

bool parse_granular(std::string_view value, Granular& out) {
    value = trim(value);
    if (value.size() < 8 || !equals_ignoring_ascii_case(value.substr(0, 5), "xdata")) return false;
    const std::size_t equals = skip_space(value, 5);
    if (equals == value.size() || value[equals] != '=') return false;
    value = trim(value.substr(equals + 1));
    std::size_t dash = value.rfind('-');
    if (dash == npos) return false;
    const std::string_view last = value.substr(dash + 1);
    if (!last.empty() && last.find_first_not_of("0123456789") == npos && last.size() < 5) {
        for (const char c : last) out.item = out.item * 10 + static_cast<std::size_t>(c - '0');
        value = value.substr(0, dash);
        dash = value.rfind('-');
        if (dash == npos) return false;
    }
    out.key = value.substr(0, dash);
    out.field = value.substr(dash + 1);
    return !out.key.empty() && !out.field.empty();
}

/// Calls `see` with each key of a comma list.
template <class See>
void each_key(std::string_view list, See see) {
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        const std::string_view key = trim(list.substr(0, comma));
        if (!key.empty()) see(key);
        if (comma == npos) break;
        list.remove_prefix(comma + 1);
    }
}

/// The n-th item of a list joined by ` and `.
std::string_view item_of(std::string_view list, std::size_t item) {
    while (item > 1) {
        const std::size_t at = list.find(" and ");
        if (at == npos) return {};
        list.remove_prefix(at + 5);
        --item;
    }
    return list.substr(0, list.find(" and "));
}

/// Calls `see` with the key of each entry that a field names, and the field of it where only that is meant.
template <class See>
void each_reference(std::string_view name, std::string_view value, See see) {
    Granular granular;
    if (equals_ignoring_ascii_case(name, "crossref")) {
        see(trim(value), std::string_view{});
    } else if (equals_ignoring_ascii_case(name, "xdata")) {
        each_key(value, [&](std::string_view key) { see(key, std::string_view{}); });
    } else if (parse_granular(value, granular)) {
        see(granular.key, granular.field);
    }
}

}  // namespace

class Parents::Builder {
  public:
    Builder(Parents& parents, const StringLayers& strings) : parents_(parents), strings_(&strings) {}

    void collect_references(std::string_view text) {
        RawParser parser(text, scratch_, nullptr);
        RawEntry entry;
        while (parser.next(entry)) {
            if (entry.kind != EntryKind::entry) continue;
            for (const RawField& field : entry.fields) {
                each_reference(field.name, field.first.text, [&](std::string_view key, std::string_view part) {
                    Parent& wanted = wanted_[ascii_lower(key)];
                    if (part.empty()) wanted.whole = true;
                    else wanted.granular.insert(ascii_lower(part));
                });
            }
        }
        scratch_.reset();
    }

    void collect_parents(std::string_view text) {
        RawParser parser(text, scratch_, nullptr);
        RawEntry entry;
        while (parser.next(entry)) {
            if (entry.kind == EntryKind::string) strings_.define_all(scratch_, entry);
            if (entry.kind != EntryKind::entry || entry.key.empty()) continue;
            std::string key = ascii_lower(entry.key);
            const auto wanted = wanted_.find(key);
            if (wanted == wanted_.end()) continue;
            const auto [at, is_new] = parents_.parents_.try_emplace(std::move(key), wanted->second);
            if (is_new) fill(at->second, entry);
        }
        scratch_.reset();
    }

    /// Completes each parent after those that it inherits from, without recursion: chains may be long.
    void complete_all() {
        for (auto& [key, parent] : parents_.parents_) {
            if (state_[&parent] == State::fresh) complete_from(parent);
        }
    }

  private:
    enum class State : std::uint8_t { fresh, open, done };

    void fill(Parent& parent, const RawEntry& entry) {
        Arena& arena = parents_.arena_;
        parent.type = arena.copy(entry.type);
        for (const RawField& field : entry.fields) {
            parent.fields.push_back({arena.copy(field.name), arena.copy(strings_.resolve(scratch_, field).text), {}, false});
        }
    }

    void complete_from(Parent& first) {
        std::vector<Parent*> stack{&first};
        while (!stack.empty()) {
            Parent& parent = *stack.back();
            State& state = state_[&parent];
            if (state == State::fresh) {
                state = State::open;
                push_references(parent, stack);
            } else {
                stack.pop_back();
                if (state == State::done) continue;
                state = State::done;
                parents_.complete(parent.type, parent.fields, {}, {[](std::string_view) {}, [](const Field&) {}});
            }
        }
    }

    void push_references(Parent& parent, std::vector<Parent*>& stack) {
        for (const Field& field : parent.fields) {
            each_reference(field.name, field.value, [&](std::string_view key, std::string_view /*part*/) {
                auto* other = const_cast<Parent*>(parents_.find(key));
                if (other == nullptr) return;
                const State state = state_[other];
                if (state == State::open) {
                    other->in_cycle = true;
                    parent.in_cycle = true;
                } else if (state == State::fresh) {
                    stack.push_back(other);
                }
            });
        }
    }

    Parents& parents_;
    StringTable strings_;
    Arena scratch_;
    std::unordered_map<std::string, Parent> wanted_;  ///< by key in lower case: what of it is named, and nothing else yet
    std::unordered_map<const Parent*, State> state_;
};

std::shared_ptr<const Parents> Parents::build(const std::vector<std::string_view>& texts, const StringLayers& strings, Dialect dialect) {
    auto parents = std::make_shared<Parents>();
    parents->dialect_ = dialect;
    Builder builder(*parents, strings);
    for (const std::string_view text : texts) builder.collect_references(text);
    for (const std::string_view text : texts) builder.collect_parents(text);
    builder.complete_all();
    return parents;
}

const Parent* Parents::find(std::string_view key) const {
    const auto found = parents_.find(ascii_lower(key));
    return found == parents_.end() ? nullptr : &found->second;
}

bool Parents::complete(std::string_view type, std::vector<Field>& fields, SourceSpan span, const News& news) const {
    bool in_cycle = false;
    const auto parent_of = [&](std::string_view key) {
        const Parent* parent = find(key);
        if (parent == nullptr) {
            news.missing(key);
        } else {
            in_cycle = in_cycle || parent->in_cycle;
        }
        return parent;
    };
    // Values that stand in a container, first: they are the entry's own.
    for (Field& field : fields) {
        Granular granular;
        if (is_reference_field(field.name) || !parse_granular(field.value, granular)) continue;
        const Parent* container = parent_of(granular.key);
        if (container == nullptr) continue;
        const std::string_view whole = value_of(container->fields, granular.field);
        const std::string_view value = granular.item == 0 ? whole : item_of(whole, granular.item);
        if (value.empty()) news.missing(field.value);
        else field.value = value;
    }
    const std::string_view containers = value_of(fields, "xdata");
    each_key(containers, [&](std::string_view key) {
        if (const Parent* container = parent_of(key)) take_over(fields, container->fields, span, news.overridden);
    });
    const std::string_view crossref = trim(value_of(fields, "crossref"));
    if (!crossref.empty()) {
        if (const Parent* parent = parent_of(crossref)) inherit(type, fields, parent->type, parent->fields, span, dialect_);
    }
    return in_cycle;
}

namespace {

/// Where the blanks in front of `at` begin.
std::size_t blanks_before(std::string_view text, std::size_t at) {
    while (at > 0) {
        if (is_class(text[at - 1], space_char)) --at;
        else if (at > 1 && is_class(text[at - 2], wide_space_start) && wide_space_at(text, at - 2) == 2) at -= 2;
        else if (at > 2 && is_class(text[at - 3], wide_space_start) && wide_space_at(text, at - 3) == 3) at -= 3;
        else break;
    }
    return at;
}

bool is_word_at(std::string_view text, std::size_t at, std::string_view word) { return equals_ignoring_ascii_case(text.substr(at, word.size()), word); }

/// Where a reference word begins that ends at `end`; npos if none does.
std::size_t reference_before(std::string_view text, std::size_t end) {
    if (end == 0 || (ascii_lower(text[end - 1]) != 'f' && ascii_lower(text[end - 1]) != 'a')) return npos;
    for (const std::string_view word : reference_words) {
        if (end < word.size()) continue;
        const std::size_t begin = end - word.size();
        if (is_word_at(text, begin, word) && (begin == 0 || !is_ascii_alpha(text[begin - 1]))) return begin;
    }
    return npos;
}

}  // namespace

std::size_t find_reference(std::string_view text, std::size_t from) {
    std::size_t found = npos;
    for (std::size_t equals = text.find('=', from); equals != npos && found == npos; equals = text.find('=', equals + 1)) {
        found = reference_before(text, blanks_before(text, equals));
    }
    for (std::size_t at = text.find('@', from); at < found; at = text.find('@', at + 1)) {
        const bool is_reference = std::any_of(reference_words.begin(), reference_words.end(), [&](std::string_view word) { return is_word_at(text, at + 1, word); });
        if (is_reference) return at + 1;
    }
    return found;
}

}  // namespace bibcast::bibtex
