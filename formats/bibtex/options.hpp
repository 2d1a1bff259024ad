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

/// `year`, or `-year` for descending order: a field, `key` or `type`.
struct SortKey {
    std::string name;  ///< lower case
    bool descending = false;
};

/// The options of both writers, once a run.
struct WriteOptions {
    Dialect dialect = Dialect::bibtex;
    LatexEncoding encoding;
    std::string indent = "  ";
    unsigned align = 0;  ///< column of the equals signs, counted from the name; 0: one blank
    bool months = true;  ///< `month = jan`
    unsigned wrap = 0;         ///< longest line, in code points; 0: lines are not broken
    unsigned blank_lines = 1;  ///< between entries
    bool bare_numbers = false;  ///< `year = 2004`
    bool keep_strings = false;  ///< macros of the source
    bool trailing_comma = true;
    bool quotes = false;
    bool protect = false;  ///< braces around words of titles that have capitals inside: `{GPT-4}`
    bool extra = true;   ///< fields that the styles of the dialect do not know
    MarkStyle marks = MarkStyle::off;
    std::vector<std::string> order;  ///< these fields first
    std::vector<SortKey> sort;       ///< empty: the entries stay in their order

    /// Throws UsageError for a value that an option cannot have.
    WriteOptions(Dialect dialect, const FormatOptions& options);
};

inline constexpr FormatOption indent_option{"indent", "N|tab", "2", "Blanks before each field, or a tab"};
inline constexpr FormatOption align_option{"align", "N", "0", "Column in which the equals signs stand; 0 sets one blank before them"};
inline constexpr FormatOption wrap_option{"wrap", "N", "0", "Longest line, in characters; longer values go on in the next line. 0 breaks no line"};
inline constexpr FormatOption blank_lines_option{"blank-lines", "N", "1", "Blank lines between entries"};
inline constexpr FormatOption numbers_option{"numbers", "braces|bare", "braces", "Whether numbers have something around them: year = 2004"};
inline constexpr FormatOption sort_option{"sort", "KEYS", "",
                                          "Sort the entries by fields, separated by commas; key and type are possible, and -year for descending order"};
inline constexpr FormatOption strings_option{"strings", "expand|keep", "expand",
                                             "Whether macros (@string) of a BibTeX source are replaced or defined and used again; say it of the source's format, too"};
inline constexpr FormatOption ascii_option{"ascii", "on|off", "off", "Write every character above 0x7F as a LaTeX command"};
inline constexpr FormatOption comma_option{"trailing-comma", "on|off", "on", "Write a comma after the last field"};
inline constexpr FormatOption delimiters_option{"delimiters", "braces|quotes", "braces", "What stands around values"};
inline constexpr FormatOption order_option{"order", "FIELDS", "", "Fields to write first, separated by commas"};
inline constexpr FormatOption extra_option{"extra", "on|off", "on", "Write fields that the standard styles do not know, rather than losing them"};
inline constexpr FormatOption protect_option{"protect", "on|off", "off",
                                             "Put braces around words of titles with capitals inside ({GPT-4}), so that styles keep them"};

/// What the option `strings` says, for readers.
[[nodiscard]] bool keeps_strings(const FormatOptions& options);

/// The options of the format `bibtex`.
inline constexpr std::array bibtex_options = {
    indent_option,
    align_option,
    wrap_option,
    blank_lines_option,
    ascii_option,
    FormatOption{"months", "on|off", "on", "Write months as macros: month = jan"},
    comma_option,
    delimiters_option,
    numbers_option,
    strings_option,
    order_option,
    sort_option,
    extra_option,
    protect_option,
    FormatOption{"marks", "note|annotation|off", "off",
                 "Where marks beside names go: into a note, into BibLaTeX annotations, or nowhere (each is then a loss)"},
};
/// The options of the format `biblatex`.
inline constexpr std::array biblatex_options = {
    indent_option,
    align_option,
    wrap_option,
    blank_lines_option,
    ascii_option,
    comma_option,
    delimiters_option,
    numbers_option,
    strings_option,
    order_option,
    sort_option,
    extra_option,
    protect_option,
    FormatOption{"annotations", "on|off", "on", "Write marks beside names as data annotations: author+an = {1=equal}"},
};

}  // namespace bibcast::bibtex
