// What cataloguing systems do to a record that says the same without it.
#include "formats/marc/normalize.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/utf8.hpp"

namespace bibcast::marc {

namespace {

/// A subfield of a field that is embedded in a linking field, and the code that has the same when it is not.
struct EmbeddedRow {
    std::string_view tag;
    char code;
    char standard;
};
// UNIMARC Bibliographic, 4-- (IFLA): the technique of embedded fields, and the subfields of that of standard subfields.
constexpr std::array embedded_rows = {
    EmbeddedRow{"010", 'a', 'y'}, EmbeddedRow{"011", 'a', 'x'}, EmbeddedRow{"200", 'a', 't'}, EmbeddedRow{"200", 'e', 'o'},
    EmbeddedRow{"200", 'f', 'f'}, EmbeddedRow{"200", 'h', 'h'}, EmbeddedRow{"200", 'i', 'i'}, EmbeddedRow{"200", 'v', 'v'},
    EmbeddedRow{"205", 'a', 'e'}, EmbeddedRow{"210", 'a', 'c'}, EmbeddedRow{"210", 'c', 'n'}, EmbeddedRow{"210", 'd', 'd'},
    EmbeddedRow{"215", 'a', 'p'}, EmbeddedRow{"500", 'a', 't'}, EmbeddedRow{"856", 'u', 'u'},
};

char standard_code(std::string_view tag, char code) {
    for (const EmbeddedRow& row : embedded_rows) {
        if (row.tag == tag && row.code == code) return row.standard;
    }
    return 0;
}

void resolve(Field& field, Arena& arena) {
    std::vector<Subfield> all;
    std::size_t head = 0;  // where the last `$1` is in `all`
    std::string_view tag;
    std::string rest;  // what stays with it
    const auto close_head = [&] {
        if (rest.empty()) return;
        all[head].value = arena.concat({all[head].value, rest});
        all[head].understood = false;
        rest.clear();
    };
    for (Subfield& subfield : field.subfields) {
        if (subfield.code == '1') {
            close_head();
            // `$1200 1`: a tag and two indicators; `$1001…`: a control field with its value.
            const std::string_view value = subfield.value;
            tag = value.size() >= 3 && value.size() <= 5 ? value.substr(0, 3) : std::string_view{};
            // The tag alone says no more than the code of a subfield does.
            subfield.understood = !tag.empty();
            head = all.size();
            all.push_back(subfield);
            continue;
        }
        const char code = tag.empty() ? subfield.code : standard_code(tag, subfield.code);
        if (code != 0) {
            all.push_back(subfield);
            all.back().code = code;
            continue;
        }
        // What has no place in the other technique stays with its tag.
        rest += " $";
        rest += subfield.code;
        rest += subfield.value;
    }
    close_head();
    field.subfields = std::move(all);
}

// The signs of ISO 6630 in UTF-8 are gone when the text is decoded; those of MARC-8 come here.
constexpr std::array<std::string_view, 2> signs = {"\u0098", "\u009C"};

/// `<<Der>> Titel`, `\u00ACDer\u00AC Titel`: what systems write that have no such signs.
bool begins_with_signs(std::string_view text) { return text.starts_with("<<") || text.starts_with("\u00AC"); }

std::string without_signs(std::string_view text) {
    // Both signs are two bytes, of which the first is the same.
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const bool is_sign = std::find(signs.begin(), signs.end(), text.substr(at, 2)) != signs.end();
        if (!is_sign) out += text[at];
        at += is_sign ? 2 : 1;
    }
    if (!begins_with_signs(out)) return out;
    const bool angles = out.starts_with("<<");
    const std::string_view open = angles ? "<<" : "\u00AC";
    const std::string_view close = angles ? ">>" : "\u00AC";
    const std::size_t end = out.find(close, open.size());
    // No article is longer.
    if (end == std::string::npos || end > 16) return out;
    out.erase(end, close.size());
    out.erase(0, open.size());
    return out;
}

}  // namespace

void resolve_embedded_fields(Fields& fields, Arena& arena) {
    for (Field& field : fields.fields) {
        if (field.tag.starts_with('4') && field.find('1') != nullptr) resolve(field, arena);
    }
}

void drop_sorting_signs(Fields& fields, Arena& arena) {
    for (Field& field : fields.fields) {
        for (Subfield& subfield : field.subfields) {
            const bool controls = subfield.value.find(signs[0]) != std::string_view::npos || subfield.value.find(signs[1]) != std::string_view::npos;
            if (!controls && !begins_with_signs(subfield.value)) continue;
            if (std::string bare = without_signs(subfield.value); bare.size() != subfield.value.size()) subfield.value = arena.copy(bare);
        }
    }
}

}  // namespace bibcast::marc
