// Where a work stands in a library: shelf marks, and classes where there is none.
#include <string>
#include <vector>

#include "formats/marc/record_builder.hpp"
#include "text/utf8.hpp"

namespace bibcast::marc {

/// Where the work stands: what the library put on its back (852), what it or another one coined, and a class where there is nothing else.
void RecordBuilder::choose_call_number() {
    // UNIMARC: Dewey, Library of Congress, UDC, and any other.
    const std::string_view order = dialect_ == Dialect::marc21 ? "852 099 090 050 060 070 080 082 084" : "676 680 675 686";
    for (std::size_t at = 0; at < order.size() && call_number_ == nullptr; at += 4) {
        const std::string_view tag = order.substr(at, 3);
        for (Field& field : fields_.fields) {
            const bool shelf = tag != "852" || field.find('h') != nullptr || field.find('k') != nullptr || field.find('i') != nullptr;
            if (field.tag != tag || !shelf || call_number_ != nullptr) continue;
            call_number_ = &field;
        }
    }
}

void RecordBuilder::add_call_number(Field& field) {
    // 852: prefix, classification, item, suffix.
    const bool class_alone = field.tag == "082" || field.tag == "099" || field.tag == "675" || field.tag == "676";
    const std::string_view codes = field.tag == "852" ? "khim" : class_alone ? "a" : "ab";
    std::string number;
    std::vector<Subfield*> parts;
    for (const char code : codes) {
        for (Subfield& subfield : field.subfields) {
            if (subfield.code != code || trim(subfield.value).empty()) continue;
            parts.push_back(&subfield);
            number += (number.empty() ? "" : " ") + std::string(trim(subfield.value));
        }
    }
    if (number.empty() || (has(Variable::call_number) ? record_.plain(Variable::call_number) != number : &field != call_number_)) return;
    for (Subfield* part : parts) part->understood = true;
    add_once(Variable::call_number, arena_.copy(number), field.source);
}

}  // namespace bibcast::marc
