// bibcast tidy on any bytes: layout alone changes no record, and a second run changes nothing.
#include "formats/bibtex/tidy/tidy.hpp"

#include "formats/bibtex/tidy/options.hpp"
#include "formats/registry.hpp"
#include "fuzz/target.hpp"
#include "support/converted.hpp"
#include "text/utf8.hpp"

namespace bibcast::fuzz {

namespace {

/// A dump without what tidying changes: names of fields become lower case, also of those that no rule of the reader knows, lines of
/// values are joined, and so ids that are made of all this are others.
std::string without_layout(std::string_view dump) {
    constexpr std::string_view id_begin = "\"id\":\"";
    constexpr std::string_view made_up = "\",\"generated-id\"";
    std::string out;
    for (std::size_t at = 0; at < dump.size(); ++at) {
        if (const std::size_t made = dump.find(made_up, at); dump.substr(at, id_begin.size()) == id_begin && made == dump.find('"', at + id_begin.size())) at = made;
        const bool line_end = dump.substr(at, 2) == "\\n" || dump.substr(at, 2) == "\\r" || dump.substr(at, 2) == "\\t";
        const char c = line_end ? ' ' : dump[at];
        if (line_end) ++at;
        if (c != ' ' || !out.ends_with(' ')) out += c;
    }
    return ascii_lower(out);
}

std::string tidied(std::string_view text, const bibtex::TidyOptions& options) {
    Findings findings(false);
    std::string out = bibtex::tidy(text, options, findings);
    for (const Finding& finding : findings.all()) require(finding.span.begin <= finding.span.end && finding.span.end <= text.size());
    return out;
}

}  // namespace

void fuzz_tidy(std::string_view text) {
    if (find_invalid_utf8(text) != std::string_view::npos) return;  // the command repairs it before
    const Format& bibtex = *format_named("bibtex");
    const std::string once = tidied(text, {});
    const std::string twice = tidied(once, {});
    require(once == twice, "a second run changes something", once, twice);
    const std::string before = without_layout(testing::dump_text(text, bibtex).bytes);
    const std::string after = without_layout(testing::dump_text(once, bibtex).bytes);
    require(before == after, "what is read is not the same", before, after);
    // Everything that there is to do: no promise but that it ends well.
    bibtex::TidyOptions all;
    bibtex::set_tidy_options(all, R"({"curly":true,"numeric":true,"months":true,"sort":["-year","key"],"sortFields":["title"],"duplicates":["doi","key","citation","abstract"],
        "merge":"combine","stripEnclosingBraces":true,"dropAllCaps":true,"escape":true,"encodeUrls":true,"removeEmptyFields":true,"removeBraces":["title"],
        "enclosingBraces":["title"],"wrap":40,"maxAuthors":2,"generateKeys":true,"tidyComments":true,"blankLines":true})");
    static_cast<void>(tidied(text, all));
}

}  // namespace bibcast::fuzz
