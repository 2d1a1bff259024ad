#include "diag/reporter.hpp"

#include <nlohmann/json.hpp>

namespace bibcast {

namespace {

constexpr std::uint64_t fold_after = Findings::fold_after;

struct Decoded {
    char32_t value;
    std::size_t size;
};

/// Findings are made of UTF-8, but a message may be cut from anything: an odd byte is shown as U+FFFD.
Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
    const unsigned first = byte(0);
    const auto next = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80; };
    if (first < 0x80) return {first, 1};
    if (first >= 0xC2 && first < 0xE0 && next(1)) return {(first & 31U) << 6U | (byte(1) & 63U), 2};
    if (first >= 0xE0 && first < 0xF0 && next(1) && next(2)) {
        return {(first & 15U) << 12U | (byte(1) & 63U) << 6U | (byte(2) & 63U), 3};
    }
    if (first >= 0xF0 && first < 0xF5 && next(1) && next(2) && next(3)) {
        return {(first & 7U) << 18U | (byte(1) & 63U) << 12U | (byte(2) & 63U) << 6U | (byte(3) & 63U), 4};
    }
    return {0xFFFD, 1};
}

bool is_dangerous(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

/// An excerpt keeps its columns: what must not reach the terminal becomes one visible character.
std::string excerpt_of(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded point = decode(text, at);
        if (point.value == '\t') {
            out += ' ';
        } else if (point.value == 0xFFFD || is_dangerous(point.value)) {
            out += "\xEF\xBF\xBD";
        } else {
            out += text.substr(at, point.size);
        }
        at += point.size;
    }
    return out;
}

/// East Asian wide and combining characters, as far as a caret needs them (UAX 11: W and F; Mn).
std::size_t columns_of(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded point = decode(text, at);
        at += point.size;
        const char32_t c = point.value;
        const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
                          (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
                          (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
        const bool none = (c >= 0x300 && c <= 0x36F) || c == 0x200B || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F);
        columns += wide ? 2 : none ? 0 : 1;
    }
    return columns;
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

void put(std::FILE* stream, std::string_view text) { std::fwrite(text.data(), 1, text.size(), stream); }

}  // namespace

std::string escape_for_terminal(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded point = decode(text, at);
        if (is_dangerous(point.value)) {
            char code[16];
            std::snprintf(code, sizeof code, "\\u{%X}", static_cast<unsigned>(point.value));
            out += code;
        } else if (point.value == 0xFFFD) {
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
    if (located.has_place) show_excerpt(located, place);
    if (!finding.hint.empty()) {
        put(stream_, std::string(located.has_place ? "      " : "  ") + "= hint: " + escape_for_terminal(finding.hint) + "\n");
    }
}

void Reporter::show_excerpt(const LocatedFinding& located, Position place) {
    const std::string_view line = located.line;
    const std::string number = std::to_string(place.line);
    const std::string margin(number.size() < 5 ? 5 - number.size() : 0, ' ');
    std::string out = margin + number + " | " + excerpt_of(line) + "\n";
    out += std::string(std::max<std::size_t>(number.size(), 5), ' ') + " | ";
    out += std::string(columns_of(line.substr(0, located.line_offset)), ' ');
    const std::size_t width = columns_of(line.substr(located.line_offset, located.line_length));
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
            std::string value = finding.value.substr(0, 60);
            while (!value.empty() && value.size() < finding.value.size() && (static_cast<unsigned char>(finding.value[value.size()]) & 0xC0U) == 0x80) {
                value.pop_back();
                if (value.empty() || (static_cast<unsigned char>(value.back()) & 0x80U) == 0) break;
            }
            message += ": \"" + value + (value.size() < finding.value.size() ? "…\"" : "\"");
        }
        if (tally->count > 1) message += ", and " + std::to_string(tally->count - 1) + " more";
        show_head(tally->source, tally->first.has_place, tally->place, finding.severity, message, finding.code->id);
    }
    std::fflush(stream_);
}

}  // namespace bibcast
