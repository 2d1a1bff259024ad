#include <algorithm>
#include <charconv>

#include "formats/bibtex/codes.hpp"
#include "formats/bibtex/entry_reader.hpp"
#include "formats/bibtex/roles.hpp"
#include "formats/bibtex/syntax.hpp"
#include "name/bibtex_names.hpp"
#include "text/latex.hpp"
#include "text/latex_letter.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

const Role* role_named(std::string_view word) {
    for (const Role& role : roles) {
        if (equals_ignoring_ascii_case(role.word, word)) return &role;
    }
    return nullptr;
}

/// `author+an:mark` is about the list `author`, and names the annotation `mark`.
std::string_view list_of(const Field& annotation) { return annotation.name.substr(0, annotation.name.find("+an")); }
std::string_view behind_list(const Field& annotation) { return annotation.name.substr(list_of(annotation).size() + 3); }

bool is_part_of_marks(const Field& annotation) {
    const std::string_view behind = behind_list(annotation);
    return behind.empty() || behind == ":mark" || behind == ":legend" || behind == ":basis";
}

}  // namespace

void EntryReader::read_people(Variable variable, const Field& field) {
    if (trim(field.value).empty()) return;
    const bool plain = add_bibtex_names(*record_, variable, field.value, field.span, findings_);
    if (!plain && has_unknown_command(field.value)) kept_.push_back(&field);
}

/// A name has no place for LaTeX that nobody knows, so that it would come back as text.
bool EntryReader::has_unknown_command(std::string_view names) const {
    if (names.find('\\') == std::string_view::npos || commands_are_letters(names) || !is_balanced(names)) return false;
    return decode_latex_plain(arena_, names).find('\\') != std::string_view::npos;
}

void EntryReader::read_editors() {
    static constexpr FieldSet people = {FieldId::editor, FieldId::editora, FieldId::editorb, FieldId::editorc, FieldId::holder};
    if (!had_any(people)) return;
    read_editor_role(FieldId::editor, FieldId::editortype);
    read_editor_role(FieldId::editora, FieldId::editoratype);
    read_editor_role(FieldId::editorb, FieldId::editorbtype);
    read_editor_role(FieldId::editorc, FieldId::editorctype);
    const Field* holder = slot(FieldId::holder);
    if (holder != nullptr && record_->people(Variable::author) == nullptr) read_people(Variable::author, *take(FieldId::holder));
}

void EntryReader::read_editor_role(FieldId people_id, FieldId role_id) {
    const Field* people = take(people_id);
    if (people == nullptr) return;
    const Field* role_field = slot(role_id);
    const std::string_view word = role_field == nullptr ? std::string_view{} : plain(*role_field);
    const Role* role = role_named(word.empty() ? "editor" : word);
    if (people_id == FieldId::editor && role == nullptr) {
        read_people(Variable::editor, *people);  // an unknown type stays beside as a leftover
        return;
    }
    const Variable variable = role == nullptr ? Variable::contributor : role->variable;
    const NamesField* before = record_->people(variable);
    const std::size_t first = before == nullptr ? 0 : before->people.size();
    read_people(variable, *people);
    (void)take(role_id);
    if (role != nullptr) return;
    NamesField& names = record_->names_of(variable);
    for (std::size_t i = first; i < names.people.size(); ++i) {
        Detail detail;
        detail.kind = DetailKind::role;
        detail.value = word;
        names.people[i].details.push(arena_, detail);
    }
}

/// What a mark means, how it looks, what it says and who says so stand in fields apart, in the same order: they are read together
/// or not at all.
void EntryReader::read_annotations() {
    std::vector<const FieldRow*> kept_whole;  // lists with such a field that cannot be attached
    const auto is_kept_whole = [&](const Field& field) {
        return is_part_of_marks(field) && std::find(kept_whole.begin(), kept_whole.end(), find_field(list_of(field))) != kept_whole.end();
    };
    for (const Field* field : annotations_) {
        if (is_part_of_marks(*field) && !is_kept_whole(*field) && !read_annotation(*field, false)) kept_whole.push_back(find_field(list_of(*field)));
    }
    for (const Field* field : annotations_) {
        if (!is_kept_whole(*field) && read_annotation(*field, true)) {
            leave(*field, false);
            continue;
        }
        if (!findings_.wants(odd_annotation, field->name)) continue;
        findings_.add(odd_annotation, field->span, "the annotation '" + std::string(field->name) + "' could not be attached").record_id = entry_->key;
    }
}

namespace {

/// Cuts `text` at `separator`s outside quotes.
template <class See>
bool each_item(std::string_view text, char separator, See see) {
    bool quoted = false;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] == '"') quoted = !quoted;
        if (i < text.size() && (text[i] != separator || quoted)) continue;
        if (!see(trim(text.substr(begin, i - begin)))) return false;
        begin = i + 1;
    }
    return true;
}

