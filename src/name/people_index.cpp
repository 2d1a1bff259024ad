#include "name/people_index.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "name/fold.hpp"
#include "name/format.hpp"
#include "name/nicknames.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t most_co_authors = 64;
constexpr std::size_t most_compared = 24;  // spellings of one key that a further one is compared with

std::string_view first_letter(std::string_view word) { return word.empty() ? word : word.substr(0, code_point_at(word, 0).size); }

std::uint64_t co_author_digest(const PersonForm& form) {
    // FNV-1a, 64 bits.
    std::uint64_t digest = 14695981039346656037U;
    const auto mix = [&digest](std::string_view text) {
        for (const char c : text) digest = (digest ^ static_cast<unsigned char>(c)) * 1099511628211U;
    };
    mix(form.family);
    mix("\x1f");
    if (!form.given.empty()) mix(first_letter(form.given[0]));
    return digest;
}

std::size_t shared_co_authors(const PersonSpelling& a, const PersonSpelling& b) {
    std::size_t shared = 0;
    auto at = a.co_authors.begin();
    for (const std::uint64_t digest : b.co_authors) {
        at = std::lower_bound(at, a.co_authors.end(), digest);
        if (at == a.co_authors.end()) break;
        if (*at == digest) ++shared;
    }
    return shared;
}

/// A joint between two spellings.
struct Joint {
    std::size_t a = 0;
    std::size_t b = 0;
    PersonMatch match;
    std::size_t shared = 0;
};

// Common work makes a doubtful match a better one.
void weigh_co_authors(const PersonSpelling& a, const PersonSpelling& b, Joint& joint) {
    joint.shared = shared_co_authors(a, b);
    if (joint.shared == 0) return;
    joint.match.evidence.add(Evidence::co_authors);
    if (joint.match.confidence == Confidence::low) {
        joint.match.confidence = joint.shared >= 3 ? Confidence::high : Confidence::medium;
    } else if (joint.match.confidence == Confidence::medium) {
        joint.match.confidence = Confidence::high;
    }
}

