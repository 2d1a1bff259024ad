#include "lint/superseded.hpp"

#include <algorithm>
#include <string_view>

namespace bibcast {

namespace {

struct Row {
    std::string_view rule;
    std::string_view reader;
};

constexpr Row rows[] = {
    {"lint/shared-identifier", "shortcode/shared-identifier"},
    {"lint/duplicate", "shortcode/shared-identifier"},
    {"lint/date", "bibtex/odd-date"},
    {"lint/date", "ris/odd-date"},
    {"lint/date", "csl_json/date"},
    {"lint/date", "jsonl/date"},
    {"lint/date", "shortcode/bad-date"},
    {"lint/doi", "ris/not-a-doi"},
    {"lint/doi", "bibtex/not-a-doi"},
    {"lint/key-unsafe", "bibtex/odd-key"},
    {"lint/field-name", "csl_json/unknown-key"},
    {"lint/field-name", "jsonl/unknown-key"},
};

bool overlap(SourceSpan a, SourceSpan b) { return a.begin < b.end && b.begin < a.end; }

}  // namespace

void remove_superseded(PackedFindings& findings) {
    // What stands at one value stands close together in the order of places.
    constexpr std::size_t reach = 12;
    std::vector<bool> superseded(findings.size());
    for (std::size_t i = 0; i < findings.size(); ++i) {
        for (const Row& row : rows) {
            if (findings.code(i).id != row.reader) continue;
            const std::size_t from = i - std::min(i, reach);
            const std::size_t to = std::min(findings.size(), i + reach);
            for (std::size_t other = from; other < to; ++other) {
                const bool same = findings.code(other).id == row.rule && findings.source(other) == findings.source(i) &&
                                  overlap(findings.span(other), findings.span(i));
                if (same) superseded[i] = true;
            }
        }
    }
    findings.erase_if([&](std::size_t index) { return superseded[index]; });
}

}  // namespace bibcast
