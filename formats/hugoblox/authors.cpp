#include "formats/hugoblox/authors.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "formats/hugoblox/codes.hpp"
#include "model/most_compared.hpp"
#include "model/standard_number.hpp"
#include "name/format.hpp"
#include "name/institutions.hpp"
#include "name/legend_words.hpp"
#include "name/mark_symbol.hpp"
#include "name/mark_text.hpp"
#include "name/name_list.hpp"
#include "name/others.hpp"
#include "name/page_names.hpp"
#include "name/parse.hpp"
#include "text/utf8.hpp"

namespace bibcast::hugoblox {

namespace {

constexpr std::size_t npos = std::string_view::npos;

std::string_view without_and(std::string_view name) {
    for (const std::string_view word : {"and ", "& "}) {
        if (name.starts_with(word)) return trim_unicode(name.substr(word.size()));
    }
    return name;
}

/// `Ion Stoica (*Equal contribution)`, `(* equal contribution)`: a bracket that begins with a sign.
bool holds_legend(std::string_view name) {
    const std::size_t open = name.find('(');
    if (open == npos) return false;
    const std::size_t sign = name.find_first_not_of(" \\", open + 1);
    return sign != npos && symbol_at(name, sign).found();
}

bool begins_with_initial(std::string_view name) {
    const std::size_t end = std::min(name.find(' '), name.size());
    return name.substr(0, end).ends_with('.') || code_point_at(name, 0).size == end;
}

/// A name of two words or more, the last of which is no initial.
bool is_whole_name(std::string_view name) {
    const std::size_t last = name.rfind(' ');
    return last != npos && name.back() != '.' && last + 2 < name.size();
}

/// Several people in one item, as an archetype with `authors: [""]` invites to: `A Behrouz, M Santacatterina, R Zabih`, `Ann Bo and Cy Di`.
/// `Family, Given` and its suffixes have a part of one word, and two names alone are only told from it by the initials that begin them.
bool are_several(std::string_view names) {
    if (names.find(", ") == npos && names.find(" and ") == npos && names.find(" & ") == npos) return false;
    if (is_institution(names)) return false;
    std::size_t count = 0;
    std::size_t initials = 0;
    bool joined = false;
    for (std::size_t at = 0; at <= names.size(); ++count) {
        std::size_t end = std::min(names.find(',', at), names.size());
        std::size_t next = end + 1;
        for (const std::string_view word : {" and ", " & "}) {
            const std::size_t found = names.find(word, at);
            if (found >= end) continue;
            end = found;
            next = found + word.size();
            joined = true;
        }
        const std::string_view name = without_and(trim_unicode(names.substr(at, end - at)));
        if (!is_others(name)) {
            if (!is_whole_name(name)) return false;
            initials += begins_with_initial(name) ? 1U : 0U;
        }
        at = next;
    }
    return joined || count > 2 || initials == count;
}

}  // namespace

void AuthorsReader::read(const JsonNode* authors, const JsonNode* notes) {
    if (authors != nullptr && !repeats_csl(*authors)) add_authors(*authors);
    else if (authors != nullptr) return;  // the notes repeat it too
    if (notes != nullptr) add_notes(*notes);
}

NamesField* AuthorsReader::found() {
    for (NamesField& field : record_.names) {
        if (field.variable == Variable::author && !field.people.empty()) return &field;
    }
    return nullptr;
}

/// True if the theme's key says the name, in its natural order or, of a guess, as it was written; CSL does not say that it was one.
bool AuthorsReader::is_name_of(std::string_view text, Name& name) const {
    std::string natural;
    append_given_first(natural, name);
    if (natural == text) return true;
    const Name guess = parse_name(record_.arena(), text);
    Name said = name;
    said.guessed = guess.guessed;
    said.as_written = guess.as_written;
    if (!guess.guessed || !(guess == said)) return false;
    name = guess;
    return true;
}

/// The names under `csl` are those of the theme's key: what is said of them in full counts.
bool AuthorsReader::repeats_csl(const JsonNode& authors) {
    NamesField* const field = found();
    if (field == nullptr) return false;
    std::size_t i = 0;
    bool same = authors.is(JsonKind::array);
    for (const JsonNode& author : authors) {
        same = same && i < field->people.size() && is_name_of(author.text, field->people[i].name);
        ++i;
    }
    if (same && i == field->people.size()) return true;
    findings_.add(names_differ, authors.span, "under 'csl' the authors are others: " + people_in_words(field->people));
    field->people.clear();
    return false;
}

void AuthorsReader::add_authors(const JsonNode& authors) {
    if (is_scalar(authors)) {
        add_line(authors.text, authors.span);
        return;
    }
    if (!authors.is(JsonKind::array)) return parts_.keep(authors, authors.key);
    std::size_t position = 0;
    for (const JsonNode& item : authors) {
        // `- name: Lena Vogt`, with what is known of her beside it.
        const JsonNode* const named = item.is(JsonKind::object) ? item.member("name") : nullptr;
        const JsonNode& author = named != nullptr && is_scalar(*named) ? *named : item;
        const std::size_t place = position++;
        if (!is_scalar(author)) {
            parts_.keep(author, "authors");
            continue;
        }
        // `- and Pratap Tokekar`: the last one of a list that was a sentence.
        const std::string_view written = place == 0 ? trim_unicode(author.text) : without_and(trim_unicode(author.text));
        if (is_others(written)) {
            record_.names_of(Variable::author, authors.span).others = true;
            continue;
        }
        // `**Jane Doe**`, `[Jane Doe](https://…)`: the theme prints names as Markdown.
        if (&author == &item && (has_page_markup(written) || holds_legend(written)) && add_line(written, author.span)) continue;
        if (&author == &item && are_several(written) && add_line(written, author.span, Commas::names)) continue;
        Contributor person;
        person.source = author.span;
        const std::string_view text = take_plain_marks(record_.arena(), written, author.span.begin, person);
        const bool owner = text == "admin" || text == "me";
        if (owner) {
            // The profile of the site's owner.
            person.marks.push(record_.arena(), {.symbol = {}, .meaning = Meaning::self, .basis = Basis::stated, .legend = {}, .source = author.span});
        }
        if (owner && owner_.empty()) person.name.literal = text;
        else person.name = parse_name(record_.arena(), owner ? owner_ : text);
        if (&author != &item) add_facts(item, place, person);
        if (!person.name.empty()) record_.names_of(Variable::author, authors.span).people.push(record_.arena(), person);
    }
}

/// One or more names as on a page.
bool AuthorsReader::add_line(std::string_view line, SourceSpan span, Commas commas) {
    return add_page_names(record_, Variable::author, to_nfc(record_.arena(), line), span, findings_, commas);
}

/// What stands beside the name of an author.
void AuthorsReader::add_facts(const JsonNode& item, std::size_t position, Contributor& person) {
    const auto add = [&](DetailKind kind, const JsonNode& node) {
        Detail detail;
        detail.kind = kind;
        detail.value = kind == DetailKind::orcid ? canonical_orcid(record_.arena(), node.text) : to_nfc(record_.arena(), trim_unicode(node.text));
        detail.source = node.span;
        if (!detail.value.empty()) person.details.push(record_.arena(), detail);
        return !detail.value.empty();
    };
    const jsonl::Place outer("authors");
    const jsonl::Place place(outer, position);
    for (const JsonNode& member : item) {
        if (member.key == "name" || member.is(JsonKind::null)) continue;
        const DetailKind kind = member.key == "email" ? DetailKind::email : member.key == "orcid" ? DetailKind::orcid : DetailKind::affiliation;
        const bool known = kind != DetailKind::affiliation || member.key == "affiliation";
        if (!known || !is_scalar(member) || !add(kind, member)) parts_.keep(member, jsonl::Place(place, member.key));
    }
}

void AuthorsReader::add_notes(const JsonNode& notes) {
    NamesField* const field = found();
    if (!notes.is(JsonKind::array)) return parts_.keep(notes, notes.key);
    std::size_t i = 0;
    for (const JsonNode& note : notes) {
        const std::size_t position = i++;
        if (note.is(JsonKind::null) || (is_scalar(note) && trim_unicode(note.text).empty())) continue;
        if (!is_scalar(note) || field == nullptr || position >= field->people.size()) {
            if (findings_.wants(note_without_author, notes.key)) {
                findings_.add(note_without_author, note.span, "there is no author for this note").field = notes.key;
            }
            const jsonl::Place place(notes.key);
            parts_.keep(note, jsonl::Place(place, position));
            continue;
        }
        add_note(trim_unicode(note.text), note.span, field->people[position]);
    }
    if (field != nullptr) explain_signs(field->people);
}

/// `Ann Bo*`, `Cy Di*` with a note each: where the same note stands at exactly those who have a sign, it is what the sign means.
void AuthorsReader::explain_signs(List<Contributor>& people) {
    if (people.size() > most_compared) return;
    const auto has = [](const Contributor& person, const Mark& mark) {
        return std::any_of(person.marks.begin(), person.marks.end(), [&](const Mark& m) { return is_same(m, mark); });
    };
    const auto same_people = [&](const Mark& one, const Mark& other) {
        return std::all_of(people.begin(), people.end(), [&](const Contributor& person) { return has(person, one) == has(person, other); });
    };
    for (Contributor& first : people) {
        for (std::size_t i = 0; i < first.marks.size(); ++i) {
            const Mark sign = first.marks[i];
            if (sign.symbol.empty() || sign.basis != Basis::none || is_emphasis(sign.symbol)) continue;
            const auto fits = [&](const Mark& note) { return note.symbol.empty() && note.basis == Basis::stated && same_people(sign, note); };
            const auto twin = [&](const Mark& other) { return !other.symbol.empty() && !is_same(other, sign) && same_people(sign, other); };
            if (std::count_if(first.marks.begin(), first.marks.end(), fits) != 1 || std::any_of(first.marks.begin(), first.marks.end(), twin)) continue;
            const Mark note = *std::find_if(first.marks.begin(), first.marks.end(), fits);
            for (Contributor& person : people) join_note(person, sign, note);
        }
    }
}

bool AuthorsReader::is_same(const Mark& one, const Mark& other) {
    return one.symbol == other.symbol && one.basis == other.basis && one.meaning == other.meaning && one.legend == other.legend;
}

void AuthorsReader::join_note(Contributor& person, const Mark& sign, const Mark& note) {
    for (Mark& mark : person.marks) {
        if (!is_same(mark, sign)) continue;
        mark.meaning = note.meaning;
        mark.basis = note.basis;
        mark.legend = note.legend;
    }
    for (std::size_t i = person.marks.size(); i-- > 0;) {
        if (is_same(person.marks[i], note)) person.marks.erase(i);
    }
}

// One mark a note; several, if all of its parts are known words.
void AuthorsReader::add_note(std::string_view note, SourceSpan span, Contributor& person) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at <= note.size();) {
        const std::size_t end = std::min(note.find("; ", at), note.size());
        words.push_back(note.substr(at, end - at));
        at = end + 2;
    }
    const bool known = std::all_of(words.begin(), words.end(), [](std::string_view w) { return legend_meaning(w) != Meaning::other; });
    if (!known) words = {note};
    for (const std::string_view word : words) {
        Mark mark;
        mark.meaning = meaning_of(word);
        mark.basis = Basis::stated;
        mark.source = span;
        if (usual_legend(mark.meaning) != word) mark.legend = word;
        person.marks.push(record_.arena(), mark);
    }
}

Meaning AuthorsReader::meaning_of(std::string_view words) {
    for (int i = 0; i < static_cast<int>(Meaning::other); ++i) {
        const auto meaning = static_cast<Meaning>(i);
        if (!usual_legend(meaning).empty() && usual_legend(meaning) == words) return meaning;
    }
    return legend_meaning(words);
}

}  // namespace bibcast::hugoblox
