#include <algorithm>
#include <array>
#include <charconv>

#include "formats/bibtex/annotations.hpp"
#include "formats/bibtex/codes.hpp"
#include "formats/bibtex/entry_reader.hpp"
#include "name/mark_text.hpp"
#include "text/latex.hpp"
#include "text/utf8.hpp"

// Data annotations (biblatex manual, section 3.7): `author+an = {1=equal;2=corresponding,equal}`, `author+an:mark = {1="*"}`.

namespace bibcast::bibtex {

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

void read_word(Arena& arena, Contributor& person, std::string_view word, std::size_t index, SourceSpan source) {
    Mark& mark = mark_at(arena, person, index, source);
    mark.meaning = word == "unknown" ? Meaning::unknown : meaning_named(word);
    if (mark.meaning == Meaning::other && word != "other") mark.legend = collapse_spaces(arena, word);
}

/// `highlight`, `self`, `student`: said of the person, for a style that prints the name in bold; no sign beside the name says it.
bool is_of_person(std::string_view word) {
    const Meaning meaning = meaning_of_annotation(word);
    return meaning == Meaning::self || meaning == Meaning::student;
}

/// The meanings of the marks of a person from the one at `index` on. Where nothing says which sign is meant (`of_signs`), what is of the
/// person is a mark of its own beside the signs in the name.
void read_words(Arena& arena, Contributor& person, std::string_view words, std::size_t& index, bool of_signs, SourceSpan source) {
    const bool apart = !of_signs && index < person.marks.size();
    for (const bool second : {false, true}) {
        if (second && !apart) break;
        each_item(words, ',', [&](std::string_view word) {
            if (word.empty() || (apart && is_of_person(word) != second)) return true;
            const std::size_t at = second ? person.marks.size() : index++;
            read_word(arena, person, word, at, source);
            // A sign of the name that this explains.
            if (!of_signs && person.marks[at].basis == Basis::none) person.marks[at].basis = Basis::stated;
            return true;
        });
    }
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
            const bool is_basis = basis != Basis::none || text == name_of(Basis::none);
            known = known && is_basis;
            if (is_basis) mark_at(arena, person, i, source).basis = basis;
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

/// `2=student`, `2:family=student`, `=inferred`: what it is about, and what it says.
struct Item {
    std::string_view text;
    std::string_view value;
    std::size_t person = 0;  ///< from 1; 0: the whole list
    bool of_part = false;
    bool is_item = false;
};

Item parse_item(std::string_view text) {
    Item item;
    item.text = text;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), item.person);
    std::string_view rest = trim(text.substr(static_cast<std::size_t>(end - text.data())));
    if (error == std::errc::result_out_of_range || (error == std::errc{} && item.person == 0)) return item;
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos) return item;
    item.of_part = rest.front() == ':';
    item.value = trim(rest.substr(equals + 1));
    item.is_item = (equals == 0 || item.of_part) && !item.value.empty();
    return item;
}

bool is_literal(std::string_view value) { return value.size() >= 2 && value.front() == '"' && value.back() == '"'; }

/// A list of people that annotations speak of.
struct List {
    const FieldRow* row;
    PeopleOfField people;
    std::vector<std::size_t> words;       ///< how many marks of each person have got their meaning
    std::vector<std::uint8_t> described;  ///< by which of `order_names` each person's marks have been
    bool has_order = false;          ///< some of its marks are described in several fields, in the same order
    bool is_whole = true;            ///< no such field speaks of somebody who is not there
};

/// What else is said of marks, in the order of their meanings.
constexpr std::array<std::string_view, 3> order_names = {"mark", "legend", "basis"};

/// One field of annotations.
struct Annotation {
    const Field* field;
    std::size_t list;
    std::string_view name;     ///< of the annotation, in small letters; empty: the one without
    std::uint8_t order_bit;    ///< of its name in `order_names`; 0 if it is not there
    bool is_read;              ///< it is of people that are there, and its name is known
    [[nodiscard]] bool is_of_marks() const { return name.empty() || order_bit != 0; }
};

bool can_attach(const Annotation& annotation, const Item& item, std::size_t people) {
    if (!item.is_item || item.of_part || item.person == 0 || item.person > people) return false;
    return annotation.name.empty() ? item.value.front() != '"' : is_literal(item.value);
}

/// What is said of a part of a name or of a whole list is beside the marks, and takes no part in their order.
bool is_beside(const Item& item) { return item.is_item && (item.of_part || item.person == 0); }

template <class See>
void each_annotation(std::string_view value, See see) {
    each_item(value, ';', [&](std::string_view text) {
        if (!text.empty()) see(parse_item(text));
        return true;
    });
}

