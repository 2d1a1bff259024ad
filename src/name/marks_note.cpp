#include "name/marks_note.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "name/legend_words.hpp"
#include "name/mark_symbol.hpp"
#include "name/mark_text.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::string_view not_stated = " (meaning not stated)";
constexpr std::string_view affiliation = " (affiliation)";
constexpr std::string_view assumed = " (assumed)";
constexpr std::size_t longest_line = 20'000;

void append_name(std::string& out, const Name& name) {
    if (name.is_literal()) {
        out += name.literal;
        return;
    }
    bool first = true;
    for (const std::string_view part : {name.given, name.dropping_particle, name.non_dropping_particle, name.family, name.suffix}) {
        if (part.empty()) continue;
        if (!first) out += ' ';
        out += part;
        first = false;
    }
}

// `* Equal contribution`, `† (meaning not stated)`, `1`: what the people of one group have in common.
void append_heading(std::string& out, const Mark& mark) {
    const std::string_view words = legend_text(mark);
    if (!words.empty()) {
        if (!mark.symbol.empty()) (out += mark.symbol) += ' ';
        out += words;
        if (mark.basis == Basis::assumed) out += assumed;
    } else if (mark.symbol.empty()) {
        out += name_of(mark.meaning);
    } else {
        out += mark.symbol;
        if (mark.meaning == Meaning::affiliation) out += affiliation;
        if (mark.meaning == Meaning::unknown) out += not_stated;
    }
}

// A group is one symbol and one meaning in the same words.
using GroupKey = std::tuple<Meaning, bool, std::string_view, std::string_view>;
GroupKey group_of(const Mark& mark) { return {mark.meaning, mark.basis == Basis::assumed, mark.symbol, legend_text(mark)}; }

// What a heading of such a line says; nothing if that is unknown.
struct Heading {
    Mark mark;
    bool known = false;
};

Heading read_heading(std::string_view text) {
    Heading heading;
    Mark& mark = heading.mark;
    mark.basis = Basis::entry;
    const auto take = [&text](std::string_view ending) {
        if (!text.ends_with(ending)) return false;
        text.remove_suffix(ending.size());
        return true;
    };
    if (take(not_stated) || take(affiliation)) {
        const bool unknown = text.data()[text.size() + 2] == 'm';
        mark.symbol = text;
        mark.meaning = unknown ? Meaning::unknown : Meaning::affiliation;
        mark.basis = unknown ? Basis::none : Basis::assumed;
        heading.known = !text.empty();
        return heading;
    }
    if (take(assumed)) mark.basis = Basis::assumed;
    if (const SymbolAt sign = text.empty() ? SymbolAt{} : symbol_at(text, 0); sign.found() && sign.size < text.size() && text[sign.size] == ' ') {
        mark.symbol = sign.symbol;
        text = text.substr(sign.size + 1);
    }
    const Meaning meaning = legend_meaning(text);
    for (int i = 0; i <= static_cast<int>(Meaning::other); ++i) {
        const auto usual = static_cast<Meaning>(i);
        if (usual_legend(usual) != text && name_of(usual) != text) continue;
        if (usual == Meaning::unknown || usual == Meaning::other) continue;
        mark.meaning = usual;
        heading.known = true;
        return heading;
    }
    mark.meaning = meaning;
    mark.legend = text;
    heading.known = meaning != Meaning::other;
    return heading;
}

// One group of a line and the people that it names.
struct Group {
    Heading heading;
    std::vector<Contributor*> people;
};

/// The people of a record by their names as such a line has them.
class PeopleByName {
  public:
    explicit PeopleByName(Record& record) {
        for (NamesField& field : record.names) {
            for (Contributor& person : field.people) {
                std::string name;
                append_name(name, person.name);
                people_.try_emplace(std::move(name), Entry{people_.size(), &person});
            }
        }
    }

    /// Takes the first name off a list; null if it is nobody's. A name may have commas itself: of several that fit, that of the first person.
    Contributor* take(std::string_view& names) const {
        constexpr int most_commas = 16;
        Entry found;
        std::size_t end = 0;
        std::size_t comma = names.find(", ");
        for (int i = 0; i <= most_commas; ++i, comma = names.find(", ", comma + 1)) {
            const auto person = people_.find(std::string(names.substr(0, comma)));
            if (person != people_.end() && (found.person == nullptr || person->second.number < found.number)) {
                found = person->second;
                end = std::min(comma, names.size());
            }
            if (comma == std::string_view::npos) break;
        }
        if (found.person != nullptr) names.remove_prefix(std::min(end + 2, names.size()));
        return found.person;
    }

  private:
    struct Entry {
        std::size_t number = 0;
        Contributor* person = nullptr;
    };
    std::unordered_map<std::string, Entry> people_;
};

std::optional<Group> read_group(const PeopleByName& people, std::string_view text) {
    const std::size_t colon = text.rfind(": ");
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    Group group{read_heading(text.substr(0, colon)), {}};
    for (std::string_view names = text.substr(colon + 2); !names.empty();) {
        Contributor* const person = people.take(names);
        if (person == nullptr) return std::nullopt;
        group.people.push_back(person);
    }
    if (group.people.empty()) return std::nullopt;
    return group;
}

}  // namespace

bool append_marks_note(std::string& out, NamesField& names) {
    struct Member {
        Contributor* person;
        Mark* mark;
    };
    std::map<GroupKey, std::size_t> numbers;
    std::vector<std::vector<Member>> groups;
    for (Contributor& person : names.people) {
        for (Mark& mark : person.marks) {
            if (mark.written) continue;
            const auto [number, is_new] = numbers.try_emplace(group_of(mark), groups.size());
            if (is_new) groups.emplace_back();
            std::vector<Member>& members = groups[number->second];
            if (members.empty() || members.back().person != &person) members.push_back({&person, &mark});
        }
    }
    for (const std::vector<Member>& members : groups) {
        if (&members != &groups.front()) out += "; ";
        append_heading(out, *members.front().mark);
        for (const Member& member : members) {
            out += &member == &members.front() ? ": " : ", ";
            append_name(out, member.person->name);
            member.mark->written = true;
        }
    }
    return !groups.empty();
}

bool read_marks_note(Record& record, std::string_view line, SourceSpan source) {
    if (line.size() > longest_line || line.find(": ") == std::string_view::npos) return false;
    const PeopleByName people(record);
    std::vector<Group> groups;
    bool known = false;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t end = std::min(line.find("; ", at), line.size());
        std::optional<Group> group = read_group(people, line.substr(at, end - at));
        if (!group) return false;
        known = known || group->heading.known;
        groups.push_back(std::move(*group));
        at = end + 2;
    }
    if (!known) return false;
    for (const Group& group : groups) {
        for (Contributor* const person : group.people) {
            const bool there = std::any_of(person->marks.begin(), person->marks.end(), [&](const Mark& m) { return group_of(m) == group_of(group.heading.mark); });
            if (there) continue;
            Mark mark = group.heading.mark;
            mark.source = source;
            person->marks.push(record.arena(), mark);
        }
    }
    return true;
}

}  // namespace bibcast
