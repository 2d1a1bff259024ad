#include "formats/shortcode/markup.hpp"

#include <algorithm>

#include "text/csl_markup.hpp"
#include "text/entities.hpp"
#include "text/utf8.hpp"

namespace bibcast::shortcode {

namespace {

/// The reference at `at` if it is one that `decode_csl_markup` leaves alone: all but `&lt;`, `&gt;` and `&amp;`.
CharacterReference reference_at(std::string_view text, std::size_t at) {
    for (const std::string_view own : {"&lt;", "&gt;", "&amp;"}) {
        if (text.substr(at).starts_with(own)) return {};
    }
    return character_reference_at(text, at);
}

}  // namespace

Text decode_string(Arena& arena, std::string_view source, LineBreaks lines) {
    if (lines == LineBreaks::blanks || source.find('\n') == std::string_view::npos) source = collapse_spaces(arena, source);
    if (source.find('&') != std::string_view::npos) {
        std::string decoded;
        std::size_t done = 0;
        for (std::size_t at = source.find_first_of("&<"); at != std::string_view::npos; at = source.find_first_of("&<", at + 1)) {
            if (source[at] == '<') {  // the address of a link has references of its own
                if (source.substr(at).starts_with("<a href=\"")) at = std::min(source.find('>', at), source.size() - 1);
                continue;
            }
            const CharacterReference reference = reference_at(source, at);
            if (reference.size == 0) continue;
            decoded += source.substr(done, at - done);
            append_utf8(decoded, reference.character);
            done = at + reference.size;
        }
        if (done != 0) source = arena.copy(decoded.append(source.substr(done)));
    }
    return decode_csl_markup(arena, to_nfc(arena, source));
}

void encode_string(std::string& out, const Text& text) {
    std::string encoded;
    encode_csl_markup(encoded, text);
    std::size_t done = 0;
    for (std::size_t at = encoded.find_first_of("&<"); at != std::string::npos; at = encoded.find_first_of("&<", at + 1)) {
        if (encoded[at] == '<') {
            if (encoded.compare(at, 9, "<a href=\"") == 0) at = std::min(encoded.find('>', at), encoded.size() - 1);
            continue;
        }
        if (reference_at(encoded, at).size == 0) continue;
        out.append(encoded, done, at + 1 - done);
        out += "amp;";
        done = at + 1;
    }
    out.append(encoded, done);
}

}  // namespace bibcast::shortcode
