// Author lines, legends and marks on any bytes. The first byte chooses the markup and what is called.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz/target.hpp"
#include "name/author_line.hpp"
#include "name/mark_meaning.hpp"
#include "name/mark_text.hpp"
#include "name/marks_note.hpp"
#include "name/marks.hpp"

namespace bibcast::fuzz {

namespace {

void check_span(SourceSpan span, std::size_t size) {
    require(span.begin <= span.end);
    require(span.end <= size);
}

void check_people(const NamesField& names, std::size_t size) {
    for (const Contributor& person : names.people) {
        require(!person.name.empty());
        check_span(person.source, size);
        for (const Mark& mark : person.marks) check_span(mark.source, size);
        for (const Detail& detail : person.details) check_span(detail.source, size);
    }
}

void fuzz_line(std::string_view text, NameMarkup markup) {
    Arena arena;
    Record record(arena);
    Findings findings;
    MarkLegends entry;
    const auto size = static_cast<std::uint32_t>(text.size());
    add_author_line(record, Variable::author, text, {0, size}, findings, entry, {.markup = markup});
    for (const Finding& finding : findings.all()) check_span(finding.span, size);
    for (const Legend& legend : entry.entries) check_span(legend.source, size);
    for (const NamesField& names : record.names) check_people(names, size);
    MarkLegends page;
    find_legends(arena, text, markup, LegendPlace::page, 0, page);
    resolve_marks(record, entry, page, {}, findings);
    std::string out;
    for (NamesField& names : record.names) {
        MarkKey key;
        key.add(names);
        for (const Contributor& person : names.people) {
            append_mark_symbols(out, person);
            for (const Mark& mark : person.marks) static_cast<void>(key.symbol_of(mark));
        }
        append_marks_note(out, names);
    }
}

void fuzz_name(std::string_view text) {
    Arena arena;
    Contributor contributor;
    require(take_latex_marks(arena, text, 0, contributor).size() <= text.size());
    for (const Mark& mark : contributor.marks) check_span(mark.source, text.size());
}

}  // namespace

void fuzz_author_line(std::string_view text) {
    if (text.empty()) return;
    const auto first = static_cast<unsigned char>(text[0]);
    text.remove_prefix(1);
    switch (first % 4) {
        case 0: fuzz_line(text, NameMarkup::none); break;
        case 1: fuzz_line(text, NameMarkup::latex); break;
        case 2: fuzz_name(text); break;
        default: fuzz_line(text, NameMarkup::page); break;
    }
}

}  // namespace bibcast::fuzz
