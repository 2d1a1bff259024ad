#include "name/people_index.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "name/fold.hpp"
#include "name/nicknames.hpp"
#include "text/bare_letters.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t most_compared = 24;  // spellings of one key that a further one is compared with
constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

std::string_view first_letter(std::string_view word) { return word.empty() ? word : word.substr(0, code_point_at(word, 0).size); }

/// What a spelling is found under. Those who have one in common are compared.
enum class KeyKind : std::uint8_t { orcid, literal, first_name, all_names, either_order, initial };

/// A key of a spelling, as a digest, in twelve bytes: a million spellings have four million.
class Key {
  public:
    Key(std::uint64_t digest, std::uint32_t number, KeyKind kind, bool is_initial_only)
        : low_(static_cast<std::uint32_t>(digest)), high_(static_cast<std::uint32_t>(digest >> 32U)),
          rest_(number << 4U | static_cast<std::uint32_t>(kind) << 1U | (is_initial_only ? 1U : 0U)) {}
    [[nodiscard]] std::uint64_t digest() const { return std::uint64_t{high_} << 32U | low_; }
    [[nodiscard]] std::uint32_t number() const { return rest_ >> 4U; }
    [[nodiscard]] KeyKind kind() const { return static_cast<KeyKind>(rest_ >> 1U & 7U); }
    [[nodiscard]] bool is_initial_only() const { return (rest_ & 1U) != 0; }
    friend bool operator<(const Key& a, const Key& b) { return std::tie(a.high_, a.low_, a.rest_) < std::tie(b.high_, b.low_, b.rest_); }

  private:
    std::uint32_t low_;
    std::uint32_t high_;
    std::uint32_t rest_;
};

/// A joint between two spellings.
struct Joint {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    PersonMatch match;
    std::uint8_t shared = 0;
    KeyKind kind = KeyKind::orcid;
};

/// Finds the joints between spellings and puts together what they join.
class Grouping {
  public:
    explicit Grouping(const PersonSpellings& spellings) : spellings_(spellings), compare_(spellings) {}

    void run(const std::function<void(const PersonGroup&)>& visit) {
        find_keys(false);
        find_joints();
        begin_groups();
        std::sort(joints_.begin(), joints_.end(), [](const Joint& a, const Joint& b) {
            return std::tuple(b.match.confidence, b.shared, a.b, a.kind, a.a) < std::tuple(a.match.confidence, a.shared, b.b, b.kind, b.a);
        });
        for (const Joint& joint : joints_) unite(joint);
        find_keys(true);
        join_initials();
        visit_all(visit);
    }

  private:
    void begin_groups() {
        const std::size_t size = spellings_.size();
        parent_.resize(size);
        std::iota(parent_.begin(), parent_.end(), std::uint32_t{0});
        last_ = parent_;
        next_.resize(size, none);
        size_.resize(size, 1);
        ambiguous_.resize(size);
    }

    /// The keys by initial, or all others: what is not there at the same time takes no memory.
    void find_keys(bool initials) {
        keys_ = {};
        keys_.reserve(std::size_t{initials ? 1U : 3U} * spellings_.size());  // few have an ORCID
        std::string text;
        for (std::uint32_t number = 0; number < spellings_.size(); ++number) {
            const PersonForm form = spellings_.form_of(number);
            const auto add = [&](KeyKind kind, std::string_view first, std::string_view second) {
                if (initials != (kind == KeyKind::initial)) return;
                text.assign(1, static_cast<char>('a' + static_cast<int>(kind)));
                ((text += first) += '\x1f') += second;
                keys_.emplace_back(hash_of(text), number, kind, form.is_initial_only());
            };
            if (!form.orcid.empty()) add(KeyKind::orcid, form.orcid, {});
            if (form.literal) {
                add(KeyKind::literal, form.family, {});
                continue;
            }
            if (form.given.empty()) continue;  // never by the family name alone
            const std::string family = without_umlaut_spelling(form.family);
            add(KeyKind::first_name, family, without_umlaut_spelling(full_given_name(form.given[0])));
            add(KeyKind::all_names, family, form.given_joined);
            add(KeyKind::either_order, std::min(form.family, form.given_joined), std::max(form.family, form.given_joined));
            add(KeyKind::initial, family, first_letter(form.given[0]));
        }
        std::sort(keys_.begin(), keys_.end());
    }

