#include "io/tagged/people.hpp"

#include "io/tagged/markup.hpp"
#include "io/tagged/names.hpp"
#include "name/marks.hpp"

namespace bibcast::tagged {

namespace {

/// What a mark can begin with: ASCII symbols, and the first bytes of § ¶ ° and of † ‡ • ∗ ✉ in UTF-8.
constexpr std::string_view mark_bytes = "*#^$\\\xC2\xE2\xEF";

}  // namespace

void add_person(Record& record, Variable variable, std::string_view value, SourceSpan span,
                Name (*read)(Arena& arena, std::string_view text)) {
    Arena& arena = record.arena();
    const Text text = read_markup(arena, value);
    if (is_others(text.plain)) {
        record.names_of(variable, span).others = true;
        return;
    }
    if (text.is_plain() && text.plain.find_first_of(mark_bytes) == std::string_view::npos) {
        record.add_contributor(variable, read(arena, text.plain), span);
        return;
    }
    const MarkedText marked = strip_marks(arena, text, span.begin);
    Contributor& person = record.add_contributor(variable, read(arena, marked.text), span);
    for (const PlacedMark& placed : marked.marks) add_mark(arena, person, placed.mark);
}

}  // namespace bibcast::tagged
