#include <algorithm>

#include "formats/bibtex/entry_reader.hpp"
#include "formats/bibtex/roles.hpp"
#include "formats/bibtex/syntax.hpp"
#include "formats/bibtex/web_styles.hpp"
#include "formats/bibtex/write_names.hpp"
#include "name/bibtex_names.hpp"
#include "name/parse.hpp"
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

/// `Noam Field 0001`: DBLP tells people of one name apart by numbers, which are no part of it. Where that begins; npos: there is none.
std::size_t homonym_number_at(std::string_view family) {
    if (family.size() < 4 || family[family.size() - 4] != '0') return std::string_view::npos;
    const std::size_t at = family.size() - 4;
    const bool word = (at == 0 || family[at - 1] == ' ') && std::all_of(family.begin() + static_cast<std::ptrdiff_t>(at), family.end(), is_ascii_digit);
    return word ? at : std::string_view::npos;
}

void take_homonym_number(Arena& arena, Contributor& person, std::size_t at) {
    const std::string_view family = person.name.family;
    if (at == 0) {
        const Name name = parse_name(arena, person.name.given);
        if (name.family.empty()) return;
        person.name = name;
    } else {
        person.name.family = trim(family.substr(0, at));
    }
    Detail detail;
    detail.kind = DetailKind::identifier;
    detail.scheme = "dblp";
    detail.value = family.substr(at);
    person.details.push(arena, detail);
}

}  // namespace

void EntryReader::read_people(Variable variable, const Field& field) {
    if (trim(field.value).empty()) return;
    const auto count = [&] {
        const NamesField* const names = record_->people(variable);
        return names == nullptr ? 0 : names->people.size();
    };
    const std::size_t first = annotations_.empty() ? 0 : count();
    // `<b>Bing</b><sup>*</sup>`: tags of web pages mean in names what they mean in titles.
    const std::string_view value = field.value.find('<') == std::string_view::npos ? field.value : with_web_styles(arena_, field.value);
    const bool plain = add_bibtex_names(*record_, variable, value, field.span, findings_);
    if (field.value.find('0') != std::string_view::npos && !record_->names.empty() && record_->names.back().variable == variable) {
        for (Contributor& person : record_->names.back().people) {
            const std::size_t number = homonym_number_at(person.name.family);
            if (number != std::string_view::npos) take_homonym_number(arena_, person, number);
        }
    }
    if (!plain && (has_unknown_command(field.value) || says_extended_names(field.value))) keep(&field);
    if (!annotations_.empty()) lists_.push_back({find_field(field.name), variable, first, count() - first});
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
    if (holder == nullptr) return;
    if (record_->people(Variable::author) == nullptr) read_people(Variable::author, *take(FieldId::holder));
    else read_people_in_role(*take(FieldId::holder), "holder");
}

void EntryReader::read_people_in_role(const Field& people, std::string_view role) {
    const NamesField* before = record_->people(Variable::contributor);
    const std::size_t first = before == nullptr ? 0 : before->people.size();
    read_people(Variable::contributor, people);
    if (role.empty() || record_->people(Variable::contributor) == nullptr) return;
    NamesField& names = record_->names_of(Variable::contributor);
    for (std::size_t i = first; i < names.people.size(); ++i) {
        names.people[i].details.push(arena_, {.kind = DetailKind::role, .value = role, .source = people.span});
    }
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
    (void)take(role_id);
    if (role == nullptr) read_people_in_role(*people, word);
    else read_people(role->variable, *people);
}

}  // namespace bibcast::bibtex
