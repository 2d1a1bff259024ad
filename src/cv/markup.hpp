#pragma once

#include <string>
#include <string_view>

namespace bibcast::cv {

/// The languages of documents, beside the page in HTML.
enum class Notation : unsigned char { latex, typst, markdown, text };

/// Appends plain words with the escapes of the notation.
void append_words(std::string& out, std::string_view words, Notation notation);

/// Appends `words` with a link; in text the words alone.
void append_link(std::string& out, std::string_view words, std::string_view address, Notation notation);

/// A part of an entry, as the page has it in HTML, in another notation: emphasis, people who stand out, marks, links, awards; without
/// what only screen readers are given. The paragraphs of the HTML are lines of the result, without a line end at its end.
[[nodiscard]] std::string markup_of(std::string_view html, Notation notation);

}  // namespace bibcast::cv
