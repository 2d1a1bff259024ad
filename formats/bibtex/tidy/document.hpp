#pragma once

#include <string_view>
#include <vector>

#include "diag/finding.hpp"
#include "formats/bibtex/raw.hpp"
#include "formats/bibtex/strings.hpp"
#include "model/compact_list.hpp"
#include "model/compact_view.hpp"

namespace bibcast::bibtex {

/// A field with the comments around it. Views are of the document's text.
struct TidyField {
    RawField raw;
    CompactList<std::string_view> before;  ///< comments on lines of their own, from their `%`
    CompactView behind;                    ///< a comment on the line on which the value ends
};

/// One piece of a file. All pieces together are the file. What is in it views the text or is in the document's arena, and is kept small: a
/// file may have a million of them.
struct TidyBlock {
    enum class Kind : std::uint8_t {
        text,      ///< what stands between entries: comments, prose
        comment,   ///< `@comment`
        string,    ///< `@string`
        preamble,  ///< `@preamble`
        entry,
        damaged,   ///< an entry that is not taken apart, since something in it would be lost
    };
    Kind kind = Kind::text;
    bool bare_comma = false;  ///< without a key: its comma is there
    CompactView behind_key;   ///< a comment on the key's line
    SourceSpan span;
    std::string_view text;  ///< as it stands
    std::string_view type;
    std::string_view key;
    std::vector<TidyField> fields;
    CompactList<std::string_view> at_end;  ///< comments behind the last field
};

/// A file as its pieces, and what its macros mean.
struct TidyDocument {
    explicit TidyDocument(std::string_view source) : text(source) {}

    std::string_view text;
    Arena arena;
    std::vector<TidyBlock> blocks;
    StringTable strings;

    /// Takes the text apart. What is wrong with it is said in `findings`.
    void read(Findings& findings);
    /// The value of a field with its macros resolved, decoded, for comparing; empty if there is none.
    [[nodiscard]] std::string_view plain(const TidyBlock& block, std::string_view lower_name);
    /// The same as LaTeX source.
    [[nodiscard]] std::string_view source(const TidyBlock& block, std::string_view lower_name);
};

}  // namespace bibcast::bibtex
