#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bibcast::cv {

/// What a list is made of and how it looks. The command line and `cv.toml` fill it through one table, `option_rows`.
struct Options {
    std::vector<std::string> inputs;
    std::string from;
    std::string input_encoding;
    std::string to = "";
    std::string output;
    std::vector<std::string> me;
    std::string aliases;
    std::vector<std::string> highlight;  ///< files, one name a line; `Words for the legend=FILE`
    std::string title = "Publications";
    std::string language = "en";
    std::vector<std::string> group_by = {"year"};
    std::string where;
    std::string where_title;
    std::string only;
    std::string order = "newest";
    std::string number = "off";
    std::string number_scope = "all";
    std::string versions = "merge";
    std::string names = "given-first";
    std::string style;
    std::string bibtex = "on";
    std::string timeline = "on";
    std::string coauthors = "off";
    std::string controls = "on";
    bool fragment = false;
    std::string template_file;
    std::vector<std::string> mark;
    std::vector<std::string> format_options;
};

/// Which targets heed an option.
enum class Reach : std::uint8_t {
    all,    ///< the page, documents, and records in a format
    lists,  ///< what is set as a list: the page and documents
    page,   ///< the page in HTML
};

/// One option: `--name` on the command line, `name` in `cv.toml`.
struct OptionRow {
    using Member = std::variant<std::string Options::*, std::vector<std::string> Options::*, bool Options::*>;
    std::string_view name;
    std::string_view short_name;  ///< `t` for `-t`; empty if there is none
    std::string_view value;       ///< what a value looks like; with bars between them: all there are
    std::string_view description;
    Member member;
    bool is_path = false;  ///< in `cv.toml` it is relative to the folder of that file
    Reach reach = Reach::all;
};

[[nodiscard]] std::span<const OptionRow> option_rows();

/// Sets `options` from the text of a `cv.toml`; `path` is its name, for messages and relative paths. Throws UsageError with file,
/// line and column for what is no TOML, an unknown key or a wrong value.
void read_options(Options& options, std::string_view text, const std::string& path);

/// Throws UsageError unless `value` is one of the words that the row has.
void check_word(const OptionRow& row, std::string_view value, std::string_view place);

}  // namespace bibcast::cv
