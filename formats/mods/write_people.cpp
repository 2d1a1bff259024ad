#include <algorithm>

#include "formats/mods/heading.hpp"
#include "formats/mods/record_writer.hpp"
#include "formats/mods/roles.hpp"
#include "formats/mods/types.hpp"
#include "model/relator.hpp"
#include "name/format.hpp"
#include "text/xml_writer.hpp"

namespace bibcast::mods {

/// Which element the names of a variable stand in.
Level RecordWriter::level_of(Variable names) const {
    switch (names) {
        case Variable::container_author: return Level::host;
        case Variable::collection_editor: return Level::series;
        case Variable::original_author: return Level::original;
        case Variable::reviewed_author: return Level::review;
        case Variable::editor: return origin_in_host() ? Level::host : Level::top;
        default: return Level::top;
    }
}

void RecordWriter::write_role(std::string_view code, std::string_view term) {
    xml_.open("role");
    if (!code.empty()) xml_.element("roleTerm", code, {{"type", "code"}, {"authority", "marcrelator"}});
    xml_.element("roleTerm", term, {{"type", "text"}, {"authority", code.empty() ? "" : "marcrelator"}});
    xml_.close();
}

/// A role that no variable is for: by its code, if the list of the Library of Congress has it.
void RecordWriter::write_role(std::string_view word) {
    const Relator* const relator = relator_named(word);
    if (relator == nullptr) return write_role({}, word);
    // `supervisor` has the code of an advisor, and stays a supervisor.
    write_role(relator->code, role_word(relator->term) == relator->word ? relator->term : word);
}

void RecordWriter::write_name(Variable variable, Contributor& person, std::string_view code, std::string_view term) {
    const Name& name = person.name;
    // A name that was not split because nothing tells where (`山田太郎`) may well be a person's.
    const bool undecided = name.guessed && name.is_literal() && read_heading(record_.arena(), name.literal).literal == name.literal;
    xml_.open("name", {{"type", undecided ? "" : name.is_literal() ? "corporate" : "personal"}});
    if (name.is_literal()) {
        xml_.element("namePart", name.literal);
    } else if (!name.as_written.empty() && read_heading(record_.arena(), name.as_written) == name) {
        xml_.element("namePart", name.as_written);
    } else {
        std::string family;
        append_family(family, name);
        std::string given(name.given);
        if (!name.dropping_particle.empty()) given += (given.empty() ? "" : " ") + std::string(name.dropping_particle);
        if (!family.empty()) xml_.element("namePart", family, {{"type", "family"}});
        if (!given.empty()) xml_.element("namePart", given, {{"type", "given"}});
        if (!name.suffix.empty()) xml_.element("namePart", name.suffix, {{"type", "termsOfAddress"}});
    }
    person.written = true;
    for (Detail& detail : person.details) {
        if (detail.kind != DetailKind::title) continue;
        xml_.element("namePart", detail.value, {{"type", "termsOfAddress"}});
        detail.written = true;
        break;
    }
    // Who is an author of a recording as its performer (`enter_under_performers`) is written as that.
    const auto performs = [&](const Detail& detail) { return detail.kind == DetailKind::role && detail.value == "performer"; };
    const bool performer = variable == Variable::author && record_.type == ItemType::song &&
                           std::any_of(person.details.begin(), person.details.end(), performs);
    if (performer) write_role(role_of(Variable::performer)->code, role_of(Variable::performer)->term);
    else write_role(code, term);
    for (Detail& detail : person.details) {
        if (performer && performs(detail)) detail.written = true;
        else if (detail.kind == DetailKind::role) write_role(detail.value);
        else if (detail.kind == DetailKind::affiliation) xml_.element("affiliation", detail.value);
        else if (detail.kind == DetailKind::orcid) xml_.element("nameIdentifier", detail.value, {{"type", "orcid"}});
        else if (detail.kind == DetailKind::identifier) xml_.element("nameIdentifier", detail.value, {{"type", detail.scheme}});
        else continue;
        detail.written = true;
    }
    xml_.close();
}

void RecordWriter::write_names(Level level) {
    TextField* event = level == Level::top ? record_.take_text(Variable::event_title) : nullptr;
    if (event != nullptr) {
        xml_.open("name", {{"type", "conference"}});
        xml_.element("namePart", take(*event));
        // Without a role other programs take it for an author.
        write_role({}, event_role);
        xml_.close();
    }
    for (NamesField& field : record_.names) {
        if (level_of(field.variable) != level) continue;
        // Inside of a related item its author is just that.
        const bool plain = field.variable == Variable::container_author || field.variable == Variable::original_author ||
                           field.variable == Variable::reviewed_author;
        const RoleRow& row = *role_of(plain ? Variable::author : field.variable == Variable::collection_editor ? Variable::editor : field.variable);
        for (Contributor& person : field.people) {
            write_name(field.variable, person, row.code, row.term);
            if (flow_ != nullptr) flow_->offer(chunk_, item_);
        }
        if (!field.others) continue;
        xml_.open("name");
        xml_.element("etal", "et al.");
        field.written = true;
        write_role(row.code, row.term);
        xml_.close();
    }
}

}  // namespace bibcast::mods
