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

}  // namespace

WriteOptions::WriteOptions(Dialect chosen, const FormatOptions& options)
    : dialect(chosen),
      indent(options.number("indent", 0, 40)),
      align(options.number("align", 0, 60)),
      trailing_comma(options.on("trailing-comma")),
      protect(options.on("protect")),
      extra(options.on("extra")),
      order(split_names(options["order"])) {
    encoding.ascii = options.on("ascii");
    const std::string_view wanted = options["delimiters"];
    if (wanted != "braces" && wanted != "quotes") bad_value("delimiters", "braces or quotes", wanted);
    quotes = wanted == "quotes";
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
