#include "io/yaml_findings.hpp"

#include "text/utf8.hpp"

namespace bibcast {

namespace {

const Code& code_of(YamlIssue::Kind kind) {
    switch (kind) {
        case YamlIssue::Kind::unknown_alias:
        case YamlIssue::Kind::alias_limit: return yaml_alias;
        case YamlIssue::Kind::duplicate_key: return yaml_duplicate_key;
        case YamlIssue::Kind::tag: return yaml_tag;
        case YamlIssue::Kind::complex_key: return yaml_complex_key;
        case YamlIssue::Kind::control: return yaml_control_character;
    }
    return yaml_tag;
}

}  // namespace

void report_yaml(const YamlDocument& document, Findings& findings) {
    for (const YamlIssue& issue : document.issues) {
        const Code& code = code_of(issue.kind);
        if (!findings.wants(code, {})) continue;
        findings.add(code, issue.span, std::string(describe(issue.kind))).value = issue.text;
    }
    if (!document.error.empty() && findings.wants(yaml_syntax, {})) findings.add(yaml_syntax, document.error_span, std::string(document.error));
}

void report_outside_yaml(std::string_view source, std::size_t begin, std::size_t end, Findings& findings) {
    const std::string_view text = trim(source.substr(begin, end - begin));
    if (text.empty() || !findings.wants(yaml_outside, {})) return;
    const auto from = static_cast<std::uint32_t>(text.data() - source.data());
    findings.add(yaml_outside, {from, from + static_cast<std::uint32_t>(text.size())}, "this belongs to no record").value = text;
}

void keep_damaged_yaml(Record& record, const YamlDocument& document, std::string_view source, std::string_view format) {
    if (!document.error.empty()) keep_yaml(record, source, document.end, format);
}

void keep_yaml(Record& record, std::string_view source, std::size_t from, std::string_view format) {
    const std::string_view rest = trim(source.substr(from));
    if (rest.empty()) return;
    const auto begin = static_cast<std::uint32_t>(rest.data() - source.data());
    record.add_leftover(format, "damaged", rest, {begin, begin + static_cast<std::uint32_t>(rest.size())});
}

}  // namespace bibcast
