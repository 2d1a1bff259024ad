#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bibcast::bibtex {

/// What becomes of an entry that stands a second time.
enum class TidyMerge : std::uint8_t {
    off,
    first,      ///< the first one stays
    last,       ///< the last one takes the first one's place
    combine,    ///< the first one stays and gets the fields that it lacks
    overwrite,  ///< the same, and the fields of later ones replace its own
};

/// By what two entries are known to be one.
enum TidyRule : std::uint8_t {
    same_key = 1,
    same_doi = 2,
    same_citation = 4,  ///< first author, title and number
    same_abstract = 8,  ///< its first hundred letters
};

/// `year`, or `-year` for descending order; `key`, `type` and `special` are not fields.
struct TidySortKey {
    std::string name;  ///< lower case
    bool descending = false;
};

/// How a file is laid out anew. The initial values change layout only.
struct TidyOptions {
    unsigned indent = 2;
    bool tab = false;
    unsigned align = 14;  ///< column of the equals signs behind the indentation; 0 or 1: one blank before them
    unsigned wrap = 0;    ///< longest line, in code points; 0: lines are not broken
    bool blank_lines = false;
    bool trailing_commas = false;
    bool lowercase = true;
    bool tidy_comments = true;
    bool strip_comments = false;
    bool keep_line_ends = true;  ///< CR LF if the file's first line has it; else always LF

    bool curly = false;
    bool numeric = false;
    bool months = false;
    bool escape = false;
    bool encode_urls = false;
    bool strip_enclosing_braces = false;
    bool drop_all_caps = false;
    unsigned max_authors = 0;
    std::vector<std::string> enclosing_braces;
    std::vector<std::string> remove_braces;

    std::vector<std::string> omit;
    bool remove_empty_fields = false;
    bool remove_duplicate_fields = false;
    std::vector<std::string> sort_fields;
    std::vector<TidySortKey> sort;
    std::uint8_t duplicates = 0;  ///< rules that are reported
    TidyMerge merge = TidyMerge::off;
    std::string generate_keys;  ///< a template; empty: keys stay
};

/// One option of `bibcast tidy`; the table feeds the command line, its help, and options given as JSON.
struct TidyOption {
    std::string_view name;       ///< as on the command line, without `--`; its JSON name is the same in camel case
    std::string_view value;      ///< what a value looks like; empty: a switch, on or off
    std::string_view alone;      ///< the value when it is named without one; empty: it needs one
    std::string_view description;
    /// Throws UsageError for a value that it cannot have. A switch gets `true` or `false`; `false` turns any option off.
    void (*set)(TidyOptions& options, std::string_view value);
    std::string_view other_name = {};  ///< another one that a version of bibtex-tidy has
};
[[nodiscard]] std::span<const TidyOption> tidy_option_rows();

/// `trailing-commas` as `trailingCommas`.
[[nodiscard]] std::string json_name(const TidyOption& option);

/// Options as a JSON object, by the names that bibtex-tidy has for them, and with its defaults for what is not named (it escapes
/// characters, drops second fields of a name, and writes LF). Throws UsageError for anything else.
void set_tidy_options(TidyOptions& options, std::string_view json);

}  // namespace bibcast::bibtex
