#include "cv/options.hpp"

#include <array>
#include <toml++/toml.h>

#include "io/format.hpp"
#include "text/edit_distance.hpp"

namespace bibcast::cv {

namespace {

constexpr std::array rows = {
    OptionRow{"inputs", "", "FILE", "What to read, in cv.toml: files and folders of any format", &Options::inputs, true},
    OptionRow{"from", "f", "FORMAT", "Format to read; by content and extension when not given", &Options::from},
    OptionRow{"input-encoding", "", "NAME", "Encoding of the input: windows-1251, gbk, shift_jis, latin2 …; when not given UTF-8, else what its first lines say", &Options::input_encoding},
    OptionRow{"to", "t", "FORMAT", "What to write: html, latex, typst, markdown, text, or the records in any format that convert writes; by the output's extension when not given, else html", &Options::to},
    OptionRow{"output", "o", "FILE", "File to write, whole or not at all; with {key} in its path and a format a file for each record; standard output when not given", &Options::output, true},
    OptionRow{"me", "", "NAME", "Whose list it is: highlighted in every spelling; again for more spellings, or an ORCID", &Options::me},
    OptionRow{"aliases", "", "FILE", "Write names as this file says, NAME = SPELLING | SPELLING a line", &Options::aliases, true},
    OptionRow{"highlight", "", "[WORDS=]FILE", "Show the people that the file lists, a name a line, in another way; the words say in the legend who they are", &Options::highlight, false, Reach::lists},
    OptionRow{"title", "", "TEXT", "Title and first heading", &Options::title, false, Reach::lists},
    OptionRow{"lang", "", "TAG", "Language that the page says it is in, and of terms with --style: en, de-CH", &Options::language, false, Reach::lists},
    OptionRow{"group-by", "g", "VARIABLE", "Sections: year, type, topic, group (headings of the source), decade or any variable; again (or with commas) for sections inside sections; none", &Options::group_by},
    OptionRow{"where", "w", "CONDITION", "Set apart what it holds for, in a first section: 'topic = \"Selected\"'", &Options::where},
    OptionRow{"where-title", "", "TEXT", "Heading of that section; when not given the value of the condition, or Selected publications", &Options::where_title, false, Reach::lists},
    OptionRow{"only", "", "CONDITION", "List nothing but what it holds for: 'year >= 2020 and type != thesis'", &Options::only},
    OptionRow{"sort", "", "newest|oldest|source", "Order inside sections", &Options::order},
    OptionRow{"number", "", "up|down|off", "Number the entries: down gives the first one the highest number", &Options::number, false, Reach::lists},
    OptionRow{"number-scope", "", "all|section", "Number through, or anew in each section", &Options::number_scope, false, Reach::lists},
    OptionRow{"versions", "", "merge|both", "Preprint and published form of one work, and a work that is there twice: one entry with the links of both, or both", &Options::versions},
    OptionRow{"names", "", "given-first|family-first|initials|family-initials", "How names are written", &Options::names, false, Reach::lists},
    OptionRow{"style", "s", "STYLE", "Format the entries in this citation style (a name or a CSL file) instead of the page's own layout", &Options::style, false, Reach::lists},
    OptionRow{"bibtex", "", "on|off", "Each entry as BibTeX, behind a button", &Options::bibtex, false, Reach::page},
    OptionRow{"timeline", "", "on|off", "A chart of publications by year", &Options::timeline, false, Reach::page},
    OptionRow{"coauthors", "", "list|network|off", "The people one wrote with, and how often: as a list, or as a drawing and a list", &Options::coauthors, false, Reach::page},
    OptionRow{"controls", "", "on|off", "Search and filters; they need script, and are not there without it", &Options::controls, false, Reach::page},
    OptionRow{"fragment", "", "", "Write no page or document but a part of one, to put into a page of a site or to \\input", &Options::fragment, false, Reach::lists},
    OptionRow{"template", "", "FILE", "Fill in this template (mustache) instead of the page's own", &Options::template_file, true},
    OptionRow{"mark", "", "SYMBOL=MEANING", "What a mark beside a name means where no legend says it: '*=equal'", &Options::mark},
    OptionRow{"option", "O", "FORMAT.NAME=VALUE", "Option of a format that is read or written", &Options::format_options},
};

std::string place_of(const std::string& path, const toml::source_region& region) {
    return path + ":" + std::to_string(region.begin.line) + ":" + std::to_string(region.begin.column) + ": ";
}

std::string beside(const std::string& path, const std::string& value) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos || value.empty() || value[0] == '/' || value == "-") return value;
    return path.substr(0, slash + 1) + value;
}

