#include <algorithm>
#include <optional>

#include "formats/bibtex/annotations.hpp"
#include "formats/bibtex/syntax.hpp"
#include "formats/bibtex/write_names.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

/// Inside a literal annotation a quote would end it and a semicolon the item; both are written as `\char`.
void append_literal(std::string& out, std::string_view text) {
    std::string latex;
    encode_latex(latex, Text(text));
    for (const char c : latex) {
        if (c == '"') {
            out += "{\\char34}";
        } else if (c == ';') {
            out += "{\\char59}";
        } else if (c == '|') {
            out += "{\\char124}";
        } else {
            out += c;
        }
    }
}

/// The word for a mark in the list of its person: its meaning, or the word that another program's annotation had.
std::string_view word_of(const Mark& mark) {
    const bool is_word = !mark.legend.empty() && mark.symbol.empty() && mark.meaning == Meaning::other && meaning_named(mark.legend) == Meaning::other &&
                         mark.legend != "unknown" && std::all_of(mark.legend.begin(), mark.legend.end(), [](char c) { return is_ascii_alpha(c) || c == '-' || c == '_'; });
    return is_word ? mark.legend.view() : name_of(mark.meaning);
}

/// The list that is annotated, and the record that its leftovers are in.
struct Annotated {
    Emitter& emit;
    std::string_view field;
    const NamesField& names;
    Record& record;
};

/// Whether a leftover is of the annotation `full`; the one without a name is called `default` as well.
bool is_of_annotation(const Leftover& leftover, std::string_view full, bool has_name) {
    if (leftover.format != leftover_format) return false;
    std::string_view tag = leftover.tag;
    if (!has_name && tag.size() > full.size() && equals_ignoring_ascii_case(tag.substr(full.size()), ":default")) tag = tag.substr(0, full.size());
    return equals_ignoring_ascii_case(tag, full);
}

/// Annotations of the same name that were of nobody in the list, but of parts of names or of the list: biber takes one field of a name.
void append_leftovers(std::string& value, std::string_view full, bool has_name, Record& record) {
    for (Leftover& leftover : record.leftovers) {
        if (leftover.written || !is_of_annotation(leftover, full, has_name) || !is_balanced(leftover.value)) continue;
        value += ';';
        value += leftover.value;
        leftover.written = true;
    }
}

/// Writes one annotation field: items `N=…` for the people that `append` appends something for.
template <class Append>
void write_items(const Annotated& list, std::string_view name, Append append) {
    const NamesField& names = list.names;
    std::string value;
    for (std::size_t i = 0; i < names.people.size(); ++i) {
        const std::size_t before = value.size();
        if (!value.empty()) value += ";";
        value += std::to_string(i + 1);
        value += '=';
        const std::size_t start = value.size();
        append(value, names.people[i]);
        if (value.size() == start) value.resize(before);
    }
    if (value.empty()) return;
    std::string full(list.field);
    full += annotation_marker;
    if (!name.empty()) {
        full += ':';
        full += name;
    }
    append_leftovers(value, full, !name.empty(), list.record);
    list.emit.begin(full);
    list.emit.value() += value;
    list.emit.end();
}

/// A literal `"a|b"` of the parts of all marks of a person, one for each; nothing if all are empty.
template <class PartOf>
auto literal_of_marks(PartOf part_of) {
    return [part_of](std::string& out, const Contributor& person) {
        if (std::all_of(person.marks.begin(), person.marks.end(), [&](const Mark& mark) { return part_of(mark).empty(); })) return;
        out += '"';
        for (std::size_t i = 0; i < person.marks.size(); ++i) {
            if (i != 0) out += '|';
            append_literal(out, part_of(person.marks[i]));
        }
        out += '"';
    };
}

void write_marks(const Annotated& list) {
    write_items(list, "", [](std::string& out, const Contributor& person) {
        for (std::size_t i = 0; i < person.marks.size(); ++i) {
            if (i != 0) out += ',';
            out += word_of(person.marks[i]);
        }
    });
    write_items(list, "mark", literal_of_marks([](const Mark& mark) { return mark.symbol; }));
    write_items(list, "legend", literal_of_marks([](const Mark& mark) { return word_of(mark) == mark.legend ? std::string_view{} : mark.legend.view(); }));
    write_items(list, "basis", literal_of_marks([](const Mark& mark) {
                    return mark.basis == Basis::stated ? std::string_view{} : name_of(mark.basis);
                }));
}

void write_details(const Annotated& list) {
    constexpr DetailKind kinds[] = {DetailKind::orcid,  DetailKind::affiliation, DetailKind::email, DetailKind::url, DetailKind::identifier,
                                    DetailKind::degree, DetailKind::title,       DetailKind::alias, DetailKind::gender};
    for (const DetailKind kind : kinds) {
        write_items(list, name_of(kind), [kind](std::string& out, const Contributor& person) {
            const std::size_t start = out.size();
            for (const Detail& detail : person.details) {
                if (detail.kind != kind || detail.written) continue;  // DBLP's number stands in the name
                out += out.size() == start ? '"' : '|';
                if (!detail.scheme.empty()) {
                    append_literal(out, detail.scheme);
                    out += ':';
                }
                append_literal(out, detail.value);
            }
            if (out.size() != start) out += '"';
        });
    }
}

void mark_written(NamesField& names) {
    for (Contributor& person : names.people) {
        for (Mark& mark : person.marks) mark.written = true;
        for (Detail& detail : person.details) {
            if (detail.kind != DetailKind::role) detail.written = true;
        }
    }
}

}  // namespace

void write_annotations(Emitter& emit, std::string_view field, NamesField& names, Record& record) {
    const bool any = std::any_of(names.people.begin(), names.people.end(), [](const Contributor& person) {
        return !person.marks.empty() || !person.details.empty();
    });
    if (!any) return;
    const Annotated list{emit, field, names, record};
    write_marks(list);
    write_details(list);
    mark_written(names);
}

void append_mark_notes(std::string& note, NamesField& names, const LatexEncoding& encoding) {
    struct Group {
        std::string_view symbol, legend;
        Meaning meaning;
        std::string people;
    };
    std::vector<Group> groups;
    for (Contributor& person : names.people) {
        for (Mark& mark : person.marks) {
            auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& known) {
                return known.symbol == mark.symbol && known.legend == mark.legend && known.meaning == mark.meaning;
            });
            if (group == groups.end()) group = groups.insert(groups.end(), {mark.symbol, mark.legend, mark.meaning, {}});
            if (!group->people.empty()) group->people += ", ";
            const Name& name = person.name;
            std::string whole(name.literal);
            for (const std::string_view part : {name.given, name.dropping_particle, name.non_dropping_particle, name.family, name.suffix}) {
                if (part.empty()) continue;
                if (!whole.empty()) whole += ' ';
                whole += part;
            }
            group->people += whole;
            mark.written = true;
        }
    }
    for (const Group& group : groups) {
        if (!note.empty()) note += ". ";
        std::string sentence(group.symbol);
        if (!sentence.empty()) sentence += ' ';
        sentence += !group.legend.empty() ? group.legend : group.meaning == Meaning::unknown ? "Marked" : name_of(group.meaning);
        sentence += ": ";
        sentence += group.people;
        encode_latex(note, Text(sentence), encoding);
    }
}

}  // namespace bibcast::bibtex
