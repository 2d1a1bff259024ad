#pragma once

#include <string_view>
#include <vector>

#include "diag/span.hpp"

namespace bibcast::marc {

struct Subfield {
    char code = 'a';
    std::string_view value;
    SourceSpan source;
    bool understood = false;
};

/// A field of a MARC record; a control field has its value and no subfields.
struct Field {
    std::string_view tag;
    char indicator1 = ' ';
    char indicator2 = ' ';
    std::string_view value;
    std::vector<Subfield> subfields;
    SourceSpan source;
    bool understood = false;  ///< of a control field

    [[nodiscard]] Subfield* find(char code) {
        for (Subfield& subfield : subfields) {
            if (subfield.code == code && !subfield.value.empty()) return &subfield;
        }
        return nullptr;
    }
};

/// A record, whatever it was written in.
struct Fields {
    std::string_view leader;
    std::vector<Field> fields;

    [[nodiscard]] Field* find(std::string_view tag) {
        for (Field& field : fields) {
            if (field.tag == tag) return &field;
        }
        return nullptr;
    }
};

}  // namespace bibcast::marc
