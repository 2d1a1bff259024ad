#include "report/reporter.hpp"

#include <algorithm>

#include "io/passed_over.hpp"
#include "report/escape.hpp"
#include "report/excerpt.hpp"
#include "report/github.hpp"
#include "report/json_lines.hpp"
#include "text/utf8.hpp"

namespace bibcast {

namespace {

constexpr std::uint64_t fold_after = Findings::fold_after;

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

const std::vector<std::string>& diagnostics_forms() {
    static const std::vector<std::string> forms = {"text", "json", "sarif", "github"};
    return forms;
}

DiagnosticsForm diagnostics_form_named(std::string_view word) {
    const auto& forms = diagnostics_forms();
    return static_cast<DiagnosticsForm>(std::find(forms.begin(), forms.end(), word) - forms.begin());
}

void Reporter::begin_source(std::string_view name) {
    source_ = name;
    said_once_.clear();
}

void Reporter::report(const Finding& finding) {
    LocatedFinding located;
    located.finding = finding;
    report(located, {});
}

void Reporter::report(const LocatedFinding& located, Position start) {
    const Finding& finding = located.finding;
    const bool once = !finding.once_key.empty() && !(wants_all() && finding.once_key.starts_with(once_if_folded));
    if (once && !said_once_.insert(std::string(finding.code->id) + '\n' + finding.once_key).second) return;
    Reporter& shows = shows_ == nullptr ? *this : *shows_;
    if (located.stated_source.empty()) shows.take(located, PlacedFinding(located, source_, start));
    else shows.take(located, PlacedFinding(located, located.stated_source, {}));
}

void Reporter::write_losses_to(std::FILE* stream) {
    const std::lock_guard lock(mutex_);
    losses_ = stream;
}

bool Reporter::wants_all() const {
    if (shows_ != nullptr) return shows_->wants_all();
    const std::lock_guard lock(mutex_);
    return options_.form != DiagnosticsForm::text || !options_.fold || losses_ != nullptr;
}

std::uint64_t Reporter::count(Severity severity) const {
    if (shows_ != nullptr) return shows_->count(severity);
    const std::lock_guard lock(mutex_);
    return counts_[static_cast<std::size_t>(severity)];
}

void Reporter::take(const LocatedFinding& located, const PlacedFinding& placed) {
    const std::lock_guard lock(mutex_);
    const Finding& finding = located.finding;
    counts_[static_cast<std::size_t>(finding.severity)] += 1 + finding.repeats;
    if (losses_ != nullptr && finding.severity == Severity::loss) put(losses_, loss_line(placed));
    if (options_.quiet && finding.severity != Severity::error) return;
    show(located, placed);
}

void Reporter::show(const LocatedFinding& located, const PlacedFinding& placed) {
    switch (options_.form) {
        case DiagnosticsForm::json: put(stream_, finding_line(placed)); break;
        case DiagnosticsForm::github: put(stream_, github_line(placed)); break;
        case DiagnosticsForm::sarif:
            begin_sarif();
            put(stream_, sarif_.add(placed));
            break;
        case DiagnosticsForm::text: show_text(located, placed); break;
    }
}

void Reporter::begin_sarif() {
    if (!sarif_begun_) put(stream_, SarifLog::begin());
    sarif_begun_ = true;
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

void Reporter::show_text(const LocatedFinding& located, const PlacedFinding& placed) {
    const Finding& finding = located.finding;
    if (options_.fold) {
        const auto [entry, is_new] = tallies_.try_emplace({finding.code, finding.field});
        Tally& tally = entry->second;
        tally.count += 1 + finding.repeats;
        if (finding.severity == Severity::loss) {
            if (!is_new) return;
            tally.first = located;
            tally.source = placed.shown_source();
            tally.place = placed.begin;
            loss_order_.push_back(&tally);
            return;
        }
        if (tally.shown >= fold_after && finding.severity != Severity::error) return;
        ++tally.shown;
    }
    show_head(placed.shown_source(), placed.has_place, placed.begin, finding.severity, finding.message, finding.code->id);
    const bool has_excerpt = placed.has_place && finding.span.known();
    if (has_excerpt) show_excerpt(located, placed.begin);
    if (!finding.hint.empty()) {
        put(stream_, std::string(has_excerpt ? "      " : "  ") + "= hint: " + escape_for_terminal(finding.hint) + "\n");
    }
}

void Reporter::show_excerpt(const LocatedFinding& located, Position place) {
    const std::string number = std::to_string(place.line);
    const std::size_t number_width = std::max<std::size_t>(number.size(), 5);
    constexpr std::string_view bar = " | ";
    constexpr std::size_t least = 24;
    const std::size_t margin = number_width + bar.size();
    const std::size_t columns = options_.columns == 0 ? 0 : std::max(options_.columns, margin + least) - margin;
    const Excerpt excerpt = excerpt_of(located.line, located.line_offset, located.line_length, columns);
    std::string out = std::string(number_width - number.size(), ' ') + number + std::string(bar) + excerpt.line + "\n";
    out += std::string(number_width, ' ') + std::string(bar) + std::string(excerpt.before, ' ');
    if (options_.colour) out += colour_of(located.finding.severity);
    out += '^';
    if (excerpt.width > 1) out += std::string(excerpt.width - 1, '~');
    if (options_.colour) out += "\x1b[0m";
    put(stream_, out + "\n");
}

void Reporter::finish() {
    if (options_.form == DiagnosticsForm::sarif) {
        begin_sarif();
        put(stream_, sarif_.end());
    }
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