    /// Calls `look(begin, end)` for the keys that more than one spelling has.
    template <class Look>
    void look_at_common_keys(Look&& look) {
        for (std::size_t begin = 0, end = 0; begin < keys_.size(); begin = end) {
            for (end = begin + 1; end < keys_.size() && keys_[end].digest() == keys_[begin].digest();) ++end;
            if (end - begin > 1) look(begin, end);
        }
    }

    void find_joints() {
        look_at_common_keys([&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin + 1; i < end; ++i) {
                for (std::size_t other = begin; other < std::min(i, begin + most_compared); ++other) add_joint(keys_[other], keys_[i]);
            }
        });
    }

    void add_joint(const Key& a, const Key& b) {
        Joint joint{a.number(), b.number(), compare_(a.number(), b.number()), 0, a.kind()};
        if (!joint.match) return;
        weigh_co_authors(joint);
        joints_.push_back(joint);
    }

    // Common work makes a doubtful match a better one.
    void weigh_co_authors(Joint& joint) const {
        joint.shared = static_cast<std::uint8_t>(spellings_.shared_co_authors(joint.a, joint.b));
        if (joint.shared == 0) return;
        joint.match.evidence.add(Evidence::co_authors);
        if (joint.match.confidence == Confidence::low) {
            joint.match.confidence = joint.shared >= 3 ? Confidence::high : Confidence::medium;
        } else if (joint.match.confidence == Confidence::medium) {
            joint.match.confidence = Confidence::high;
        }
    }

    std::uint32_t root(std::uint32_t i) {
        while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
        return i;
    }

    // Two groups are one only if nobody in them contradicts: `Eric P. Xing` and `Eric Q. Xing` are two, whatever `Eric Xing` is.
    [[nodiscard]] bool contradict(std::uint32_t a, std::uint32_t b) {
        std::size_t compared = 0;
        for (std::uint32_t one = a; one != none; one = next_[one]) {
            for (std::uint32_t other = b; other != none; other = next_[other]) {
                if (!compare_(one, other) && !same_orcid_in(a, b)) return true;
                if (++compared >= most_compared * most_compared) return false;
            }
        }
        return false;
    }

    [[nodiscard]] bool same_orcid_in(std::uint32_t a, std::uint32_t b) const {
        const auto orcid_of = [&](std::uint32_t group) {
            std::string orcid;
            for (std::uint32_t i = group; i != none && orcid.empty(); i = next_[i]) orcid = spellings_.form_of(i).orcid;
            return orcid;
        };
        const std::string orcid = orcid_of(a);
        return !orcid.empty() && orcid == orcid_of(b);
    }

    void unite(const Joint& joint) {
        std::uint32_t a = root(joint.a);
        std::uint32_t b = root(joint.b);
        if (a == b) return;
        if (contradict(a, b)) {
            // The one with fewer names could be either.
            const bool first = spellings_.form_of(joint.a).given.size() < spellings_.form_of(joint.b).given.size();
            ambiguous_[first ? joint.a : joint.b] = true;
            return;
        }
        if (size_[a] < size_[b]) std::swap(a, b);
        parent_[b] = a;
        next_[last_[a]] = b;
        last_[a] = last_[b];
        size_[a] += size_[b];
        accepted_.push_back(joint);
    }

    // `J. Doe` is joined to the one person whom it fits; with two of them it is nobody's.
    void join_initials() {
        struct Block {
            std::uint32_t first;
            std::size_t begin, end;
        };
        std::vector<Block> blocks;
        look_at_common_keys([&](std::size_t begin, std::size_t end) {
            const auto initials = std::count_if(&keys_[begin], &keys_[end - 1] + 1, [](const Key& key) { return key.is_initial_only(); });
            const bool both = initials != 0 && static_cast<std::size_t>(initials) != end - begin;
            if (both) blocks.push_back({keys_[begin].number(), begin, end});
        });
        std::sort(blocks.begin(), blocks.end(), [](const Block& a, const Block& b) { return a.first < b.first; });
        for (const Block& block : blocks) {
            std::vector<std::uint32_t> full;
            for (std::size_t i = block.begin; i < block.end && full.size() <= most_compared; ++i) {
                if (keys_[i].is_initial_only()) continue;
                const std::uint32_t group = root(keys_[i].number());
                if (std::find(full.begin(), full.end(), group) == full.end()) full.push_back(group);
            }
            if (full.size() > most_compared) continue;
            for (std::size_t i = block.begin; i < block.end; ++i) {
                if (keys_[i].is_initial_only()) join_initial(keys_[i].number(), full);
            }
        }
    }

    void join_initial(std::uint32_t i, const std::vector<std::uint32_t>& full) {
        Joint best;
        std::size_t fitting = 0;
        for (const std::uint32_t group : full) {
            if (root(i) == root(group) || contradict(root(i), root(group))) continue;
            Joint joint{group, i, {}, 0, KeyKind::initial};
            for (std::uint32_t member = root(group); member != none; member = next_[member]) {
                Joint one{member, i, compare_(member, i), 0, KeyKind::initial};
                const bool fits = static_cast<bool>(one.match);
                weigh_co_authors(one);
                if (fits && (one.match.confidence > joint.match.confidence || one.shared > joint.shared)) joint = one;
            }
            if (!joint.match) continue;
            if (best.match && joint.shared < best.shared) continue;
            fitting = best.match && joint.shared == best.shared ? fitting + 1 : 1;
            best = joint;
        }
        if (fitting == 1) unite(best);
    }

    void visit_all(const std::function<void(const PersonGroup&)>& visit) {
        std::stable_sort(accepted_.begin(), accepted_.end(), [&](const Joint& a, const Joint& b) { return root(a.a) < root(b.a); });
        auto joint = accepted_.begin();
        for (std::uint32_t i = 0; i < spellings_.size(); ++i) {
            if (root(i) != i || size_[i] < 2) continue;
            PersonGroup group;
            for (std::uint32_t member = i; member != none; member = next_[member]) {
                group.members.push_back({std::make_shared<const PersonSpelling>(spellings_[member]), {}, 0});
            }
            std::sort(group.members.begin(), group.members.end(), [](const auto& a, const auto& b) { return is_fuller(*a.spelling, *b.spelling); });
            for (; joint != accepted_.end() && root(joint->a) == i; ++joint) describe(group, *joint);
            visit(group);
        }
    }

    void describe(PersonGroup& group, const Joint& joint) const {
        Confidence confidence = joint.match.confidence;
        if (ambiguous_[joint.a] || ambiguous_[joint.b]) confidence = Confidence::low;
        group.confidence = std::min(group.confidence, confidence);
        const PersonSpelling& first = *group.members[0].spelling;
        for (auto& member : group.members) {
            const PersonSpelling& spelling = *member.spelling;
            if (&member == &group.members[0] || (spelling.number != joint.a && spelling.number != joint.b)) continue;
            // What a person wants to know is how it differs from the name that the group goes by.
            const PersonMatch direct = compare_people(first.form, spelling.form);
            member.evidence.add(direct ? direct.evidence : joint.match.evidence);
            member.shared = std::max(member.shared, spellings_.shared_co_authors(first.number, spelling.number));
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

    const PersonSpellings& spellings_;
    SpellingComparison compare_;
    // A group is a list that begins with its root.
    std::vector<std::uint32_t> parent_;
    std::vector<std::uint32_t> next_;
    std::vector<std::uint32_t> last_;  ///< of roots
    std::vector<std::uint32_t> size_;  ///< of roots
    std::vector<bool> ambiguous_;
    std::vector<Key> keys_;  ///< ordered: what have one in common stand together
    std::vector<Joint> joints_;
    std::vector<Joint> accepted_;
};

}  // namespace

void PeopleIndex::visit_groups(const std::function<void(const PersonGroup&)>& visit) const { Grouping(spellings_).run(visit); }

std::vector<PersonGroup> PeopleIndex::groups() const {
    std::vector<PersonGroup> groups;
    visit_groups([&](const PersonGroup& group) { groups.push_back(group); });
    std::sort(groups.begin(), groups.end(), [](const PersonGroup& a, const PersonGroup& b) {
        const PersonSpelling& x = *a.members[0].spelling;
        const PersonSpelling& y = *b.members[0].spelling;
        return std::tie(x.form.family, x.form.given_joined, x.written) < std::tie(y.form.family, y.form.given_joined, y.written);
    });
    return groups;
}

}  // namespace bibcast
