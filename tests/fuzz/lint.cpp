// All rules on any bytes of any format: each finding is in its text, and what was mended is mended.
#include "lint/linter.hpp"

#include "cli/codes.hpp"
#include "formats/registry.hpp"
#include "fuzz/target.hpp"
#include "lint/mend.hpp"
#include "pipeline/detect.hpp"

namespace bibcast::fuzz {

void fuzz_lint(std::string_view text) {
    static const LintChoice choice(all_codes());
    const UserMarks marks;
    Linter linter(choice, marks);
    Source source = Source::of_text("fuzz.bib", std::string(text));
    const Format& format = text.starts_with('@') ? *format_named("bibtex") : text.starts_with('{') || text.starts_with('[') ? *format_named("csl_json") : *format_named("ris");
    const auto reader = format.make_reader(FormatOptions(format.options));
    linter.read(source, format, *reader);
    const PackedFindings findings = linter.finish();
    const std::string& read = linter.sources().at(0).text;
    for (const LintFinding& found : findings) {
        require(found.finding.span.begin <= found.finding.span.end && found.finding.span.end <= read.size(), found.finding.message);
        for (const Edit& edit : found.edits) require(edit.span.begin <= edit.span.end && edit.span.end <= read.size(), found.finding.message);
    }
    std::size_t done = 0;
    static_cast<void>(mend(read, findings, 0, done));
}

}  // namespace bibcast::fuzz
