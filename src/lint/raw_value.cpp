#include "lint/raw_value.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

bool is_label_character(char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == '+'; }

/// `title = `, `TI  - `, `%T `: how long what stands before the value is; the label becomes its name.
std::size_t label_length(std::string_view text, std::string_view& label) {
    std::size_t end = 0;
    while (end < text.size() && is_label_character(text[end])) ++end;
    if (end == 0) return 0;
    std::size_t at = end;
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    if (at < text.size() && text[at] == '=') {
        label = text.substr(0, end);
        ++at;
        while (at < text.size() && is_ascii_space(text[at])) ++at;
        return at;
    }
    const bool is_tag = end >= 2 && end <= 4 && at < text.size() && text[at] == '-' && at > end;
    if (!is_tag) return 0;
    label = text.substr(0, end);
    return std::min(at + (at + 1 < text.size() && text[at + 1] == ' ' ? 2 : 1), text.size());
}

/// The word before the value, over what stands between: `"DOI": "`, `paperLink="`, `<doi>`.
std::string_view label_before(std::string_view text, std::size_t at) {
    std::size_t end = at;
    constexpr std::size_t most = 8;
    while (end > 0 && at - end < most && !is_label_character(text[end - 1]) && text[end - 1] != '\n') --end;
    std::size_t begin = end;
    while (begin > 0 && end - begin < 40 && is_label_character(text[begin - 1])) --begin;
    return text.substr(begin, end - begin);
}

}  // namespace

RawValue raw_value(const LintSubject& subject, SourceSpan span) {
    RawValue raw;
    if (!span.known() || span.end > subject.text.size() || span.begin >= span.end) return raw;
    std::string_view text = subject.text.substr(span.begin, span.end - span.begin);
    std::size_t begin = span.begin + label_length(text, raw.label);
    text = subject.text.substr(begin, span.end - begin);
    if (raw.label.empty()) raw.label = label_before(subject.text, span.begin);
    const auto cut = [&](std::size_t before, std::size_t after) {
        text = text.substr(before, text.size() - before - after);
        begin += before;
    };
    while (text.size() > 1 && (text.back() == ',' || text.back() == '\n' || text.back() == '\r') &&
           (text.front() == '{' || text.front() == '"')) {
        cut(0, 1);
    }
    if (text.size() >= 2 && ((text.front() == '{' && text.back() == '}') || (text.front() == '"' && text.back() == '"'))) cut(1, 1);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) cut(0, 1);
    if (text.empty()) return raw;
    raw.text = text;
    raw.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + text.size())};
    return raw;
}

bool is_label(std::string_view label, std::string_view name) { return equals_ignoring_ascii_case(label, name); }

LintPlace LintSubject::at(SourceSpan span) const {
    if (!span.known() || span.end > text.size()) {
        span = record.source;
        span.end = std::min<std::uint32_t>(span.end, static_cast<std::uint32_t>(text.size()));
        // No further than the record: many small ones may stand on one line.
        const std::size_t line_end = text.substr(0, span.end).find_first_of("\r\n", span.begin);
        if (line_end != std::string_view::npos && line_end > span.begin && line_end < span.end) span.end = static_cast<std::uint32_t>(line_end);
        return {source, {span.begin + base, span.end + base}};
    }
    const RawValue raw = raw_value(*this, span);
    if (raw.known()) span = raw.span;
    return {source, {span.begin + base, span.end + base}};
}

LintPlace LintSubject::at(SourceSpan span, std::string_view part) const {
    const RawValue raw = raw_value(*this, span);
    const SourceSpan inside = raw.known() ? raw.span : span;
    if (part.empty() || !inside.known() || inside.end > text.size()) return at(span);
    const std::size_t found = text.substr(inside.begin, inside.end - inside.begin).find(part);
    if (found == std::string_view::npos) return at(span);
    const auto begin = static_cast<std::uint32_t>(inside.begin + found + base);
    return {source, {begin, begin + static_cast<std::uint32_t>(part.size())}};
}

}  // namespace bibcast
