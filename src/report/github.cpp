#include "report/github.hpp"

#include "report/escape.hpp"

namespace bibcast {

namespace {

std::string_view command_of(Severity severity) {
    switch (severity) {
        case Severity::error: return "error";
        case Severity::loss:
        case Severity::warning: return "warning";
        case Severity::note: break;
    }
    return "notice";
}

/// The message of a command: a per cent sign would begin an escape. Line ends are gone already (`escape_for_terminal`).
std::string escape_data(std::string_view text) {
    std::string out;
    for (const char c : escape_for_terminal(text)) {
        if (c == '%') {
            out += "%25";
        } else {
            out += c;
        }
    }
    return out;
}

/// A property of a command, in which the separators are escaped too.
std::string escape_property(std::string_view text) {
    std::string out;
    for (const char c : escape_data(text)) {
        if (c == ':') {
            out += "%3A";
        } else if (c == ',') {
            out += "%2C";
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace

std::string github_line(const PlacedFinding& placed) {
    const Finding& finding = placed.finding;
    std::string line = "::" + std::string(command_of(finding.severity)) + " ";
    if (!placed.source.empty() && placed.source != "-") line += "file=" + escape_property(placed.source) + ",";
    if (placed.has_place) {
        line += "line=" + std::to_string(placed.begin.line);
        // Columns are for a place on one line only.
        if (placed.begin.line == placed.end.line) {
            line += ",col=" + std::to_string(placed.begin.column);
            line += ",endColumn=" + std::to_string(placed.end.column);
        } else {
            line += ",endLine=" + std::to_string(placed.end.line);
        }
        line += ',';
    }
    line += "title=" + escape_property(finding.code->id) + "::" + escape_data(finding.message);
    if (!finding.value.empty() && finding.severity == Severity::loss) line += ": " + escape_data(finding.value);
    if (!finding.hint.empty()) line += " (" + escape_data(finding.hint) + ")";
    return line + "\n";
}

}  // namespace bibcast
