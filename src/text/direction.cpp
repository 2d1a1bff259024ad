#include "text/direction.hpp"

#include <utf8proc.h>

#include "text/utf8.hpp"

namespace bibcast {

bool changes_direction(std::string_view text) {
    constexpr unsigned char first_strong = 0xD6;  // of U+0590, the first block from right to left
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < first_strong) {
            ++at;
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        switch (utf8proc_get_property(static_cast<utf8proc_int32_t>(point.value))->bidi_class) {
            case UTF8PROC_BIDI_CLASS_R: case UTF8PROC_BIDI_CLASS_AL:
            case UTF8PROC_BIDI_CLASS_LRE: case UTF8PROC_BIDI_CLASS_RLE: case UTF8PROC_BIDI_CLASS_LRO: case UTF8PROC_BIDI_CLASS_RLO: case UTF8PROC_BIDI_CLASS_PDF:
            case UTF8PROC_BIDI_CLASS_LRI: case UTF8PROC_BIDI_CLASS_RLI: case UTF8PROC_BIDI_CLASS_FSI: case UTF8PROC_BIDI_CLASS_PDI: return true;
            default: break;
        }
    }
    return false;
}

}  // namespace bibcast
