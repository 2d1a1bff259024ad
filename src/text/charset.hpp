#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "text/encoding.hpp"

namespace bibcast {

/// Charsets of legacy text, by ICU's converters. A label is what a person or a program calls one: the labels of the WHATWG Encoding
/// Standard, IANA's and Java's names, those of LaTeX's inputenc (`latin1`, `applemac`), of TeXShop (`IsoLatin2`) and of macOS
/// (`Western (Mac OS Roman)`), without regard to case and to what is no letter and no digit.

/// The usual name of the charset with that label, `UTF-8` among them; empty if nobody knows it. As on the web, a label stands for all that
/// programs write under it: `latin1` is windows-1252, `gb2312` GB18030, `shift_jis` windows-31j.
[[nodiscard]] std::string charset_named(std::string_view label);

/// Converts from the charset with that label; null if it is not known, or is UTF-8.
[[nodiscard]] std::unique_ptr<Transcoder> make_transcoder(std::string_view label);

/// For a file that says of itself in ASCII what it is in (`make_transcoder` for that): passes bytes on as they are until one comes that is
/// not ASCII, and for good if what follows is UTF-8, since files are converted and what they say forgotten. Null for a charset that does
/// not contain ASCII, which cannot be true.
[[nodiscard]] std::unique_ptr<Transcoder> make_declared_transcoder(std::string_view label);

/// The charset that text of which not all is UTF-8 seems to be in, where that is not Windows-1252; empty if nothing speaks for one. A guess.
[[nodiscard]] std::string likely_charset(std::string_view text);

}  // namespace bibcast
