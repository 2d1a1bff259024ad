#include "formats/bibtex/tidy/options.hpp"

#include <array>
#include <charconv>

#include "io/format.hpp"
#include "text/json_parse.hpp"
#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

bool is_off(std::string_view value) { return value == "false" || value == "off" || value == "no"; }

unsigned number_in(std::string_view name, std::string_view value, unsigned most) {
    if (is_off(value)) return 0;
    unsigned number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size() || number > most) {
        throw UsageError("--" + std::string(name) + ": '" + std::string(value) + "' is no number from 0 to " + std::to_string(most));
    }
    return number;
}

std::vector<std::string> words_in(std::string_view value) {
    std::vector<std::string> words;
    if (is_off(value)) return words;
    for (std::size_t at = 0; at <= value.size();) {
        const std::size_t comma = std::min(value.find(',', at), value.size());
        const std::string_view word = trim(value.substr(at, comma - at));
        if (!word.empty()) words.push_back(ascii_lower(word));
        at = comma + 1;
    }
    return words;
}

void set_sort(TidyOptions& options, std::string_view value) {
    options.sort.clear();
    for (std::string& word : words_in(value)) {
        const bool descending = word.front() == '-';
        if (descending) word.erase(0, 1);
        options.sort.push_back({std::move(word), descending});
    }
}

void set_duplicates(TidyOptions& options, std::string_view value) {
    constexpr std::array<std::pair<std::string_view, TidyRule>, 4> rules = {
        {{"key", same_key}, {"doi", same_doi}, {"citation", same_citation}, {"abstract", same_abstract}}};
    options.duplicates = 0;
    for (const std::string& word : words_in(value)) {
        unsigned found = 0;
        for (const auto& [name, rule] : rules) {
            if (name == word) found = rule;
        }
        if (found == 0) throw UsageError("--duplicates: '" + word + "' is none of doi, key, citation, abstract");
        options.duplicates = static_cast<std::uint8_t>(options.duplicates | found);
    }
}

void set_merge(TidyOptions& options, std::string_view value) {
    constexpr std::array<std::pair<std::string_view, TidyMerge>, 4> ways = {
        {{"first", TidyMerge::first}, {"last", TidyMerge::last}, {"combine", TidyMerge::combine}, {"overwrite", TidyMerge::overwrite}}};
    options.merge = TidyMerge::off;
    if (is_off(value)) return;
    for (const auto& [name, way] : ways) {
        if (name == value) options.merge = way;
    }
    if (options.merge == TidyMerge::off) throw UsageError("--merge: '" + std::string(value) + "' is none of first, last, combine, overwrite");
}

template <bool TidyOptions::*member>
void set_switch(TidyOptions& options, std::string_view value) {
    options.*member = !is_off(value);
}
template <std::vector<std::string> TidyOptions::*member>
void set_words(TidyOptions& options, std::string_view value) {
    options.*member = words_in(value);
}

constexpr std::string_view usual_fields =
    "title,shorttitle,author,year,month,day,journal,booktitle,location,on,publisher,address,series,volume,number,pages,doi,isbn,issn,url,"
    "urldate,copyright,category,note,metadata";
constexpr std::string_view usual_key = "[auth:required:lower][year:required][veryshorttitle:lower][duplicateNumber]";

