#include "formats/bibtex/entry_joiner.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "formats/bibtex/sort_form.hpp"
#include "formats/bibtex/tags.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

// Control characters stand in no sort form, key or definition.
constexpr char end_of_key = '\x1E';
constexpr char end_of_part = '\x1D';

std::string_view cut(std::string_view& rest, char at) {
    const std::size_t end = std::min(rest.find(at), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

std::string people_form(const NamesField* names) {
    std::string form;
    if (names == nullptr) return form;
    for (const Contributor& person : names->people) {
        const Name& name = person.name;
        for (const std::string_view part : {name.family, name.literal, name.given}) form += sort_form(part) + '\x02';
        form += '\x03';
    }
    return form;
}

std::string date_form(const DateField* date) {
    if (date == nullptr || !date->value.has_parts()) return {};
    const DatePoint& begin = date->value.begin;
    std::string form = std::to_string(100'000 + static_cast<int>(begin.year));
    form += static_cast<char>('A' + begin.month);
    form += static_cast<char>('A' + begin.day);
    return form;
}

std::string form_of(const Record& record, std::string_view key) {
    if (key == "author") {
        const NamesField* names = record.people(Variable::author);
        return people_form(names != nullptr ? names : record.people(Variable::editor));
    }
    if (key == "editor") return people_form(record.people(Variable::editor));
    if (key == "year" || key == "date") return date_form(record.date(Variable::issued));
    const FieldRow* row = find_field(key);
    return row == nullptr ? std::string() : sort_form(record.plain(row->variable));
}

struct Entry {
    std::string text;
    std::string note;
    std::vector<std::string> keys;
    std::string key;     ///< citation key, lower case
    std::string parent;  ///< so
    std::string definitions;
};

class EntryJoiner final : public Joiner {
  public:
    explicit EntryJoiner(const WriteOptions& options) : options_(options) {}

    void begin(std::string&) override {}

    void add(std::string_view bytes, const Chunk::Item& item, std::string& out) override {
        Entry entry;
        std::string_view note = item.note;
        std::string_view keys = cut(note, end_of_part);
        while (!keys.empty()) entry.keys.emplace_back(cut(keys, end_of_key));
        entry.keys.resize(options_.sort.size());
        entry.parent = ascii_lower(cut(note, end_of_part));
        entry.definitions = note;
        if (options_.sort.empty()) {
            entry.text = bytes;
            put(entry, out);
            return;
        }
        const std::size_t open = bytes.find('{') + 1;
        const std::string_view key = bytes.substr(open, bytes.find(',', open) - open);
        entry.key = ascii_lower(key);
        for (std::size_t i = 0; i < options_.sort.size(); ++i) {
            if (options_.sort[i].name == "key") entry.keys[i] = sort_form(key);
        }
        entry.text = bytes;
        held_.push_back(std::move(entry));
    }

    void end(std::string& out) override {
        std::stable_sort(held_.begin(), held_.end(), [&](const Entry& a, const Entry& b) { return comes_before(a, b); });
        if (options_.dialect == Dialect::bibtex) move_parents_behind();
        for (const Entry& entry : held_) put(entry, out);
        held_.clear();
    }

  private:
    [[nodiscard]] bool comes_before(const Entry& a, const Entry& b) const {
        for (std::size_t i = 0; i < options_.sort.size(); ++i) {
            const int difference = a.keys[i].compare(b.keys[i]);
            if (difference != 0) return options_.sort[i].descending ? difference > 0 : difference < 0;
        }
        return false;
    }

    /// btxdoc, section 2.2: an entry that others refer to stands behind them. Parents of parents stand behind these.
    void move_parents_behind() {
        std::unordered_map<std::string_view, const Entry*> by_key;
        for (const Entry& entry : held_) by_key.try_emplace(entry.key, &entry);
        std::unordered_map<const Entry*, unsigned> generation;
        constexpr unsigned most = 16;
        for (const Entry& entry : held_) {
            const Entry* child = &entry;
            for (unsigned above = 1; above <= most && !child->parent.empty(); ++above) {
                const auto found = by_key.find(child->parent);
                if (found == by_key.end() || generation[found->second] >= above) break;
                generation[found->second] = above;
                child = found->second;
            }
        }
        std::vector<std::pair<unsigned, std::size_t>> order;
        for (std::size_t i = 0; i < held_.size(); ++i) {
            const auto found = generation.find(&held_[i]);
            order.emplace_back(found == generation.end() ? 0 : found->second, i);
        }
        std::stable_sort(order.begin(), order.end());
        std::vector<Entry> moved;
        moved.reserve(held_.size());
        for (const auto& [above, index] : order) moved.push_back(std::move(held_[index]));
        held_ = std::move(moved);
    }

    void put(const Entry& entry, std::string& out) {
        std::string_view definitions = entry.definitions;
        bool defined = false;
        while (!definitions.empty()) {
            const std::string_view name = cut(definitions, end_of_key);
            const std::string_view value = cut(definitions, end_of_key);
            const auto [known, is_new] = macros_.try_emplace(std::string(name), value);
            if (!is_new && known->second == value) continue;
            known->second = value;
            if (!defined) separate(out);
            defined = true;
            out += "@string{";
            out += name;
            out += " = {";
            out += value;
            out += "}}\n";
        }
        separate(out);
        out += entry.text;
    }

    void separate(std::string& out) {
        if (any_) out.append(options_.blank_lines, '\n');
        any_ = true;
    }

    WriteOptions options_;
    std::vector<Entry> held_;
    std::unordered_map<std::string, std::string> macros_;  ///< as they are defined so far
    bool any_ = false;
};

}  // namespace

std::string entry_note(const Record& record, std::string_view type, const WriteOptions& options, std::string_view definitions) {
    std::string note;
    for (const SortKey& key : options.sort) {
        if (key.name != "key") note += key.name == "type" ? std::string(type) : form_of(record, key.name);
        note += end_of_key;
    }
    note += end_of_part;
    if (!options.sort.empty()) {
        for (const Leftover& leftover : record.leftovers) {
            if (leftover.format == leftover_format && equals_ignoring_ascii_case(leftover.tag, "crossref")) note += leftover.value;
        }
    }
    note += end_of_part;
    note += definitions;
    return note;
}

std::unique_ptr<Joiner> make_entry_joiner(const WriteOptions& options) { return std::make_unique<EntryJoiner>(options); }

}  // namespace bibcast::bibtex
