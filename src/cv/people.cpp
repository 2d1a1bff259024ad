#include "cv/people.hpp"

#include <algorithm>
#include <set>

#include "io/format.hpp"
#include "io/source.hpp"
#include "name/format.hpp"
#include "text/utf8.hpp"

namespace bibcast::cv {

namespace {

constexpr std::size_t largest_list = std::size_t{16} * 1024 * 1024;

std::string given_first(const Name& name) {
    std::string out;
    append_given_first(out, name);
    return out;
}

/// `lists/phd-students.txt` is called `phd students`.
std::string label_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    std::string name = path.substr(slash == std::string::npos ? 0 : slash + 1);
    name.resize(std::min(name.rfind('.'), name.size()));
    std::replace_if(name.begin(), name.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
    return name;
}

}  // namespace

bool is_self(const Contributor& person) {
    return std::any_of(person.marks.begin(), person.marks.end(), [](const Mark& mark) { return mark.meaning == Meaning::self; });
}

People::People(const Works& works, std::string self) : self_(std::move(self)) {
    PeopleIndex index;
    for (const Work& work : works.list) index.add(work.record);
    for (const PersonGroup& group : index.groups()) {
        if (group.confidence < Confidence::high) continue;
        for (const PersonGroup::Member& member : group.members) fullest_[member.spelling->written] = group.members[0].spelling->written;
    }
}

std::string People::name_of(const Contributor& person) const {
    if (!self_.empty() && is_self(person)) return self_;
    std::string name = given_first(person.name);
    const auto at = fullest_.find(name);
    return at == fullest_.end() ? name : at->second;
}

std::vector<std::string> People::authors_of(const Record& record) const {
    std::vector<std::string> out;
    const NamesField* const authors = record.people(Variable::author);
    if (authors == nullptr) return out;
    for (const Contributor& person : authors->people) {
        std::string name = name_of(person);
        if (out.size() > 500 || std::find(out.begin(), out.end(), name) == out.end()) out.push_back(std::move(name));
    }
    return out;
}

std::vector<CoAuthor> co_authors(const Works& works, const People& people, const std::string& self) {
    std::map<std::string, std::size_t> counts;
    for (const Work& work : works.list) {
        for (const std::string& name : people.authors_of(work.record)) {
            if (name != self) ++counts[name];
        }
    }
    std::vector<CoAuthor> out;
    for (const auto& [name, works_of] : counts) out.push_back({name, works_of});
    std::stable_sort(out.begin(), out.end(), [](const CoAuthor& a, const CoAuthor& b) { return a.works > b.works; });
    return out;
}

Highlights::Highlights(const std::vector<std::string>& arguments) {
    for (const std::string& argument : arguments) {
        const std::size_t equals = argument.find('=');
        const std::string path = equals == std::string::npos ? argument : argument.substr(equals + 1);
        Group group{.label = equals == std::string::npos ? label_of(path) : argument.substr(0, equals), .people = {}, .written = {}};
        Source source = Source::open(path);
        const std::string_view text = source.peek(largest_list);
        std::size_t number = 0;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            const std::string_view line = trim(text.substr(at, end - at));
            at = end + 1;
            ++number;
            if (line.empty() || line[0] == '#') continue;
            PersonMatcher matcher;
            if (!matcher.add(line)) throw UsageError(path + ":" + std::to_string(number) + ": there is no name in this line");
            for (const PersonForm& form : matcher.forms()) {
                by_family_.emplace(form.family, std::pair(groups_.size(), group.people.size()));
                if (!form.given.empty()) by_family_.emplace(form.given_joined, std::pair(groups_.size(), group.people.size()));
            }
            group.people.push_back(std::move(matcher));
            group.written.emplace_back(line);
        }
        groups_.push_back(std::move(group));
    }
}

template <typename Found>
void Highlights::find(const Contributor& person, const Found& found) const {
    if (groups_.empty()) return;
    const auto [begin, end] = by_family_.equal_range(person_form(person).family);
    for (auto at = begin; at != end; ++at) {
        const auto [group, index] = at->second;
        if (groups_[group].people[index].match(person).confidence > Confidence::low) found(group, index);
    }
}

std::size_t Highlights::group_of(const Contributor& person) const {
    std::size_t first = 0;
    find(person, [&first](std::size_t group, std::size_t /*index*/) {
        if (first == 0 || group + 1 < first) first = group + 1;
    });
    return first;
}

std::vector<std::string> Highlights::missed(const Works& works) const {
    std::set<std::pair<std::size_t, std::size_t>> seen;
    for (const Work& work : works.list) {
        for (const NamesField& field : work.record.names) {
            for (const Contributor& person : field.people) {
                find(person, [&seen](std::size_t group, std::size_t index) { seen.emplace(group, index); });
            }
        }
    }
    std::vector<std::string> out;
    for (std::size_t group = 0; group < groups_.size(); ++group) {
        for (std::size_t index = 0; index < groups_[group].written.size(); ++index) {
            if (seen.count({group, index}) == 0) out.push_back(groups_[group].written[index]);
        }
    }
    return out;
}

}  // namespace bibcast::cv