/// Finds the joints between spellings and puts together what they join.
class Grouping {
  public:
    explicit Grouping(const std::vector<PersonSpelling>& spellings)
        : spellings_(spellings), parent_(spellings.size()), members_(spellings.size()), ambiguous_(spellings.size()) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
        for (std::size_t i = 0; i < members_.size(); ++i) members_[i] = {i};
    }

    std::vector<PersonGroup> run() {
        find_joints();
        std::stable_sort(joints_.begin(), joints_.end(), [](const Joint& a, const Joint& b) {
            return std::tuple(b.match.confidence, b.shared) < std::tuple(a.match.confidence, a.shared);
        });
        for (const Joint& joint : joints_) unite(joint);
        join_initials();
        return gather();
    }

  private:
    void find_joints() {
        for (std::size_t i = 0; i < spellings_.size(); ++i) {
            const PersonForm& form = spellings_[i].form;
            const std::string family = without_umlaut_spelling(form.family);
            if (!form.orcid.empty()) compare_under("o" + form.orcid, i);
            if (form.literal) {
                compare_under("l" + form.family, i);
                continue;
            }
            if (form.given.empty()) continue;  // never by the family name alone
            compare_under("a" + family + '\x1f' + without_umlaut_spelling(full_given_name(form.given[0])), i);
            compare_under("b" + family + '\x1f' + form.given_joined, i);
            const bool in_order = form.family < form.given_joined;
            compare_under("c" + (in_order ? form.family : form.given_joined) + '\x1f' + (in_order ? form.given_joined : form.family), i);
            by_initial_["i" + family + '\x1f' + std::string(first_letter(form.given[0]))].push_back(i);
        }
    }

    void compare_under(std::string key, std::size_t i) {
        std::vector<std::size_t>& others = by_key_[std::move(key)];
        for (const std::size_t other : others) add_joint(other, i);
        if (others.size() < most_compared) others.push_back(i);
    }

    void add_joint(std::size_t a, std::size_t b) {
        Joint joint{a, b, compare_people(spellings_[a].form, spellings_[b].form), 0};
        if (!joint.match) return;
        weigh_co_authors(spellings_[a], spellings_[b], joint);
        joints_.push_back(joint);
    }

    std::size_t root(std::size_t i) {
        while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
        return i;
    }

    // Two groups are one only if nobody in them contradicts: `Eric P. Xing` and `Eric Q. Xing` are two, whatever `Eric Xing` is.
    bool contradict(std::size_t a, std::size_t b) const {
        std::size_t compared = 0;
        for (const std::size_t one : members_[a]) {
            for (const std::size_t other : members_[b]) {
                if (!compare_people(spellings_[one].form, spellings_[other].form) && !same_orcid_in(a, b)) return true;
                if (++compared >= most_compared * most_compared) return false;
            }
        }
        return false;
    }

    [[nodiscard]] bool same_orcid_in(std::size_t a, std::size_t b) const {
        const auto orcid_of = [&](std::size_t group) {
            for (const std::size_t i : members_[group]) {
                if (!spellings_[i].form.orcid.empty()) return std::string_view(spellings_[i].form.orcid);
            }
            return std::string_view{};
        };
        const std::string_view orcid = orcid_of(a);
        return !orcid.empty() && orcid == orcid_of(b);
    }

    void unite(const Joint& joint) {
        std::size_t a = root(joint.a);
        std::size_t b = root(joint.b);
        if (a == b) return;
        if (contradict(a, b)) {
            // The one with fewer names could be either.
            const std::size_t shorter = spellings_[joint.a].form.given.size() < spellings_[joint.b].form.given.size() ? joint.a : joint.b;
            ambiguous_[shorter] = true;
            return;
        }
        if (members_[a].size() < members_[b].size()) std::swap(a, b);
        parent_[b] = a;
        members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
        members_[b].clear();
        accepted_.push_back(joint);
    }

    // `J. Doe` is joined to the one person whom it fits; with two of them it is nobody's.
    void join_initials() {
        for (const auto& [key, block] : by_initial_) {
            std::vector<std::size_t> full;
            for (const std::size_t i : block) {
                if (spellings_[i].form.is_initial_only()) continue;
                const std::size_t group = root(i);
                if (std::find(full.begin(), full.end(), group) == full.end()) full.push_back(group);
                if (full.size() > most_compared) break;
            }
            if (full.empty() || full.size() > most_compared) continue;
            for (const std::size_t i : block) {
                if (spellings_[i].form.is_initial_only()) join_initial(i, full);
            }
        }
    }

    void join_initial(std::size_t i, const std::vector<std::size_t>& full) {
        Joint best;
        std::size_t fitting = 0;
        for (const std::size_t group : full) {
            if (root(i) == root(group) || contradict(root(i), root(group))) continue;
            Joint joint{group, i, {}, 0};
            for (const std::size_t member : members_[root(group)]) {
                const PersonMatch match = compare_people(spellings_[member].form, spellings_[i].form);
                Joint one{member, i, match, 0};
                weigh_co_authors(spellings_[member], spellings_[i], one);
                if (match && (one.match.confidence > joint.match.confidence || one.shared > joint.shared)) joint = one;
            }
            if (!joint.match) continue;
            if (best.match && joint.shared < best.shared) continue;
            fitting = best.match && joint.shared == best.shared ? fitting + 1 : 1;
            best = joint;
        }
        if (fitting == 1) unite(best);
    }

    std::vector<PersonGroup> gather() {
        std::vector<PersonGroup> groups;
        std::vector<std::size_t> group_of(spellings_.size(), spellings_.size());
        for (std::size_t i = 0; i < spellings_.size(); ++i) {
            if (members_[i].size() < 2) continue;
            PersonGroup group;
            for (const std::size_t member : members_[i]) group.members.push_back({&spellings_[member], {}, 0});
            std::sort(group.members.begin(), group.members.end(), [](const auto& a, const auto& b) { return is_fuller(*a.spelling, *b.spelling); });
            group_of[i] = groups.size();
            groups.push_back(std::move(group));
        }
        for (const Joint& joint : accepted_) describe(groups[group_of[root(joint.a)]], joint);
        std::sort(groups.begin(), groups.end(), [](const PersonGroup& a, const PersonGroup& b) {
            const PersonSpelling& x = *a.members[0].spelling;
            const PersonSpelling& y = *b.members[0].spelling;
            return std::tie(x.form.family, x.form.given_joined, x.written) < std::tie(y.form.family, y.form.given_joined, y.written);
        });
        return groups;
    }

    void describe(PersonGroup& group, const Joint& joint) const {
        Confidence confidence = joint.match.confidence;
        if (ambiguous_[joint.a] || ambiguous_[joint.b]) confidence = Confidence::low;
        group.confidence = std::min(group.confidence, confidence);
        for (auto& member : group.members) {
            if (&member == &group.members[0]) continue;
            const bool first = member.spelling == &spellings_[joint.a];
            if (!first && member.spelling != &spellings_[joint.b]) continue;
            // What a person wants to know is how it differs from the name that the group goes by.
            const PersonMatch direct = compare_people(group.members[0].spelling->form, member.spelling->form);
            member.evidence.add(direct ? direct.evidence : joint.match.evidence);
            member.shared = std::max(member.shared, shared_co_authors(*group.members[0].spelling, *member.spelling));
            if (member.shared != 0) member.evidence.add(Evidence::co_authors);
        }
    }

    static bool is_fuller(const PersonSpelling& a, const PersonSpelling& b) {
        const auto rank = [](const PersonSpelling& s) {
            const auto full = std::count_if(s.form.given.begin(), s.form.given.end(), [](const std::string& g) { return g.size() > 1; });
            const bool nickname = !s.form.given.empty() && full_given_name(s.form.given[0]) != s.form.given[0];
            const auto stops = std::count(s.written.begin(), s.written.end(), '.');
            return std::tuple(!s.form.is_initial_only(), !nickname, s.form.given.size(), full, !s.form.suffix.empty(), s.form.accents, s.form.other_script, stops,
                              s.records);
        };
        const auto x = rank(a);
        const auto y = rank(b);
        return x != y ? x > y : a.written < b.written;
    }

    const std::vector<PersonSpelling>& spellings_;
    std::vector<std::size_t> parent_;
    std::vector<std::vector<std::size_t>> members_;  ///< of roots
    std::vector<char> ambiguous_;
    std::vector<Joint> joints_;
    std::vector<Joint> accepted_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
    std::map<std::string, std::vector<std::size_t>> by_initial_;
};

}  // namespace

