#include "formats/bibtex/tidy/tidy.hpp"

#include <algorithm>

#include "formats/bibtex/tidy/codes.hpp"
#include "formats/bibtex/tidy/document.hpp"
#include "formats/bibtex/tidy/duplicates.hpp"
#include "formats/bibtex/tidy/keys.hpp"
#include "formats/bibtex/tidy/order.hpp"
#include "formats/bibtex/tidy/print.hpp"

namespace bibcast::bibtex {

namespace {

/// CR LF and CR as LF.
std::string with_plain_line_ends(std::string_view source) {
    std::string text;
    text.reserve(source.size());
    for (std::size_t at = 0; at < source.size(); ++at) {
        if (source[at] == '\r') {
            if (at + 1 < source.size() && source[at + 1] == '\n') ++at;
            text += '\n';
        } else {
            text += source[at];
        }
    }
    return text;
}

/// Moves spans from offsets into the plain text to offsets into `source`.
void move_to_source(Findings& findings, std::string_view source) {
    std::vector<std::uint32_t> dropped;  // the offsets, in the plain text, behind which a byte of the source is missing
    for (std::size_t at = source.find("\r\n"); at != std::string_view::npos; at = source.find("\r\n", at + 2)) {
        dropped.push_back(static_cast<std::uint32_t>(at - dropped.size()));
    }
    if (dropped.empty()) return;
    const auto moved = [&](std::uint32_t offset) {
        const auto before = std::lower_bound(dropped.begin(), dropped.end(), offset) - dropped.begin();
        return offset + static_cast<std::uint32_t>(before);
    };
    for (Finding& finding : findings.all()) finding.span = {moved(finding.span.begin), moved(finding.span.end)};
}

std::string with_windows_line_ends(const std::string& text) {
    std::string out;
    out.reserve(text.size() + text.size() / 32);
    for (const char c : text) {
        if (c == '\n') out += '\r';
        out += c;
    }
    return out;
}

/// One pass. Where damaged entries end is a guess that can change when they are laid out next to others, so that a damaged file takes
/// several passes to come to rest; `damaged` says so.
std::string tidy_once(std::string_view text, const TidyOptions& options, Findings& findings, bool& damaged) {
    TidyDocument document(text);
    document.read(findings);
    const auto is_damaged = [](const TidyBlock& block) { return block.kind == TidyBlock::Kind::damaged; };
    const auto first = std::find_if(document.blocks.begin(), document.blocks.end(), is_damaged);
    damaged = first != document.blocks.end();
    if (damaged && (!options.sort.empty() || options.merge != TidyMerge::off)) {
        findings.add(tidy_not_sorted, first->span, "nothing was sorted or merged, since an entry is damaged");
    }
    if (!damaged) {
        treat_duplicates(document, options, findings);
        if (!options.sort.empty()) sort_entries(document, options);
    }
    if (!options.sort_fields.empty()) sort_fields(document, options.sort_fields);
    if (!options.generate_keys.empty()) generate_keys(document, options.generate_keys, findings);
    return TidyPrinter(options, findings).print(document);
}

}  // namespace

std::string tidy(std::string_view source, const TidyOptions& options, Findings& findings) {
    const std::string plain = source.find('\r') == std::string_view::npos ? std::string() : with_plain_line_ends(source);
    bool damaged = false;
    std::string out = tidy_once(plain.empty() ? source : std::string_view(plain), options, findings, damaged);
    if (!plain.empty()) move_to_source(findings, source);
    constexpr int most = 8;
    for (int i = 0; damaged && i < most; ++i) {
        Findings later(false);
        std::string again = tidy_once(out, options, later, damaged);
        if (again == out) break;
        out = std::move(again);
        for (const Finding& finding : later.all()) {
            if (finding.code != &tidy_removed && finding.code != &tidy_cut_authors && finding.code != &tidy_stripped_comment) continue;
            findings.add(*finding.code, {}, finding.message).value = finding.value;
        }
    }
    const std::size_t first = source.find('\n');
    const bool windows = first != std::string_view::npos && first > 0 && source[first - 1] == '\r';
    return options.keep_line_ends && windows ? with_windows_line_ends(out) : out;
}

Codes tidy_codes() { return tidy_code_list; }

}  // namespace bibcast::bibtex
