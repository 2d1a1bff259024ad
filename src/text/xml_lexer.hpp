#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bibcast {

/// What stands at some place of XML text (XML 1.0, fifth edition).
enum class XmlToken : std::uint8_t {
    text,         ///< character data; may come in pieces
    start,        ///< `<a b="c">`
    end,          ///< `</a>`
    empty,        ///< `<a/>`
    comment,      ///< `<!-- … -->`
    cdata,        ///< `<![CDATA[ … ]]>`
    instruction,  ///< `<?xml … ?>`
    doctype,      ///< with its internal subset, of which nothing is used
    stray,        ///< a `<` that begins nothing
};

struct XmlPart {
    XmlToken token = XmlToken::text;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Cuts XML text into tokens, in one pass over text that may still be growing: each byte is looked at once, whatever the
/// size of a token. Nothing is expanded, and no damage stops it: `<` without a tag is text, and so is the begin of a
/// comment that never ends.
class XmlLexer {
  public:
    /// The next token of `text`, which is what was given before with more behind it. False if the next one is not whole
    /// yet, or (`at_end`) if there is none.
    [[nodiscard]] bool next(std::string_view text, bool at_end, XmlPart& part);
    /// The first `size` bytes are gone from the text; the next token begins behind them.
    void drop(std::size_t size) {
        begin_ -= size;
        seen_ -= size;
    }
    /// Where the next token begins.
    [[nodiscard]] std::size_t position() const { return begin_; }

  private:
    enum class Mode : std::uint8_t { content, tag, quoted, comment, cdata, instruction, doctype, doctype_quoted, doctype_comment };

    [[nodiscard]] bool finish(XmlPart& part, XmlToken token, std::size_t end);
    [[nodiscard]] bool begin_markup(std::string_view text, bool at_end);
    [[nodiscard]] bool find_end(std::string_view text, std::string_view end);
    [[nodiscard]] bool find_tag_end(std::string_view text, XmlPart& part);
    [[nodiscard]] bool find_doctype_end(std::string_view text, XmlPart& part);
    [[nodiscard]] bool unfinished(std::string_view text, bool at_end, XmlPart& part);

    std::size_t begin_ = 0;  ///< of the token
    std::size_t seen_ = 0;   ///< looked at up to here
    Mode mode_ = Mode::content;
    char quote_ = 0;
    unsigned brackets_ = 0;
    std::uint16_t endless_ = 0;  ///< modes whose end is known not to come, one bit each
};

/// The name in a start, empty or end tag, with its prefix: `mods:mods`.
[[nodiscard]] std::string_view xml_tag_name(std::string_view tag);

/// `name` without its prefix.
[[nodiscard]] constexpr std::string_view xml_local_name(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The prefix of `name`; empty if it has none.
[[nodiscard]] constexpr std::string_view xml_prefix(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
}

/// One attribute of a tag, as written.
struct XmlAttribute {
    std::string_view name;
    std::string_view value;
};

/// Takes the next attribute of a tag from `rest`, which begins as what follows the tag's name. False if there is none.
[[nodiscard]] bool next_xml_attribute(std::string_view& rest, XmlAttribute& attribute);

/// The value of an attribute of a tag, as written; empty if there is none.
[[nodiscard]] std::string_view xml_attribute(std::string_view tag, std::string_view name);

}  // namespace bibcast
