#include "lint/mend.hpp"

#include <algorithm>

namespace bibcast {

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1);
        lines.push_back(text.substr(0, end + 1));
        text.remove_prefix(end + 1);
    }
    return lines;
}

void append_line(std::string& out, char sign, std::string_view line) {
    out += sign;
    out += line;
    if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

}  // namespace

std::string mend(std::string_view text, const PackedFindings& findings, std::uint32_t number, std::size_t& done) {
    std::vector<Edit> edits;
    for (std::size_t index = findings.first_of_source(number); index < findings.size() && findings.source(index) == number; ++index) {
        if (!findings.has_edits(index)) continue;
        LintFinding found = findings[index];
        for (Edit& edit : found.edits) {
            const bool inside = edit.span.begin <= edit.span.end && edit.span.end <= text.size();
            if (!inside || edit.text.find('\n') != std::string::npos) continue;
            if (text.substr(edit.span.begin, edit.span.end - edit.span.begin).find_first_of("\r\n") == std::string_view::npos) edits.push_back(std::move(edit));
        }
    }
    std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
    std::string out;
    std::size_t at = 0;
    done = 0;
    for (const Edit& edit : edits) {
        if (edit.span.begin < at) continue;
        out += text.substr(at, edit.span.begin - at);
        out += edit.text;
        at = edit.span.end;
        ++done;
    }
    out += text.substr(at);
    return out;
}

std::string unified_diff(std::string_view name, std::string_view before, std::string_view after) {
    constexpr std::size_t context = 3;
    const std::vector<std::string_view> old_lines = lines_of(before);
    const std::vector<std::string_view> new_lines = lines_of(after);
    std::string out;
    const std::size_t count = std::min(old_lines.size(), new_lines.size());
    for (std::size_t i = 0; i < count; ++i) {
        if (old_lines[i] == new_lines[i]) continue;
        if (out.empty()) out = "--- " + std::string(name) + "\n+++ " + std::string(name) + "\n";
        // A hunk goes on as long as the next difference is near.
        std::size_t last = i;
        for (std::size_t next = i; next < count && next <= last + 2 * context; ++next) {
            if (old_lines[next] != new_lines[next]) last = next;
        }
        const std::size_t begin = i - std::min(i, context);
        const std::size_t end = std::min(count, last + context + 1);
        const std::string length = std::to_string(begin + 1) + "," + std::to_string(end - begin);
        out += "@@ -" + length + " +" + length + " @@\n";
        for (std::size_t line = begin; line < end;) {
            if (old_lines[line] == new_lines[line]) {
                append_line(out, ' ', old_lines[line++]);
                continue;
            }
            std::size_t run = line;
            while (run < end && old_lines[run] != new_lines[run]) ++run;
            for (std::size_t each = line; each < run; ++each) append_line(out, '-', old_lines[each]);
            for (std::size_t each = line; each < run; ++each) append_line(out, '+', new_lines[each]);
            line = run;
        }
        i = end - 1;
    }
    return out;
}

}  // namespace bibcast
