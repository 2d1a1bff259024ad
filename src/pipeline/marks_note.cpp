#include "pipeline/marks_note.hpp"

#include <algorithm>
#include <string>

#include "name/marks_note.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

template <class Each>
void for_each_mark(Record& record, Each&& each) {
    for (NamesField& field : record.names) {
        for (Contributor& person : field.people) {
            for (Mark& mark : person.marks) each(mark);
        }
    }
}

// Where the last sentence of `text` begins that is such a line, as `accept` tells; npos: there is none. Names have full stops in
// them, so that every one of a few is tried.
template <class Accept>
std::size_t find_line(std::string_view text, Accept&& accept) {
    std::size_t tries = 0;
    for (std::size_t at = text.size(); at > 0 && tries < 16;) {
        const std::size_t stop = std::max(text.rfind(". ", at - 1) + 1, text.rfind('\n', at - 1) + 1);
        const std::size_t begin = stop == 0 || stop > at ? 0 : stop;
        ++tries;
        if (accept(trim(text.substr(begin)))) return begin;
        if (begin == 0) break;
        at = begin - 1;
    }
    return std::string_view::npos;
}

}  // namespace

void MarksNote::read(Record& record) {
    if (record.names.empty()) return;
    const bool may_be = std::any_of(record.texts.begin(), record.texts.end(), [](const TextField& field) {
        return field.variable == Variable::note && field.value.is_plain() && field.value.plain.find(": ") != std::string_view::npos;
    });
    if (!may_be) return;
    const bool unchanged = !record.native.format.empty() && record.native.fingerprint == fingerprint(record);
    for (std::size_t i = 0; i < record.texts.size();) {
        TextField& field = record.texts[i];
        const bool candidate = field.variable == Variable::note && field.value.is_plain();
        const std::size_t begin = candidate ? find_line(field.value.plain, [&](std::string_view line) {
            return read_marks_note(record, line, field.source);
        }) : std::string_view::npos;
        if (begin == std::string_view::npos) {
            ++i;
            continue;
        }
        taken_.push_back(field.source);
        field.value.plain = trim(field.value.plain.substr(0, begin));
        if (field.value.empty()) record.texts.erase(i);
        else ++i;
    }
    if (unchanged && !taken_.empty()) record.native.fingerprint = fingerprint(record);
}

bool MarksNote::belongs_in_note(const Mark& mark) const {
    if (mark.written) return false;
    return wanted_ || (mark.source.known() && std::find(taken_.begin(), taken_.end(), mark.source) != taken_.end());
}

bool MarksNote::is_needed(const Record& record) const {
    if (!wanted_ && taken_.empty()) return false;
    return std::any_of(record.names.begin(), record.names.end(), [&](const NamesField& field) {
        return std::any_of(field.people.begin(), field.people.end(), [&](const Contributor& person) {
            return person.written && std::any_of(person.marks.begin(), person.marks.end(), [&](const Mark& mark) { return belongs_in_note(mark); });
        });
    });
}

void MarksNote::write(Record& record) {
    for_each_mark(record, [&](Mark& mark) {
        if (belongs_in_note(mark)) noted_.push_back(&mark);
    });
    record.clear_written();
    for_each_mark(record, [](Mark& mark) { mark.written = true; });
    for (Mark* const mark : noted_) mark->written = false;
    std::string line;
    for (NamesField& field : record.names) {
        const std::size_t before = line.size();
        if (before != 0) line += "; ";
        if (!append_marks_note(line, field)) line.resize(before);
    }
    record.clear_written();
    for (Mark* const mark : noted_) mark->written = true;
    const auto note = std::find_if(record.texts.begin(), record.texts.end(),
                                   [](const TextField& field) { return field.variable == Variable::note && field.value.is_plain(); });
    if (note == record.texts.end()) {
        record.add_text(Variable::note, record.arena().copy(line));
    } else {
        const bool ended = note->value.plain.ends_with('.');
        note->value.plain = record.arena().concat({note->value.plain, ended ? " " : ". ", line});
    }
}

void MarksNote::settle(Record& record) const {
    const bool written = std::any_of(record.texts.begin(), record.texts.end(),
                                     [](const TextField& field) { return field.variable == Variable::note && field.written; });
    if (written) return;
    for (Mark* const mark : noted_) mark->written = false;
}

}  // namespace bibcast