void PeopleIndex::add(const Record& record) {
    for (const NamesField& field : record.names) {
        std::vector<std::size_t> list;
        std::vector<std::uint64_t> digests;
        for (const Contributor& person : field.people) {
            if (person.name.empty()) continue;
            std::string written;
            append_given_first(written, person.name);
            PersonForm form = person_form(person);
            const auto [at, added] = known_.try_emplace(written + '\x1f' + form.orcid, spellings_.size());
            if (added) {
                spellings_.push_back({copy_name(arena_, person.name), std::move(written), std::move(form), 0, std::string(record.id), {}});
            }
            list.push_back(at->second);
            ++spellings_[at->second].records;
            digests.push_back(co_author_digest(spellings_[at->second].form));
        }
        if (digests.size() > 1000) continue;  // a collaboration: everybody wrote with everybody
        for (std::size_t i = 0; i < list.size(); ++i) {
            std::vector<std::uint64_t>& known = spellings_[list[i]].co_authors;
            for (std::size_t j = 0; j < digests.size() && known.size() < most_co_authors; ++j) {
                if (digests[j] == digests[i]) continue;
                const auto at = std::lower_bound(known.begin(), known.end(), digests[j]);
                if (at == known.end() || *at != digests[j]) known.insert(at, digests[j]);
            }
        }
    }
}

std::vector<PersonGroup> PeopleIndex::groups() const { return Grouping(spellings_).run(); }

}  // namespace bibcast
