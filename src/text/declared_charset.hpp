#pragma once

#include <cstddef>
#include <string_view>

namespace bibcast {

/// Where the first lines of a file say what encoding it is in.
struct DeclaredCharset {
    std::string_view label;  ///< as it stands there; empty: they say nothing
    std::string_view utf8;   ///< what stands in its place in a file that is UTF-8
};

/// By the declaration of XML (XML 1.0, section 4.3.3), `<meta charset>` in the first 1,024 bytes of a page (HTML, section 13.2.3.2), and
/// before the first entry of a BibTeX file the lines of JabRef (`% Encoding: X`), BibDesk (`%% Saved with string encoding X`), TeX
/// editors (`% !TEX encoding = X`), Emacs (`-*- coding: X -*-`) and KBibTeX (`@comment{x-kbibtex-encoding=X}`); else ISO-2022-JP by its
/// escape sequences (RFC 1468), which stand in no other text: then `label` stands in no file.
[[nodiscard]] DeclaredCharset declared_charset(std::string_view head);

/// False while more of a source is needed to say what `declared_charset` says of it.
[[nodiscard]] bool shows_declaration(std::string_view head);

}  // namespace bibcast
