// `extension`: what the United States Government Publishing Office says of bills, hearings and laws beside MODS (govinfo.gov), and what
// repositories say of the degree that a thesis was written for (ETD-MS).
#include <algorithm>
#include <string>

#include "formats/mods/reading.hpp"
#include "formats/mods/types.hpp"
#include "text/utf8.hpp"

namespace bibcast::mods {

namespace {

/// What stands before the number of a bill of that class (`docClass`).
constexpr std::string_view bill_prefix(std::string_view document_class) {
    struct Row {
        std::string_view word;
        std::string_view prefix;
    };
    constexpr std::array rows = {
        Row{"hr", "H.R. "},           Row{"s", "S. "},              Row{"hjres", "H.J. Res. "}, Row{"sjres", "S.J. Res. "},
        Row{"hconres", "H. Con. Res. "}, Row{"sconres", "S. Con. Res. "}, Row{"hres", "H. Res. "},    Row{"sres", "S. Res. "},
    };
    for (const Row& row : rows) {
        if (row.word == document_class) return row.prefix;
    }
    return {};
}

/// `HOUSE`: the words of a chamber as they are printed.
std::string_view with_capitals(Arena& arena, std::string_view words) {
    std::string text = ascii_lower(words);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((i == 0 || text[i - 1] == ' ') && text[i] >= 'a' && text[i] <= 'z') text[i] = static_cast<char>(text[i] - 32);
    }
    return arena.copy(text);
}

}  // namespace

pugi::xml_node RecordReading::in_extension(std::string_view name) {
    for (const pugi::xml_node extension : root_.children()) {
        if (xml_local_name(extension.name()) != "extension") continue;
        if (const pugi::xml_node found = XmlRecord::child(extension, name)) return found;
    }
    return {};
}

/// ETD-MS 1.1, `degree`: its name, and the institution that grants it. Level and discipline are left over.
void RecordReading::read_degree() {
    const pugi::xml_node degree = in_extension("degree");
    if (!degree) return;
    if (!type_known_) record.type = ItemType::thesis;
    type_known_ = true;
    add_single(Variable::genre, XmlRecord::child(degree, "name"));
    add_single(Variable::publisher, XmlRecord::child(degree, "grantor"));
}

void RecordReading::read_extension() {
    read_degree();
    const pugi::xml_node collection = in_extension("collectionCode");
    const std::string_view code = xml.peek(collection);
    const auto row = std::find_if(govinfo_collections.begin(), govinfo_collections.end(), [&](const GenreRow& one) { return one.word == code; });
    if (row == govinfo_collections.end()) return;
    xml.text(collection);
    if (record.type != row->item) {
        // The genre said another type, and is no name of this one.
        for (const pugi::xml_node genre : root_.children()) {
            if (xml_local_name(genre.name()) == "genre") xml.give_back(genre);
        }
        record.native_type = {};
    }
    record.type = row->item;
    type_known_ = true;
    if (record.type != ItemType::bill && record.type != ItemType::hearing) return;
    add_single(Variable::chapter_number, in_extension("congress"));
    const pugi::xml_node origin = in_extension("originChamber");
    const pugi::xml_node chamber = origin ? origin : in_extension("chamber");
    if (!xml.peek(chamber).empty() && !has(Variable::authority)) {
        record.add_text(Variable::authority, with_capitals(arena, xml.text(chamber)), xml.span_of(chamber));
    }
    if (record.type == ItemType::hearing) {
        add_single(Variable::number, in_extension("number"));
        const pugi::xml_node committee = XmlRecord::child(in_extension("congCommittee"), "name");
        if (add_single(Variable::section, committee)) xml.pass_over(committee, "type");
        return;
    }
    const pugi::xml_node number = in_extension("billNumber");
    if (!xml.peek(number).empty() && !has(Variable::number)) {
        const pugi::xml_node document_class = in_extension("docClass");
        const std::string_view prefix = bill_prefix(xml.peek(document_class));
        if (!prefix.empty()) xml.text(document_class);
        record.add_text(Variable::number, arena.concat({prefix, xml.text(number)}), xml.span_of(number));
    }
    cite_bill_by_short_title(in_extension("shortTitle"));
}

/// The official title of a bill is a sentence that nobody cites; it is left over where there is a short one.
void RecordReading::cite_bill_by_short_title(pugi::xml_node node) {
    if (xml.peek(node).empty()) return;
    for (TextField& field : record.texts) {
        if (field.variable != Variable::title) continue;
        for (const pugi::xml_node info : root_.children()) {
            const pugi::xml_node title = XmlRecord::child(info, "title");
            if (title && xml.peek(title) == field.value.plain) xml.give_back(title);
        }
        xml.pass_over(node, "type");
        field.value = xml.text(node);
        field.source = xml.span_of(node);
        return;
    }
}

}  // namespace bibcast::mods
