#include "formats/bibtex/source_fields.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "formats/bibtex/raw_parser.hpp"
#include "formats/bibtex/syntax.hpp"
#include "formats/bibtex/tags.hpp"
#include "text/latex.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

bool has_macro(const RawField& field) {
    return field.first.kind == PartKind::macro || std::any_of(field.more.begin(), field.more.end(), [](const Part& part) { return part.kind == PartKind::macro; });
}

namespace {

/// The key of what is kept of an entry says in which dialect it stood.
constexpr std::string_view bibtex_key = "bibtex";

/// The two dialects' names of one field (biblatex manual, section 2.2.5), and the same name in any case.
bool is_same_field(std::string_view a, std::string_view b) {
    static constexpr std::pair<std::string_view, std::string_view> names[] = {
        {"journal", "journaltitle"}, {"address", "location"}, {"annote", "annotation"}, {"school", "institution"}};
    if (equals_ignoring_ascii_case(a, b)) return true;
    return std::any_of(std::begin(names), std::end(names), [&](const auto& pair) {
        return (equals_ignoring_ascii_case(a, pair.first) && equals_ignoring_ascii_case(b, pair.second)) ||
               (equals_ignoring_ascii_case(a, pair.second) && equals_ignoring_ascii_case(b, pair.first));
    });
}

/// Calls `see` with each part of a field in turn.
template <class See>
void each_part(const RawField& field, See see) {
    see(field.first);
    for (const Part& part : field.more) see(part);
}

void append_part(std::string& out, const Part& part) {
    if (!out.empty()) out += " # ";
    if (part.kind == PartKind::macro || part.kind == PartKind::number) {
        out += part.text;
    } else {
        (((out += '{') += part.text) += '}');
    }
}

/// Puts `fields` behind those that the record has kept so far.
void add_source(Record& record, std::string_view fields) {
    std::string_view before = record.native.format == leftover_format ? record.native.text : std::string_view("@misc{,}");
    before.remove_suffix(1);
    record.native.format = leftover_format;
    record.native.text = record.arena().concat({before, fields, "}"});
}

}  // namespace

SourceFields::SourceFields(const Record& record) : arena_(record.arena()) {
    if (record.native.format != leftover_format) return;
    RawParser macros(record.native.before, record.arena(), nullptr);
    RawEntry definition;
    while (macros.next(definition)) {
        if (definition.kind == EntryKind::string) strings_.define_all(record.arena(), definition);
    }
    RawParser parser(record.native.text, record.arena(), nullptr);
    RawEntry entry;
    if (!parser.next(entry) || entry.kind != EntryKind::entry) return;
    fields_ = std::move(entry.fields);
    if (entry.type != "misc") type_ = entry.type;
    is_bibtex_ = entry.key == bibtex_key;
}

std::string_view SourceFields::value(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
        const auto found = std::find_if(fields_.begin(), fields_.end(), [&](const RawField& field) {
            return !has_macro(field) && equals_ignoring_ascii_case(field.name, name);
        });
        if (found != fields_.end()) return found->first.text;
    }
    return {};
}

std::string SourceFields::macros_for(std::string_view name, std::string_view latex, std::string& definitions) const {
    const auto found = std::find_if(fields_.begin(), fields_.end(), [&](const RawField& field) { return has_macro(field) && is_same_field(field.name, name); });
    if (found == fields_.end()) return {};
    const ResolvedValue resolved = strings_.resolve(arena_, *found);
    if (!resolved.undefined.empty() || decode_latex_plain(arena_, trim(resolved.text)) != decode_latex_plain(arena_, latex)) return {};
    std::string source;
    const std::size_t before = definitions.size();
    bool parted = false;  // by the sign that stands between definitions: such a macro is written as its value
    each_part(*found, [&](const Part& part) {
        append_part(source, part);
        const std::string* value = part.kind == PartKind::macro ? strings_.find(ascii_lower(part.text)) : nullptr;
        if (value == nullptr) return;
        parted = parted || value->find('\x1E') != std::string::npos || part.text.find('\x1E') != std::string_view::npos;
        ((definitions.append(part.text) += '\x1E').append(*value) += '\x1E');
    });
    if (!parted) return source;
    definitions.resize(before);
    return {};
}

void keep_source_fields(Record& record, Dialect dialect, std::string_view type, std::span<const Field* const> fields) {
    record.native.format = leftover_format;
    record.native.text = record.arena().concat({"@", type, "{", dialect == Dialect::bibtex ? bibtex_key : "", ",}"});
    std::string text;
    for (const Field* field : fields) {
        if (!is_balanced(field->value)) continue;
        text += field->name;
        text += "={";
        // On one line nothing can look like the beginning of an entry.
        text += collapse_spaces(record.arena(), trim(field->value));
        text += "},";
    }
    add_source(record, text);
}

void keep_macros(Record& record, const RawEntry& entry, const StringTable& strings) {
    std::string fields, definitions;
    std::unordered_set<std::string> defined;
    for (const RawField& field : entry.fields) {
        std::string source;
        bool whole = has_macro(field);
        each_part(field, [&](const Part& part) {
            append_part(source, part);
            const bool macro = part.kind == PartKind::macro;
            whole = whole && (macro ? strings.find(ascii_lower(part.text)) != nullptr : is_balanced(part.text));
        });
        if (!whole) continue;
        ((fields += field.name) += '=').append(source).append(",");
        each_part(field, [&](const Part& part) {
            std::string name = ascii_lower(part.text);
            if (part.kind != PartKind::macro || defined.contains(name)) return;
            const std::string& value = *strings.find(name);
            if (is_balanced(value)) ((definitions += "@string{").append(part.text) += "={").append(value).append("}}\n");
            defined.insert(std::move(name));
        });
    }
    if (fields.empty()) return;
    add_source(record, fields);
    record.native.before = record.arena().copy(definitions);
}

}  // namespace bibcast::bibtex
