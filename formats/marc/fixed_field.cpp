// Field 008, whose characters say by their places what they mean (MARC 21 Format for Bibliographic Data, 008).
#include <algorithm>
#include <array>

#include "formats/marc/record_builder.hpp"
#include "text/utf8.hpp"

namespace bibcast::marc {

/// Field 008 of books, 24 to 27: what the text is.
void RecordBuilder::set_type_of_contents() {
    const Field* const fixed = fields_.find("008");
    if (fixed == nullptr || fixed->value.size() < 28) return;
    const std::string_view contents = fixed->value.substr(24, 4);
    struct Row {
        char code;
        ItemType item;
    };
    constexpr std::array rows = {Row{'j', ItemType::patent}, Row{'m', ItemType::thesis}, Row{'t', ItemType::report}, Row{'z', ItemType::treaty}};
    for (const Row& row : rows) {
        if (contents.find(row.code) != std::string_view::npos) record_.type = row.item;
    }
}

/// The year (7 to 10) and the language (35 to 37) count where no other field gives them. The field itself is left over.
void RecordBuilder::add_fixed_values() {
    const Field* const fixed = fields_.find("008");
    if (fixed == nullptr) return;
    if (record_.date(Variable::issued) == nullptr && fixed->value.size() >= 11) {
        if (const auto date = parse_edtf(fixed->value.substr(7, 4)); date && date->has_parts()) record_.add_date(Variable::issued, *date, fixed->source);
    }
    if (has(Variable::language) || fixed->value.size() < 38) return;
    const std::string_view language = fixed->value.substr(35, 3);
    // Codes that name no language (MARC Code List for Languages): several, undetermined, none.
    constexpr std::array nameless = {std::string_view("mul"), std::string_view("und"), std::string_view("zxx")};
    const bool code = std::all_of(language.begin(), language.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (code && std::find(nameless.begin(), nameless.end(), language) == nameless.end()) record_.add_text(Variable::language, language, fixed->source);
}

}  // namespace bibcast::marc