/// The path in `WORDS=FILE` too.
std::string highlight_beside(const std::string& path, const std::string& value) {
    const std::size_t equals = value.find('=');
    if (equals == std::string::npos) return beside(path, value);
    return value.substr(0, equals + 1) + beside(path, value.substr(equals + 1));
}

std::string unknown_key(std::string_view key) {
    std::vector<std::string_view> names;
    for (const OptionRow& row : rows) names.push_back(row.name);
    return "there is no option '" + std::string(key) + "'" + did_you_mean(key, names);
}

class TomlValue {
  public:
    TomlValue(const OptionRow& row, const toml::node& node, const std::string& path) : row_(row), node_(node), path_(path) {}

    void set(Options& options) const {
        std::visit([&](auto member) { options.*member = value(options.*member); }, row_.member);
    }

  private:
    [[noreturn]] void fail(const toml::node& node, std::string_view wanted) const {
        throw UsageError(place_of(path_, node.source()) + std::string(row_.name) + " is " + std::string(wanted));
    }
    std::string one(const toml::node& node) const {
        std::string text;
        if (const auto string = node.value_exact<std::string>()) text = *string;
        else if (const auto flag = node.value_exact<bool>()) text = *flag ? "on" : "off";
        else fail(node, "a string");
        check_word(row_, text, place_of(path_, node.source()));
        if (row_.name == "highlight") return highlight_beside(path_, text);
        return row_.is_path ? beside(path_, text) : text;
    }
    std::string value(const std::string& /*old*/) const { return one(node_); }
    std::vector<std::string> value(const std::vector<std::string>& /*old*/) const {
        std::vector<std::string> out;
        if (const toml::array* const array = node_.as_array()) {
            for (const toml::node& element : *array) out.push_back(one(element));
        } else {
            out.push_back(one(node_));
        }
        return out;
    }
    bool value(bool /*old*/) const {
        if (const auto flag = node_.value_exact<bool>()) return *flag;
        fail(node_, "true or false");
    }

    const OptionRow& row_;
    const toml::node& node_;
    const std::string& path_;
};

}  // namespace

std::span<const OptionRow> option_rows() { return rows; }

void check_word(const OptionRow& row, std::string_view value, std::string_view place) {
    if (row.value.find('|') == std::string_view::npos) return;
    std::vector<std::string_view> words;
    for (std::string_view rest = row.value; !rest.empty();) {
        const std::size_t end = std::min(rest.find('|'), rest.size());
        words.push_back(rest.substr(0, end));
        if (words.back() == value) return;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    throw UsageError(std::string(place) + std::string(row.name) + ": '" + std::string(value) + "' is none of " + std::string(row.value) + did_you_mean(value, words));
}

void read_options(Options& options, std::string_view text, const std::string& path) {
    toml::table table;
    try {
        table = toml::parse(text, path);
    } catch (const toml::parse_error& error) {
        throw UsageError(place_of(path, error.source()) + std::string(error.description()));
    }
    for (const auto& [key, node] : table) {
        const OptionRow* found = nullptr;
        for (const OptionRow& row : rows) {
            if (row.name == key.str()) found = &row;
        }
        if (found == nullptr) throw UsageError(place_of(path, key.source()) + unknown_key(key.str()));
        TomlValue(*found, node, path).set(options);
    }
}

}  // namespace bibcast::cv
