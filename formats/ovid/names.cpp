#include "formats/ovid/names.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "formats/ovid/brackets.hpp"
#include "io/tagged/names.hpp"
#include "io/tagged/people.hpp"
#include "io/tagged/short_names.hpp"
#include "name/marks.hpp"
#include "text/utf8.hpp"

namespace bibcast::ovid {

namespace {

constexpr std::array<std::string_view, 13> degrees = {"MD",  "PhD",  "Ph.D", "Ph.D.", "MSc",  "BSc", "MPH",
                                                      "RN", "MBBS", "DVM",  "DDS",   "PsyD", "MBA"};

/// `Roe, Jane.`: the full stop that ends a value is no part of a given name that is written out.
std::string_view without_last_stop(std::string_view text) {
    if (!text.ends_with('.') || text.find(", ") == std::string_view::npos) return text;
    const std::string_view bare = text.substr(0, text.size() - 1);
    const std::string_view word = bare.substr(bare.rfind(' ') + 1);
    const bool letters = std::none_of(word.begin() + 1, word.end(), [](char c) { return c == '.' || (c >= 'A' && c <= 'Z'); });
    return word.size() >= 4 && letters ? bare : text;
}

/// A family name and initials: `Meier K`, `van Dam J.A`.
bool is_short_name(std::string_view text) {
    const std::size_t blank = text.rfind(' ');
    if (blank == std::string_view::npos) return false;
    const std::string_view initials = text.substr(blank + 1);
    const bool capitals = std::all_of(initials.begin(), initials.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.' || c == '-'; });
    const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
    return capitals && !initials.empty() && initials.size() <= 6 && std::any_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(blank), is_lower);
}

/// `Meier K. Schulz PA.`: Embase separates short names by a full stop and one blank.
bool is_list_of_short_names(std::string_view text) {
    if (text.find(". ") == std::string_view::npos || text.find_first_of(",[") != std::string_view::npos) return false;
    if (text.ends_with('.')) text.remove_suffix(1);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(". ", at), text.size());
        if (!is_short_name(text.substr(at, end - at))) return false;
        at = end + 2;
    }
    return true;
}

/// `Vogt LA`, `Vogt LA.`: MEDLINE has names in short, without a comma.
Name read_name(Arena& arena, std::string_view text) {
    const std::string_view bare = text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
    if (const auto name = tagged::read_short_name(arena, bare)) return *name;
    return tagged::read_indexed_name(arena, without_last_stop(text));
}

/// The signs behind a name that point to an address below: `*`, `+`, `1`, `++`.
std::string_view split_pointer(std::string_view text, std::string_view& taken) {
    const std::size_t blank = text.rfind(' ');
    if (blank == std::string_view::npos) return text;
    const std::string_view sign = text.substr(blank + 1);
    const bool pointer = sign.size() <= 3 && sign.find_first_not_of("*+0123456789,") == std::string_view::npos;
    if (!pointer) return text;
    taken = sign;
    return trim(text.substr(0, blank));
}

/// `Verbeek, Jan MD`: a degree stands behind the given name without a comma.
std::string_view split_degrees(std::string_view text, std::vector<std::string_view>& taken) {
    constexpr std::size_t most_degrees = 8;
    for (;;) {
        while (!text.empty() && (text.back() == ',' || text.back() == ' ')) text.remove_suffix(1);
        const std::size_t blank = text.rfind(' ');
        if (blank == std::string_view::npos || taken.size() == most_degrees || text.find(',') == std::string_view::npos) return text;
        const std::string_view word = text.substr(blank + 1);
        if (std::find(degrees.begin(), degrees.end(), word) == degrees.end()) return text;
        taken.insert(taken.begin(), word);
        text = text.substr(0, blank);
    }
}

}  // namespace

void add_name(Record& record, Variable variable, std::string_view name, SourceSpan span) {
    Arena& arena = record.arena();
    std::string_view role;
    std::string_view pointer;
    std::vector<std::string_view> degrees;
    name = split_degrees(split_pointer(split_brackets(name, role), pointer), degrees);
    if (name.empty()) return;
    if (role.starts_with("Ed")) variable = Variable::editor;
    tagged::add_person(record, variable, name, span, read_name);
    for (NamesField& names : record.names) {
        if (names.variable != variable || names.people.size() == 0) continue;
        Contributor& person = names.people[names.people.size() - 1];
        const auto add = [&](DetailKind kind, std::string_view value) {
            if (value.empty()) return;
            Detail detail;
            detail.kind = kind;
            detail.value = value;
            detail.source = span;
            person.details.push(arena, detail);
        };
        for (const std::string_view degree : degrees) add(DetailKind::degree, degree);
        if (!pointer.empty()) {
            Mark mark;
            mark.symbol = pointer;
            mark.meaning = Meaning::affiliation;
            mark.basis = Basis::assumed;
            mark.source = span;
            add_mark(arena, person, mark);
        }
        const std::size_t mail = role.find("E-mail:");
        if (mail != std::string_view::npos) add(DetailKind::email, trim(role.substr(mail + 7)));
        std::string_view words = trim(role.substr(0, std::min(mail, role.size())));
        while (!words.empty() && (words.back() == ';' || words.back() == ',')) words.remove_suffix(1);
        if (words != "Author" && words != "Editor" && words != "Ed" && words != "Ed.") add(DetailKind::role, words);
    }
}

void for_each_name(std::string_view list, const std::function<void(std::string_view)>& take) {
    std::size_t depth = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= list.size(); ++at) {
        const char sign = at == list.size() ? ';' : list[at];
        if (sign == '[') ++depth;
        if (sign == ']' && depth != 0) --depth;
        // `Vogt LA.  Pillai AK.`
        const bool stop = sign == '.' && list.substr(at, 3) == ".  ";
        if (at != list.size() && ((sign != ';' && sign != '\n' && !stop) || depth != 0)) continue;
        const std::string_view name = trim(list.substr(begin, at - begin));
        begin = at + 1;
        if (!is_list_of_short_names(name)) {
            if (!name.empty()) take(name);
            continue;
        }
        for (std::size_t from = 0; from < name.size();) {
            const std::size_t to = std::min(name.find(". ", from), name.size());
            take(trim(name.substr(from, to - from)));
            from = to + 2;
        }
    }
}

}  // namespace bibcast::ovid
