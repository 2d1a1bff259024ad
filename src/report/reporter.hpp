#pragma once

#include <array>
#include <cstdint>
#include <cstdio>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/escape.hpp"
#include "report/placed.hpp"
#include "report/sarif.hpp"

namespace bibcast {

/// How findings are shown: as text for people, as JSON Lines, as one SARIF 2.1.0 log, as workflow commands of GitHub Actions.
enum class DiagnosticsForm : std::uint8_t { text, json, sarif, github };

/// `text`, `json`, `sarif`, `github`.
[[nodiscard]] const std::vector<std::string>& diagnostics_forms();
/// The form with that word, which must be one of them.
[[nodiscard]] DiagnosticsForm diagnostics_form_named(std::string_view word);

struct ReporterOptions {
    DiagnosticsForm form = DiagnosticsForm::text;
    bool colour = false;
    bool quiet = false;  ///< only errors
    std::size_t columns = 0;  ///< of the terminal; source lines are cut to them. 0: to no width
    bool fold = true;    ///< of repeats only the first ones are shown, and losses are gathered in a summary
};

/// Shows the findings of a run, in order, on one stream.
///
/// As text, repeats of one (code, field) fold after five, and losses are gathered into a summary at the end, a line for
/// each (code, field) with its first place. In the other forms each finding stands by itself.
class Reporter {
  public:
    Reporter(ReporterOptions options, std::FILE* stream) : options_(options), stream_(stream) {}
    /// One for sources that another thread reads meanwhile: what it is told is shown by `shows`, which must outlive it.
    explicit Reporter(Reporter* shows) : options_(shows->options_), stream_(shows->stream_), shows_(shows) {}

    /// A new source begins: what is said once a source may be said again.
    void begin_source(std::string_view name);
    /// `start` is where in the current source the slice of the finding began.
    void report(const LocatedFinding& located, Position start);
    /// A finding without a place.
    void report(const Finding& finding);
    /// Counts a finding that is not to be shown.
    void count_unshown(const Finding& finding) { counts_[static_cast<std::size_t>(finding.severity)] += 1 + finding.repeats; }
    /// Sends every loss to `stream` too, as JSON Lines (`loss_line`), whatever the form of the diagnostics.
    void write_losses_to(std::FILE* stream);
    /// Says what was folded and what was lost.
    void finish();

    [[nodiscard]] std::uint64_t count(Severity severity) const;
    /// True if each finding is wanted, not only the first ones of a kind.
    [[nodiscard]] bool wants_all() const;
    /// How many kinds of value were lost: pairs of code and variable. Known to the text form only.
    [[nodiscard]] std::size_t kinds_lost() const { return loss_order_.size(); }

  private:
    struct Tally {
        std::uint64_t count = 0;
        std::uint64_t shown = 0;
        LocatedFinding first;
        std::string source;
        Position place;
    };
    void take(const LocatedFinding& located, const PlacedFinding& placed);
    void show(const LocatedFinding& located, const PlacedFinding& placed);
    void show_text(const LocatedFinding& located, const PlacedFinding& placed);
    void show_excerpt(const LocatedFinding& located, Position place);
    void show_head(std::string_view source, bool has_place, Position place, Severity severity, std::string_view message,
                   std::string_view code);
    void begin_sarif();

    ReporterOptions options_;
    std::FILE* stream_;
    Reporter* shows_ = nullptr;  ///< the one that shows what this one is told; null: itself
    std::string source_;
    std::set<std::string> said_once_;
    mutable std::mutex mutex_;   ///< guards all below, which those share that are shown by this one
    std::FILE* losses_ = nullptr;
    using Subject = std::pair<const Code*, std::string>;
    /// By name and not by address: what is said last stands in the same order in every build.
    struct ByName {
        bool operator()(const Subject& a, const Subject& b) const { return a.first->id != b.first->id ? a.first->id < b.first->id : a.second < b.second; }
    };
    std::map<Subject, Tally, ByName> tallies_;
    std::vector<const Tally*> loss_order_;
    std::array<std::uint64_t, 4> counts_{};
    SarifLog sarif_;
    bool sarif_begun_ = false;
};

}  // namespace bibcast
