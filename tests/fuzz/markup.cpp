// Markup in values: what is decoded is well-formed, and comes back from what it is encoded as.
#include "fuzz/target.hpp"
#include "text/csl_markup.hpp"
#include "text/entities.hpp"
#include "text/jats_markup.hpp"
#include "text/pandoc_markup.hpp"
#include "text/utf8.hpp"

namespace bibcast::fuzz {

namespace {

void check_form(const Text& text) {
    std::uint32_t begin = 0;
    for (const Styled& styled : text.styles) {
        require(styled.begin >= begin && styled.begin <= styled.end && styled.end <= text.plain.size(), "styles are out of order", text.plain);
        begin = styled.begin;
    }
}

}  // namespace

void fuzz_markup(std::string_view source) {
    Arena arena;
    static_cast<void>(decode_entities(arena, source));
    for (const MarkupTags tags : {MarkupTags::all, MarkupTags::csl}) check_form(decode_csl_markup(arena, source, tags));
    const Text text = decode_csl_markup(arena, source);
    std::string written;
    encode_csl_markup(written, text);
    require(decode_csl_markup(arena, written) == text, "markup does not come back", source, written);
    check_form(decode_jats_markup(arena, source));
    const std::string_view csl = pandoc_to_csl(arena, source);
    std::string pandoc;
    append_csl_as_pandoc(pandoc, csl);
    static_cast<void>(pandoc_to_csl(arena, pandoc));
    std::string html;
    append_html(html, source);
    append_html_attribute(html, source);
    require(html.find_first_of("<>") == std::string::npos && find_invalid_utf8(html) == std::string_view::npos, "no text of an element", html);
}

}  // namespace bibcast::fuzz
