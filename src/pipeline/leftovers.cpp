#include "pipeline/leftovers.hpp"

#include <string>
#include <vector>

#include "formats/bibtex/adopt.hpp"

namespace bibcast {

namespace {

/// Puts `line` behind the note, or makes one. What is styled in the note stays where it is.
void append_to_note(Record& record, const std::string& line, SourceSpan source) {
    for (TextField& field : record.texts) {
        if (field.variable != Variable::note) continue;
        field.value.plain = record.arena().copy(std::string(field.value.plain) + "; " + line);
        return;
    }
    record.add_text(Variable::note, record.arena().copy(line), source);
}

/// The formats whose records may have fields of any name, and what makes a leftover one of them.
struct Adopter {
    std::string_view format;
    bool (*adopt)(Leftover& leftover, Arena& arena);
};
constexpr Adopter adopters[] = {{"bibtex", bibtex::adopt}, {"biblatex", bibtex::adopt}};

}  // namespace

void keep_leftovers(Record& record, const Format& target, bool as_fields) {
    std::vector<Leftover*> homeless;
    for (Leftover& leftover : record.leftovers) {
        if (!leftover.written) homeless.push_back(&leftover);
    }
    record.clear_written();
    for (Leftover* leftover : homeless) {
        if (as_fields) {
            for (const Adopter& adopter : adopters) {
                if (adopter.format == target.id) static_cast<void>(adopter.adopt(*leftover, record.arena()));
            }
            continue;
        }
        append_to_note(record, std::string(leftover->tag) + ": " + std::string(leftover->value), leftover->source);
        leftover->written = true;
    }
}

}  // namespace bibcast