std::vector<Annotation> sort_annotations(Arena& arena, const std::vector<const Field*>& fields, const std::vector<PeopleOfField>& known, std::vector<List>& lists) {
    std::vector<Annotation> annotations;
    for (const Field* field : fields) {
        const std::size_t marker = annotation_marker_at(field->name);
        const FieldRow* const row = find_field(field->name.substr(0, marker));
        const std::string_view behind = arena.copy(ascii_lower(field->name.substr(marker + annotation_marker.size())));
        const std::string_view name = behind.empty() || behind == ":default" ? std::string_view{} : behind.substr(1);
        const auto of_field = row == nullptr ? known.end() : std::find_if(known.begin(), known.end(), [row](const PeopleOfField& one) { return one.row == row; });
        const bool is_of_people = of_field != known.end();
        auto list = std::find_if(lists.begin(), lists.end(), [row](const List& one) { return one.row == row; });
        if (list == lists.end()) {
            const PeopleOfField people = is_of_people ? *of_field : PeopleOfField{};
            list = lists.insert(list, {row, people, std::vector<std::size_t>(people.count), std::vector<std::uint8_t>(people.count)});
        }
        const auto* const order = std::find(order_names.begin(), order_names.end(), name);
        const unsigned bit = order == order_names.end() ? 0 : 1U << (order - order_names.begin());
        list->has_order = list->has_order || bit != 0;
        DetailKind kind{};
        const bool is_known = name.empty() || bit != 0 || detail_kind_named(name, kind);
        annotations.push_back({field, static_cast<std::size_t>(list - lists.begin()), name, static_cast<std::uint8_t>(bit), is_of_people && is_known});
    }
    return annotations;
}

/// Whether a field of marks speaks of somebody who is not there, or twice of one.
void look_for_gaps(const Annotation& annotation, List& list) {
    each_annotation(annotation.field->value, [&](const Item& item) {
        if (is_beside(item)) return;
        bool attached = annotation.is_read && can_attach(annotation, item, list.described.size());
        if (attached && annotation.order_bit != 0) {
            std::uint8_t& described = list.described[item.person - 1];
            attached = (described & annotation.order_bit) == 0;
            described |= annotation.order_bit;
        }
        list.is_whole = list.is_whole && attached;
    });
}

/// The name by which it is written.
std::string_view annotation_field(Arena& arena, const FieldRow& row, std::string_view name) {
    return arena.concat({row.name, annotation_marker, name.empty() ? "" : ":", name});
}

}  // namespace

/// What a mark means, how it looks, what it says and who says so stand in fields apart, in the same order: where one of them cannot be
/// attached, all stay as they are.
void EntryReader::read_annotations() {
    if (annotations_.empty()) return;
    std::vector<List> lists;
    const std::vector<Annotation> annotations = sort_annotations(arena_, annotations_, lists_, lists);
    for (const Annotation& annotation : annotations) {
        if (annotation.is_of_marks()) look_for_gaps(annotation, lists[annotation.list]);
    }
    for (const Annotation& annotation : annotations) {
        List& list = lists[annotation.list];
        if (!annotation.is_read || (annotation.is_of_marks() && list.has_order && !list.is_whole)) {
            report_annotation(*annotation.field, {});
            continue;
        }
        NamesField& names = record_->names_of(list.people.variable);
        const SourceSpan span = annotation.field->span;
        std::string rest;
        bool any_attached = false;
        each_annotation(annotation.field->value, [&](const Item& item) {
            if (can_attach(annotation, item, list.people.count)) {
                Contributor& person = names.people[list.people.first + item.person - 1];
                bool attached = true;
                if (annotation.name.empty()) read_words(arena_, person, item.value, list.words[item.person - 1], list.has_order, span);
                else attached = read_literal(arena_, person, annotation.name, item.value, span);
                any_attached = any_attached || attached;
                if (attached) return;
            }
            if (!rest.empty()) rest += ';';
            rest += item.text;
        });
        if (!rest.empty()) report_annotation(*annotation.field, any_attached ? rest : std::string_view{});
        if (any_attached) leave_rest(annotation_field(arena_, *list.row, annotation.name), *annotation.field, rest);
    }
}

/// What could not be attached comes back in a field of that name.
void EntryReader::leave_rest(std::string_view name, const Field& field, std::string_view rest) {
    leave(field, false);
    if (!rest.empty() && !field.inherited) record_->add_leftover(leftover_format, name, arena_.copy(rest), field.span);
}

void EntryReader::report_annotation(const Field& field, std::string_view rest) {
    if (!findings_.wants(odd_annotation, field.name)) return;
    const std::string what = rest.empty() ? std::string() : "'" + std::string(rest) + "' of ";
    findings_.add(odd_annotation, field.span, what + "the annotation '" + std::string(field.name) + "' could not be attached").record_id = entry_->key;
}

}  // namespace bibcast::bibtex
