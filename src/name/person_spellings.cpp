#include "name/person_spellings.hpp"

#include <algorithm>
#include <array>

#include "name/format.hpp"
#include "text/bare_letters.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::size_t most_co_authors = 64;
constexpr std::size_t largest_list = 1000;  // more is a collaboration: everybody wrote with everybody

constexpr std::array parts = {&Name::family, &Name::given,   &Name::dropping_particle, &Name::non_dropping_particle,
                              &Name::suffix, &Name::literal, &Name::as_written};

std::string_view orcid_of(const Contributor& person) {
    const auto* const found = std::find_if(person.details.begin(), person.details.end(), [](const Detail& detail) { return detail.kind == DetailKind::orcid; });
    return found == person.details.end() ? std::string_view{} : found->value.view();
}

void append_size(std::string& out, std::size_t size) {
    for (; size > 127; size >>= 7U) out += static_cast<char>(0x80U | (size & 0x7FU));
    out += static_cast<char>(size);
}

std::string_view take_part(std::string_view& packed) {
    std::size_t size = 0;
    std::size_t at = 0;
    for (unsigned shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(packed[at++]);
        size |= static_cast<std::size_t>(byte & 0x7FU) << shift;
        if (byte < 0x80U) break;
    }
    const std::string_view part = packed.substr(at, size);
    packed.remove_prefix(at + size);
    return part;
}

/// A name and an ORCID in one piece: what is said of it in three bits, which parts there are in eight, then each of them behind its size,
/// seven bits a byte.
std::string pack(const Name& name, std::string_view orcid) {
    std::string packed(2, static_cast<char>((name.comma_suffix ? 1U : 0U) | (name.static_ordering ? 2U : 0U) | (name.guessed ? 4U : 0U)));
    unsigned present = 0;
    const auto add = [&](std::size_t number, std::string_view part) {
        if (part.empty()) return;
        present |= 1U << number;
        append_size(packed, part.size());
        packed += part;
    };
    for (std::size_t i = 0; i < parts.size(); ++i) add(i, name.*parts[i]);
    add(parts.size(), orcid);
    packed[1] = static_cast<char>(present);
    return packed;
}

struct Unpacked {
    Name name;
    std::string_view orcid;
};
Unpacked unpack(std::string_view packed) {
    Unpacked made;
    const auto flags = static_cast<unsigned char>(packed[0]);
    made.name.comma_suffix = (flags & 1U) != 0;
    made.name.static_ordering = (flags & 2U) != 0;
    made.name.guessed = (flags & 4U) != 0;
    const auto present = static_cast<unsigned char>(packed[1]);
    packed.remove_prefix(2);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if ((present >> i & 1U) != 0) made.name.*parts[i] = take_part(packed);
    }
    if ((present >> parts.size() & 1U) != 0) made.orcid = take_part(packed);
    return made;
}

/// Of the list of co-authors of one who has so many: few places are free, and few lists are left behind while it grows.
std::size_t room_for(std::size_t co_authors) {
    const std::size_t step = co_authors > 16 ? 16 : 4;
    return (co_authors + step - 1) / step * step;
}

std::uint32_t co_author_digest(const PersonForm& form) {
    std::string words = form.family + '\x1f';
    if (!form.given.empty()) words += form.given[0].substr(0, code_point_at(form.given[0], 0).size);
    const std::uint64_t hash = hash_of(words);
    return static_cast<std::uint32_t>(hash ^ hash >> 32U);
}

}  // namespace

PersonSpellings::Kept& PersonSpellings::insert(const Contributor& person, bool& is_new) {
    std::string written;
    append_given_first(written, person.name);
    const std::string_view orcid = orcid_of(person);
    const auto found = known_.try_emplace(hash_of((written += '\x1f') += orcid));
    is_new = found.second;
    if (!is_new) return found.first;
    Kept& kept = found.first;
    kept.name = arena_.copy(pack(person.name, orcid));
    kept.digest = co_author_digest(person_form(person.name));
    kept.first_record = static_cast<std::uint32_t>(first_records_.size() - 1);
    return kept;
}

void PersonSpellings::add(const Record& record, const Heard& heard) {
    std::vector<Kept*> list;
    bool has_record = false;
    for (const NamesField& field : record.names) {
        const bool is_crowd = field.people.size() > largest_list;
        list.clear();
        for (const Contributor& person : field.people) {
            if (person.name.empty()) continue;
            if (!has_record) first_records_.emplace_back(arena_.copy(record.id));
            has_record = true;
            bool is_new = false;
            Kept& kept = insert(person, is_new);
            ++kept.records;
            if (is_new && heard) heard(size() - 1, person, field);
            if (!is_crowd) list.push_back(&kept);
        }
        for (Kept* const one : list) {
            if (one->co_authors.size() < most_co_authors) add_co_authors(*one, list);
        }
    }
}

void PersonSpellings::add_co_authors(Kept& one, const std::vector<Kept*>& list) {
    std::array<std::uint32_t, most_co_authors> known;
    const auto before = co_authors_of(one);
    std::copy(before.begin(), before.end(), known.begin());
    std::size_t size = before.size();
    for (std::size_t i = 0; i < list.size() && size < most_co_authors; ++i) {
        const std::uint32_t digest = list[i]->digest;
        const auto end = known.begin() + static_cast<std::ptrdiff_t>(size);
        if (digest != one.digest && std::find(known.begin(), end, digest) == end) known[size++] = digest;
    }
    if (size == before.size()) return;
    auto* place = reinterpret_cast<std::uint32_t*>(one.co_authors.address());
    if (size > room_for(before.size())) place = static_cast<std::uint32_t*>(arena_.allocate(room_for(size) * sizeof(std::uint32_t), alignof(std::uint32_t)));
    std::copy_n(known.begin(), size, place);
    one.co_authors = {place, static_cast<std::uint32_t>(size)};
}

PersonSpelling PersonSpellings::operator[](std::uint32_t number) const {
    const Kept& kept = known_[number];
    PersonSpelling spelling;
    spelling.number = number;
    spelling.name = unpack(kept.name).name;
    append_given_first(spelling.written, spelling.name);
    spelling.form = form_of(number);
    spelling.records = kept.records;
    spelling.first_record = first_records_[kept.first_record];
    return spelling;
}

PersonForm PersonSpellings::form_of(std::uint32_t number) const {
    const Unpacked person = unpack(known_[number].name);
    PersonForm form = person_form(person.name);
    form.orcid = person.orcid;
    return form;
}

std::size_t PersonSpellings::shared_co_authors(std::uint32_t a, std::uint32_t b) const {
    const auto others = co_authors_of(known_[a]);
    const auto known = co_authors_of(known_[b]);
    return static_cast<std::size_t>(
        std::count_if(known.begin(), known.end(), [&](std::uint32_t digest) { return std::find(others.begin(), others.end(), digest) != others.end(); }));
}

const PersonForm& SpellingComparison::form_of(std::uint32_t number) {
    Ready& ready = ready_[number % room];
    if (ready.number != number) ready = {number, spellings_.form_of(number)};
    return ready.form;
}

PersonMatch SpellingComparison::operator()(std::uint32_t a, std::uint32_t b) {
    if (a % room == b % room) return compare_people(spellings_.form_of(a), form_of(b));
    (void)form_of(a);
    const PersonForm& other = form_of(b);
    return compare_people(form_of(a), other);
}

}  // namespace bibcast
