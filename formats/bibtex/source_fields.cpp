#include "formats/bibtex/source_fields.hpp"

#include <algorithm>
#include <string>

#include "formats/bibtex/raw_parser.hpp"
#include "formats/bibtex/syntax.hpp"
#include "formats/bibtex/tags.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

SourceFields::SourceFields(const Record& record) {
    if (record.native.format != leftover_format) return;
    RawParser parser(record.native.text, record.arena(), nullptr);
    RawEntry entry;
    if (parser.next(entry) && entry.kind == EntryKind::entry) fields_ = std::move(entry.fields);
}

std::string_view SourceFields::value(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
        const auto found = std::find_if(fields_.begin(), fields_.end(), [&](const RawField& field) { return equals_ignoring_ascii_case(field.name, name); });
        if (found != fields_.end()) return found->first.text;
    }
    return {};
}

void keep_source_fields(Record& record, std::span<const Field* const> fields) {
    std::string text = "@misc{,";
    for (const Field* field : fields) {
        if (!is_balanced(field->value)) return;
        text += field->name;
        text += "={";
        // On one line nothing can look like the beginning of an entry.
        text += collapse_spaces(record.arena(), trim(field->value));
        text += "},";
    }
    text += '}';
    record.native.format = leftover_format;
    record.native.text = record.arena().copy(text);
}

}  // namespace bibcast::bibtex
