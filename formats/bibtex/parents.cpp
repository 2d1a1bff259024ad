#include "formats/bibtex/parents.hpp"

#include "formats/bibtex/raw_parser.hpp"
#include "formats/bibtex/syntax.hpp"
#include "text/byte_block.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

constexpr auto npos = std::string_view::npos;

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

constexpr std::size_t block_size = 64;

char lower_bit(char c) { return static_cast<char>(c | 0x20); }

/// True if a block holds `sr` or `xd` in any case: the pairs that `crossref` and `xdata` have and few words do. Looks one byte behind it.
bool may_hold_reference(const char* block) {
    ByteBlock found{};
    for (std::size_t at = 0; at < block_size; at += sizeof(ByteBlock)) {
        const ByteBlock a = byte_block_at(block + at) | 0x20;
        const ByteBlock b = byte_block_at(block + at + 1) | 0x20;
        found |= as_bytes(((a == 's') & (b == 'r')) | ((a == 'x') & (b == 'd')));
    }
    return holds_somewhere(found);
}

/// True if a reference word begins at `at` and an equals sign follows it, or an `@` stands before it.
bool is_reference_at(std::string_view text, std::size_t at) {
    for (const std::string_view word : {std::string_view("crossref"), std::string_view("xdata")}) {
        if (at > 0 && is_ascii_alpha(text[at - 1])) return false;
        if (!equals_ignoring_ascii_case(text.substr(at, word.size()), word)) continue;
        if (at > 0 && text[at - 1] == '@') return true;
        const std::size_t equals = skip_space(text, at + word.size());
        if (equals < text.size() && text[equals] == '=') return true;
    }
    return false;
}

}  // namespace

std::size_t find_reference(std::string_view text, std::size_t from) {
    for (std::size_t block = from; block < text.size(); block += block_size) {
        const bool whole = block + block_size + 1 <= text.size();
        if (whole && !may_hold_reference(text.data() + block)) continue;
        // The words begin up to four bytes before the pair.
        const std::size_t begin = block > from + 8 ? block - 8 : from;
        const std::size_t end = std::min(text.size(), block + block_size + 1);
        for (std::size_t at = begin; at < end; ++at) {
            const char c = lower_bit(text[at]);
            if ((c == 'c' || c == 'x') && is_reference_at(text, at)) return at;
        }
    }
    return npos;
}

}  // namespace bibcast::bibtex