/// The mark of a person at `index`; more are made as needed.
Mark& mark_at(Arena& arena, Contributor& person, std::size_t index, SourceSpan source) {
    while (person.marks.size() <= index) {
        Mark mark;
        mark.basis = Basis::stated;
        mark.source = source;
        person.marks.push(arena, mark);
    }
    return person.marks[index];
}

bool read_words(Arena& arena, Contributor& person, std::string_view words, SourceSpan source) {
    std::size_t index = 0;
    return each_item(words, ',', [&](std::string_view word) {
        if (word.empty()) return true;
        Mark& mark = mark_at(arena, person, index++, source);
        mark.meaning = word == "unknown" ? Meaning::unknown : meaning_named(word);
        if (mark.meaning == Meaning::other && word != "other") mark.legend = collapse_spaces(arena, word);
        return true;
    });
}

/// Items of a literal `"a|b"`, decoded.
template <class See>
bool each_literal(Arena& arena, std::string_view literal, See see) {
    if (literal.size() < 2 || literal.front() != '"' || literal.back() != '"') return false;
    std::size_t index = 0;
    return each_item(literal.substr(1, literal.size() - 2), '|', [&](std::string_view part) {
        see(index++, decode_latex_plain(arena, part));
        return true;
    });
}

bool read_literal(Arena& arena, Contributor& person, std::string_view name, std::string_view literal, SourceSpan source) {
    if (name == "mark") {
        return each_literal(arena, literal, [&](std::size_t i, std::string_view text) { mark_at(arena, person, i, source).symbol = text; });
    }
    if (name == "legend") {
        return each_literal(arena, literal, [&](std::size_t i, std::string_view text) {
            if (!text.empty()) mark_at(arena, person, i, source).legend = text;
        });
    }
    if (name == "basis") {
        bool known = true;
        const bool read = each_literal(arena, literal, [&](std::size_t i, std::string_view text) {
            if (text.empty()) return;
            const Basis basis = basis_named(text);
            known = known && (basis != Basis::none || text == name_of(Basis::none));
            mark_at(arena, person, i, source).basis = basis;
        });
        return read && known;
    }
    DetailKind kind{};
    if (!detail_kind_named(name, kind)) return false;
    return each_literal(arena, literal, [&](std::size_t, std::string_view text) {
        Detail detail;
        detail.kind = kind;
        detail.value = text;
        detail.source = source;
        if (kind == DetailKind::identifier) {
            const std::size_t colon = text.find(':');
            if (colon != std::string_view::npos) {
                detail.scheme = text.substr(0, colon);
                detail.value = text.substr(colon + 1);
            }
        }
        person.details.push(arena, detail);
    });
}

}  // namespace

/// `author+an = {1=equal;2=corresponding,equal}`, `author+an:mark = {1="*"}` (biblatex manual, section 3.7). False, and
/// nothing read, if any item is about something else than a person of a list, or if it is not to be `attached`.
bool EntryReader::read_annotation(const Field& field, bool attached) {
    const FieldRow* row = find_field(list_of(field));
    const std::string_view behind = behind_list(field);
    const bool names_row = row != nullptr && (row->form == Form::names || (row->form == Form::special && row->variable == Variable::editor));
    if (!names_row || record_->people(row->variable) == nullptr || (!behind.empty() && behind.front() != ':')) return false;
    const std::string_view name = behind.empty() ? std::string_view{} : behind.substr(1);
    NamesField& names = record_->names_of(row->variable);
    const auto each = [&](bool apply) {
        return each_item(field.value, ';', [&](std::string_view item) {
            if (item.empty()) return true;
            std::size_t index = 0;
            const auto [end, error] = std::from_chars(item.data(), item.data() + item.size(), index);
            const auto used = static_cast<std::size_t>(end - item.data());
            if (error != std::errc{} || index == 0 || index > names.people.size()) return false;
            const std::string_view rest = trim(item.substr(used));
            if (rest.empty() || rest.front() != '=') return false;
            Contributor& person = names.people[index - 1];
            const std::string_view value = trim(rest.substr(1));
            if (name.empty()) {
                if (value.empty() || value.front() == '"') return false;
                return !apply || read_words(arena_, person, value, field.span);
            }
            DetailKind kind{};
            const bool known = name == "mark" || name == "legend" || name == "basis" || detail_kind_named(name, kind);
            if (!known || value.size() < 2 || value.front() != '"' || value.back() != '"') return false;
            return !apply || read_literal(arena_, person, name, value, field.span);
        });
    };
    return each(false) && (!attached || each(true));
}

}  // namespace bibcast::bibtex
