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

}  // namespace bibcast::bibtex
