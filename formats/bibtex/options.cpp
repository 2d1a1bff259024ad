#include "formats/bibtex/options.hpp"

#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

std::vector<std::string> split_names(std::string_view list) {
    std::vector<std::string> names;
    while (!list.empty()) {
        const std::size_t comma_at = list.find(',');
        const std::string_view name = trim(list.substr(0, comma_at));
        if (!name.empty()) names.push_back(ascii_lower(name));
        if (comma_at == std::string_view::npos) break;
        list.remove_prefix(comma_at + 1);
    }
    return names;
}

[[noreturn]] void bad_value(std::string_view name, std::string_view wanted, std::string_view value) {
    throw UsageError("option " + std::string(name) + " is " + std::string(wanted) + ", not '" + std::string(value) + "'");
}

/// An option of two values. Throws UsageError for any other.
bool choose(const FormatOptions& options, std::string_view name, std::string_view yes, std::string_view no) {
    const std::string_view value = options[name];
    if (value != yes && value != no) bad_value(name, std::string(no) + " or " + std::string(yes), value);
    return value == yes;
}

std::vector<SortKey> sort_keys(std::string_view list) {
    std::vector<SortKey> keys;
    for (std::string& name : split_names(list)) {
        const bool descending = name.front() == '-';
        if (descending) name.erase(0, 1);
        if (name != "key" && find_field(name) == nullptr) bad_value("sort", "a list of fields", name);
        keys.push_back({std::move(name), descending});
    }
    return keys;
}

}  // namespace

bool keeps_strings(const FormatOptions& options) { return choose(options, "strings", "keep", "expand"); }

WriteOptions::WriteOptions(Dialect chosen, const FormatOptions& options)
    : dialect(chosen),
      indent(options["indent"] == "tab" ? std::string(1, '\t') : std::string(options.number("indent", 0, 40), ' ')),
      align(options.number("align", 0, 60)),
      wrap(options.number("wrap", 0, 100'000)),
      blank_lines(options.number("blank-lines", 0, 10)),
      bare_numbers(choose(options, "numbers", "bare", "braces")),
      keep_strings(keeps_strings(options)),
      trailing_comma(options.on("trailing-comma")),
      protect(options.on("protect")),
      extra(options.on("extra")),
      order(split_names(options["order"])),
      sort(sort_keys(options["sort"])) {
    encoding.ascii = options.on("ascii");
    quotes = choose(options, "delimiters", "quotes", "braces");
    encoding.quote_delimited = quotes;
    if (dialect == Dialect::biblatex) {
        marks = options.on("annotations") ? MarkStyle::annotation : MarkStyle::off;
        return;
    }
    months = options.on("months");
    const std::string_view style = options["marks"];
    if (style != "off" && style != "note" && style != "annotation") bad_value("marks", "note, annotation or off", style);
    marks = style == "off" ? MarkStyle::off : style == "note" ? MarkStyle::note : MarkStyle::annotation;
}

}  // namespace bibcast::bibtex