using Options = TidyOptions;
constexpr std::array rows = {
    TidyOption{"omit", "FIELDS", "", "Remove these fields", set_words<&Options::omit>},
    TidyOption{"curly", "", "", "Put all values in braces", set_switch<&Options::curly>},
    TidyOption{"numeric", "", "", "Take braces and quotes off numbers", set_switch<&Options::numeric>},
    TidyOption{"months", "", "", "Write months as macros: month = jan", set_switch<&Options::months>},
    TidyOption{"space", "N", "2", "Blanks before each field",
               [](Options& options, std::string_view value) { options.indent = number_in("space", value, 64); }},
    TidyOption{"tab", "", "", "A tab before each field", set_switch<&Options::tab>},
    TidyOption{"align", "N", "14", "Column in which the equals signs stand; 0 sets one blank before them",
               [](Options& options, std::string_view value) { options.align = number_in("align", value, 200); }},
    TidyOption{"blank-lines", "", "", "An empty line between entries", set_switch<&Options::blank_lines>},
    TidyOption{"sort", "KEYS", "key", "Sort entries by fields, or by key, type, special (@string, @preamble, @set, @xdata first); -year descends", set_sort},
    TidyOption{"duplicates", "RULES", "doi,key,citation,abstract", "Report entries that stand twice, by doi, key, citation, abstract", set_duplicates},
    TidyOption{"merge", "WAY", "combine", "Make one of entries that stand twice: first, last, combine or overwrite", set_merge},
    TidyOption{"strip-enclosing-braces", "", "", "{{A whole title}} as {A whole title}", set_switch<&Options::strip_enclosing_braces>},
    TidyOption{"drop-all-caps", "", "", "VALUES IN CAPITALS as Values In Capitals", set_switch<&Options::drop_all_caps>},
    TidyOption{"escape", "", "", "Write characters above 0x7F and what LaTeX reads specially as LaTeX", set_switch<&Options::escape>},
    TidyOption{"sort-fields", "FIELDS", usual_fields, "Put the fields of each entry in this order", set_words<&Options::sort_fields>, "sort-properties"},
    TidyOption{"strip-comments", "", "", "Remove comments and the text between entries", set_switch<&Options::strip_comments>},
    TidyOption{"trailing-commas", "", "", "A comma after the last field", set_switch<&Options::trailing_commas>},
    TidyOption{"encode-urls", "", "", "Percent-encode what cannot stand in an address", set_switch<&Options::encode_urls>},
    TidyOption{"tidy-comments", "", "", "Take blanks and empty lines away from around comments (on unless turned off)", set_switch<&Options::tidy_comments>},
    TidyOption{"remove-empty-fields", "", "", "Remove fields that have no value", set_switch<&Options::remove_empty_fields>},
    TidyOption{"remove-duplicate-fields", "", "", "Keep only the first of several fields of one name", set_switch<&Options::remove_duplicate_fields>,
               "remove-dupe-fields"},
    TidyOption{"generate-keys", "TEMPLATE", usual_key, "Make the keys anew: [auth], [authEtAl], [authorsN], [veryshorttitle], [shorttitle], [title], [year], [FIELD] …",
               [](Options& options, std::string_view value) { options.generate_keys = is_off(value) ? std::string_view() : value; }},
    TidyOption{"max-authors", "N", "", "Cut longer lists of authors, with 'and others'",
               [](Options& options, std::string_view value) { options.max_authors = number_in("max-authors", value, 1000000); }},
    TidyOption{"lowercase", "", "", "Types and field names in lower case (on unless turned off)", set_switch<&Options::lowercase>},
    TidyOption{"enclosing-braces", "FIELDS", "title", "A title as {{A title}}, so that no style changes its case", set_words<&Options::enclosing_braces>},
    TidyOption{"remove-braces", "FIELDS", "title", "Take braces out of these fields, but those of commands", set_words<&Options::remove_braces>},
    TidyOption{"wrap", "N", "80", "Break lines that are longer", [](Options& options, std::string_view value) { options.wrap = number_in("wrap", value, 10000); }},
};

std::string in_camel_case(std::string_view hyphened) {
    std::string name;
    for (std::size_t i = 0; i < hyphened.size(); ++i) {
        const bool hyphen = hyphened[i] == '-';
        if (hyphen) ++i;
        name += hyphen ? static_cast<char>(hyphened[i] - 32) : hyphened[i];
    }
    return name;
}

bool is_named(const TidyOption& option, std::string_view key) {
    return in_camel_case(option.name) == key || (!option.other_name.empty() && in_camel_case(option.other_name) == key);
}

std::string value_of(const JsonNode& node, const TidyOption& option) {
    if (node.is(JsonKind::boolean) && node.text == "true" && !option.value.empty()) {
        if (option.alone.empty()) throw UsageError("'" + json_name(option) + "' needs a value");
        return std::string(option.alone);
    }
    if (node.is(JsonKind::null)) return "false";
    if (!node.is(JsonKind::array)) return std::string(node.text);
    std::string joined;
    for (const JsonNode& element : node) {
        if (!joined.empty()) joined += ',';
        joined += element.text;
    }
    return joined;
}

}  // namespace

std::span<const TidyOption> tidy_option_rows() { return rows; }

std::string json_name(const TidyOption& option) { return in_camel_case(option.name); }

void set_tidy_options(TidyOptions& options, std::string_view json) {
    Arena arena;
    const JsonDocument document = parse_json(arena, json);
    if (document.root == nullptr || !document.root->is(JsonKind::object)) throw UsageError("options are a JSON object: {\"curly\": true}");
    options.escape = true;
    options.remove_duplicate_fields = true;
    options.keep_line_ends = false;
    for (const JsonNode& member : *document.root) {
        const TidyOption* known = nullptr;
        for (const TidyOption& row : rows) {
            if (is_named(row, member.key)) known = &row;
        }
        if (known == nullptr) throw UsageError("there is no option '" + std::string(member.key) + "'");
        known->set(options, value_of(member, *known));
    }
}

}  // namespace bibcast::bibtex
