#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz/target.hpp"
#include "text/latex.hpp"
#include "text/utf8.hpp"

namespace bibcast::fuzz {

namespace {

void check_form(const Text& text) {
    Arena arena;
    require(to_nfc(arena, text.plain) == text.plain, "not in NFC", text.plain);
    std::uint32_t begin = 0;
    for (std::size_t i = 0; i < text.styles.size(); ++i) {
        const Styled& styled = text.styles[i];
        require(styled.begin >= begin && styled.begin < styled.end && styled.end <= text.plain.size());
        begin = styled.begin;
        if (i == 0) continue;
        const Styled& before = text.styles[i - 1];
        require(styled.begin >= before.end || styled.end <= before.end);  // they nest or follow
    }
}

void check_round_trip(const Text& text, const LatexEncoding& encoding) {
    std::string source;
    const std::size_t left = encode_latex(source, text, encoding);
    if (encoding.ascii && left == 0) require(is_ascii(source));
    long depth = 0;
    for (const char c : source) {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        require(depth >= 0);
    }
    require(depth == 0);
    Arena arena;
    require(decode_latex(arena, source) == text, "source is not decoded to the text that it was made of", source, text.plain);
}

}  // namespace

/// Any source decodes to well-formed text, and that text comes back from its own source as it was.
void fuzz_latex(std::string_view source) {
    Arena arena;
    std::vector<LatexIssue> issues;
    const Text text = decode_latex(arena, source, &issues);
    static_cast<void>(decode_latex_plain(arena, source, nullptr, {.collapse_spaces = false}));
    if (find_invalid_utf8(source) != std::string_view::npos) return;
    check_form(text);
    check_round_trip(text, {});
    // In ASCII an address is not what it was, but means the same.
    for (const Styled& styled : text.styles) {
        if (!is_ascii(styled.target)) return;
    }
    check_round_trip(text, {.ascii = true, .quote_delimited = true});
}

}  // namespace bibcast::fuzz
