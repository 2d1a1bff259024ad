#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "formats/bibtex/tags.hpp"
#include "text/latex.hpp"

namespace bibcast::bibtex {

/// What classic BibTeX does with the marks beside names, for which it has no place.
enum class MarkStyle : std::uint8_t {
    off,         ///< nothing: each is a loss
    note,        ///< a sentence in `note`: `* Equal contribution: A. Author, B. Author`
    annotation,  ///< BibLaTeX data annotations, which BibTeX ignores
};

/// The options of both writers, once a run.
struct WriteOptions {
    Dialect dialect = Dialect::bibtex;
    LatexEncoding encoding;
    unsigned indent = 2;
    unsigned align = 0;  ///< column of the equals signs, counted from the name; 0: one blank
    bool months = true;  ///< `month = jan`
    bool trailing_comma = true;
    bool quotes = false;
    bool protect = false;  ///< braces around words of titles that have capitals inside: `{GPT-4}`
    bool extra = true;   ///< fields that the styles of the dialect do not know
    MarkStyle marks = MarkStyle::off;
    std::vector<std::string> order;  ///< these fields first

    /// Throws UsageError for a value that an option cannot have.
    WriteOptions(Dialect dialect, const FormatOptions& options);
};

inline constexpr FormatOption indent_option{"indent", "N", "2", "Blanks before each field"};
inline constexpr FormatOption align_option{"align", "N", "0", "Column in which the equals signs stand; 0 sets one blank before them"};
inline constexpr FormatOption ascii_option{"ascii", "on|off", "off", "Write every character above 0x7F as a LaTeX command"};
inline constexpr FormatOption comma_option{"trailing-comma", "on|off", "on", "Write a comma after the last field"};
inline constexpr FormatOption delimiters_option{"delimiters", "braces|quotes", "braces", "What stands around values"};
inline constexpr FormatOption order_option{"order", "FIELDS", "", "Fields to write first, separated by commas"};
inline constexpr FormatOption extra_option{"extra", "on|off", "on", "Write fields that the standard styles do not know, rather than losing them"};
inline constexpr FormatOption protect_option{"protect", "on|off", "off",
                                             "Put braces around words of titles with capitals inside ({GPT-4}), so that styles keep them"};

/// The options of the format `bibtex`.
inline constexpr std::array bibtex_options = {
    indent_option,
    align_option,
    ascii_option,
    FormatOption{"months", "on|off", "on", "Write months as macros: month = jan"},
    comma_option,
    delimiters_option,
    order_option,
    extra_option,
    protect_option,
    FormatOption{"marks", "note|annotation|off", "off",
                 "Where marks beside names go: into a note, into BibLaTeX annotations, or nowhere (each is then a loss)"},
};
/// The options of the format `biblatex`.
inline constexpr std::array biblatex_options = {
    indent_option,
    align_option,
    ascii_option,
    comma_option,
    delimiters_option,
    order_option,
    extra_option,
    protect_option,
    FormatOption{"annotations", "on|off", "on", "Write marks beside names as data annotations: author+an = {1=equal}"},
};

}  // namespace bibcast::bibtex
