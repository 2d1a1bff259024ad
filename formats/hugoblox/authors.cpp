#include "formats/hugoblox/authors.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "formats/hugoblox/codes.hpp"
#include "model/standard_number.hpp"
#include "name/author_line.hpp"
#include "name/format.hpp"
#include "name/legend_words.hpp"
#include "name/mark_meaning.hpp"
#include "name/mark_text.hpp"
#include "name/name_list.hpp"
#include "name/others.hpp"
#include "name/parse.hpp"
#include "text/utf8.hpp"

namespace bibcast::hugoblox {

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
        const std::string_view written = trim_unicode(author.text);
        if (is_others(written)) {
            record_.names_of(Variable::author, authors.span).others = true;
            continue;
        }
        // `**Jane Doe**`, `[Jane Doe](https://…)`: the theme prints names as Markdown.
        if (&author == &item && has_markup(written) && add_line(written, author.span)) continue;
        Contributor person;
        person.source = author.span;
        const std::string_view text = take_plain_marks(record_.arena(), trim_unicode(author.text), author.span.begin, person);
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

/// True if a name has markup around it or in it, and not just a sign at its end.
bool AuthorsReader::has_markup(std::string_view name) {
    return name.find("**") != std::string_view::npos || name.find("__") != std::string_view::npos || name.find("](") != std::string_view::npos ||
           name.find('<') != std::string_view::npos;
}

/// One or more names as on a page, with what the marks among them mean if the line says it. False if there are none.
bool AuthorsReader::add_line(std::string_view line, SourceSpan span) {
    const auto count = [&] { return record_.people(Variable::author) == nullptr ? 0 : record_.names_of(Variable::author, span).people.size(); };
    const std::size_t before = count();
    MarkLegends legends;
    add_author_line(record_, Variable::author, to_nfc(record_.arena(), line), span, findings_, legends);
    apply_legends(record_, legends, {}, findings_);
    return count() != before;
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
