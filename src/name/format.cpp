#include "name/format.hpp"

#include "name/call_name.hpp"
#include "name/institutions.hpp"
#include "name/scripts.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

void append_particle(std::string& out, std::string_view particle) {
    if (particle.empty()) return;
    out += particle;
    if (!joins_next_word(particle)) out += ' ';
}

void append_word(std::string& out, std::size_t begin, std::string_view word) {
    if (word.empty()) return;
    if (out.size() > begin) out += ' ';
    out += word;
}

// `J.`, `J`, `Ph.`: what is an initial or an abbreviation already.
bool is_abbreviated(std::string_view word) {
    const bool stop = word.back() == '.';
    if (stop) word.remove_suffix(1);
    const std::size_t letters = count_code_points(word);
    return letters == 1 || (stop && letters <= 3);
}

void append_initial(std::string& out, std::string_view word, const InitialsForm& form) {
    if (is_abbreviated(word)) {
        if (word.back() == '.') word.remove_suffix(1);
        out += word;
    } else {
        const CodePoint first = code_point_at(word, 0);
        out += word.substr(0, first.size);
        // A decomposed accent belongs to its letter.
        for (std::size_t at = first.size; at < word.size();) {
            const CodePoint point = code_point_at(word, at);
            if (!is_combining(point.value)) break;
            out += word.substr(at, point.size);
            at += point.size;
        }
    }
    out += form.after;
}

}  // namespace

bool joins_next_word(std::string_view particle) {
    return !particle.empty() && (particle.back() == '\'' || particle.back() == '-' || particle.ends_with("\u2019") ||
                                 particle.ends_with("\u2018") || particle.ends_with("\u02BC") || particle.ends_with("\u2010"));
}

void append_family(std::string& out, const Name& name) {
    append_particle(out, name.non_dropping_particle);
    out += name.family;
}

void append_family_first(std::string& out, const Name& name, const FamilyFirstForm& form) {
    if (name.is_literal()) {
        out += name.literal;
        return;
    }
    const auto particle = [&](std::string_view text) {
        append_particle(out, text);
        if (form.elided_apart && joins_next_word(text) && !text.ends_with('-')) out += ' ';
    };
    if (!form.dropping_behind) particle(name.dropping_particle);
    particle(name.non_dropping_particle);
    out += name.family;
    const bool dropping = form.dropping_behind && !name.dropping_particle.empty();
    if (name.family.empty() && name.suffix.empty()) {
        // Only given names: a comma would have nothing before it.
        const std::size_t begin = out.size();
        append_word(out, begin, name.given);
        if (dropping) append_word(out, begin, name.dropping_particle);
        return;
    }
    if (form.suffix_second && !name.suffix.empty()) {
        out += ", ";
        out += name.suffix;
        if (name.given.empty() && !dropping) out += ',';  // `Family, Jr,` is no `Family, Given`
    }
    if (!name.given.empty() || dropping) {
        out += ", ";
        const std::size_t begin = out.size();
        append_word(out, begin, name.given);
        if (dropping) append_word(out, begin, name.dropping_particle);
    }
    if (!form.suffix_second && !name.suffix.empty()) {
        if (name.given.empty() && !dropping) out += ',';
        out += ", ";
        out += name.suffix;
    }
}

void append_given_first(std::string& out, const Name& name) {
    if (name.is_literal()) {
        out += name.literal;
        return;
    }
    const std::size_t begin = out.size();
    if (is_east_asian_text(name.family) && (name.given.empty() || is_east_asian_text(name.given))) {
        append_family(out, name);
        out += name.given;
    } else if (name.static_ordering) {
        append_family(out, name);
        append_word(out, begin, name.given);
    } else {
        out += name.given;
        append_word(out, begin, name.dropping_particle);
        if (!name.non_dropping_particle.empty() || !name.family.empty()) {
            if (out.size() > begin && !joins_next_word(name.dropping_particle)) out += ' ';
            append_family(out, name);
        }
    }
    if (name.suffix.empty()) return;
    out += name.comma_suffix ? ", " : " ";
    out += name.suffix;
}

void append_initials(std::string& out, std::string_view given, const InitialsForm& form) {
    if (is_east_asian_text(given)) {
        out += given;
        return;
    }
    if (has_call_name(given)) return append_initials(out, without_call_names(given), form);
    // `JRR` alone is three initials; `JEAN PAUL` is two names.
    const bool glued = is_initials(given) && given.find(' ') == std::string_view::npos;
    bool first = true;
    for (std::size_t at = 0; at < given.size();) {
        const char c = given[at];
        if (c == ' ' || c == '-' || c == '.') {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < given.size() && given[end] != ' ' && given[end] != '-' && given[end] != '.') {
            const CodePoint point = code_point_at(given, end);
            end += point.size;
            if (glued && end < given.size() && is_upper(code_point_at(given, end).value)) break;
        }
        if (end < given.size() && given[end] == '.') ++end;
        const std::string_view word = given.substr(at, end - at);
        if (!first) {
            if (form.hyphens && given[at - 1] == '-') {
                out += '-';
            } else {
                out += form.between;
            }
        }
        if (is_lower(code_point_at(word, 0).value)) {
            out += word;
        } else {
            append_initial(out, word, form);
        }
        first = false;
        at = end;
    }
}

void append_family_and_initials(std::string& out, const Name& name) {
    if (name.is_literal()) {
        out += name.literal;
        return;
    }
    const std::size_t begin = out.size();
    append_particle(out, name.dropping_particle);
    append_family(out, name);
    if (!name.given.empty()) {
        if (out.size() > begin) out += ' ';
        append_initials(out, name.given, {.after = "", .between = "", .hyphens = false});
    }
    std::string_view suffix = name.suffix;
    if (suffix.ends_with('.')) suffix.remove_suffix(1);
    append_word(out, begin, suffix);
}

std::string people_in_words(const List<Contributor>& people) {
    std::string words;
    for (const Contributor& person : people) {
        if (!words.empty()) words += "; ";
        append_given_first(words, person.name);
        std::string more;
        const auto add = [&more](std::string_view value) {
            if (value.empty()) return;
            more += more.empty() ? " (" : ", ";
            more += value;
        };
        for (const Detail& detail : person.details) add(detail.value);
        for (const Mark& mark : person.marks) {
            add(mark.symbol);
            add(mark.legend);
        }
        if (!more.empty()) words += more + ")";
    }
    return words;
}

std::optional<NameForm> name_form_named(std::string_view word) {
    if (word == "given-first") return NameForm::given_first;
    if (word == "family-first") return NameForm::family_first;
    if (word == "initials") return NameForm::initials;
    if (word == "family-initials") return NameForm::family_initials;
    return std::nullopt;
}

namespace {

/// A name of one part has no initials.
bool has_initials(NameForm form, const Name& name) {
    return (form == NameForm::initials || form == NameForm::family_initials) && !name.family.empty();
}

}  // namespace

void append_name(std::string& out, const Name& name, NameForm form) {
    std::string initials;
    Name shown = name;
    if (has_initials(form, name)) {
        append_initials(initials, name.given);
        shown.given = std::string_view(initials);
    }
    if (form == NameForm::family_first || form == NameForm::family_initials) {
        append_family_first(out, shown);
    } else {
        append_given_first(out, shown);
    }
}

bool shortens(NameForm form, const Name& name) {
    if (!has_initials(form, name)) return false;
    std::string initials;
    append_initials(initials, name.given);
    return initials != name.given;
}

}  // namespace bibcast
