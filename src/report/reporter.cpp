#include "report/reporter.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::uint64_t fold_after = Findings::fold_after;

bool is_dangerous(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

/// An excerpt keeps its columns: what must not reach the terminal becomes one visible character.
std::string excerpt_of(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (point.value == '\t') {
            out += ' ';
        } else if (!point.valid || is_dangerous(point.value)) {
            out += "\xEF\xBF\xBD";
        } else {
            out += text.substr(at, point.size);
        }
        at += point.size;
    }
    return out;
}

std::string_view colour_of(Severity severity) {
    switch (severity) {
        case Severity::error: return "\x1b[1;31m";
        case Severity::warning: return "\x1b[1;35m";
        case Severity::loss: return "\x1b[1;33m";
        case Severity::note: break;
    }
    return "\x1b[1;36m";
}

/// The first words of a long value; never half a character.
std::string shortened(std::string_view value) {
    constexpr std::size_t longest = 60;
    if (value.size() <= longest) return std::string(value);
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80) --end;
    return std::string(value.substr(0, end)) + "…";
}

void put(std::FILE* stream, std::string_view text) { std::fwrite(text.data(), 1, text.size(), stream); }

}  // namespace

std::string escape_for_terminal(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_dangerous(point.value)) {
            char code[16];
            std::snprintf(code, sizeof code, "\\u{%X}", static_cast<unsigned>(point.value));
            out += code;
        } else if (!point.valid) {
            out += "\xEF\xBF\xBD";
        } else {
            out += text.substr(at, point.size);
        }
        at += point.size;
    }
    return out;
}

void Reporter::begin_source(std::string_view name) {
    source_ = name == "-" ? "<stdin>" : std::string(name);
    said_once_.clear();
}

void Reporter::report(const Finding& finding) {
    LocatedFinding located;
    located.finding = finding;
    report(located, {});
}

void Reporter::report(const LocatedFinding& located, Position start) {
    const Finding& finding = located.finding;
    if (!finding.once_key.empty() && !said_once_.insert(std::string(finding.code->id) + '\n' + finding.once_key).second) return;
    counts_[static_cast<std::size_t>(finding.severity)] += 1 + finding.repeats;
    const Position place = offset_by(start, located.begin);
    if (losses_ != nullptr && finding.severity == Severity::loss) show_json(located, place, losses_);
    if (options_.quiet && finding.severity != Severity::error) return;
    if (options_.form == DiagnosticsForm::json) {
        show_json(located, place, stream_);
        return;
    }
    const auto [entry, is_new] = tallies_.try_emplace({finding.code, finding.field});
    Tally& tally = entry->second;
    tally.count += 1 + finding.repeats;
    if (finding.severity == Severity::loss) {
        if (!is_new) return;
        tally.first = located;
        tally.source = source_;
        tally.place = place;
        loss_order_.push_back(&tally);
        return;
    }
    if (tally.shown >= fold_after && finding.severity != Severity::error) return;
    ++tally.shown;
    show_text(located, place);
}

void Reporter::show_head(std::string_view source, bool has_place, Position place, Severity severity, std::string_view message,
                         std::string_view code) {
    std::string line;
    if (!source.empty()) {
        if (options_.colour) line += "\x1b[1m";
        line += escape_for_terminal(source);
        if (has_place) line += ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
        line += ": ";
        if (options_.colour) line += "\x1b[0m";
    }
    if (options_.colour) line += colour_of(severity);
    line += name_of(severity);
    line += ": ";
    if (options_.colour) line += "\x1b[0m";
    line += escape_for_terminal(message);
    line += " [";
    line += code;
    line += "]\n";
    put(stream_, line);
}

void Reporter::show_text(const LocatedFinding& located, Position place) {
    const Finding& finding = located.finding;
    show_head(source_, located.has_place, place, finding.severity, finding.message, finding.code->id);
    const bool has_excerpt = located.has_place && finding.span.known();
    if (has_excerpt) show_excerpt(located, place);
    if (!finding.hint.empty()) {
        put(stream_, std::string(has_excerpt ? "      " : "  ") + "= hint: " + escape_for_terminal(finding.hint) + "\n");
    }
}

void Reporter::show_excerpt(const LocatedFinding& located, Position place) {
    const std::string_view line = located.line;
    const std::string number = std::to_string(place.line);
    const std::string margin(number.size() < 5 ? 5 - number.size() : 0, ' ');
    std::string out = margin + number + " | " + excerpt_of(line) + "\n";
    out += std::string(std::max<std::size_t>(number.size(), 5), ' ') + " | ";
    out += std::string(display_width(excerpt_of(line.substr(0, located.line_offset))), ' ');
    const std::size_t width = display_width(excerpt_of(line.substr(located.line_offset, located.line_length)));
    if (options_.colour) out += colour_of(located.finding.severity);
    out += '^';
    if (width > 1) out += std::string(width - 1, '~');
    if (options_.colour) out += "\x1b[0m";
    put(stream_, out + "\n");
}

void Reporter::show_json(const LocatedFinding& located, Position place, std::FILE* stream) {
    const Finding& finding = located.finding;
    nlohmann::ordered_json object;
    object["severity"] = name_of(finding.severity);
    object["code"] = finding.code->id;
    object["message"] = finding.message;
    object["file"] = source_;
    if (located.has_place) {
        object["line"] = place.line;
        object["column"] = place.column;
        const std::uint64_t line_offset = place.line - located.begin.line;
        object["end-line"] = located.end.line + line_offset;
        const bool same_line = located.end.line == located.begin.line;
        object["end-column"] = same_line ? place.column + located.end.column - located.begin.column : located.end.column;
    }
    if (!finding.record_id.empty()) object["record"] = finding.record_id;
    if (!finding.field.empty()) object["field"] = finding.field;
    if (!finding.value.empty()) object["value"] = finding.value;
    if (!finding.hint.empty()) object["hint"] = finding.hint;
    put(stream, object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

void Reporter::finish() {
    for (const auto& [key, tally] : tallies_) {
        if (key.first->severity == Severity::loss || tally.count <= tally.shown || tally.shown == 0) continue;
        put(stream_, "bibcast: " + std::to_string(tally.count - tally.shown) + " more of [" + std::string(key.first->id) + "]" +
                         (key.second.empty() ? "" : " for " + escape_for_terminal(key.second)) + "\n");
    }
    for (const Tally* tally : loss_order_) {
        const Finding& finding = tally->first.finding;
        std::string message = finding.message;
        if (!finding.value.empty()) {
            const std::string value = shortened(finding.value);
            message += ": \"" + value + "\"";
        }
        if (tally->count > 1) message += ", and " + std::to_string(tally->count - 1) + " more";
        show_head(tally->source, tally->first.has_place, tally->place, finding.severity, message, finding.code->id);
    }
    std::fflush(stream_);
}

}  // namespace bibcast
