#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "diag/finding.hpp"

namespace bibcast {

inline constexpr Code text_not_utf8{
    "text/not-utf8", Severity::warning, "a byte that is not UTF-8 was read as Windows-1252",
    "The input is not, or not everywhere, UTF-8. Each byte that is part of no well-formed UTF-8 sequence was read as a Windows-1252 "
    "character (which contains Latin-1). If that guess is wrong, say which encoding it is: --input-encoding windows-1251, gbk, shift_jis …"};
inline constexpr Code text_undefined_byte{
    "text/undefined-byte", Severity::warning, "a byte that is neither UTF-8 nor Windows-1252 became U+FFFD",
    "The bytes 81, 8D, 8F, 90 and 9D mean nothing in Windows-1252 and are not UTF-8 here. Each became the replacement "
    "character. The file has another encoding, or is damaged."};
inline constexpr Code text_no_character{
    "text/no-character", Severity::warning, "what stands for no character became U+FFFD",
    "Half of a surrogate pair without the other half, a number above U+10FFFF, or a unit of UTF-16 or UTF-32 that the end of the file cut short. "
    "Each became the replacement character. A program cut the text within a character."};
inline constexpr Code text_c1_control{
    "text/c1-control", Severity::warning, "a control character was read as the character of Windows-1252 that it stands for",
    "The characters U+0080 to U+009F are controls that no text has. Where they stand a program took text in Windows-1252 for Latin-1: they were dashes, "
    "quotation marks and the like, and are again. Those that Windows-1252 has no character for became U+FFFD."};
inline constexpr Code text_sorting_signs{
    "text/sorting-signs", Severity::note, "signs around words that do not count when titles are sorted were left out",
    "Libraries enclose an article at the beginning of a title in U+0098 and U+009C (ISO 6630, as MARC 21 and MAB use it), which no program shows. The words stay."};
inline constexpr Code text_surrogates{
    "text/surrogates", Severity::warning, "a character was written as two surrogates in UTF-8",
    "A program converted UTF-16 to UTF-8 half by half (CESU-8). The two halves were read as the character that they mean."};
inline constexpr Code text_transcoded{
    "text/transcoded", Severity::note, "the input is not UTF-8 and was converted",
    "A byte order mark, a pattern of bytes, the first lines of the file or --input-encoding say that the input is not UTF-8. It was converted; nothing "
    "is lost. What its first lines say counts only where its bytes are not UTF-8 after all."};
inline constexpr Code text_likely_encoding{
    "text/likely-encoding", Severity::note, "the input looks like text in another encoding than it was read in",
    "The input is not UTF-8 and does not say what it is, so that it is read as Windows-1252. How often which bytes follow each other suggests another "
    "encoding. If that is right, give it with --input-encoding."};
inline constexpr Code text_unknown_encoding{
    "text/unknown-encoding", Severity::warning, "the input says that it is in an encoding that is not known",
    "The first lines of the file name its encoding, but not by a name that is known here, and its bytes are not UTF-8. It is read as Windows-1252; say "
    "which encoding it is with --input-encoding, or convert it first: iconv -f CHARSET -t UTF-8."};

[[nodiscard]] Codes text_codes();

/// What a C1 control character stands for in Windows-1252; any other character is itself. U+FFFD where that has none.
[[nodiscard]] char32_t without_c1(char32_t character);

/// The encoding of a whole source, as its first bytes tell.
enum class Encoding : std::uint8_t { utf8, utf16_le, utf16_be, utf32_le, utf32_be };

struct DetectedEncoding {
    Encoding encoding = Encoding::utf8;
    std::size_t mark_size = 0;  ///< bytes of the byte order mark
};

/// By byte order mark (Unicode 15, section 23.8), else by where the zero bytes of the head stand.
[[nodiscard]] DetectedEncoding detect_encoding(std::string_view head);

/// Converts a source to UTF-8, block by block. What is no character becomes ill-formed UTF-8, of which `repair_utf8` says what it was and where.
class Transcoder {
  public:
    virtual ~Transcoder() = default;
    /// Appends the characters of `bytes` to `out`; an incomplete one waits for the next call.
    virtual void convert(std::string_view bytes, bool at_end, std::string& out) = 0;
    /// The encoding that is converted; empty as long as the bytes are passed on as they are.
    [[nodiscard]] virtual std::string_view name() const = 0;
};

/// One for UTF-16 or UTF-32; no character is a lone surrogate or a value above U+10FFFF. Null for UTF-8.
[[nodiscard]] std::unique_ptr<Transcoder> make_transcoder(Encoding encoding);

/// U+110000 as UTF-8 would have it: what a transcoder makes of what is no character.
inline constexpr std::string_view beyond_unicode = "\xF4\x90\x80\x80";

/// If `text` is not well-formed UTF-8, rewrites it so that it is, byte by ill-formed byte, and says so. One byte becomes
/// one character, but a surrogate or a number above U+10FFFF in the form of UTF-8 is one for all of its bytes. C1 control characters become what
/// they stand for. Returns whether anything was changed.
bool repair_utf8(std::string& text, Findings& findings);

/// Appends `text` to `out`, repaired in the same way; spans count in `out`.
bool append_repaired(std::string& out, std::string_view text, Findings& findings);

}  // namespace bibcast
