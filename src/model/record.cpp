#include "model/record.hpp"

#include <array>

#include "model/literal_name.hpp"

namespace bibcast {

namespace {

constexpr std::array<std::string_view, 15> link_kinds = {
    "pdf",  "html",       "code", "project",  "data", "slides",     "video", "poster",
    "supplement", "demo", "preprint", "blog", "discussion", "model", "other",
};

void push_string(Arena& arena, List<StringField>& list, std::string_view value, SourceSpan source) {
    if (value.empty()) return;
    StringField& field = list.add(arena);
    field.source = source;
    field.value = value;
}

template <class Fields>
auto find(Fields& fields, Variable variable) -> decltype(&fields[0]) {
    for (auto& field : fields) {
        if (field.variable == variable) return &field;
    }
    return nullptr;
}

template <class Field>
Field* take(List<Field>& fields, Variable variable) {
    for (Field& field : fields) {
        if (field.variable == variable && !field.written) {
            field.written = true;
            return &field;
        }
    }
    return nullptr;
}

}  // namespace

std::string_view name_of(LinkKind kind) { return link_kinds[static_cast<std::size_t>(kind)]; }

LinkKind link_kind_named(std::string_view word) {
    for (std::size_t i = 0; i < link_kinds.size(); ++i) {
        if (link_kinds[i] == word) return static_cast<LinkKind>(i);
    }
    return LinkKind::other;
}

void Record::add_text(Variable variable, const Text& value, SourceSpan source_span) {
    if (value.empty()) return;
    const Text kept = value;  // it may be that of another field
    TextField& field = texts.add(*arena_);
    field.source = source_span;
    field.variable = variable;
    field.value = kept;
}

void Record::add_date(Variable variable, const Date& value, SourceSpan source_span) {
    const Date kept = value;  // it may be that of another field
    DateField& field = dates.add(*arena_);
    field.source = source_span;
    field.variable = variable;
    field.value = kept;
}

NamesField& Record::names_of(Variable variable, SourceSpan source_span) {
    if (NamesField* field = find(names, variable)) return *field;
    NamesField& field = names.add(*arena_);
    field.source = source_span;
    field.variable = variable;
    return field;
}

Contributor& Record::add_contributor(Variable variable, const Name& name, SourceSpan source_span) {
    Contributor contributor;
    contributor.name = name;
    contributor.source = source_span;
    settle_literal(*arena_, contributor);
    return names_of(variable, source_span).people.push(*arena_, contributor);
}

void Record::add_keyword(std::string_view value, SourceSpan at) { push_string(*arena_, keywords, value, at); }
void Record::add_topic(std::string_view value, SourceSpan at) { push_string(*arena_, topics, value, at); }
void Record::add_group(std::string_view value, SourceSpan at) { push_string(*arena_, groups, value, at); }
void Record::add_award(std::string_view value, SourceSpan at) { push_string(*arena_, awards, value, at); }

Identifier& Record::add_identifier(std::string_view scheme, std::string_view value, SourceSpan source_span) {
    Identifier& identifier = identifiers.add(*arena_);
    identifier.source = source_span;
    identifier.scheme = scheme;
    identifier.value = value;
    return identifier;
}

void Record::add_link(LinkKind kind, std::string_view url, std::string_view label, SourceSpan source_span) {
    if (url.empty()) return;
    Link& link = links.add(*arena_);
    link.source = source_span;
    link.kind = kind;
    link.url = url;
    link.label = label;
}

void Record::add_leftover(std::string_view format, std::string_view tag, std::string_view value, SourceSpan source_span) {
    Leftover& leftover = leftovers.add(*arena_);
    leftover.source = source_span;
    leftover.format = format;
    leftover.tag = tag;
    leftover.value = value;
}

const TextField* Record::text(Variable variable) const { return find(texts, variable); }
const DateField* Record::date(Variable variable) const { return find(dates, variable); }
const NamesField* Record::people(Variable variable) const { return find(names, variable); }

const Identifier* Record::identifier(std::string_view scheme) const {
    for (const Identifier& identifier : identifiers) {
        if (identifier.scheme == scheme) return &identifier;
    }
    return nullptr;
}

std::string_view Record::plain(Variable variable) const {
    const TextField* field = text(variable);
    return field == nullptr ? std::string_view{} : field->value.plain;
}

TextField* Record::take_text(Variable variable) { return take(texts, variable); }
DateField* Record::take_date(Variable variable) { return take(dates, variable); }

NamesField* Record::take_people(Variable variable) {
    NamesField* field = take(names, variable);
    if (field != nullptr) {
        for (Contributor& person : field->people) person.written = true;
    }
    return field;
}

Identifier* Record::take_identifier(std::string_view scheme) {
    for (Identifier& identifier : identifiers) {
        if (identifier.scheme == scheme && !identifier.written) {
            identifier.written = true;
            return &identifier;
        }
    }
    return nullptr;
}

void Record::clear_written() {
    const auto clear = [](auto& fields) {
        for (auto& field : fields) field.written = false;
    };
    native_type.written = false;
    clear(texts);
    clear(dates);
    clear(names);
    for (NamesField& field : names) {
        for (Contributor& person : field.people) {
            person.written = false;
            clear(person.marks);
            clear(person.details);
        }
    }
    clear(keywords);
    clear(topics);
    clear(groups);
    clear(awards);
    clear(identifiers);
    clear(links);
    clear(leftovers);
}

Record Record::copy_into(Arena& arena) const {
    Record copy(arena);
    copy.type = type;
    copy.id = arena.copy(id);
    copy.source = source;
    copy.generated_id = generated_id;
    const auto copy_list = [&arena](const auto& from, auto& to, auto&& deepen) {
        to.reserve(arena, from.size());
        for (auto element : from) {
            deepen(element);
            to.push(arena, element);
        }
    };
    const auto deepen_string = [&arena](StringField& field) { field.value = arena.copy(field.value); };
    copy.native_type = native_type;
    deepen_string(copy.native_type);
    copy_list(texts, copy.texts, [&](TextField& field) { field.value = copy_text(arena, field.value); });
    copy_list(dates, copy.dates, [&](DateField& field) { field.value = copy_date(arena, field.value); });
    copy_list(names, copy.names, [&](NamesField& field) {
        List<Contributor> people;
        people.reserve(arena, field.people.size());
        for (const Contributor& person : field.people) people.push(arena, copy_contributor(arena, person));
        field.people = people;
    });
    copy_list(keywords, copy.keywords, deepen_string);
    copy_list(topics, copy.topics, deepen_string);
    copy_list(groups, copy.groups, deepen_string);
    copy_list(awards, copy.awards, deepen_string);
    copy_list(identifiers, copy.identifiers, [&](Identifier& identifier) {
        for (std::string_view Identifier::*part :
             {&Identifier::scheme, &Identifier::value, &Identifier::version, &Identifier::category}) {
            identifier.*part = arena.copy(identifier.*part);
        }
    });
    copy_list(links, copy.links, [&](Link& link) {
        link.url = arena.copy(link.url);
        link.label = arena.copy(link.label);
    });
    copy_list(leftovers, copy.leftovers, [&](Leftover& leftover) {
        leftover.format = arena.copy(leftover.format);
        leftover.tag = arena.copy(leftover.tag);
        leftover.value = arena.copy(leftover.value);
    });
    copy.native = native;
    for (std::string_view NativeSource::*part :
         {&NativeSource::format, &NativeSource::before, &NativeSource::text, &NativeSource::after}) {
        copy.native.*part = arena.copy(native.*part);
    }
    return copy;
}

}  // namespace bibcast
