// Addresses in notes that several persons share, and in affiliations.
#include <algorithm>
#include <span>
#include <string>

#include "formats/jats/reading.hpp"
#include "text/entities.hpp"
#include "text/utf8.hpp"

namespace bibcast::jats {

namespace {

std::string_view local(pugi::xml_node node) { return xml_local_name(node.name()); }

/// An address in a note, and the words that say whose it is: those in brackets behind it (`(XG)`), else those before it.
struct Address {
    pugi::xml_node node;
    std::string_view words;
};

std::vector<Address> addresses_in(XmlReading& reading, pugi::xml_node note) {
    std::vector<Address> found;
    std::string words;
    const auto end_words = [&] {
        const std::string_view between = trim(reading.arena.copy(words));
        const bool bracket = between.starts_with('(') || between.starts_with('[');
        const std::size_t close = bracket ? std::min(between.find_first_of(")]"), between.size()) : 0;
        if (bracket && !found.empty()) found.back().words = between.substr(1, close == 0 ? 0 : close - 1);
        words.clear();
        return between.substr(close);
    };
    const auto walk = [&](pugi::xml_node parent, const auto& again) -> void {
        for (const pugi::xml_node inner : parent.children()) {
            if (inner.type() != pugi::node_element) {
                words += decode_entities(reading.arena, inner.value());
            } else if (local(inner) == "email") {
                const std::string_view before = end_words();
                found.push_back({inner, before});
            } else {
                again(inner, again);
            }
        }
    };
    walk(note, walk);
    (void)end_words();
    return found;
}

std::string initials_of(const Name& name) {
    std::string initials;
    for (const std::string_view part : {name.given.view(), name.non_dropping_particle.view(), name.family.view()}) {
        for (std::size_t at = 0; at < part.size();) {
            const CodePoint letter = code_point_at(part, at);
            const bool begins = at == 0 || part[at - 1] == ' ' || part[at - 1] == '-' || part[at - 1] == '.';
            if (begins && is_upper(letter.value)) initials += part.substr(at, letter.size);
            at += letter.size;
        }
    }
    return initials;
}

/// Whether a name stands at a place as words of its own: `Li` not in `Liang`, nor in `Smith-Li`.
bool stands_alone(std::string_view words, std::size_t begin, std::size_t end) {
    const auto is_of_name = [](char32_t c) { return c == '-' || is_letter(c); };
    return (begin == 0 || !is_of_name(code_point_before(words, begin).value)) && (end == words.size() || !is_of_name(code_point_at(words, end).value));
}

/// `Xiao Gu`, `X. Gu`, `XG`, `X.G.` in the words beside an address.
bool is_named_in(const Name& name, std::string_view words) {
    const std::string_view family = name.is_literal() ? name.literal.view() : name.family.view();
    for (std::size_t at = family.empty() ? std::string_view::npos : words.find(family); at != std::string_view::npos; at = words.find(family, at + 1)) {
        if (stands_alone(words, at, at + family.size())) return true;
    }
    const std::string initials = initials_of(name);
    if (count_code_points(initials) < 2) return false;
    std::string word;
    for (std::size_t at = 0; at < words.size();) {
        const CodePoint point = code_point_at(words, at);
        const std::string_view letter = words.substr(at, point.size);
        at += point.size;
        if (is_letter(point.value)) word += letter;
        else if (letter != "." && letter != "-") word.clear();
        const bool ends = at == words.size() || (words[at] != '.' && words[at] != '-' && !is_letter(code_point_at(words, at).value));
        if (ends && word == initials) return true;
    }
    return false;
}

void give_addresses(XmlReading& reading, pugi::xml_node note, std::span<const Addressee> people) {
    constexpr std::size_t most_shared = 64;
    const std::vector<Address> addresses = addresses_in(reading, note);
    const auto person = [&](const Addressee& one) -> Contributor& { return reading.record.names_of(one.variable).people[one.index]; };
    const auto give = [&](const Address& address, const Addressee& one) {
        add_detail(reading, person(one), DetailKind::email, reading.xml.text(address.node), reading.xml.span_of(address.node));
    };
    if (people.size() == 1) {
        // Words that name somebody else may stand in the note of one.
        const Addressee& only = people.front();
        const auto& all = reading.record.names_of(only.variable).people;
        const bool asks = addresses.size() > 1 && addresses.size() <= most_shared && all.size() <= most_shared;
        for (const Address& address : addresses) {
            const auto is_meant = [&](const Contributor& one) { return is_named_in(one.name, address.words); };
            const bool other = asks && !is_meant(person(only)) && std::count_if(all.begin(), all.end(), is_meant) == 1;
            const std::size_t index = other ? static_cast<std::size_t>(std::find_if(all.begin(), all.end(), is_meant) - all.begin()) : only.index;
            give(address, {only.note, only.variable, index});
        }
        return;
    }
    bool any = false;
    if (people.size() > most_shared || addresses.size() > most_shared) return;
    for (const Address& address : addresses) {
        const auto is_meant = [&](const Addressee& one) { return is_named_in(person(one).name, address.words); };
        if (std::count_if(people.begin(), people.end(), is_meant) != 1) continue;
        give(address, *std::find_if(people.begin(), people.end(), is_meant));
        any = true;
    }
    // As many as there are people, and nothing said of whose they are: they stand in the same order.
    for (std::size_t i = 0; !any && addresses.size() == people.size() && i < people.size(); ++i) give(addresses[i], people[i]);
}

}  // namespace

void Reading::settle_addresses() {
    std::unordered_map<const void*, std::size_t> order;
    std::vector<std::vector<Addressee>> by_note;
    for (const Addressee& one : addressees) {
        const auto [known, is_new] = order.try_emplace(one.note.internal_object(), by_note.size());
        if (is_new) by_note.emplace_back();
        by_note[known->second].push_back(one);
    }
    for (const std::vector<Addressee>& people : by_note) give_addresses(*this, people.front().note, people);
}

}  // namespace bibcast::jats
