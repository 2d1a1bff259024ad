// Any bytes in any charset: however they are cut into blocks they are the same text, which is well-formed once it is repaired.
#include <array>

#include "fuzz/target.hpp"
#include "io/source.hpp"
#include "text/charset.hpp"
#include "text/utf8.hpp"

namespace bibcast::fuzz {

namespace {

constexpr std::array charsets = {"windows-1251", "koi8-r", "gb18030", "shift_jis", "euc-jp", "iso-2022-jp", "iso-2022-kr", "hz-gb-2312", "big5", "euc-kr", "utf-7", "utf-16"};

std::string in_blocks(Transcoder& transcoder, std::string_view bytes, std::size_t block) {
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += block) transcoder.convert(bytes.substr(at, block), false, out);
    transcoder.convert({}, true, out);
    return out;
}

void require_well_formed(std::string text) {
    Findings ignored;
    repair_utf8(text, ignored);
    require(find_invalid_utf8(text) == std::string::npos, "repaired text is UTF-8");
}

}  // namespace

void fuzz_encoding(std::string_view text) {
    const DeclaredCharset declared = declared_charset(text);
    const bool inside = declared.utf8.empty() || (declared.label.data() >= text.data() && declared.label.data() + declared.label.size() <= text.data() + text.size());
    require(inside, "the label stands in the text");
    const std::string name = charset_named(declared.label);
    require(charset_named(name) == name, "the name of a charset is one of its labels", name);
    (void)likely_charset(text);

    Source source = Source::of_text("fuzz", std::string(text));
    require_well_formed(std::string(source.pending()));
    const char* const charset = charsets[text.size() % charsets.size()];
    const std::string whole = in_blocks(*make_transcoder(charset), text, text.size() + 1);
    for (const std::size_t block : {std::size_t{1}, std::size_t{3}}) {
        require(in_blocks(*make_transcoder(charset), text, block) == whole, charset, whole);
    }
    require_well_formed(whole);
}

}  // namespace bibcast::fuzz
