#include "io/tagged/people.hpp"

#include "io/tagged/markup.hpp"
#include "io/tagged/names.hpp"
#include "name/marks.hpp"
#include "text/byte_block.hpp"

namespace bibcast::tagged {

namespace {

/// By what a mark can begin with: ASCII symbols, and the first bytes of § ¶ ° and of † ‡ • ∗ ✉ in UTF-8.
bool may_have_marks(std::string_view name) {
    return find_first_byte<'*', '#', '^', '$', '\\', '\xC2', '\xE2', '\xEF'>(name) != std::string_view::npos;
}

}  // namespace

void add_person(Record& record, Variable variable, std::string_view value, SourceSpan span,
                Name (*read)(Arena& arena, std::string_view text)) {
    Arena& arena = record.arena();
    const Text text = read_markup(arena, value);
    if (is_others(text.plain)) {
        record.names_of(variable, span).others = true;
        return;
    }
    if (text.is_plain() && !may_have_marks(text.plain)) {
        record.add_contributor(variable, read(arena, text.plain), span);
        return;
    }
    const MarkedText marked = strip_marks(arena, text, span.begin);
    Contributor& person = record.add_contributor(variable, read(arena, marked.text), span);
    for (const PlacedMark& placed : marked.marks) add_mark(arena, person, placed.mark);
}

}  // namespace bibcast::tagged
